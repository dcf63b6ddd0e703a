"""Rule 6: what is not yet due and not reached, and of which time says nothing."""

from tracker.core.judging.case import Case, Point
from tracker.core.judging.course import course_point
from tracker.core.judging.judgement import Reason
from tracker.core.judging.verdict import Verdict, lost
from tracker.core.kinds import Kind, Qualifier, Status


def unready(case: Case) -> Verdict | None:
    """Rule 6: not yet due and not reached, and time says nothing about how it goes."""
    return _provisional(case) or _not_assessable(case)


def _provisional(case: Case) -> Verdict | None:
    """A rate by its latest value before the deadline, and what is known of a target without one."""
    rated = case.promise.kind is Kind.AVERAGE_RATE
    if case.promise.kept or case.missing_year or (rated and case.promise.value == 0):
        return None
    fell = lost(case.settled)
    if case.promise.deadline is None and case.settled and not rated:
        return Verdict(Status.NOT_YET, None, case.settled[-1], broken=fell)
    if case.promise.kind is not Kind.GROWTH and not rated:
        return None
    point = interim_point(case)
    side = point.so_far if rated else point.proof
    if side is None:
        return Verdict(Status.NOT_ASSESSABLE, Reason.BOUND_ONLY, point, broken=fell)
    return Verdict(Status.ABOVE_SO_FAR if side else Status.BELOW_SO_FAR, None, point, broken=fell)


def interim_point(case: Case) -> Point:
    """The latest value that is no estimate; an estimate where there is nothing else. Needs at least one point."""
    values = [point for point in case.points if point.observation.qualifier is not Qualifier.ESTIMATE]
    return [*case.points, *values][-1]


def _not_assessable(case: Case) -> Verdict | None:
    """There is no honest way to say how it goes."""
    marks = _unready(case)
    reason = next((reason for reason in UNREADY if marks[reason]), None)
    if reason is None:
        return None
    used = case.points[-1] if case.points else None
    return Verdict(Status.NOT_ASSESSABLE, reason, used, broken=lost(case.settled))


UNREADY = (
    Reason.MISSING_YEAR,
    Reason.ZERO_RATE,
    Reason.JUDGED_AT_DEADLINE,
    Reason.NO_START,
    Reason.ESTIMATE,
    Reason.NO_BASELINE,
    Reason.NO_BASELINE_DATE,
    Reason.TARGET_ZERO,
    Reason.BASELINE_BEYOND,
)
"""The reasons of rule 6 in the order in which they are asked, for one target and for whole columns."""


def _unready(case: Case) -> dict[Reason, bool]:
    promise, rated = case.promise, case.promise.kind is Kind.AVERAGE_RATE
    from_zero, deadline = promise.from_zero, promise.deadline
    no_line = case.origin is None or deadline is None or case.origin >= deadline
    return {
        Reason.MISSING_YEAR: case.missing_year,
        Reason.ZERO_RATE: rated,
        Reason.JUDGED_AT_DEADLINE: promise.kind is Kind.MILESTONE,
        Reason.NO_START: from_zero and no_line,
        Reason.ESTIMATE: course_point(case) is None,
        Reason.NO_BASELINE: case.baseline is None and not from_zero,
        Reason.NO_BASELINE_DATE: no_line,
        Reason.TARGET_ZERO: from_zero and case.target == 0,
        Reason.BASELINE_BEYOND: not from_zero and case.d * case.way <= 0,
    }
