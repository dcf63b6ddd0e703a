"""The slots for numbers that a document has redacted: a value needs its source and counts as the person's word."""

from collections.abc import Hashable
from datetime import UTC, datetime

import streamlit as st

from tracker.catalogue.edits import EditOutcome, TargetEdit, save_edit
from tracker.people import may_write
from tracker.store.engine import writing
from tracker.ui.entering.editor import Draft, choose_rows, draw_editor, open_draft
from tracker.ui.entering.overtaken import draw_overtaken
from tracker.ui.shell import notice
from tracker.ui.shell.visit import Visit
from tracker.views.redacted import (
    REDACTED_SHOWN,
    REDACTED_TYPED,
    FilledNumber,
    filled_numbers,
    redacted_frame,
    redacted_targets,
)
from tracker.views.snapshot import TargetRecord


class _NotStored(Exception):
    """Some numbers cannot be stored, so none is: the sentences that say which, and why."""


def draw_redacted(visit: Visit, place: str) -> None:
    """Draw the redacted targets of a place where there are any, and save what was typed when asked to."""

    def rows() -> dict[Hashable, TargetRecord]:
        return {target.code: target for target in redacted_targets(visit.board, place)}

    draft = open_draft(visit, "redacted", place, "", REDACTED_TYPED, rows)
    if not draft.rows:
        return
    st.header(visit.text("entry.redacted", count=len(draft.rows)))
    st.caption(visit.text("entry.redacted_help"))
    page, writes = choose_rows(draft), may_write(visit.person, place)
    text_column = st.column_config.TextColumn
    draw_editor(
        visit,
        draft,
        page,
        redacted_frame(visit.board.data, [draft.rows[name] for name in page], visit.lang),
        locked=REDACTED_SHOWN if writes else (*REDACTED_SHOWN, *REDACTED_TYPED),
        column_config={
            column: text_column(visit.text(f"entry.column_{column}"), max_chars=1000)
            for column in (*REDACTED_SHOWN, *REDACTED_TYPED)
        },
    )
    if not writes:  # the grid above has said so
        return
    draw_overtaken(visit, draft, lambda rows: redacted_frame(visit.board.data, rows, visit.lang))
    if st.button(visit.text("entry.redacted_save"), key="redacted:save", icon=":material/save:"):
        _save(visit, draft)


def _save(visit: Visit, draft: Draft[TargetRecord]) -> None:
    """Store each number as an edit of its own, all of them or none."""
    filled = filled_numbers(visit.board.data, draft.edited)
    if not filled:
        st.info(visit.text("entry.nothing_typed"))
        return
    try:
        batch = _store(visit, filled)
    except _NotStored as refused:
        st.error("\n\n".join([visit.text("entry.redacted_nothing"), *refused.args]))
        return
    notice.leave("entry", visit.text("entry.redacted_done", count=len(filled)), batch)
    draft.let_go(list(draft.typed))
    st.rerun()


def _store(visit: Visit, filled: list[FilledNumber]) -> int | None:
    """Store the numbers in one transaction; the last of their batches. Raises _NotStored."""
    batches, refused = [], []
    with writing(visit.engine) as session:
        for number in filled:
            edit = TargetEdit(
                cells=number.cells,
                expected=number.version,
                value_source=number.source,
                reason=visit.text("entry.redacted_reason"),
            )
            outcome = save_edit(
                session,
                edit,
                who=visit.person.name,
                may_write=lambda code: may_write(visit.person, code),
                now=datetime.now(UTC),
            )
            if outcome.result and outcome.result.batch:
                batches.append(outcome.result.batch.id)
            else:
                refused.append(_why_not(visit, number, outcome))
        if refused:
            raise _NotStored(*refused)
    return batches[-1]


def _why_not(visit: Visit, number: FilledNumber, outcome: EditOutcome) -> str:
    if not outcome.wrong:
        return visit.text("entry.redacted_clash", target=number.name)
    why = "；".join(visit.text(f"catalogue.{code}", found=number.cells["value"]) for code in outcome.wrong.values())
    return visit.text("entry.redacted_wrong", target=number.name, why=why)
