"""The parts of a target's page: where it stands and why, its readings, where it was promised, and its values."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from tracker.charts import STATUS_STYLE
from tracker.ui.shell import markup
from tracker.ui.shell.markup import Link
from tracker.ui.shell.visit import Visit, link
from tracker.ui.showing import collect
from tracker.ui.showing.original import draw_original, draw_originals
from tracker.ui.showing.tables import column_widths
from tracker.views.explain import LACKS_ACTUAL, ReadingRow, latest_fact, reading_rows, readings_waiting, sentences
from tracker.views.page_tables import actuals_frame, provenance_table, readings_table
from tracker.views.target import TargetView
from tracker.views.waiting import waiting_facts
from tracker.words import day

_LACKS_TERM = ("no_baseline", "no_deadline", "no_start", "no_baseline_date")


def draw_status(here: Visit, view: TargetView) -> None:
    """The status as sign and word, what was promised by when, and the sentences that say why."""
    row = view.row
    markup.headline(
        [
            (
                here.text("page.status"),
                f"{STATUS_STYLE[row.status].glyph} {here.text(row.status_key)}",
                _flag_words(here, view),
            ),
            (here.text("page.promised"), row.target_words, _deadline_words(here, view)),
            latest_fact(view, here.lang),
        ]
    )
    markup.sentences([*sentences(view, here.lang), *waiting_facts(here.board, view.record, here.lang)])


def _flag_words(here: Visit, view: TargetView) -> str:
    return here.text("page.list_gap").join(here.text(f"reading.flag.{flag}") for flag in view.row.flags)


def _deadline_words(here: Visit, view: TargetView) -> str:
    record = view.record
    if record.deadline is None:
        return here.text("table.no_deadline")
    words = here.text(
        "page.deadline_of",
        day=day(record.deadline, here.lang),
        basis=here.text(f"code.deadline.{record.deadline_basis}"),
    )
    came_from = record.deadline_from_zh if here.lang == "zh" else record.deadline_from_en
    return f"{words} · {came_from}" if came_from else words


def draw_readings(here: Visit, view: TargetView) -> None:
    """Every reading by name with its value and inputs, or what it lacks with the way to where that is filled in."""
    rows, waiting = reading_rows(view, here.lang), readings_waiting(view)
    if not rows and not waiting:
        st.caption(here.text("page.no_readings"))
    if rows:
        _draw_readings(here, view, rows)
    if waiting:
        wait, fill = here.text("page.readings_wait", count=len(waiting)), here.text("page.readings_fill")
        st.html(f'<p class="waiting">{escape(wait)} <a href="#slot">{escape(fill)}</a></p>')


def _draw_readings(here: Visit, view: TargetView, rows: Sequence[ReadingRow]) -> None:
    query = urlencode(link(here, target=view.row.code))
    filled_in = dict.fromkeys(LACKS_ACTUAL, "#slot") | dict.fromkeys(_LACKS_TERM, f"library?{query}")
    table = readings_table(rows, here.lang)
    linked = (
        (name, Link(row.value, filled_in[row.refused]) if row.refused in filled_in else value, inputs)
        for row, (name, value, inputs) in zip(rows, table.rows, strict=True)
    )
    markup.fact_table(table.heads, linked)
    collect.offer(here, "readings", view.row.code)


def draw_provenance(here: Visit, view: TargetView) -> None:
    """Where the target was promised and how its words were read."""
    table = provenance_table(view, here.lang)
    document = markup.address("sources", link(here, source=view.record.source))
    markup.fact_table(
        table.heads,
        ((fact, Link(str(said), document) if at == 0 else said) for at, (fact, said) in enumerate(table.rows)),
    )  # the document stands first
    draw_original(here, view)
    collect.offer(here, "provenance", view.row.code)


def draw_actuals(here: Visit, view: TargetView) -> None:
    """All values of the series that were known on the day, every release, with who published them when."""
    if not view.actuals:
        st.info(here.text("page.no_actuals"))
        return
    frame = actuals_frame(here.board.data, view, here.lang)
    st.dataframe(frame, column_config=column_widths(frame), hide_index=True, height="content")
    draw_originals(here, view)
    collect.offer(here, "actuals", view.row.code)
