"""What a rule decides, and what a row of points proves."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.core.judging.case import Point
from tracker.core.judging.judgement import Flag, Reason
from tracker.core.kinds import Status


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule decides: the status, why not if it is none, the point it rests on, and what is said beside it.

    `first` is the first value that reached a target which is held since, `at` the one at the deadline.
    """

    status: Status
    reason: Reason | None = None
    used: Point | None = None
    flags: frozenset[Flag] = frozenset()
    broken: tuple[Point, ...] = ()
    reached_since: Point | None = None
    first: Point | None = None
    at: Point | None = None


def last_proof(points: Sequence[Point]) -> Point | None:
    """The last point that proves something; a mere bound that proves nothing takes nothing back."""
    return next((point for point in reversed(points) if point.proof is not None), None)


def first_reached(points: Sequence[Point]) -> Point | None:
    """The first point that reached the target; None where none did."""
    return next((point for point in points if point.proof), None)


def first_held(points: Sequence[Point]) -> Point | None:
    """The first value that reached the target and was not followed by one that had not; None where the last had not."""
    first = None
    for point in points:
        if point.proof is not None:
            first = (first or point) if point.proof else None
    return first


def lost(points: Sequence[Point]) -> tuple[Point, ...]:
    """Settled points that had reached the target and were followed by one that had not."""
    proven = [point for point in points if point.proof is not None]
    return tuple(point for point, then in pairwise(proven) if point.proof and not then.proof)
