"""The slots for numbers that a document has redacted: a value needs its source and counts as the person's word."""

from datetime import UTC, datetime

import streamlit as st

from tracker.catalogue.edits import TargetEdit, save_edit
from tracker.people import may_write
from tracker.store.engine import writing
from tracker.ui import loading, notice
from tracker.ui.editor import draw_editor, forged_refused, sent
from tracker.ui.frame import Visit
from tracker.ui.paging import height
from tracker.views.redacted import REDACTED_SHOWN, FilledNumber, filled_numbers, redacted_frame, redacted_targets

_ROUND = "redacted:round"


def draw_redacted(visit: Visit, place: str) -> None:
    """Draw the redacted targets of a place where there are any, and save what was typed when asked to."""
    with forged_refused(visit):
        _draw(visit, place)


def _draw(visit: Visit, place: str) -> None:
    targets = redacted_targets(visit.board, place)
    if not targets:
        return
    st.subheader(visit.text("entry.redacted", count=len(targets)))
    st.caption(visit.text("entry.redacted_help"))
    versions = ",".join(str(target.version) for target in targets)
    key = f"redacted:{place}:{versions}:{visit.lang}:{st.session_state.setdefault(_ROUND, 0)}"
    text_column = st.column_config.TextColumn
    draw_editor(
        redacted_frame(visit.board.data, targets, visit.lang),
        key=key,
        locked=REDACTED_SHOWN,
        height=height(len(targets)),
        column_config={
            column: text_column(visit.text(f"entry.column_{column}"), max_chars=1000)
            for column in (*REDACTED_SHOWN, "value", "source")
        },
    )
    if st.button(visit.text("entry.redacted_save"), key="redacted:save", icon=":material/save:"):
        _save(visit, filled_numbers(visit.board.data, targets, sent(key)))


def _save(visit: Visit, filled: list[FilledNumber]) -> None:
    """Store each number as an edit of its own; the page says which ones were not stored, and why."""
    saved = []
    for number in filled:
        edit = TargetEdit(
            cells=number.cells,
            expected=number.version,
            value_source=number.source,
            reason=visit.text("entry.redacted_reason"),
        )
        with writing(loading.engine()) as session:
            outcome = save_edit(
                session,
                edit,
                who=visit.person.name,
                may_write=lambda code: may_write(visit.person, code),
                now=datetime.now(UTC),
            )
        if outcome.wrong:
            why = "；".join(
                visit.text(f"catalogue.{code}", found=number.cells["value"]) for code in outcome.wrong.values()
            )
            st.error(visit.text("entry.redacted_wrong", target=number.name, why=why))
        elif outcome.result and outcome.result.batch:
            saved.append(outcome.result.batch.id)
        else:
            st.error(visit.text("entry.redacted_clash", target=number.name))
    if saved and len(saved) == len(filled):
        notice.leave("entry", visit.text("entry.redacted_done", count=len(saved)), saved[-1])
        st.session_state[_ROUND] += 1
        st.rerun()
    elif not filled:
        st.info(visit.text("entry.nothing_typed"))
