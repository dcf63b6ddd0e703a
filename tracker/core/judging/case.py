"""A target on a day, brought to one shape for the rules: where its way starts, where it leads, and the points on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.core.judging.arithmetic import DAY, HUNDRED, settled
from tracker.core.judging.asof import Known, known_by
from tracker.core.judging.goal import Goal, goal_of
from tracker.core.judging.judgement import Baseline, Unit
from tracker.core.judging.promise import Observation, Promise, sense
from tracker.core.judging.rates import rate_points, rate_sum
from tracker.core.kinds import ActualBasis, BaselineBasis, Kind
from tracker.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Point:
    """One actual on the way. `value` is in the terms of the way (a relative target: the change; an average rate: the
    sum of logarithms so far). `proof` says whether it proves the goal reached (True), not reached, or neither (None).
    `whole` is False for an interim value of the promised period."""

    date: date
    value: Decimal
    proof: bool | None
    known: Known
    whole: bool = True

    @property
    def settled(self) -> bool:
        """Neither an estimate nor an interim value of a period that was not over."""
        return self.whole and self.known.settled

    @property
    def observation(self) -> Observation:
        """The actual itself."""
        return self.known.observation


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at. `target` and `goal` are in the terms of the way, `d` is +1 where it leads upwards.

    `origin` is the day before the first day of the way. `points` are the usable actuals by date, `later` whole
    periods of the same length after a promised period, `history` everything known of the indicator.
    """

    promise: Promise
    settings: Settings
    as_of: date
    d: int
    target: Decimal
    goal: Goal
    baseline: Baseline | None
    origin: date | None
    points: tuple[Point, ...]
    later: tuple[Point, ...]
    history: tuple[Known, ...]
    missing_year: bool = False

    @property
    def passed(self) -> bool:
        """Whether the day lies after the deadline."""
        return self.promise.deadline is not None and self.as_of > self.promise.deadline

    @property
    def way(self) -> Decimal:
        """The distance from the start of the way to the target, with its sign."""
        return self.target - self.start_value

    @property
    def start_value(self) -> Decimal:
        """The value at the start of the way."""
        return self.baseline.value if self.baseline and not self.promise.from_zero else Decimal(0)

    @property
    def unit(self) -> Unit:
        """The unit of the values on the way."""
        return Unit.PERCENT if self.promise.kind in (Kind.RELATIVE, Kind.GROWTH, Kind.AVERAGE_RATE) else Unit.VALUE

    @property
    def settled(self) -> tuple[Point, ...]:
        """The settled points, by date."""
        return tuple(point for point in self.points if point.settled)


def case_of(promise: Promise, observations: Iterable[Observation], as_of: date, settings: Settings) -> Case:
    """The case of a promise that has a value, or is a milestone, on a day."""
    history = known_by(observations, as_of, settings)
    baseline = _baseline(promise, history)
    d = sense(promise, baseline.value if baseline else None)
    target = _target(promise, d)
    goal = goal_of(promise, target, d, settings)
    origin = _origin(promise, baseline)
    missing_year = False
    if promise.kind is Kind.AVERAGE_RATE:
        steps, missing_year = rate_points(promise, origin, history)
        goal = Goal(rate_sum(promise, origin, goal.low), rate_sum(promise, origin, goal.high), goal.strict)
        target = rate_sum(promise, origin, target) or Decimal(0)
        points = [_point(goal, item, value) for item, value in steps]
    else:
        points = [
            _point(goal, item, _on_the_way(promise, baseline, item.observation), _is_whole(promise, item.observation))
            for item in _usable(promise, origin, history)
        ]
    later = [_point(goal, item, item.observation.value) for item in _later(promise, history)]
    return Case(
        promise, settings, as_of, d, target, goal, baseline, origin, tuple(points), tuple(later), history, missing_year
    )


