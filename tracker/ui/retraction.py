"""Taking back what is stored: chosen from the rows of the grid, with a reason, after saying what that does."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from tracker.intake.acts.retract import RetractRefused, retract
from tracker.ui import notice
from tracker.ui.markup import plain
from tracker.ui.visit import Visit
from tracker.views.entry import EntryRow
from tracker.views.plans import series_words
from tracker.views.snapshot import counted_of
from tracker.words import value_words


def retraction_form(visit: Visit, rows: Sequence[EntryRow], key: str) -> None:
    """A button that opens the choice of stored values to take back; nothing where there are none."""
    stored = {row.key: row.value for row in rows if row.value}
    if not stored:
        return
    words = {
        row.key: f"{series_words(visit.board.data, row.slot.measure, row.slot.scope, visit.lang)} · "
        + value_words(
            row.value.value,
            row.slot.measure.unit,
            row.value.qualifier,
            visit.lang,
            counted=counted_of(row.slot.measure, visit.lang),
        )
        for row in rows
        if row.value
    }
    with st.popover(visit.text("entry.retract"), icon=":material/delete:"):
        st.caption(visit.text("entry.retract_help"))
        chosen = st.multiselect(
            visit.text("entry.retract_which"),
            list(stored),
            format_func=words.__getitem__,
            key=f"{key}:retract:{visit.lang}",
            placeholder=visit.text("entry.retract_choose"),
        )
        reason = st.text_input(visit.text("entry.retract_reason"), key=f"{key}:reason", max_chars=200)
        if not st.button(visit.text("entry.retract_confirm"), type="primary", key=f"{key}:retract_confirm"):
            return
        seen = {each: stored[each].version for each in chosen}
        try:
            result = retract(visit.engine, seen, person=visit.person, now=datetime.now(UTC), reason=reason)
        except RetractRefused as refused:
            st.error(visit.text(f"entry.{refused.code}", detail=plain(refused.detail)), icon=":material/block:")
            return
    assert result.batch is not None
    said = visit.text("entry.retract_done", number=result.batch.id, count=result.batch.retracted)
    notice.leave("entry", said, result.batch.id)
    st.rerun()
