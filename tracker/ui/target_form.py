"""The form that adds or corrects a target: its cells, where the value stands, and why."""

from collections.abc import Iterable
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from tracker.catalogue.edits import EditOutcome, TargetEdit, save_edit
from tracker.people import may_write
from tracker.store.engine import writing
from tracker.store.staging import Clash
from tracker.ui import loading, notice
from tracker.ui.frame import Visit
from tracker.views import target_cells
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
    "value_upper",
    "unit",
    "deadline",
    "deadline_basis",
    "source",
)
_MORE = (
    "binding",
    "theme",
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
)
_LABELS = {"jurisdiction": "jurisdiction_id", "indicator": "indicator_id", "source": "document"}
_REQUIRED = frozenset({"code", "jurisdiction", "indicator", "kind", "comparator", "commitment", "unit", "source"})


def target_form(visit: Visit, target: TargetRecord | None) -> None:
    """Draw the form for a target, or for a new one; save what is submitted, or say what is wrong with it."""
    # Another language starts the form anew, because a browser holds a choice as the words that it showed.
    key = f"target:{visit.lang}:" + (f"{target.code}:{target.version}" if target else "new")
    cells = target_cells.cells(visit.board.data, target)
    with st.form(key, border=True):
        st.caption(visit.text("library.form_lead"))
        said = _fields(visit, key, cells, ("code", *_FIRST) if target is None else _FIRST)
        value_source = st.text_input(visit.text("library.form_value_source"), key=f"{key}:value_source")
        reason = st.text_input(visit.text("library.form_reason"), key=f"{key}:reason")
        with st.expander(visit.text("library.form_more")):
            said |= _fields(visit, key, cells, _MORE)
        sent = st.form_submit_button(visit.text("library.form_save"), type="primary")
    if sent:
        expected = target.version if target else 0
        edit = TargetEdit(cells=cells | said, expected=expected, value_source=value_source, reason=reason)
        with writing(loading.engine()) as session:
            outcome = save_edit(
                session,
                edit,
                who=visit.person.name,
                may_write=lambda code: may_write(visit.person, code),
                now=datetime.now(UTC),
            )
        _say(visit, edit, outcome)


def _fields(visit: Visit, key: str, cells: dict[str, str], columns: Iterable[str]) -> dict[str, str]:
    """One input a column, three beside each other: a choice where the column holds a code, else a line of text."""
    choices = target_cells.choices(visit.board.data, visit.lang)
    said: dict[str, str] = {}
    beside = st.columns(3)
    for at, column in enumerate(columns):
        label = field_words(_LABELS.get(column, column), visit.lang) + (" *" if column in _REQUIRED else "")
        with beside[at % 3]:
            if column not in choices:
                said[column] = st.text_input(label, cells[column], key=f"{key}:{column}").strip()
                continue
            codes, words = choices[column]
            index = codes.index(cells[column]) if cells[column] in codes else 0
            said[column] = st.selectbox(label, codes, index, words, key=f"{key}:{column}", placeholder="—") or ""
    return said


def _say(visit: Visit, edit: TargetEdit, outcome: EditOutcome) -> None:
    if outcome.wrong is not None:
        st.error(visit.text("library.form_wrong"), icon=":material/error:")
        for column, code in outcome.wrong.items():
            why = visit.text(f"catalogue.{code}", found=edit.cells.get(column, ""))
            st.text(visit.text("library.form_wrong_field", field=field_words(column, visit.lang), why=why))
        return
    assert outcome.result is not None
    if outcome.result.clashes:
        _show_clashes(visit, outcome.result.clashes)
        return
    batch = outcome.result.batch
    assert batch is not None
    notice.leave(
        "library",
        visit.text(
            "library.form_saved_before" if outcome.result.done_before else "library.form_saved", number=batch.id
        ),
        batch.id,
    )
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