def _baseline(promise: Promise, history: Sequence[Known]) -> Baseline | None:
    """The document's baseline, else the earliest published actual at or before its date for what grows from a level."""
    if promise.baseline is not None:
        return Baseline(promise.baseline, promise.baseline_date, promise.baseline_basis)
    if promise.announced is None or promise.kept or promise.kind not in (Kind.LEVEL, Kind.INTERVAL):
        return None
    for item in history:
        observation = item.observation
        if observation.period.end > promise.announced:
            return None
        if item.settled and observation.basis is not ActualBasis.USER and _comparable_period(promise, observation):
            basis = BaselineBasis.DERIVED if observation.basis is ActualBasis.DERIVED else BaselineBasis.PUBLISHED
            return Baseline(observation.value, observation.period.end, basis, observation)
    return None


def _target(promise: Promise, d: int) -> Decimal:
    if promise.kind is Kind.MILESTONE and promise.value is None:
        return Decimal(1)
    if promise.kind is Kind.INTERVAL and d < 0 and promise.upper is not None:
        return promise.upper
    return promise.value if promise.value is not None else Decimal(0)


def _origin(promise: Promise, baseline: Baseline | None) -> date | None:
    eve = promise.start - DAY if promise.start else None
    if promise.kind is Kind.MILESTONE:
        return None
    if promise.kind in (Kind.TOTAL, Kind.GROWTH):
        return eve
    if promise.kind is Kind.AVERAGE_RATE:
        return eve or promise.baseline_date
    if baseline is not None:
        return baseline.date or eve
    return promise.baseline_date or (eve if promise.kept or promise.from_zero else None)


def _usable(promise: Promise, origin: date | None, history: Iterable[Known]) -> list[Known]:
    usable = [item for item in history if origin is None or item.observation.period.end > origin]
    if _of_period(promise):
        if promise.start is None or promise.deadline is None:
            return usable
        return [
            item
            for item in usable
            if item.observation.period.start == promise.start and item.observation.period.end <= promise.deadline
        ]
    return [item for item in usable if _comparable_period(promise, item.observation)]


def _of_period(promise: Promise) -> bool:
    """Whether only values of the promised period count: a growth, and a total that is not a running count."""
    return promise.kind is Kind.GROWTH or (promise.kind is Kind.TOTAL and not promise.cumulative)


def _comparable_period(promise: Promise, observation: Observation) -> bool:
    """A yearly flow is compared by whole years only; half a year of it is no level."""
    if not promise.flow or promise.kind not in (Kind.LEVEL, Kind.HOLD, Kind.INTERVAL):
        return True
    return (observation.period.end - observation.period.start).days in (364, 365)


def _later(promise: Promise, history: Iterable[Known]) -> list[Known]:
    """The settled values of periods as long as the promised one that lie after it."""
    if not _of_period(promise) or promise.start is None or promise.deadline is None:
        return []
    length = (promise.deadline - promise.start).days
    return [
        item
        for item in history
        if item.settled
        and item.observation.period.start > promise.deadline
        and abs((item.observation.period.end - item.observation.period.start).days - length) <= 2
    ]


def _is_whole(promise: Promise, observation: Observation) -> bool:
    """Whether a value is one of the whole promised period, where only that period counts."""
    return not _of_period(promise) or (promise.start is not None and observation.period.end == promise.deadline)


def _on_the_way(promise: Promise, baseline: Baseline | None, observation: Observation) -> Decimal:
    """The value in the terms of the way: of a relative target with a baseline, the change in percent."""
    if promise.kind is not Kind.RELATIVE or baseline is None or not baseline.value:
        return observation.value
    change = (observation.value / baseline.value - 1) * HUNDRED
    written_positive = promise.value is not None and promise.value > 0
    return settled(-change if promise.reduction and written_positive else change)


def _point(goal: Goal, item: Known, value: Decimal, whole: bool = True) -> Point:
    return Point(item.observation.period.end, value, goal.proof(value, item.observation.qualifier), item, whole)
