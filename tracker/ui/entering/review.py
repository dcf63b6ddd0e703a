"""The review of a document, numeral by numeral: left the text, right what is proposed and the keys to decide."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from tracker.documents import Reading, Role
from tracker.documents.reasons import Reason
from tracker.store.reviews import Decided, Said
from tracker.targets.review import Judged, Place, ReadAmounts, Review, accept, refuse, reopen
from tracker.ui.entering.correcting import draw_correcting
from tracker.ui.entering.labels import draw_labels
from tracker.ui.entering.marked_text import draw_text
from tracker.ui.shell.markup import fact_table, plain
from tracker.ui.shell.visit import Visit
from tracker.views.candidates import facts_of_candidate
from tracker.views.history import who_words
from tracker.views.review import known_of, marked, queue

_QUEUES = {
    "all": frozenset(Role), "targets": frozenset({Role.TARGET}), "actuals": frozenset({Role.ACTUAL}),
    "excluded": frozenset({Role.EXCLUDED}),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Desk:
    """What the review of one document is drawn with; `decide` keeps decisions and draws the page anew."""

    visit: Visit
    reading: Reading
    review: Review
    decided: Sequence[Decided]
    decide: Callable[[Sequence[Said]], None]
    read_amounts: ReadAmounts
    key: str
    readonly: bool


def draw_review(desk: Desk) -> None:
    """Draw the review; a decision leads to the next open numeral of the queue."""
    visit, key = desk.visit, desk.key
    words = {name: visit.text(f"collecting.queue_{name}") for name in _QUEUES}
    with st.container(horizontal=True, vertical_alignment="center"):
        chosen = st.segmented_control(
            visit.text("collecting.queue"), list(words), default="all", format_func=words.__getitem__,
            key=f"{key}:queue", label_visibility="collapsed", required=True,
        )  # fmt: skip
        words_open = visit.text("collecting.only_open")  # a button: beside a field in focus no key would count
        only_open = bool(
            st.pills(words_open, [True], format_func=lambda _: words_open, key=f"{key}:only_open",
                     label_visibility="collapsed")
        )  # fmt: skip
    waiting = queue(desk.review, _QUEUES[chosen or "all"], only_open=only_open)
    if not waiting:
        st.info(visit.text("collecting.queue_done" if only_open else "collecting.none_of_role"))
        return
    at = st.session_state.get(f"{key}:at")
    one = next((each for each in waiting if each.place == at), None) or _first(waiting)
    left, right = st.columns([3, 2])
    with left:
        lines = marked(desk.reading, desk.review, one.place)
        picked = draw_text(visit, lines, desk.review, one.place, f"{key}:text")
        st.caption(visit.text("collecting.legend"))
    if picked is not None:
        _go(desk, picked)
        if all(each.place != picked for each in waiting):  # a click counts more than the choice of the queue
            st.session_state.pop(f"{key}:queue", None)
            st.session_state.pop(f"{key}:only_open", None)
        st.rerun()
    with right:
        _draw_one(desk, waiting, one)


def _first(waiting: Sequence[Judged]) -> Judged:
    return next((each for each in waiting if each.decided is None), waiting[0])


def _go(desk: Desk, place: Place) -> None:
    st.session_state[f"{desk.key}:at"] = place
    st.session_state.pop(f"{desk.key}:correcting", None)


def _next(waiting: Sequence[Judged], one: Judged, left_out: Sequence[Place] = ()) -> Place:
    """The next open numeral of the queue, around its end; where none is open, the next one."""
    at = waiting.index(one)
    after = [*waiting[at + 1 :], *waiting[:at]]
    following = [each for each in after if each.decided is None and each.place not in left_out] or after or [one]
    return following[0].place


def _draw_one(desk: Desk, waiting: Sequence[Judged], one: Judged) -> None:
    visit, now = desk.visit, one.now
    number = waiting.index(one)
    st.caption(visit.text("collecting.where", line=now.line, number=number + 1, count=len(waiting)))
    role = visit.text(f"collecting.role_{now.role}")
    st.markdown(f"**{plain(now.figure)}** · {plain(role)}")
    if not desk.readonly:
        _draw_keys(desk, waiting, one)
    with st.container(horizontal=True):
        if st.button(visit.text("collecting.back"), key=f"{desk.key}:back", shortcut="b"):
            _go(desk, waiting[number - 1].place)
            st.rerun()
        if st.button(visit.text("collecting.next"), key=f"{desk.key}:next", shortcut="n"):
            _go(desk, waiting[(number + 1) % len(waiting)].place)
            st.rerun()
    draw_labels(visit, desk.reading, one, desk.key)
    fact_table(
        (visit.text("collecting.field"), visit.text("collecting.said")),
        facts_of_candidate(desk.reading, now, visit.lang),
    )
    if known := known_of(visit.board.data, desk.reading, now, visit.lang):
        said = visit.text(f"collecting.known_{known.standing}", value=known.value, source=known.source)
        (st.success if known.standing == "same" else st.warning)(plain(said))
    if one.decided:
        at = f"{one.decided.at.astimezone():%Y-%m-%d %H:%M}"
        st.caption(plain(visit.text("collecting.decided", who=who_words(one.decided.who, visit.lang), at=at)))


def _draw_keys(desk: Desk, waiting: Sequence[Judged], one: Judged) -> None:
    """The ways to decide about a numeral, each with its key."""
    visit, key = desk.visit, desk.key
    alike = desk.review.alike(one)
    with st.container(horizontal=True):
        words = visit.text("collecting.agree" if one.now.role is Role.EXCLUDED else "collecting.accept")
        if st.button(words, key=f"{key}:accept", shortcut="a", type="primary"):
            _decide(desk, waiting, one, [_kept(one)])
        if len(alike) > 1 and st.button(
            visit.text("collecting.alike", count=len(alike)), key=f"{key}:alike", shortcut="s"
        ):
            _decide(desk, waiting, one, [_kept(each) for each in alike])
        if st.button(visit.text("collecting.correct"), key=f"{key}:correct", shortcut="e"):
            st.session_state[f"{key}:correcting"] = not st.session_state.get(f"{key}:correcting", False)
        if one.decided and st.button(visit.text("collecting.reopen"), key=f"{key}:reopen", shortcut="u"):
            desk.decide([reopen(one.proposed)])
    with st.container(horizontal=True):
        reason = _refusal(visit, key)
        if reason:
            _decide(desk, waiting, one, [refuse(one.proposed, reason)])
    if st.session_state.get(f"{key}:correcting"):
        said = draw_correcting(visit, one, desk.read_amounts, f"{key}:{one.place}")
        if said:
            _decide(desk, waiting, one, [said])


def _refusal(visit: Visit, key: str) -> Reason | None:
    """The reason that a numeral is refused for: chosen from the menu, or the one chosen last, by its key."""

    def words(reason: Reason) -> str:
        return visit.text(f"exclusion.{reason}")

    last: Reason | None = st.session_state.get(f"{key}:reason")
    chosen = st.menu_button(visit.text("collecting.refuse"), list(Reason), key=f"{key}:refuse", format_func=words)
    if last and st.button(visit.text("collecting.refuse_again", reason=words(last)), key=f"{key}:again", shortcut="x"):
        return last
    if chosen:
        st.session_state[f"{key}:reason"] = chosen
    return chosen


def _kept(one: Judged) -> Said:
    """That a numeral is what it is now: as proposed, or as somebody has corrected it."""
    return one.decided.said if one.decided else accept(one.proposed)


def _decide(desk: Desk, waiting: Sequence[Judged], one: Judged, said: Sequence[Said]) -> None:
    _go(desk, _next(waiting, one, [(each.line, each.start) for each in said]))
    desk.decide(said)
