"""Which share of a yearly total past years had reached by the same day of the year."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from tracker.core.judging.arithmetic import HUNDRED, add_months, settled
from tracker.core.judging.case import Case, Point
from tracker.core.periods import Period


@dataclass(frozen=True, slots=True)
class SeasonalShare:
    """The median share in percent, and of how many years."""

    median: Decimal
    years: int


def seasonal_share(case: Case, point: Point) -> SeasonalShare | None:
    """The share usual by the point's date; None for anything but a year's interim value, or with too few years."""
    start, deadline = case.promise.start, case.promise.deadline
    if point.whole or start is None or deadline is None or (deadline - start).days not in (364, 365):
        return None
    values = {item.observation.period: item.observation.value for item in case.history if item.settled}
    shares = []
    for back in range(1, start.year - min(period.start.year for period in values) + 1 if values else 1):
        part, whole = (values.get(_years_before(start, end, back)) for end in (point.date, deadline))
        if part is not None and whole is not None and whole > 0:
            shares.append(HUNDRED * part / whole)
    if len(shares) < case.settings.seasonal_years:
        return None
    return SeasonalShare(settled(median(shares)), len(shares))


def _years_before(start: date, end: date, years: int) -> Period:
    """The same months so many years earlier; the last day of February is the last day of February."""
    return Period(add_months(start, -12 * years), add_months(_day_after(end), -12 * years) - (_day_after(end) - end))


def _day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
