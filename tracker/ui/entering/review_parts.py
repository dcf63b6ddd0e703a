"""What stands beside the review of a document: all its numerals by role, and the record of all decisions."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from tracker.documents import Role
from tracker.documents.handing import obstacle_of
from tracker.store.reviews import Decided
from tracker.targets.review import Judged
from tracker.ui.entering.review import Desk
from tracker.ui.shell.markup import plain
from tracker.ui.shell.visit import Visit
from tracker.ui.showing.paging import height
from tracker.views.candidates import excluded_frame, proposals_frame
from tracker.views.review import agreements, records_frame

_WIDE = ("sentence", "why", "obstacle", "reason", "said")


def draw_overview(desk: Desk) -> None:
    """Every numeral by its role, with whether it is decided; those that cannot be handed on say why."""
    visit = desk.visit
    rows = {role: [one for one in desk.review.numerals if one.now.role is role] for role in Role}
    names = {Role.TARGET: "targets", Role.ACTUAL: "actuals", Role.EXCLUDED: "excluded"}
    labels = [visit.text(f"collecting.tab_{names[role]}", count=len(rows[role])) for role in names]
    for tab, role in zip(st.tabs(labels), names, strict=True):
        with tab:
            if not rows[role]:
                st.info(visit.text("collecting.none_of_role"))
            elif role is Role.EXCLUDED:
                frame = excluded_frame(desk.reading, [one.now for one in rows[role]], visit.lang)
                _table(visit, _with_state(desk, frame, rows[role]), f"{desk.key}:excluded")
            else:
                _draw_proposals(desk, rows[role], role)
    if desk.review.qualitative:
        st.caption(visit.text("collecting.qualitative", count=desk.review.qualitative))


def _draw_proposals(desk: Desk, rows: Sequence[Judged], role: Role) -> None:
    visit = desk.visit
    good = [one for one in rows if obstacle_of(one.now) is None]
    others = [one for one in rows if obstacle_of(one.now) is not None]
    if good:
        frame = proposals_frame(desk.reading, [one.now for one in good], visit.lang)
        _table(visit, _with_state(desk, frame, good), f"{desk.key}:{role}")
    if others:
        st.markdown(f"**{visit.text('collecting.not_handed', count=len(others))}**")
        frame = proposals_frame(desk.reading, [one.now for one in others], visit.lang, obstacles=True)
        _table(visit, _with_state(desk, frame, others), f"{desk.key}:{role}:others")


def _with_state(desk: Desk, frame: Any, rows: Sequence[Judged]) -> Any:
    """A table with a first column that says what was decided."""
    words = {done: desk.visit.text(f"collecting.state_{'decided' if done else 'open'}") for done in (True, False)}
    frame.insert(0, desk.visit.text("collecting.column_state"), [words[one.decided is not None] for one in rows])
    return frame


def draw_record(desk: Desk, decided: Sequence[Decided], delete: Callable[[], None]) -> None:
    """Who decided what and when, how far two readers agree, the switch for reading without others, the end."""
    visit = desk.visit
    if not desk.readonly:
        blind = bool(st.session_state.get(f"{desk.key}:blind"))
        asked = st.toggle(
            visit.text("collecting.blind"),
            blind,
            key=f"{desk.key}:blind_asked",
            help=visit.text("collecting.blind_help"),
        )
        if asked != blind:
            st.session_state[f"{desk.key}:blind"] = asked
            st.rerun()
        if blind:
            st.info(visit.text("collecting.blind_on"))
            decided = desk.decided
    for said in agreements(decided, visit.lang):
        st.markdown(plain(said))
    if not decided:
        st.info(visit.text("collecting.no_record"))
        return
    _table(visit, records_frame(decided, desk.reading, visit.lang), f"{desk.key}:record")
    if not desk.readonly and st.button(
        visit.text("collecting.delete"), key=f"{desk.key}:delete", icon=":material/delete:",
        help=visit.text("collecting.delete_help"),
    ):  # fmt: skip
        delete()


def _table(visit: Visit, frame: Any, key: str) -> None:
    wide = {visit.text(f"collecting.column_{name}"): st.column_config.TextColumn(width=340) for name in _WIDE}
    st.dataframe(frame, key=key, hide_index=True, height=height(len(frame)), column_config=wide)
