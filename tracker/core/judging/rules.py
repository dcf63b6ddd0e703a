"""The rules that give a target its status. The first rule of `RULES` that matches decides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.core.judging.case import Case, Point
from tracker.core.judging.course import course_point, lead, wrong_way
from tracker.core.judging.judgement import Flag, Reason
from tracker.core.judging.promise import Promise
from tracker.core.kinds import Binding, Kind, Status


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule decides: the status, why not if it is none, the point it rests on, and what is said beside it."""

    status: Status
    reason: Reason | None = None
    used: Point | None = None
    flags: frozenset[Flag] = frozenset()
    broken: tuple[Point, ...] = ()
    reached_since: Point | None = None


def unusable(promise: Promise) -> Reason | None:
    """Rule 1: what is redacted, has no value or cannot be compared is not assessed, whatever the actuals say."""
    if promise.redacted and promise.value is None:
        return Reason.REDACTED
    if not promise.comparable:
        return Reason.UNIT
    if promise.value is None and promise.kind is not Kind.MILESTONE:
        return Reason.NO_VALUE
    if promise.kind is Kind.INTERVAL and promise.interval_mode is None:
        return Reason.INTERVAL_MODE
    return None


def without_actual(case: Case) -> Verdict | None:
    """Rule 2: no usable actual; a baseline alone is none."""
    if case.points or (case.missing_year and not case.passed):
        return None
    reached = _first_reached(case.later) if case.passed else None
    return Verdict(Status.RESULT_DUE if case.passed else Status.NO_DATA, reached_since=reached)


def kept(case: Case) -> Verdict | None:
    """Rule 3: a floor, a ceiling or an interval to be kept holds or is breached at its latest settled reading."""
    if not case.promise.kept or not case.settled:
        return None
    *earlier, latest = case.settled
    flags = {Flag.AFTER_DEADLINE} if case.promise.deadline and latest.date > case.promise.deadline else set()
    broken = tuple(point for point in earlier if point.proof is False)
    if latest.proof is None:
        return Verdict(Status.NOT_ASSESSABLE, Reason.BOUND_ONLY, latest, frozenset(flags), broken)
    if latest.proof and _worsening(case, earlier, latest):
        flags.add(Flag.WORSENING)
    return Verdict(Status.HOLDING if latest.proof else Status.BREACHED, None, latest, frozenset(flags), broken)


def _worsening(case: Case, earlier: Sequence[Point], latest: Point) -> bool:
    """Inside as before, but nearer to the limit. The baseline is the reading before the first."""
    before = earlier[-1].value if earlier else case.baseline.value if case.baseline else None
    return before is not None and case.goal.room(latest.value) < case.goal.room(before)


def reached_now(case: Case) -> Verdict | None:
    """Rule 4: reached by a settled value and not yet due; a later one that is no longer there takes it back."""
    latest = _last_proof(case.settled)
    if case.passed or latest is None or not latest.proof:
        return None
    if case.promise.deadline is None:
        return Verdict(Status.ACHIEVED, None, latest, frozenset({Flag.NO_DEADLINE}), _lost(case.settled))
    return Verdict(Status.ACHIEVED_EARLY, None, latest, broken=_lost(case.settled))


def past_deadline(case: Case) -> Verdict | None:
    """Rule 5: after the deadline the settled value at the deadline decides; what is not proven is due."""
    deadline = case.promise.deadline
    if not case.passed or deadline is None:
        return None
    before = [point for point in case.settled if point.date < deadline]
    at = _last_proof([point for point in case.settled if point.date == deadline])
    after = [*(point for point in case.settled if point.date > deadline), *case.later]
    since, last_before = _first_reached(after), _last_proof(before)
    held_before = last_before is not None and last_before.proof is True
    if at is None and _only_grows(case):
        at = last_before if held_before else _proven_later(case, after)
    fell = _lost(case.settled)
    if at is None and held_before:
        return Verdict(Status.ACHIEVED_EARLY, None, last_before, frozenset({Flag.UNCONFIRMED}), fell)
    if at is None:
        return Verdict(Status.RESULT_DUE, None, case.points[-1], frozenset(), fell, since)
    if at.proof and at.date <= deadline:
        return Verdict(Status.ACHIEVED_EARLY if held_before else Status.ACHIEVED, None, at, frozenset(), fell)
    late = case.promise.late_allowed and since is not None
    return Verdict(
        Status.ACHIEVED_LATE if late else Status.MISSED, None, since if late else at, frozenset(), fell, since
    )


