"""What was promised and what was observed, as the judging takes it: plain values in the indicator's unit, and dates."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.core.kinds import (
    ActualBasis,
    BaselineBasis,
    Binding,
    Comparator,
    Direction,
    IntervalMode,
    Kind,
    Qualifier,
    Standing,
    Vintage,
)
from tracker.core.periods import Period


@dataclass(frozen=True, slots=True)
class Promise:
    """One quantified goal. All values are in the indicator's unit; rates and shares are in percent (7.5, not 0.075).

    `upper` is the upper bound of an interval. `comparable` is False where the target's unit cannot be converted.
    `baseline_date` is the last day of the baseline's period. `interim` are the values that the document sets on the
    way. `never_negative` says that the indicator's values are at least zero, so that a total never falls within its
    period. `flow` says that the indicator is a yearly flow, so that only whole years are set beside a level.
    `period_months` is the usual distance of two actuals, for staleness. A milestone needs no value.

    A `relative` target's value is the change in percent: negative, or positive with direction `less` for a reduction
    (18 = 下降 18 %). With a baseline its actuals are values of the indicator, without one they are the change itself.
    """

    kind: Kind
    comparator: Comparator
    direction: Direction = Direction.NEUTRAL
    value: Decimal | None = None
    upper: Decimal | None = None
    redacted: bool = False
    comparable: bool = True
    binding: Binding = Binding.UNSPECIFIED
    baseline: Decimal | None = None
    baseline_date: date | None = None
    baseline_basis: BaselineBasis = BaselineBasis.NONE
    start: date | None = None
    deadline: date | None = None
    announced: date | None = None
    late_allowed: bool = False
    interval_mode: IntervalMode | None = None
    cumulative: bool = False
    is_share: bool = False
    flow: bool = False
    never_negative: bool = False
    interim: tuple[tuple[date, Decimal], ...] = ()
    period_months: int = 12

    @property
    def kept(self) -> bool:
        """Whether it is something to keep (floor, ceiling, interval to be kept) and not something to reach."""
        return self.kind is Kind.HOLD or (self.kind is Kind.INTERVAL and self.interval_mode is IntervalMode.KEEP)

    @property
    def from_zero(self) -> bool:
        """Whether its way starts at zero (a total, a change, a sum of yearly growth) and not at a baseline value."""
        return self.kind in (Kind.TOTAL, Kind.RELATIVE, Kind.AVERAGE_RATE)

    @property
    def reduction(self) -> bool:
        """Whether a relative target is a reduction, so that 100 - value remains of the base."""
        return self.value is not None and (self.value < 0 or self.direction is not Direction.MORE)


@dataclass(frozen=True, slots=True)
class Observation:
    """One actual value in one vintage.

    `published` is the day from which it was public, `entered` the day on which a person entered it; either may be
    unknown. `id` is the caller's own, so that it finds the row again; `publisher` is who is to be credited,
    `standing` who that is where several have published one value.
    """

    period: Period
    value: Decimal
    qualifier: Qualifier = Qualifier.EXACT
    vintage: Vintage = Vintage.UNMARKED
    published: date | None = None
    entered: date | None = None
    basis: ActualBasis = ActualBasis.PUBLISHED
    id: int | None = None
    publisher: str = ""
    standing: Standing = Standing.UNNAMED


def way_of_words(kind: str, direction: str, value: Decimal) -> str:
    """How a target's words say its way: `fall_by` for 下降 18 %, `fall_to` for 降至 35.

    Empty where a higher value is better or the comparator says the side (不超过 35).
    """
    falls = direction == Direction.LESS
    if kind == Kind.RELATIVE:
        return "fall_by" if value < 0 or falls else ""
    return "fall_to" if falls and kind == Kind.LEVEL else ""


_UPWARD = (Comparator.AT_LEAST, Comparator.ABOVE)
_DOWNWARD = (Comparator.AT_MOST, Comparator.BELOW)


def sense(promise: Promise, baseline: Decimal | None = None) -> int:
    """+1 when the target is reached from below, -1 when from above.

    The comparator decides where it has a side, the indicator's direction where it has none, the way from baseline to
    target where neither has. Two exceptions come from the wording: 达到 is written `>=` also where less is better
    (PM2.5 达到 35), and 下降 18 % is reached downwards if it is written -18, upwards if it is written 18.
    """
    value = promise.value if promise.value is not None else Decimal(0)
    if promise.kind in (Kind.RELATIVE, Kind.GROWTH, Kind.AVERAGE_RATE) and value < 0:
        return 1 if promise.comparator in _UPWARD and promise.direction is not Direction.LESS else -1
    if promise.kind is Kind.RELATIVE:
        return -1 if promise.comparator in _DOWNWARD else 1
    if promise.comparator in _DOWNWARD:
        return -1
    reached_downwards = promise.direction is Direction.LESS and promise.kind is Kind.LEVEL
    if promise.comparator in _UPWARD and not (promise.comparator is Comparator.AT_LEAST and reached_downwards):
        return 1
    if promise.direction is Direction.NEUTRAL:
        return -1 if baseline is not None and value < baseline else 1
    return -1 if promise.direction is Direction.LESS else 1
