"""Targets against each other: what a later document does to an earlier one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from tracker.core.judging.promise import Promise, sense
from tracker.core.kinds import Comparator, Kind
from tracker.views.board import Board, target_row
from tracker.views.rows import TargetLink
from tracker.views.snapshot import TargetRecord
from tracker.views.values import Series

REVISIONS = ("contradicts", "raises", "lowers", "moves", "confirms")
"""What one document can do to another; `tier` and `unlike` are no revision."""
_OF_A_PERIOD = (Kind.TOTAL, Kind.GROWTH, Kind.AVERAGE_RATE)
_INFINITE = Decimal("Infinity")


def links(board: Board, lang: str, targets: Iterable[TargetRecord]) -> list[TargetLink]:
    """Pairs of these targets on one series: a floor with its stretch, each target with the earlier one most like it.

    Contradictions come first, then revisions, then what only stands side by side.
    """
    series: defaultdict[Series, list[TargetRecord]] = defaultdict(list)
    for target in targets:
        series[target.series].append(target)
    order = (*REVISIONS, "tier", "unlike")
    pairs = [pair for group in series.values() if len(group) > 1 for pair in _pairs(board, group)]
    return [
        TargetLink(said, target_row(board, lang, one), target_row(board, lang, other))
        for said, one, other in sorted(pairs, key=lambda pair: order.index(pair[0]))
    ]


def links_of(board: Board, lang: str, target: TargetRecord) -> list[TargetLink]:
    """The pairs of the targets on the series of one."""
    return links(board, lang, (each for each in board.data.of_series(target.series) if each.code in board.statuses))


def relation(earlier: Promise, later: Promise) -> str | None:
    """What the later of two promises on one series does to the earlier; None for two stages of one document.

    Contradicted is what cannot be held together, or is said otherwise on the same day. `raises` means that more is
    asked: for what is to fall, a lower value. Another kind, unit or period is `unlike`.
    """
    together = earlier.announced == later.announced
    if earlier.redacted or later.redacted:
        return None
    same_thing = earlier.kind is later.kind and earlier.comparable and later.comparable
    if not same_thing or _period(earlier) != _period(later):
        return None if together else "unlike"
    if earlier.deadline != later.deadline:
        return None if together else _moved(earlier, later)
    change = _change(earlier, later)
    if together:
        return "contradicts" if change != "confirms" else None
    return change


def _pairs(board: Board, group: Sequence[TargetRecord]) -> Iterator[tuple[str, TargetRecord, TargetRecord]]:
    """The tiers of the group, and for each target the earlier one of its tier that it says most about."""
    by_code = {target.code: target for target in group}
    ordered = sorted(group, key=lambda target: _announced(board, target))
    for place, later in enumerate(ordered):
        if later.tier_of in by_code:
            yield "tier", by_code[later.tier_of], later
        said = [
            (found, earlier)
            for earlier in reversed(ordered[:place])
            if _tier(earlier) == _tier(later)
            and (found := relation(board.promises[earlier.code], board.promises[later.code]))
        ]
        if said:
            best = next((pair for pair in said if pair[0] != "unlike"), said[0])
            yield best[0], best[1], later


def _announced(board: Board, target: TargetRecord) -> date:
    return board.data.documents[target.source].published


def _tier(target: TargetRecord) -> str:
    """A target without tiers is set beside a floor."""
    return "stretch" if target.tier_of else "floor"


def _period(promise: Promise) -> tuple[date | None, date | None] | None:
    """The period that a target is about as a whole; None for a state at a date."""
    return (promise.start, promise.deadline) if promise.kind in _OF_A_PERIOD else None


def _moved(earlier: Promise, later: Promise) -> str:
    """The same by another day moves; more sooner raises, less later lowers, and the rest is a new stage."""
    change = _change(earlier, later)
    if change == "confirms":
        return "moves"
    if earlier.deadline is None or later.deadline is None:
        return "unlike"
    sooner = later.deadline < earlier.deadline
    return change if (change, sooner) in (("raises", True), ("lowers", False)) else "unlike"


def _change(earlier: Promise, later: Promise) -> str:
    """What becomes of the values that are allowed: the same, fewer, more, none in common; else they are unlike."""
    (low, high), (new_low, new_high) = _allowed(earlier), _allowed(later)
    if (low, high) == (new_low, new_high):
        return "confirms"
    if new_low > high or new_high < low:
        return "contradicts"
    if new_low >= low and new_high <= high:
        return "raises"
    return "lowers" if new_low <= low and new_high >= high else "unlike"


def _allowed(promise: Promise) -> tuple[Decimal, Decimal]:
    """The values with which a promise is kept; a milestone has the same for all."""
    if promise.value is None:
        return -_INFINITE, _INFINITE
    if promise.comparator is Comparator.BETWEEN and promise.upper is not None:
        return promise.value, promise.upper
    return (promise.value, _INFINITE) if sense(promise, promise.baseline) > 0 else (-_INFINITE, promise.value)