def _only_grows(case: Case) -> bool:
    """Whether a value reached stays reached: running counts, and what is done once and for all."""
    return case.promise.kind is Kind.MILESTONE or (case.promise.cumulative and case.d > 0)


def _proven_later(case: Case, after: Sequence[Point]) -> Point | None:
    """The value after the deadline that proves that it was not reached there: a count that still has not; for a
    milestone also the day of its completion."""
    if case.promise.kind is Kind.MILESTONE:
        return after[0] if after else None
    return next((point for point in after if point.proof is False), None)


def unready(case: Case) -> Verdict | None:
    """Rule 6: not yet due and not reached, and there is no honest way to say how it goes."""
    reason = _unready_reason(case)
    if reason is None:
        return None
    used = case.points[-1] if case.points else None
    return Verdict(Status.NOT_ASSESSABLE, reason, used, broken=_lost(case.settled))


def _unready_reason(case: Case) -> Reason | None:
    promise = case.promise
    if promise.deadline is None:
        return Reason.NO_DEADLINE
    if case.missing_year:
        return Reason.MISSING_YEAR
    if promise.kind in (Kind.GROWTH, Kind.MILESTONE) or promise.kept or course_point(case) is None:
        return Reason.JUDGED_AT_DEADLINE
    if case.baseline is None and not promise.from_zero:
        return Reason.NO_BASELINE
    if case.origin is None or case.origin >= promise.deadline:
        return Reason.NO_START if promise.from_zero else Reason.NO_BASELINE_DATE
    if promise.from_zero and case.target == 0:
        if promise.kind is not Kind.AVERAGE_RATE:
            return Reason.TARGET_ZERO
        return Reason.ZERO_RATE if promise.value == 0 else Reason.NO_START
    if promise.from_zero:
        return None
    return Reason.BASELINE_BEYOND if case.d * case.way <= 0 else None


def on_course(case: Case) -> Verdict:
    """Rule 7: moved the wrong way, else the bands of the lead. Binding targets have no tolerance below the line."""
    point = course_point(case)
    if point is None:
        raise AssertionError("rule 6 takes every case that has no point on its way")
    settings, ahead_by = case.settings, lead(case, point)
    line = 0 if case.promise.binding is Binding.BINDING else settings.behind
    if wrong_way(case, point) or ahead_by < settings.far_behind:
        status = Status.FAR_BEHIND
    elif ahead_by < line:
        status = Status.BEHIND
    else:
        status = Status.AHEAD if ahead_by >= settings.ahead else Status.ON_TRACK
    return Verdict(status, used=point, broken=_lost(case.settled))


Rule = Callable[[Case], Verdict | None]
RULES: tuple[Rule, ...] = (without_actual, kept, reached_now, past_deadline, unready, on_course)


def decide(case: Case) -> Verdict:
    """The verdict of the first rule that matches; `unusable` (rule 1) has been asked before there was a case."""
    return next(verdict for rule in RULES if (verdict := rule(case)) is not None)


def _last_proof(points: Sequence[Point]) -> Point | None:
    """The last point that proves something; a mere bound that proves nothing takes nothing back."""
    return next((point for point in reversed(points) if point.proof is not None), None)


def _first_reached(points: Sequence[Point]) -> Point | None:
    return next((point for point in points if point.proof), None)


def _lost(points: Sequence[Point]) -> tuple[Point, ...]:
    """Settled points that had reached the target and were followed by one that had not."""
    proven = [point for point in points if point.proof is not None]
    return tuple(point for point, then in pairwise(proven) if point.proof and not then.proof)
