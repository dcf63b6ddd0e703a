"""The rules that give a target its status. The first rule of `RULES` that matches decides."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from tracker.core.judging.case import Case, Point
from tracker.core.judging.course import course_point, lead, wrong_way
from tracker.core.judging.judgement import Flag, Reason
from tracker.core.judging.promise import Promise
from tracker.core.judging.unready import unready
from tracker.core.judging.verdict import Verdict, first_held, first_reached, last_proof, lost
from tracker.core.kinds import Binding, Comparator, Kind, Status
from tracker.core.settings import Settings


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
    about_zero = promise.comparator is Comparator.ABOUT and promise.value == 0 and not promise.is_share
    if about_zero and promise.kind is not Kind.INTERVAL:
        return Reason.NO_BAND
    return None


def without_actual(case: Case) -> Verdict | None:
    """Rule 2: no usable actual; a baseline alone is none."""
    before = last_proof(case.earlier)
    if case.points or (before is not None and before.proof) or (case.missing_year and not case.passed):
        return None
    reached = first_reached(case.later) if case.passed else None
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
    """Rule 4: not yet due and settled all the same: reached, which a later settled value can take back, or a ceiling
    passed before its year is over."""
    known = [*case.earlier, *case.settled]
    latest = last_proof(known)
    if case.passed or latest is None:
        return None
    if not latest.proof:
        return Verdict(Status.MISSED, None, latest, broken=lost(known)) if latest.certain else None
    status = Status.REACHED if case.promise.deadline is None else Status.ACHIEVED_EARLY
    flags = frozenset({Flag.UNCONFIRMED} if latest in case.earlier else ())
    return Verdict(status, None, latest, flags, lost(known), first=first_held(known))


def past_deadline(case: Case) -> Verdict | None:
    """Rule 5: after the deadline the settled value at the deadline decides; what is not proven is due."""
    deadline = case.promise.deadline
    if not case.passed or deadline is None:
        return None
    before = [*case.earlier, *(point for point in case.settled if point.date < deadline)]
    after = [*(point for point in case.settled if point.date > deadline), *case.later]
    at = last_proof([point for point in case.settled if point.date == deadline])
    since, last_before, fell = first_reached(after), last_proof(before), lost([*case.earlier, *case.settled])
    held_before = last_before is not None and last_before.proof is True
    decisive = at or _proven_elsewhere(case, before, after)
    if decisive is None and held_before:
        return Verdict(
            Status.ACHIEVED_EARLY, None, last_before, frozenset({Flag.UNCONFIRMED}), fell, first=first_held(before)
        )
    if decisive is None:
        return Verdict(Status.RESULT_DUE, None, case.points[-1], frozenset(), fell, since)
    if decisive.proof and decisive.date < deadline:
        return Verdict(Status.ACHIEVED_EARLY, None, decisive, broken=fell, first=first_reached(before))
    if decisive.proof and decisive.date == deadline:
        first = first_held(before)
        return Verdict(Status.ACHIEVED_EARLY if first else Status.ACHIEVED, None, at, broken=fell, first=first, at=at)
    if case.promise.late_allowed and since is not None:
        return Verdict(Status.ACHIEVED_LATE, None, since, broken=fell, reached_since=since, at=at)
    return Verdict(Status.MISSED, None, decisive, broken=fell, reached_since=since, at=at)


def _proven_elsewhere(case: Case, before: Sequence[Point], after: Sequence[Point]) -> Point | None:
    """The value that proves how it stood at the deadline without being of that day."""
    certain = last_proof([point for point in before if point.certain])
    if certain or not _only_grows(case):
        return certain
    return last_proof([point for point in before if point.proof]) or _proven_later(case, after)


def _only_grows(case: Case) -> bool:
    """Whether a value reached stays reached: running counts, and what is done once and for all."""
    return case.promise.kind is Kind.MILESTONE or (case.promise.cumulative and case.d > 0)


def _proven_later(case: Case, after: Sequence[Point]) -> Point | None:
    """The value after the deadline that proves that it was not reached there: a count that still has not; for a
    milestone also the day of its completion."""
    if case.promise.kind is Kind.MILESTONE:
        return after[0] if after else None
    return next((point for point in after if point.proof is False), None)


def on_course(case: Case) -> Verdict:
    """Rule 7: moved the wrong way, else the bands of the lead. Binding targets have no tolerance below the line."""
    point = course_point(case)
    if point is None:
        raise AssertionError("rule 6 takes every case that has no point on its way")
    ahead_by = lead(case, point)
    bands = bands_of(case.settings, binding=case.promise.binding is Binding.BINDING)
    status = next((status for status, least in bands if ahead_by >= least), Status.FAR_BEHIND)
    if wrong_way(case, point):
        status = Status.FAR_BEHIND
    return Verdict(status, used=point, broken=lost(case.settled))


def bands_of(settings: Settings, *, binding: bool) -> tuple[tuple[Status, Decimal], ...]:
    """The bands of the lead, best first, each with the least lead that it needs, in percentage points.

    Below all of them a target is far behind. Binding targets have no tolerance below the line.
    """
    line = Decimal(0) if binding else settings.behind
    return (Status.AHEAD, settings.ahead), (Status.ON_TRACK, line), (Status.BEHIND, settings.far_behind)


Rule = Callable[[Case], Verdict | None]
RULES: tuple[Rule, ...] = (without_actual, kept, reached_now, past_deadline, unready, on_course)


def decide(case: Case) -> Verdict:
    """The verdict of the first rule that matches; `unusable` (rule 1) has been asked before there was a case."""
    return next(verdict for rule in RULES if (verdict := rule(case)) is not None)
