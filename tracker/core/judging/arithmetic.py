"""Exact enough arithmetic: everything is worked out in 50 digits and settled to 28, so that a value that lies exactly
on a threshold is found there, whatever unit it came in."""

import calendar
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext

_WORKING = Context(prec=50, traps=[DivisionByZero, InvalidOperation, Overflow])
_SETTLED = Context(prec=28)
DAY = timedelta(days=1)
HUNDRED = Decimal(100)


@contextmanager
def working() -> Iterator[None]:
    """Within it, Decimals are worked out in 50 digits."""
    with localcontext(_WORKING):
        yield


def settled(value: Decimal) -> Decimal:
    """The value in 28 significant digits: what is compared with a threshold, and what is shown."""
    return _SETTLED.plus(value)


def years_between(start: date, end: date) -> Decimal:
    """Years from one day to a later one: whole calendar years, and days of the year that was begun.

    31 December to 31 December is a whole number, leap years or not. Negative when `end` is earlier.
    """
    if end < start:
        return -years_between(end, start)
    whole = end.year - start.year
    if _anniversary(start, whole) > end:
        whole -= 1
    since, until = _anniversary(start, whole), _anniversary(start, whole + 1)
    return whole + Decimal((end - since).days) / (until - since).days


def months_between(start: date, end: date) -> Decimal:
    """Months from the end of one day to the end of a later one: whole calendar months, and days of the month begun.

    The last day of a month to the last of another is a whole number, however long they are.
    """
    first, after = start + DAY, end + DAY
    whole = (after.year - first.year) * 12 + after.month - first.month
    if add_months(first, whole) > after:
        whole -= 1
    since, until = add_months(first, whole), add_months(first, whole + 1)
    return whole + Decimal((after - since).days) / (until - since).days


def _anniversary(day: date, years: int) -> date:
    year = day.year + years
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the last day of the month where that month has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def annual_growth(start: Decimal, end: Decimal, years: Decimal) -> Decimal:
    """The yearly rate that leads from one positive value to another: (end/start)^(1/years) - 1, as a fraction."""
    with working():
        return settled((end / start) ** (1 / years) - 1) if end else Decimal(-1)
