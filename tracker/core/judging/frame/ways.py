"""The way of every target: its shape, its baseline, where it starts and leads, and which actuals can lie on it."""

from dataclasses import dataclass

import numpy as np

from tracker.core.judging.frame.calendar import add_months, years_between
from tracker.core.judging.frame.columns import DIRECTIONS, MODES, NEVER, Days, Marks, Numbers, Rows, Targets
from tracker.core.judging.frame.shapes import Shape, shape_of
from tracker.core.judging.frame.values import BASES, Values
from tracker.core.kinds import ActualBasis, Direction, IntervalMode, Kind
from tracker.core.settings import Settings

_LONGEST_YEAR = 366


@dataclass(frozen=True, slots=True)
class Ways:
    """Per target, in the terms of its way: baseline value (missing is none), the day before the way, target, bounds.

    `of_period`: only values of the promised period count, and `adds_up`: those of its years are added up.
    `yearly_only`: only whole years do. `changed`: values are turned into changes from the baseline, `mirrored` with the
    sign turned. `worked_out`: bounds or values are rounded.
    """

    targets: Targets
    shape: Shape
    baseline: Numbers
    origin: Days
    target: Numbers
    low: Numbers
    high: Numbers
    of_period: Marks
    adds_up: Marks
    yearly_only: Marks
    changed: Marks
    mirrored: Marks
    from_zero: Marks
    worked_out: Marks

    @property
    def has_start(self) -> Marks:
        """Whether there is a starting date."""
        return np.not_equal(self.targets.start, NEVER)

    @property
    def has_deadline(self) -> Marks:
        """Whether there is a deadline."""
        return np.not_equal(self.targets.deadline, NEVER)

    @property
    def has_term(self) -> Marks:
        """Whether there are both."""
        return self.has_start & self.has_deadline

    @property
    def has_origin(self) -> Marks:
        """Whether the way has a first day."""
        return np.not_equal(self.origin, NEVER)

    @property
    def start_value(self) -> Numbers:
        """The value at the start of the way; missing where there is no baseline."""
        return np.where(self.from_zero, 0.0, self.baseline)

    @property
    def ceiling(self) -> Marks:
        """Whether there is an upper bound."""
        return ~np.isnan(self.high)

    def year_of(self, target: Rows, end: Days) -> Rows:
        """How many whole years of its plan have gone by on a day; -1 on a day on which none ends."""
        first, after = self.origin[target] + 1, end + 1
        years = _calendar_year(after) - _calendar_year(first)
        return np.where(add_months(first, 12 * years) == after, years, -1)


def ways_of(targets: Targets, values: Values, settings: Settings) -> Ways:
    """The way of every target; its baseline may come from the actuals."""
    level_like = targets.is_kind(Kind.LEVEL, Kind.HOLD, Kind.INTERVAL)
    yearly_only = targets.flow & level_like
    baseline, baseline_day = _baselines(targets, values, yearly_only)
    shape = shape_of(targets, baseline, settings)
    origin = _origins(targets, shape, baseline, baseline_day)
    rated, years = targets.is_kind(Kind.AVERAGE_RATE), _plan_years(targets, origin)
    target, low, high = (
        np.where(rated, rate_sum(bound, years), bound) for bound in (shape.target, shape.low, shape.high)
    )
    target = np.where(rated, np.nan_to_num(target), target)
    relative = targets.is_kind(Kind.RELATIVE) & (np.nan_to_num(baseline) != 0)
    reduction = (targets.value > 0) & (targets.direction != DIRECTIONS.index(Direction.MORE))
    of_period = targets.is_kind(Kind.GROWTH) | (targets.is_kind(Kind.TOTAL) & ~targets.cumulative)
    adds_up = of_period & targets.is_kind(Kind.TOTAL) & (targets.start != NEVER) & (targets.deadline != NEVER)
    adds_up &= targets.deadline - np.where(adds_up, targets.start, 0) > _LONGEST_YEAR
    return Ways(
        targets, shape, baseline, origin, target, low, high,
        of_period=of_period, adds_up=adds_up,
        yearly_only=yearly_only, changed=relative, mirrored=relative & reduction,
        from_zero=targets.is_kind(Kind.TOTAL, Kind.RELATIVE, Kind.AVERAGE_RATE),
        worked_out=shape.rounded | relative | rated | adds_up,
    )  # fmt: skip


def _baselines(targets: Targets, values: Values, yearly_only: Marks) -> tuple[Numbers, Days]:
    """Value and day: the document's, else of the earliest published actual at or before its date."""
    kept = targets.is_kind(Kind.INTERVAL) & (targets.mode == MODES.index(IntervalMode.KEEP))
    wanting = np.isnan(targets.baseline) & targets.is_kind(Kind.LEVEL, Kind.INTERVAL) & ~kept
    at, length = values.target, values.end - values.start
    fits = wanting[at] & (values.end <= targets.announced[at]) & values.settled
    fits &= values.basis != BASES.index(ActualBasis.USER)
    fits &= ~yearly_only[at] | (length == 364) | (length == 365)
    rows = np.flatnonzero(fits)[::-1]
    value, day = targets.baseline.copy(), targets.baseline_day.copy()
    value[at[rows]], day[at[rows]] = values.value[rows], values.end[rows]
    return value, day


def _origins(targets: Targets, shape: Shape, baseline: Numbers, baseline_day: Days) -> Days:
    eve = np.where(targets.start == NEVER, NEVER, targets.start - 1)
    from_eve = shape.kept | targets.is_kind(Kind.RELATIVE)
    dated = np.where(baseline_day != NEVER, baseline_day, np.where(from_eve | ~np.isnan(baseline), eve, NEVER))
    return np.select(
        [targets.is_kind(Kind.MILESTONE), targets.is_kind(Kind.TOTAL, Kind.GROWTH), targets.is_kind(Kind.AVERAGE_RATE)],
        [np.full(len(eve), NEVER), eve, np.where(eve != NEVER, eve, targets.baseline_day)],
        dated,
    )


def _plan_years(targets: Targets, origin: Days) -> Numbers:
    """How many whole years the plan of an average rate has; missing where it has none."""
    whole = (
        targets.is_kind(Kind.AVERAGE_RATE)
        & (origin != NEVER)
        & (targets.deadline != NEVER)
        & (targets.deadline > origin)
    )
    years = np.full(len(origin), np.nan)
    years[whole] = years_between(origin[whole], targets.deadline[whole])
    years[years != np.floor(years)] = np.nan
    return years


def rate_sum(rate: Numbers, years: Numbers | Rows) -> Numbers:
    """The sum of yearly logarithms that an average rate (in percent) comes to over so many years; missing if none."""
    yearly: Numbers = np.log1p(np.where(rate > -100, rate, np.nan) / 100)
    return yearly * years.astype(np.float64)


def _calendar_year(day: Days) -> Rows:
    return day.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64)
