"""The grid of slots: typing, saving through the same check and commit as a file, and nothing that it does not offer."""

from collections.abc import Hashable
from typing import Any

import pandas as pd
import streamlit as st

from tracker.core.kinds import Qualifier
from tracker.core.periods import Period
from tracker.intake.plans.entry import check_cells
from tracker.intake.plans.plan import Plan
from tracker.store.engine import reading
from tracker.ui.entering.committing import commit
from tracker.ui.entering.editor import Draft, choose_rows, draw_editor, open_draft
from tracker.ui.entering.overtaken import draw_overtaken
from tracker.ui.entering.preview import draw_plan
from tracker.ui.entering.retraction import retraction_form
from tracker.ui.shell.rights import closed
from tracker.ui.shell.visit import Visit
from tracker.ui.showing.tables import column_width
from tracker.ui.streamlit import window
from tracker.views.entry import (
    SHOWN,
    TYPED,
    EntryRow,
    entry_frame,
    entry_rows,
    qualifier_words,
    refused_words,
    typed_cells,
)
from tracker.words import day

_CHECKED = "grid:checked"
_WIDE_FROM = 560
# What has to be typed stands beside what is stored, before what may be left open: it is to be seen without scrolling.
_WIDE = ("indicator", "unit", "stored", "value", "target", "source", "qualifier", "stored_source", "publisher",
         "published", "note")  # fmt: skip
# On a phone no column can stay in place, and the value comes right behind the name.
_NARROW = ("indicator", "value", "unit", "stored", "target", "qualifier", "source", "publisher", "published", "note")
_WIDTHS = {
    "value": 100,
    "source": 180,
    "publisher": 140,
    "published": 110,
    "note": 200,
}
_WIDEST = {"indicator": 0.24, "stored_source": 0.24}
_ELSE_WIDEST = 0.16
"""The most of the page that a column takes: what is longer has more lines."""
_NARROW_WIDTHS = {"indicator": 168, "unit": 90, "target": 150, "stored": 110, "stored_source": 110}
_THREE_LINES = 66  # the least at which Streamlit breaks a line; a phone shows the whole name and the value then
_LONGEST = {"value": 60, "publisher": 200, "published": 10, "source": 1000, "note": 1000}


def draw_grid(visit: Visit, place: str, period: Period) -> None:
    """Draw the grid of a place and period, and save what was typed when asked to."""

    def rows() -> dict[Hashable, EntryRow]:
        newest = entry_rows(visit.engine, visit.board.data, place, period)
        return {row.key[:4]: row for row in newest}

    draft = open_draft(visit, "grid", place, period.code, TYPED, rows)
    if not draft.rows:
        st.info(visit.text("entry.no_slots"))
        return
    only_reads = closed(visit, place)
    if period.end > visit.today:
        st.caption(visit.text("entry.period_open", end=day(period.end, visit.lang)))
    wide = window.width() >= _WIDE_FROM
    page = choose_rows(draft)
    frame = entry_frame(visit.board.data, [draft.rows[name] for name in page], visit.lang, visit.today)
    stored = [row.value for row in draft.rows.values() if row.value]
    empty = {"stored": not stored, "stored_source": not any(value.source for value in stored)}
    shown = [column for column in (_WIDE if wide else _NARROW) if not empty.get(column)]
    draw_editor(
        visit,
        draft,
        page,
        frame,
        locked=(*SHOWN, *TYPED) if only_reads else SHOWN,
        column_config=_columns(visit, wide, frame),
        column_order=shown,
        row_height=_row_height(visit, wide, frame),
    )
    if only_reads:
        return
    st.caption(visit.text("entry.grid_help"))
    if refused := refused_words(visit.board.data, place, period, visit.lang):
        with st.expander(visit.text("entry.refused", count=len(refused))):
            st.text("\n".join(refused))
    draw_overtaken(visit, draft, lambda rows: entry_frame(visit.board.data, rows, visit.lang))
    if st.button(visit.text("entry.save"), type="primary", icon=":material/save:", shortcut="Ctrl+S", key="grid:save"):
        _check(visit, draft)
    _confirm(visit, draft)
    retraction_form(visit, list(draft.rows.values()), f"grid:{place}:{period.code}")


def _row_height(visit: Visit, wide: bool, frame: pd.DataFrame) -> int | None:
    """The pixels of a row in which whole names can be read; None for the usual one line."""
    cut = any(column_width(_words(visit, frame, column), window.width()) > _widest(column) for column in SHOWN)
    return _THREE_LINES if cut or not wide else None


def _widest(column: str) -> float:
    """The most pixels of a column."""
    return _WIDEST.get(column, _ELSE_WIDEST) * window.width()


def _words(visit: Visit, frame: pd.DataFrame, column: str) -> list[str]:
    """What stands in a column, its head first."""
    return [visit.text(f"entry.column_{column}"), *frame[column]]


def _columns(visit: Visit, wide: bool, frame: pd.DataFrame) -> dict[str, Any]:
    config: dict[str, Any] = {}
    for column in SHOWN:
        head, *said = _words(visit, frame, column)
        width = column_width([head, *said], _widest(column)) if wide else _NARROW_WIDTHS[column]
        config[column] = st.column_config.TextColumn(head, width=width, pinned=column == "indicator" and wide)
    config |= {
        column: st.column_config.TextColumn(
            visit.text(f"entry.column_{column}"),
            max_chars=_LONGEST[column],
            width=_WIDTHS[column],
            help=visit.text(f"entry.help_{column}"),
        )
        for column in TYPED
        if column != "qualifier"
    }
    config["qualifier"] = st.column_config.SelectboxColumn(
        visit.text("entry.column_qualifier"),
        options=[code.value for code in Qualifier],
        help=visit.text("entry.help_qualifier"),
        format_func=lambda code: qualifier_words(str(code), visit.lang),
    )
    return config


def _check(visit: Visit, draft: Draft[EntryRow]) -> None:
    """Check what was typed; keep the plan for the reader's second look, or write it where nothing needs one."""
    cells = typed_cells(draft.edited, visit.today)
    if not cells:
        st.info(visit.text("entry.nothing_typed"))
        return
    with reading(visit.engine) as session:
        plan = check_cells(session, cells, person=visit.person, today=visit.today)
    st.session_state[_CHECKED] = cells, plan
    if plan.outcome == "accept":
        _write(visit, draft, plan)
    else:  # on a long grid, what follows it is out of sight
        st.toast(visit.text("entry.look_below"), icon=":material/arrow_downward:")


def _confirm(visit: Visit, draft: Draft[EntryRow]) -> None:
    """What has to be looked at before it is written: a value that changes, a number that was converted, an error.

    A plan stands as long as what it was made of: after another edit, or of another grid, there is nothing to confirm.
    """
    cells, plan = st.session_state.get(_CHECKED, ([], None))
    if plan is None or cells != typed_cells(draft.edited, visit.today):
        return
    draw_plan(visit, plan, "grid")
    if plan.committable and plan.writes and st.button(visit.text("entry.confirm"), type="primary", key="grid:confirm"):
        _write(visit, draft, plan)


def _write(visit: Visit, draft: Draft[EntryRow], plan: Plan) -> None:
    if commit(visit, plan, kind="grid"):
        st.session_state.pop(_CHECKED)
        draft.let_go(list(draft.typed))
        st.rerun()
