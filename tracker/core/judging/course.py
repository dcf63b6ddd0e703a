"""The way from the baseline to the target: what should be there on a day, and how far an actual is ahead of it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from tracker.core.judging.arithmetic import HUNDRED, settled
from tracker.core.judging.case import Case, Point
from tracker.core.kinds import Kind, Qualifier


def course_point(case: Case) -> Point | None:
    """The point that is set against the line: the latest settled one; for a total also a year-to-date value."""
    points = [point for point in case.points if point.settled or _to_date(case, point)]
    return points[-1] if points else None


def _to_date(case: Case, point: Point) -> bool:
    return (
        case.promise.kind is Kind.TOTAL
        and not point.whole
        and point.known.since >= point.date
        and point.observation.qualifier is not Qualifier.ESTIMATE
        and case.promise.start is not None
        and case.promise.deadline is not None
    )


def time_elapsed(case: Case, day: date) -> Decimal | None:
    """时间进度 on a day, in percent by days, 100 from the deadline on; None without a start or a later deadline."""
    deadline = case.promise.deadline
    if case.origin is None or deadline is None or case.origin >= deadline:
        return None
    return settled(HUNDRED * (min(day, deadline) - case.origin).days / (deadline - case.origin).days)


def expected(case: Case, day: date) -> Decimal | None:
    """按直线应到: the line from the start through the interim values to the target, on a day; flat outside it."""
    deadline = case.promise.deadline
    if case.origin is None or deadline is None or case.origin >= deadline:
        return None
    between = [(when, value) for when, value in case.promise.interim if case.origin < when < deadline]
    return _on_line([(case.origin, case.start_value), *sorted(between), (deadline, case.target)], day)


def _on_line(line: Sequence[tuple[date, Decimal]], day: date) -> Decimal:
    if day <= line[0][0]:
        return line[0][1]
    for (since, low), (until, high) in pairwise(line):
        if day <= until:
            return settled((low * (until - day).days + high * (day - since).days) / (until - since).days)
    return line[-1][1]


def progress(case: Case, value: Decimal) -> Decimal | None:
    """完成进度 of a value in the terms of the way, in percent; None where the way has no length."""
    return settled(HUNDRED * (value - case.start_value) / case.way) if case.way else None


def lead(case: Case, point: Point) -> Decimal:
    """序时差 in percentage points: how far the point is ahead of the line, in percent of the whole way.

    On a straight line that is 完成进度 - 时间进度; where the target is a ceiling that a total must stay under, being
    below the line is being ahead. Needs a way with a length and an origin before the deadline.
    """
    at = expected(case, point.date)
    if at is None or not case.way:
        raise AssertionError("a lead needs a line; rule 6 takes every case without one")
    return settled(HUNDRED * case.d * (point.value - at) / abs(case.way))


def wrong_way(case: Case, point: Point) -> bool:
    """Whether the point lies on the wrong side of the start by more than the allowed part of the way.

    A total that must stay under a ceiling cannot move the wrong way; it only grows too fast.
    """
    if case.d * case.way <= 0:
        return False
    allowed = case.settings.wrong_way_percent / HUNDRED * abs(case.way)
    return case.d * (point.value - case.start_value) < -allowed
