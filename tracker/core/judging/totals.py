"""A total over several years: the years that there are, added up, and the year to date after them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tracker.core.judging.arithmetic import DAY, add_months
from tracker.core.judging.asof import Known
from tracker.core.judging.promise import Promise
from tracker.core.kinds import Kind, Qualifier
from tracker.core.periods import Period

_LONGEST_YEAR = 366


def adds_up(promise: Promise) -> bool:
    """Whether it is a total over more than a year, which the values of its years add up to."""
    if promise.kind is not Kind.TOTAL or promise.cumulative or promise.start is None or promise.deadline is None:
        return False
    return (promise.deadline - promise.start).days > _LONGEST_YEAR


def running_totals(promise: Promise, history: Iterable[Known]) -> tuple[list[Known], bool]:
    """The sums since the start of the total, by date, each as an actual of its own; and whether a year is missing.

    A year is added to the years before it, a year to date too; a value since the start stands for itself. Nothing is
    added to an estimate, to a mere bound, or across a gap.
    """
    start, deadline = promise.start, promise.deadline
    if start is None or deadline is None:
        return [], False
    sums: dict[date, Decimal] = {start - DAY: Decimal(0)}
    found: dict[date, Known] = {}
    missing = False
    for item in history:
        observation, period = item.observation, item.observation.period
        if period.start < start or period.end > deadline:
            continue
        before = sums.get(period.start - DAY)
        if before is None:
            missing = missing or (period.a_year_long and _ends_a_year(start, period.start - DAY))
            continue
        total = before + observation.value
        found[period.end] = replace(
            item, observation=replace(observation, period=Period(start, period.end), value=total)
        )
        exact = observation.qualifier in (Qualifier.EXACT, Qualifier.ABOUT)
        if exact and item.settled and _ends_a_year(start, period.end):
            sums[period.end] = total
    return list(found.values()), missing


def _ends_a_year(start: date, day: date) -> bool:
    """Whether whole years have gone by from a start to the end of a day."""
    after = day + DAY
    return after == add_months(start, 12 * (after.year - start.year))
