"""The form that corrects a target: its cells, where the value stands, and why."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import streamlit as st

from tracker.catalogue.edits import EditOutcome, TargetEdit, save_edit
from tracker.core.kinds import Comparator, Kind
from tracker.people import may_write
from tracker.store.engine import writing
from tracker.store.staging import Clash
from tracker.ui.entering.taking import take
from tracker.ui.shell import notice
from tracker.ui.shell.markup import plain
from tracker.ui.shell.rights import closed
from tracker.ui.shell.visit import Visit
from tracker.views import target_cells
from tracker.views.choices import not_stored
from tracker.views.history import field_words
from tracker.views.snapshot import TargetRecord

_FIRST = (
    "jurisdiction",
    "indicator",
    "scope",
    "kind",
    "comparator",
    "commitment",
    "value",
    "unit",
    "deadline",
    "deadline_basis",
    "source",
)
_MORE = (
    "binding",
    "theme",
    "value_upper",
    "interval_mode",
    "start",
    "late_allowed",
    "interim",
    "baseline_value",
    "baseline_period",
    "baseline_basis",
    "tier",
    "tier_of",
    "parent",
    "line",
    "figure",
    "redacted",
    "deadline_from_zh",
    "deadline_from_en",
    "note_zh",
    "note_en",
    "responsible",
)
_ONLY_OF = {"interval_mode": ("kind", Kind.INTERVAL), "value_upper": ("comparator", Comparator.BETWEEN)}
"""Columns that only one kind or comparator has: the column that says so, and what it says."""

_OVER_TIME = (Kind.TOTAL, Kind.GROWTH, Kind.AVERAGE_RATE, Kind.RELATIVE)
_LABELS = {"jurisdiction": "jurisdiction_id", "indicator": "indicator_id", "source": "document"}
_REQUIRED = frozenset({"code", "jurisdiction", "indicator", "kind", "comparator", "commitment", "unit", "source"})


def target_form(visit: Visit, target: TargetRecord) -> None:
    """Draw the form for a stored target; save what is submitted, or say at each field what is wrong with it."""
    if closed(visit, visit.board.data.places_by_id[target.jurisdiction_id].code):
        return
    # Another language starts the form anew, because a browser holds a choice as the words that it showed.
    key = f"target:{visit.lang}:{target.code}:{target.version}"
    cells = target_cells.cells(visit.board.data, target)
    slots: dict[str, Any] = {}
    with st.container(border=True):
        st.caption(visit.text("library.form_lead"))
        said = _fields(visit, key, cells, _FIRST, slots)
        value_source = st.text_input(visit.text("library.form_value_source"), key=f"{key}:value_source")
        slots["value_source"] = st.container()
        reason = st.text_input(visit.text("library.form_reason"), key=f"{key}:reason")
        slots["reason"] = st.container()
        with st.expander(visit.text("library.form_more")):
            said |= _fields(visit, key, cells, _of_kind(said, cells), slots)
        # What does not belong to the kind that is chosen now goes, because no field shows it.
        said |= {column: "" for column, kind in _ONLY_OF.items() if said[kind[0]] != kind[1]}
        sent = st.button(visit.text("library.form_save"), type="primary", key=f"{key}:save")
    named = not_stored(visit.board.data, [said["jurisdiction"], said["indicator"]])
    whole = reason.strip() and value_source.strip()
    if sent and (not whole or take(visit, [code for code in named if code])):
        edit = TargetEdit(cells=cells | said, expected=target.version, value_source=value_source, reason=reason)
        with writing(visit.engine) as session:
            outcome = save_edit(
                session,
                edit,
                who=visit.person.name,
                may_write=lambda code: may_write(visit.person, code),
                now=datetime.now(UTC),
            )
        _say(visit, edit, outcome, slots)


def _of_kind(said: Mapping[str, str], cells: Mapping[str, str]) -> list[str]:
    """The further columns that a target of the chosen kind has, and those in which something stands."""
    hidden = {column for column, kind in _ONLY_OF.items() if said[kind[0]] != kind[1]}
    hidden |= {column for column in ("start",) if said["kind"] not in _OVER_TIME and not cells[column]}
    return [column for column in _MORE if column not in hidden]


def _fields(
    visit: Visit, key: str, cells: Mapping[str, str], columns: Iterable[str], slots: dict[str, Any]
) -> dict[str, str]:
    """One input a column, three beside each other: a choice where the column holds a code, else a line of text."""
    choices = target_cells.choices(visit.board.data, visit.lang)
    said: dict[str, str] = {}
    for at, column in enumerate(columns):
        if not at % 3:  # a row at a time, so that a narrow screen keeps their order
            beside = st.columns(3)
        label = field_words(_LABELS.get(column, column), visit.lang) + (" *" if column in _REQUIRED else "")
        with beside[at % 3]:
            if column not in choices:
                said[column] = st.text_input(label, cells[column], key=f"{key}:{column}").strip()
            else:
                codes, words = choices[column]
                index = codes.index(cells[column]) if cells[column] in codes else None
                said[column] = st.selectbox(label, codes, index, words, key=f"{key}:{column}", placeholder="—") or ""
            slots[column] = st.container()
    return said


def _say(visit: Visit, edit: TargetEdit, outcome: EditOutcome, slots: Mapping[str, Any]) -> None:
    if outcome.wrong is not None:
        st.error(visit.text("library.form_wrong"), icon=":material/error:")
        for column, code in outcome.wrong.items():
            why = visit.text(f"catalogue.{code}", found=edit.cells.get(column, ""))
            said = plain(visit.text("library.form_wrong_field", field=field_words(column, visit.lang), why=why))
            slots.get(column, st).error(said)
        return
    assert outcome.result is not None
    if outcome.result.clashes:
        _show_clashes(visit, outcome.result.clashes)
        return
    batch = outcome.result.batch
    assert batch is not None
    said = "library.form_saved_before" if outcome.result.done_before else "library.form_saved"
    notice.leave("library", visit.text(said, number=batch.id), batch.id)
    st.rerun()


def _show_clashes(visit: Visit, clashes: tuple[Clash, ...]) -> None:
    first = clashes[0]
    st.warning(
        visit.text("library.form_clash", expected=first.expected, found=first.found), icon=":material/sync_problem:"
    )
    different = [clash for clash in clashes if clash.stored != clash.offered]
    st.dataframe(
        pd.DataFrame(
            {
                visit.text("history.field"): [field_words(clash.field, visit.lang) for clash in different],
                visit.text("library.form_clash_now"): [clash.stored or "" for clash in different],
                visit.text("library.form_clash_yours"): [clash.offered or "" for clash in different],
            }
        ),
        hide_index=True,
        height="content",
    )
