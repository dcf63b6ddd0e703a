"""Calendar arithmetic over whole columns of days; the same rules as `arithmetic` has for one date."""

import numpy as np

from tracker.core.judging.frame.columns import NEVER, Days, Numbers, Rows


def add_months(day: Days, months: Rows | int) -> Days:
    """The same day so many months later, or the last day of a month that has no such day. NEVER stays NEVER."""
    safe = np.where(day == NEVER, 0, day).astype("datetime64[D]")
    month = safe.astype("datetime64[M]")
    then = month + np.asarray(months).astype("timedelta64[M]")
    last = (then + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
    moved = np.minimum(then.astype("datetime64[D]") + (safe - month.astype("datetime64[D]")), last)
    return np.where(day == NEVER, NEVER, moved.astype(np.int64))


def years_between(start: Days, end: Days) -> Numbers:
    """Years from one day to a later one, as `arithmetic.years_between`; not meant for NEVER or for end < start."""
    whole = _year(end) - _year(start)
    whole = whole - (add_months(start, 12 * whole) > end)
    since, until = add_months(start, 12 * whole), add_months(start, 12 * (whole + 1))
    years: Numbers = np.add(whole, np.divide(end - since, until - since))
    return years


def months_between(start: Days, end: Days) -> Numbers:
    """Months from one day to a later one, as `arithmetic.months_between`; not meant for NEVER or for end < start."""
    first, after = start + 1, end + 1
    whole = _month(after) - _month(first)
    whole = whole - (add_months(first, whole) > after)
    since, until = add_months(first, whole), add_months(first, whole + 1)
    months: Numbers = np.add(whole, np.divide(after - since, until - since))
    return months


def _month(day: Days) -> Rows:
    return day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def _year(day: Days) -> Rows:
    return day.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64)
