"""Judging one target: what was promised, what is known by a day, one honest status and the readings behind it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tracker.core.judging.arithmetic import working
from tracker.core.judging.case import Case, Point, case_of
from tracker.core.judging.exactness import as_exact_as
from tracker.core.judging.judgement import Flag, Judgement
from tracker.core.judging.promise import Observation, Promise
from tracker.core.judging.readings import readings_of
from tracker.core.judging.rules import decide, unusable
from tracker.core.judging.sentences import refusal, sentences_of
from tracker.core.judging.verdict import Verdict
from tracker.core.kinds import ActualBasis, BaselineBasis, Qualifier, Status
from tracker.core.settings import Settings


def judge(promise: Promise, observations: Iterable[Observation], as_of: date, settings: Settings) -> Judgement:
    """The status of a promise on a day, and why.

    `observations` are the actuals of its indicator, place and scope in the indicator's unit, in any order, past years
    included; what was not known by `as_of` changes nothing.
    """
    if reason := unusable(promise):
        return Judgement(Status.NOT_ASSESSABLE, as_of, reason, sentences=(refusal(reason),))
    with working():
        case = case_of(promise, observations, as_of, settings)
        verdict = decide(case)
        at = _read_at(case, verdict)
        judgement = Judgement(
            status=verdict.status,
            as_of=as_of,
            reason=verdict.reason,
            flags=_flags(case, verdict),
            readings=as_exact_as(at, readings_of(case, at), case),
            baseline=case.baseline,
            used=_observed(verdict.used),
            latest=case.points[-1].observation if case.points else None,
            broken=tuple(point.observation for point in verdict.broken),
            reached_since=_observed(verdict.reached_since),
            first_reached=_observed(verdict.first),
            at_deadline=_observed(verdict.at),
        )
        return replace(judgement, sentences=sentences_of(case, verdict, judgement))


def _observed(point: Point | None) -> Observation | None:
    return point.observation if point else None


def _read_at(case: Case, verdict: Verdict) -> Point | None:
    """The point that the readings are taken at: another year that reached a yearly total is no progress of it."""
    if verdict.used is None or verdict.used not in (*case.earlier, *case.later):
        return verdict.used
    return case.points[-1] if case.points else None


def _flags(case: Case, verdict: Verdict) -> frozenset[Flag]:
    """The rule's own flags, and what the data behind the status are like."""
    flags = set(verdict.flags)
    if (
        case.baseline
        and case.baseline.basis is not BaselineBasis.STATED
        and case.baseline.basis is not BaselineBasis.NONE
    ):
        flags.add(Flag.BASELINE_NOT_STATED)
    if verdict.broken and not case.promise.kept:
        flags.add(Flag.FELL)
    if (used := verdict.used) is None:
        return frozenset(flags)
    observation = used.observation
    marks = {
        Flag.DERIVED: observation.basis is ActualBasis.DERIVED,
        Flag.ASSUMED_DATE: used.known.assumed,
        Flag.BOUND_ONLY: observation.qualifier in (Qualifier.ABOVE, Qualifier.BELOW),
        Flag.ESTIMATE: not used.settled and (used.whole or observation.qualifier is Qualifier.ESTIMATE),
        Flag.INTERIM: not used.settled and not used.whole and observation.qualifier is not Qualifier.ESTIMATE,
        Flag.STALE: case.stale(max(item.observation.period.end for item in case.history)),
    }
    return frozenset(flags | {flag for flag, marked in marks.items() if marked})
