"""What is known of a target that has no actual value yet: when the next is due, and what other places have."""

from collections.abc import Iterator
from datetime import timedelta

from tracker.core.kinds import Status
from tracker.core.periods import Period
from tracker.views.board import Board
from tracker.views.gaps import DAYS_AHEAD, days_words
from tracker.views.slots import missing, upcoming
from tracker.views.snapshot import TargetRecord, name
from tracker.views.written import observed_words
from tracker.words import day, period, text

_MOST_PEERS = 3


def waiting_facts(board: Board, target: TargetRecord, lang: str) -> list[str]:
    """Sentences beside those of the judgement; none where the target has a value that it is judged by."""
    if board.statuses[target.code] not in (Status.NO_DATA, Status.RESULT_DUE):
        return []
    due, peers = _next_period(board, target), list(_peers(board, target, lang))
    facts = [
        text(lang, "page.next_due", period=period(due, lang), end=day(due.end, lang),
             days=days_words(due, board.as_of, lang))
    ] if due else []  # fmt: skip
    if peers:
        facts.append(text(lang, "page.peers_have", peers=text(lang, "page.list_gap").join(peers)))
    return facts


def _next_period(board: Board, target: TargetRecord) -> Period | None:
    """The newest period that is over without a value, else the next that ends within a year."""
    until = board.as_of + timedelta(days=DAYS_AHEAD)
    found = missing(board.data, [target], board.as_of) or upcoming(board.data, [target], board.as_of, until)
    return found[0].period if found else None


def _peers(board: Board, target: TargetRecord, lang: str) -> Iterator[str]:
    """The newest values of the same indicator in other places, the newest first."""
    measure = board.data.measures[target.indicator_id]
    places = (place for place in board.data.places.values() if place.id != target.jurisdiction_id)
    known = ((place, board.observations((place.id, target.indicator_id, target.scope))) for place in places)
    newest = [(place, max(values, key=lambda value: value.period.end)) for place, values in known if values]
    for place, value in sorted(newest, key=lambda pair: pair[1].period.end, reverse=True)[:_MOST_PEERS]:
        yield text(lang, "page.peer", place=name(place, lang), value=observed_words(value, measure, lang))
