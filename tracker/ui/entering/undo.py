"""The way back: undoing a batch, with a reason, after saying what that does."""

from datetime import UTC, datetime

import streamlit as st

from tracker.intake.acts.undo import UndoRefused, undo
from tracker.ui.shell import notice
from tracker.ui.shell.markup import plain
from tracker.ui.shell.rights import closed
from tracker.ui.shell.visit import Visit
from tracker.views.history import BatchRow


def undo_form(visit: Visit, batch: BatchRow) -> None:
    """A button that opens the confirmation for undoing a batch; the result is said on the page of the history."""
    if closed(visit):
        return
    with st.popover(visit.text("history.undo"), icon=":material/undo:"):
        st.caption(visit.text("history.undo_help"))
        reason = st.text_input(visit.text("history.undo_reason"), key=f"undo:{batch.id}:reason", max_chars=200)
        if st.button(visit.text("history.undo_confirm"), type="primary", key=f"undo:{batch.id}"):
            undo_and_say(visit, batch.id, reason, "history")


def undo_and_say(visit: Visit, batch_id: int, reason: str, page: str) -> None:
    """Undo a batch and draw the page anew with what came of it; what is refused is said here."""
    try:
        result = undo(visit.engine, batch_id, person=visit.person, now=datetime.now(UTC), reason=reason)
    except UndoRefused as refused:
        st.error(visit.text(f"history.{refused.code}", detail=plain(refused.detail)), icon=":material/block:")
        return
    assert result.batch is not None
    notice.leave(page, visit.text("history.undo_done", number=result.batch.id), result.batch.id)
    st.rerun()
