"""Growth and change as numbers of their own: R, the average rate over a plan, and what is left of a reduced base."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.core.judging.arithmetic import DAY, HUNDRED, add_months, annual_growth, settled, years_between
from tracker.core.judging.asof import Known
from tracker.core.judging.promise import Promise
from tracker.core.kinds import Qualifier
from tracker.core.settings import Settings


def growth_ratio(
    start: Decimal, now: Decimal, target: Decimal, years_gone: Decimal, years_all: Decimal, d: int
) -> Decimal:
    """R, observed over required yearly growth: d·CAGR(start→now) / |CAGR(start→target)|.

    The raw formula of Eurostat and Open SDG; it works out nonsense beside numbers where its conditions fail (a
    baseline beyond the target), so callers have to check them. Positive start and target, start ≠ target.
    """
    required = abs(annual_growth(start, target, years_all))
    return settled(d * annual_growth(start, now, years_gone) / required)


def ratio_verdict(ratio: Decimal, settings: Settings) -> str:
    """The band of R: on_track, moderate, limited or deterioration. Whether the target is achieved comes before it."""
    if ratio >= settings.ratio_on_track:
        return "on_track"
    if ratio >= settings.ratio_moderate:
        return "moderate"
    return "limited" if ratio >= 0 else "deterioration"


def remaining_share(actual: Decimal, plan: Decimal, *, reduced: bool) -> Decimal:
    """计划完成程度 of rates, in percent: (100 - actual)/(100 - plan) of reductions given as positive rates.

    With `reduced` False the rates are signed changes: (100 + actual)/(100 + plan). `plan` must leave something.
    """
    sign = -1 if reduced else 1
    return settled((HUNDRED + sign * actual) / (HUNDRED + sign * plan) * HUNDRED)


_MEAN_DECIMALS = 20


@dataclass(frozen=True, slots=True)
class AverageRate:
    """How an average yearly rate stands: years gone and all, the geometric mean so far, and the rate still needed."""

    gone: int
    years: int
    so_far: Decimal
    needed: Decimal | None


def plan_years(promise: Promise, origin: date | None) -> int | None:
    """How many whole years a plan has from its origin (the day before its first) to its deadline; None if not whole."""
    if origin is None or promise.deadline is None:
        return None
    years = years_between(origin, promise.deadline)
    return int(years) if years > 0 and years == int(years) else None


def rate_sum(rate: Decimal | None, years: int | None) -> Decimal | None:
    """The sum of yearly logarithms that an average rate (in percent) comes to over so many years, if to any."""
    if years is None or rate is None or rate <= -HUNDRED:
        return None
    return settled(years * (1 + rate / HUNDRED).ln())


def rate_points(
    promise: Promise, origin: date | None, history: Sequence[Known]
) -> tuple[list[tuple[Known, Decimal]], bool]:
    """The plan's yearly rates up to the first gap, each with the sum of logarithms so far; and whether there is a gap.

    Nothing is summed beyond an estimate or a mere bound: what comes after it has a gap before it.
    """
    if origin is None:
        return [], False
    by_end = {
        item.observation.period.end: item
        for item in history
        if item.observation.period.a_year_long and item.observation.value > -HUNDRED
    }
    steps: list[tuple[Known, Decimal]] = []
    total, year = Decimal(0), 1
    ends = [end for end in by_end if end > origin and (promise.deadline is None or end <= promise.deadline)]
    while (end := _year_end(origin, year)) in ends:
        total += (1 + by_end[end].observation.value / HUNDRED).ln()
        steps.append((by_end[end], settled(total)))
        year += 1
        if by_end[end].observation.qualifier not in (Qualifier.EXACT, Qualifier.ABOUT):
            break
    return steps, len(steps) < len(ends)


def _year_end(origin: date, years: int) -> date:
    return add_months(origin + DAY, 12 * years) - DAY


def mean_rate(gone: int, total: Decimal) -> Decimal:
    """The geometric mean, in percent, of so many years whose logarithms add up to the total.

    Its last digits are not those of the rates any more: rounded, the mean of 6 and 6 is 6.
    """
    return round(settled(((total / gone).exp() - 1) * HUNDRED), _MEAN_DECIMALS)


def average_rate(gone: int, years: int, total: Decimal, target: Decimal) -> AverageRate:
    """The geometric mean so far and the yearly rate that the rest of the plan needs, in percent (None: no rest)."""
    rest = years - gone
    needed = ((target - total) / rest).exp() * HUNDRED - HUNDRED if rest > 0 else None
    return AverageRate(gone, years, mean_rate(gone, total), settled(needed) if needed is not None else None)
