"""Many judgements together: counts, the two tiers of one goal, and ranks of what can be compared."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.core.judging.judgement import Flag, Judgement
from tracker.core.kinds import Kind, Status
from tracker.core.periods import Period

_REACHED = (Status.ACHIEVED_EARLY, Status.ACHIEVED, Status.ACHIEVED_LATE)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many targets have each status (best first, all named), how many could be judged, how many are stale."""

    counts: tuple[tuple[Status, int], ...]
    judged: int
    all: int
    stale: int


def tally(judgements: Iterable[Judgement]) -> Tally:
    """The counts over judgements; never an average over different indicators."""
    listed = list(judgements)
    counts = Counter(judgement.status for judgement in listed)
    return Tally(
        counts=tuple((status, counts[status]) for status in Status),
        judged=sum(judgement.status.judged for judgement in listed),
        all=len(listed),
        stale=sum(Flag.STALE in judgement.flags for judgement in listed),
    )


def goal_status(floor: Status, stretch: Status, *, passed: bool) -> Status:
    """The status of a goal with a floor and a stretch, which counts once.

    The stretch's if it is achieved; else 达到底线 if the deadline passed and the floor was achieved; else the floor's.
    """
    if stretch in _REACHED:
        return stretch
    return Status.FLOOR_ONLY if passed and floor in _REACHED else floor


@dataclass(frozen=True, slots=True)
class Contender:
    """A value to be ranked. Only the same indicator, kind, period and unit are compared."""

    name: str
    value: Decimal
    indicator: str
    kind: Kind
    period: Period
    unit: str


class NotComparable(ValueError):
    """Values of different indicators, kinds, periods or units were to be ranked."""


def ranks(contenders: Sequence[Contender], tie: Decimal, *, more_is_better: bool = True) -> dict[str, int]:
    """The rank of every contender by name, best first; within `tie` of the best of a rank they share it (1, 1, 3)."""
    if len({(each.indicator, each.kind, each.period, each.unit) for each in contenders}) > 1:
        raise NotComparable("ranks compare one indicator, kind, period and unit")
    ordered = sorted(contenders, key=lambda each: (-each.value if more_is_better else each.value, each.name))
    placed: dict[str, int] = {}
    rank, best = 0, Decimal(0)
    for place, each in enumerate(ordered, start=1):
        if rank == 0 or abs(each.value - best) > tie:
            rank, best = place, each.value
        placed[each.name] = rank
    return placed
