"""The grid of slots: typing, saving through the same check and commit as a file, and nothing that it does not offer."""

from typing import Any

import streamlit as st

from tracker.core.kinds import Qualifier
from tracker.core.periods import Period
from tracker.intake.entry import check_cells
from tracker.store.engine import reading
from tracker.ui import loading, window
from tracker.ui.committing import commit
from tracker.ui.editor import draw_editor, forged_refused, sent
from tracker.ui.frame import Visit
from tracker.ui.preview import draw_plan
from tracker.ui.retraction import retraction_form
from tracker.views.entry import (
    SHOWN,
    TYPED,
    EntryRow,
    entry_frame,
    entry_rows,
    qualifier_words,
    typed_cells,
)

_ROUND, _SEEN, _PENDING = "grid:round", "grid:seen", "grid:pending"
_WIDE_FROM = 560
# On a phone no column can stay in place, and the value comes right behind the name.
_NARROW = ("indicator", "value", "unit", "stored", "target", "qualifier", "source", "publisher", "published", "note")
_STORED = ("stored", "stored_source")
_WIDTHS = {
    "unit": 90,
    "target": 150,
    "stored": 110,
    "stored_source": 110,
    "value": 110,
    "source": 200,
    "publisher": 140,
    "published": 110,
    "note": 200,
}
_NARROW_INDICATOR, _THREE_LINES = 190, 66  # on a phone the value is to be seen beside the whole name
_LONGEST = {"value": 60, "publisher": 200, "published": 10, "source": 1000, "note": 1000}


def draw_grid(visit: Visit, place: str, period: Period) -> None:
    """Draw the grid of a place and period, and save what was typed when asked to."""
    with forged_refused(visit):
        _draw(visit, place, period)


def _draw(visit: Visit, place: str, period: Period) -> None:
    rows, key = _rows_as_shown(visit, place, period)
    if not rows:
        st.info(visit.text("entry.no_slots"))
        return
    wide = window.width() >= _WIDE_FROM
    frame = entry_frame(visit.board.data, rows, visit.lang)
    shown = [column for column in (frame if wide else _NARROW) if column not in _STORED or (frame[column] != "").any()]
    draw_editor(
        frame,
        key=key,
        locked=SHOWN,
        column_config=_columns(visit, wide),
        column_order=shown,
        row_height=None if wide else _THREE_LINES,
        height="content",
    )
    st.caption(visit.text("entry.grid_help"))
    if st.button(visit.text("entry.save"), type="primary", icon=":material/save:", shortcut="Ctrl+S", key="grid:save"):
        _check(visit, rows, key)
    _confirm(visit, key)
    retraction_form(visit, rows, key)


def _rows_as_shown(visit: Visit, place: str, period: Period) -> tuple[list[EntryRow], str]:
    """The rows with the versions that the reader has seen; once something is typed they stay what was seen."""
    key = f"grid:{place}:{period.code}:{visit.lang}:{st.session_state.setdefault(_ROUND, 0)}"
    seen, version, rows = st.session_state.get(_SEEN, ("", visit.board.version, []))
    typed = sent(key).get("edited_rows")
    if seen != key or (version != visit.board.version and not typed):
        rows = entry_rows(loading.engine(), visit.board.data, place, period)
        st.session_state[_SEEN] = key, visit.board.version, rows
        st.session_state.pop(_PENDING, None)
    return rows, key


def _columns(visit: Visit, wide: bool) -> dict[str, Any]:
    config: dict[str, Any] = {
        column: st.column_config.TextColumn(
            visit.text(f"entry.column_{column}"),
            width=_NARROW_INDICATOR if column == "indicator" and not wide else _WIDTHS.get(column),
            pinned=column == "indicator" and wide,
        )
        for column in SHOWN
    }
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


def _check(visit: Visit, rows: list[EntryRow], key: str) -> None:
    """Check what was typed; keep the plan for the reader's second look, or write it where nothing needs one."""
    cells = typed_cells(rows, sent(key))
    if not cells:
        st.info(visit.text("entry.nothing_typed"))
        return
    with reading(loading.engine()) as session:
        plan = check_cells(session, cells, person=visit.person, today=visit.today)
    st.session_state[_PENDING] = plan
    if plan.outcome == "accept":
        _write(visit)


def _confirm(visit: Visit, key: str) -> None:
    """What has to be looked at before it is written: a value that changes, a number that was converted, an error."""
    plan = st.session_state.get(_PENDING)
    if plan is None:
        return
    draw_plan(visit, plan, "grid")
    if plan.committable and plan.writes and st.button(visit.text("entry.confirm"), type="primary", key="grid:confirm"):
        _write(visit)


def _write(visit: Visit) -> None:
    if commit(visit, st.session_state[_PENDING], kind="grid"):
        st.session_state.pop(_PENDING)
        st.session_state[_ROUND] += 1
        st.rerun()
