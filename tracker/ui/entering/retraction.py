"""Taking back what is stored: chosen from the rows of the grid, with a reason, after saying what that does."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from tracker.intake.acts.retract import RetractRefused, retract
from tracker.ui.shell import notice
from tracker.ui.shell.markup import plain
from tracker.ui.shell.visit import Visit
from tracker.views.entry import EntryRow, stored_choices


def retraction_form(visit: Visit, rows: Sequence[EntryRow], key: str) -> None:
    """A button that opens the choice of stored values to take back; nothing where there are none."""
    versions = {key: stored.version for row in rows for key, stored in row.all_stored}
    if not versions:
        return
    words = stored_choices(visit.board.data, rows, visit.lang)
    with st.popover(visit.text("entry.retract"), icon=":material/delete:"):
        st.caption(visit.text("entry.retract_help"))
        chosen = st.multiselect(
            visit.text("entry.retract_which"),
            list(versions),
            format_func=words.__getitem__,
            key=f"{key}:retract:{visit.lang}",
            placeholder=visit.text("entry.retract_choose"),
        )
        reason = st.text_input(visit.text("entry.retract_reason"), key=f"{key}:reason", max_chars=200)
        if not st.button(visit.text("entry.retract_confirm"), type="primary", key=f"{key}:retract_confirm"):
            return
        seen = {each: versions[each] for each in chosen}
        try:
            result = retract(visit.engine, seen, person=visit.person, now=datetime.now(UTC), reason=reason)
        except RetractRefused as refused:
            st.error(visit.text(f"entry.{refused.code}", detail=plain(refused.detail)), icon=":material/block:")
            return
    assert result.batch is not None
    said = visit.text("entry.retract_done", number=result.batch.id, count=result.batch.retracted)
    notice.leave("entry", said, result.batch.id)
    st.rerun()
