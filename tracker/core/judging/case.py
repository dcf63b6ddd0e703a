"""A target on a day, brought to one shape for the rules: where its way starts, where it leads, and the points on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tracker.core.judging.arithmetic import DAY, HUNDRED, add_months, settled
from tracker.core.judging.asof import Known, known_by
from tracker.core.judging.goal import Goal, band, goal_of
from tracker.core.judging.judgement import Baseline, Unit
from tracker.core.judging.promise import Observation, Promise, sense
from tracker.core.judging.rates import plan_years, rate_points, rate_sum
from tracker.core.judging.usable import beside_term, comparable_period, is_whole, usable
from tracker.core.kinds import ActualBasis, BaselineBasis, Comparator, Kind
from tracker.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Point:
    """One actual on the way. `value` is in the terms of the way (a relative target: the change; an average rate: the
    sum of logarithms so far). `proof` says whether it proves the goal reached (True), not reached, or neither (None).

    `whole` is False for an interim value of the promised period; `certain` marks one that no later month can undo: a
    count that has passed its total. `so_far` is the proof of an average rate's mean up to the point, which leaves the
    rest of the plan open.
    """

    date: date
    value: Decimal
    proof: bool | None
    known: Known
    whole: bool = True
    certain: bool = False
    so_far: bool | None = None

    @property
    def settled(self) -> bool:
        """Neither an estimate nor an interim value of a period that was not over, unless that one is certain."""
        return (self.whole or self.certain) and self.known.settled

    @property
    def observation(self) -> Observation:
        """The actual itself."""
        return self.known.observation


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at. `target` and `goal` are in the terms of the way, `d` is +1 where it leads upwards.

    `origin` is the day before the first day of the way. `points` are the usable actuals by date. `later` are whole
    periods of the same length after a promised period, `earlier` those before it of a scale that can be reached in any
    year. `history` is everything known of the indicator.
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
    earlier: tuple[Point, ...]
    later: tuple[Point, ...]
    history: tuple[Known, ...]
    missing_year: bool = False

    @property
    def passed(self) -> bool:
        """Whether the day lies after the deadline."""
        return self.promise.deadline is not None and self.as_of > self.promise.deadline

    @property
    def under_a_year(self) -> bool:
        """Whether the deadline is ahead and less than a year away."""
        deadline = self.promise.deadline
        return deadline is not None and add_months(deadline, -12) < self.as_of <= deadline

    @property
    def band(self) -> tuple[Decimal, Decimal] | None:
        """From where to where 左右 goes; None for any other comparator."""
        if self.promise.comparator is not Comparator.ABOUT or self.promise.value is None:
            return None
        width = band(self.promise, self.settings)
        return self.promise.value - width, self.promise.value + width

    @property
    def beyond(self) -> bool:
        """Whether the baseline equals the target or lies beyond it, so that there is no way to go."""
        return not self.promise.from_zero and self.baseline is not None and self.d * self.way <= 0

    def stale(self, data_as_of: date) -> bool:
        """Whether data of a day are older than one period of the indicator and some months more."""
        months = self.promise.period_months + self.settings.stale_months
        return self.as_of > add_months(data_as_of + DAY, months) - DAY

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
        years, yearly = plan_years(promise, origin), goal
        goal, target = _summed(yearly, years), rate_sum(target, years) or Decimal(0)
        points = [
            _point(goal, item, total, so_far=_summed(yearly, gone).proof(total, item.observation.qualifier))
            for gone, (item, total) in enumerate(steps, start=1)
        ]
    else:
        found, missing_year = usable(promise, origin, history)
        points = [_on_the_way(promise, goal, baseline, item) for item in found]
    earlier, later = (
        tuple(_point(goal, item, item.observation.value) for item in found) for found in beside_term(promise, history)
    )
    return Case(
        promise, settings, as_of, d, target, goal, baseline, origin, tuple(points), earlier, later, history,
        missing_year,
    )  # fmt: skip


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
        if item.settled and observation.basis is not ActualBasis.USER and comparable_period(promise, observation):
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


def _on_the_way(promise: Promise, goal: Goal, baseline: Baseline | None, item: Known) -> Point:
    point = _point(goal, item, _way_value(promise, baseline, item.observation), is_whole(promise, item.observation))
    return replace(point, certain=True) if _certain(promise, goal, point) else point


def _certain(promise: Promise, goal: Goal, point: Point) -> bool:
    """Whether an interim value settles the whole period: a total that cannot fall and has passed its bound."""
    has_term = promise.start is not None and promise.deadline is not None
    if point.whole or not has_term or promise.kind is not Kind.TOTAL or not promise.never_negative:
        return False
    if goal.high is None:
        return point.proof is True
    return point.proof is False and point.value >= goal.high


def _way_value(promise: Promise, baseline: Baseline | None, observation: Observation) -> Decimal:
    """The value in the terms of the way: of a relative target with a baseline, the change in percent."""
    if promise.kind is not Kind.RELATIVE or baseline is None or not baseline.value:
        return observation.value
    change = (observation.value / baseline.value - 1) * HUNDRED
    written_positive = promise.value is not None and promise.value > 0
    return settled(-change if promise.reduction and written_positive else change)


def _summed(yearly: Goal, years: int | None) -> Goal:
    """The goal of an average rate in the terms of its way, for so many years; without bounds where there are none."""
    return Goal(rate_sum(yearly.low, years), rate_sum(yearly.high, years), yearly.strict)


def _point(goal: Goal, item: Known, value: Decimal, whole: bool = True, so_far: bool | None = None) -> Point:
    return Point(
        item.observation.period.end, value, goal.proof(value, item.observation.qualifier), item, whole, so_far=so_far
    )
