"""Where the way leads if it goes on as it went (reading 6, after Destatis), and the pace it needs (reading 7)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from tracker.core.judging.arithmetic import HUNDRED, add_months, months_between, settled, years_between
from tracker.core.judging.case import Case, Point
from tracker.core.periods import Period
from tracker.core.settings import Settings

_LONGEST_YEARS = 100
_POINTS_FOR_A_DATE, _POINTS_FOR_A_RANGE = 3, 4
_ABOUT_A_YEAR = 11


@dataclass(frozen=True, slots=True)
class Projection:
    """The yearly change carried on: from how many `points` of the series it was found, and how; what it comes to at
    the deadline, and when it reaches the target.

    `miss` is (target - projected)/(target - now) in percent. `reached` is a year, or a quarter where the data are finer
    than years; `refused` says why there is none: `never` (or only after a hundred years), `two_points`, or `over` for
    one that has passed. From four points on the ranges are those that the slowest and the fastest of the past changes
    lead to; the later end of `reached_between` is None where the slowest never gets there.
    """

    change: Decimal
    basis: str
    points: int
    at_deadline: Decimal
    miss: Decimal
    verdict: str
    reached: Period | None
    refused: str
    between: tuple[Decimal, Decimal] | None = None
    reached_between: tuple[Period | None, Period | None] | None = None


def project(case: Case, point: Point, deadline: date) -> Projection | None:
    """The projection from a point; None where nothing came before it, or where it has nothing left to go."""
    trend = _mean_change(case, point) or _straight_line(case, point)
    left = case.target - point.value
    if trend is None or case.d * left <= 0 or point.date >= deadline:
        return None
    change, basis, points = trend
    at_deadline = _carried(point, change, deadline)
    miss = settled(HUNDRED * (case.target - at_deadline) / left)
    reached, refused = _reached(case, point, change)
    slow, fast = _slowest_and_fastest(case, point) or (None, None)
    found = Projection(
        change, basis, points, at_deadline, miss, _verdict(case.d * change, miss, case.settings), reached, refused
    )
    if slow is None or fast is None:
        return found
    ends = sorted((_carried(point, slow, deadline), _carried(point, fast, deadline)))
    dates = (_reached(case, point, fast)[0], _reached(case, point, slow)[0]) if reached else None
    return replace(found, between=(ends[0], ends[1]), reached_between=dates)


def _carried(point: Point, change: Decimal, deadline: date) -> Decimal:
    return settled(point.value + change * years_between(point.date, deadline))


def _verdict(towards: Decimal, miss: Decimal, settings: Settings) -> str:
    if towards < 0:
        return "wrong_direction"
    if miss < settings.miss_reached:
        return "reached"
    return "large_gap" if miss > settings.miss_large else "slight_gap"


def _reached(case: Case, point: Point, change: Decimal) -> tuple[Period | None, str]:
    """The year or quarter in which a yearly change leads to the target, or why none can be named."""
    left = case.target - point.value
    if case.d * change <= 0 or left / change > _LONGEST_YEARS:
        return None, "never"
    dates = [day for day in _series(case) if day <= point.date]
    if len(dates) < _POINTS_FOR_A_DATE:
        return None, "two_points"
    whole = int(left / change)
    day = add_months(point.date, 12 * whole) + timedelta(days=round((left / change - whole) * 365))
    if day <= case.as_of:
        return None, "over"
    return (Period.year(day.year) if _yearly(dates) else _quarter(day)), ""


def _yearly(dates: Sequence[date]) -> bool:
    """Whether the days of a series lie years apart, so that nothing finer than a year can be read from it."""
    return all(later >= add_months(day, _ABOUT_A_YEAR) for day, later in pairwise(sorted(dates)))


def _quarter(day: date) -> Period:
    first = (day.month - 1) // 3 * 3 + 1
    return Period.months(day.year, first, first + 2)


def _slowest_and_fastest(case: Case, point: Point) -> tuple[Decimal, Decimal] | None:
    """The yearly changes between the points up to this one, the least and the most towards the target; from four points
    on."""
    series = [(day, value) for day, value in sorted(_series(case).items()) if day <= point.date]
    if len(series) < _POINTS_FOR_A_RANGE:
        return None
    changes = [(then - value) / years_between(day, later) for (day, value), (later, then) in pairwise(series)]
    return min(changes, key=lambda change: case.d * change), max(changes, key=lambda change: case.d * change)


def _mean_change(case: Case, point: Point) -> tuple[Decimal, str, int] | None:
    """The mean of the last yearly changes that end at the point, if there are enough without a gap; how it was found,
    and from how many points."""
    values = yearly_values(case, point)
    changes = len(values) - 1
    if changes < case.settings.changes_least:
        return None
    return settled((values[0] - values[-1]) / changes), "mean_of_changes", len(values)


def yearly_values(case: Case, point: Point) -> list[Decimal]:
    """The value of a point and those a year before the last each, up to the first that is missing, or as many as are
    averaged."""
    by_date = _series(case)
    values = [point.value]
    while len(values) <= case.settings.changes:
        before = by_date.get(add_months(point.date, -12 * len(values)))
        if before is None:
            break
        values.append(before)
    return values


def _straight_line(case: Case, point: Point) -> tuple[Decimal, str, int] | None:
    """The same of a straight line from the first point there is to this one."""
    days = sorted(day for day in _series(case) if day <= point.date)
    if not days or days[0] == point.date:
        return None
    change = settled((point.value - _series(case)[days[0]]) / years_between(days[0], point.date))
    return change, "straight_line", len({*days, point.date})


def _series(case: Case) -> dict[date, Decimal]:
    """The settled points by date, with the start of the way before them."""
    series = {point.date: point.value for point in case.settled}
    if case.origin is not None and (case.baseline is not None or case.promise.from_zero):
        series[case.origin] = case.start_value
    return series


def past_pace(case: Case, point: Point, *, monthly: bool) -> Decimal | None:
    """What a year or a month brought on average from the start of the way (without one: from the first actual)."""
    first = min(_series(case).items(), default=None)
    if first is None or first[0] >= point.date:
        return None
    time = (months_between if monthly else years_between)(first[0], point.date)
    return settled((point.value - first[1]) / time)
