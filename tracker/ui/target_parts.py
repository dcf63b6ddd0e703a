"""The parts of a target's page: where it stands and why, its readings, where it was promised, and its values."""

from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from tracker.charts import STATUS_STYLE
from tracker.ui import markup
from tracker.ui.frame import Visit
from tracker.ui.markup import Link
from tracker.ui.tables import column_widths, link
from tracker.views.explain import reading_rows, sentences
from tracker.views.plans import source_words
from tracker.views.target import TargetView
from tracker.words import day, period, quantity

_LACKS_ACTUAL = ("no_actual", "no_second_actual")
_LACKS_TERM = ("no_baseline", "no_deadline", "no_start", "no_baseline_date")


def draw_status(here: Visit, view: TargetView) -> None:
    """The status as sign and word, what was promised by when, and the sentences that say why."""
    row = view.row
    latest = quantity(row.latest, row.unit, here.lang) if row.latest is not None else "—"
    markup.headline(
        [
            (
                here.text("page.status"),
                f"{STATUS_STYLE[row.status].glyph} {here.text(row.status_key)}",
                _flag_words(here, view),
            ),
            (here.text("page.promised"), row.target_words, _deadline_words(here, view)),
            (here.text("page.latest"), latest, period(row.latest_period, here.lang) if row.latest_period else ""),
        ]
    )
    markup.sentences(sentences(view, here.lang))


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
    names = [here.text(f"page.reading_{column}") for column in ("name", "value", "inputs")]
    query = urlencode(link(here, target=view.row.code))
    filled_in = dict.fromkeys(_LACKS_ACTUAL, "#slot") | dict.fromkeys(_LACKS_TERM, f"library?{query}")
    rows = [
        (row.name, Link(row.value, filled_in[row.refused]) if row.refused in filled_in else row.value, row.inputs)
        for row in reading_rows(view, here.lang)
    ]
    markup.fact_table(names, rows)


def draw_provenance(here: Visit, view: TargetView) -> None:
    """Where the target was promised and how its words were read."""
    record, document = view.record, view.document
    title = document.title_zh if here.lang == "zh" else document.title_en
    basis = here.text(f"code.deadline.{document.published_basis}")
    facts = {
        "document": title,
        "publisher": document.publisher,
        "published": here.text("page.with_note", what=day(document.published, here.lang), note=basis),
        "line": here.text("page.line_of", line=record.line) if record.line else "—",
        "figure": record.figure or "—",
        "kind": here.text(f"code.kind.{record.kind}"),
        "commitment": here.text(f"code.commitment.{record.commitment}"),
        "binding": here.text(f"code.binding.{record.binding}"),
        "note": (record.note_zh if here.lang == "zh" else record.note_en) or "—",
        "code": record.code,
    }
    names = [here.text(f"page.fact_{name}") for name in facts]
    markup.fact_table([here.text("page.fact"), here.text("page.content")], zip(names, facts.values(), strict=True))


def draw_actuals(here: Visit, view: TargetView) -> None:
    """All values of the series that were known on the day, every release, with who published them when."""
    if not view.actuals:
        st.info(here.text("page.no_actuals"))
        return
    columns = {
        "period": [period(row.period, here.lang) for row in view.actuals],
        "value": [row.words for row in view.actuals],
        "vintage": [here.text(f"code.vintage.{row.vintage}") for row in view.actuals],
        "basis": [here.text(f"code.actual.{row.basis}") for row in view.actuals],
        "certainty": [here.text(f"code.certainty.{row.certainty}") for row in view.actuals],
        "publisher": [row.publisher for row in view.actuals],
        "published": [row.published for row in view.actuals],
        "derived_from": [row.derived_from for row in view.actuals],
        "source": [source_words(here.board.data, row.source, here.lang) for row in view.actuals],
        "note": [row.note for row in view.actuals],
    }
    frame = pd.DataFrame({here.text(f"page.actual_{name}"): cells for name, cells in columns.items()})
    st.dataframe(frame, column_config=column_widths(frame), hide_index=True, height="content")
