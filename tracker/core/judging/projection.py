"""Where the way leads if it goes on as it went (reading 6, after Destatis), and the pace it needs (reading 7)."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from tracker.core.judging.arithmetic import HUNDRED, add_months, settled, years_between
from tracker.core.judging.case import Case, Point
from tracker.core.settings import Settings

_LONGEST_YEARS = 100


@dataclass(frozen=True, slots=True)
class Projection:
    """The yearly change carried on, how it was found, what it comes to at the deadline, and when it reaches the target.

    `miss` is (target - projected)/(target - now) in percent. `reached` is None where it never gets there, or only after
    a hundred years.
    """

    change: Decimal
    basis: str
    at_deadline: Decimal
    miss: Decimal
    verdict: str
    reached: date | None


def project(case: Case, point: Point, deadline: date) -> Projection | None:
    """The projection from a point; None where nothing came before it, or where it has nothing left to go."""
    trend = _mean_change(case, point) or _straight_line(case, point)
    left = case.target - point.value
    if trend is None or case.d * left <= 0 or point.date >= deadline:
        return None
    change, basis = trend
    at_deadline = settled(point.value + change * years_between(point.date, deadline))
    miss = settled(HUNDRED * (case.target - at_deadline) / left)
    return Projection(
        change,
        basis,
        at_deadline,
        miss,
        _verdict(case.d * change, miss, case.settings),
        _reached(point.date, left, change, case.d),
    )


def _verdict(towards: Decimal, miss: Decimal, settings: Settings) -> str:
    if towards < 0:
        return "wrong_direction"
    if miss < settings.miss_reached:
        return "reached"
    return "large_gap" if miss > settings.miss_large else "slight_gap"


def _reached(since: date, left: Decimal, change: Decimal, d: int) -> date | None:
    if d * change <= 0 or left / change > _LONGEST_YEARS:
        return None
    whole = int(left / change)
    start = add_months(since, 12 * whole)
    return start + timedelta(days=round((left / change - whole) * 365))


def _mean_change(case: Case, point: Point) -> tuple[Decimal, str] | None:
    """The mean of the last yearly changes that end at the point, if there are enough without a gap."""
    by_date = _series(case)
    values = [point.value]
    while len(values) <= case.settings.changes:
        before = by_date.get(add_months(point.date, -12 * len(values)))
        if before is None:
            break
        values.append(before)
    changes = len(values) - 1
    if changes < case.settings.changes_least:
        return None
    return settled((values[0] - values[-1]) / changes), "mean_of_changes"


def _straight_line(case: Case, point: Point) -> tuple[Decimal, str] | None:
    """The yearly change from the first point there is to this one."""
    first = min(_series(case).items(), default=None)
    if first is None or first[0] >= point.date:
        return None
    return settled((point.value - first[1]) / years_between(first[0], point.date)), "straight_line"


def _series(case: Case) -> dict[date, Decimal]:
    """The settled points by date, with the start of the way before them."""
    series = {point.date: point.value for point in case.settled}
    if case.origin is not None and (case.baseline is not None or case.promise.from_zero):
        series[case.origin] = case.start_value
    return series


def past_pace(case: Case, point: Point) -> Decimal | None:
    """What a year brought on average from the start of the way (without one: from the first actual) to the point."""
    line = _straight_line(case, point)
    return line[0] if line else None


def needed_pace(case: Case, value: Decimal) -> Decimal | None:
    """What every remaining year has to bring from the as-of date on; None at or after the deadline, or without one."""
    deadline = case.promise.deadline
    if deadline is None or case.as_of >= deadline:
        return None
    return settled((case.target - value) / years_between(case.as_of, deadline))
