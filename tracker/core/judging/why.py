"""The first sentence of a judgement: why the status is what it is, with the values that prove it."""

from collections.abc import Iterator
from decimal import Decimal

from tracker.core.judging.case import Case, Point
from tracker.core.judging.course import wrong_way
from tracker.core.judging.judgement import Amount, Judgement, Reason, Sentence
from tracker.core.judging.sentence_values import Values, amounts, distance, given, observed
from tracker.core.judging.verdict import Verdict
from tracker.core.kinds import Kind, Qualifier, Status, status_key

_TELL_THE_VALUE = (Reason.ESTIMATE, Reason.BOUND_ONLY)


def why(case: Case, verdict: Verdict, judgement: Judgement) -> Iterator[Sentence]:
    """Why the status is what it is; of what cannot be assessed also what is known of it."""
    values = given(case, verdict.used)
    if verdict.status is Status.NOT_ASSESSABLE:
        yield from _known(case, verdict, values, judgement)
        yield Sentence(f"explain.reason.{verdict.reason}", values)
    elif case.promise.kind is Kind.MILESTONE:
        yield Sentence(f"explain.milestone.{verdict.status}", values)
    else:
        yield _by_status(case, verdict, values, judgement)
    if verdict.status is Status.RESULT_DUE and verdict.used is not None and _is_estimate(verdict.used):
        yield Sentence("explain.estimate_known", values)


def _known(case: Case, verdict: Verdict, values: Values, judgement: Judgement) -> Iterator[Sentence]:
    """The value and the completion rate of what cannot be assessed."""
    if verdict.used is None or verdict.reason in _TELL_THE_VALUE or case.promise.kind is Kind.MILESTONE:
        return
    rate = amounts(judgement, "completion_rate")
    yield Sentence("explain.known" if rate else "explain.known_alone", values | rate)


def _is_estimate(point: Point) -> bool:
    return point.observation.qualifier is Qualifier.ESTIMATE


def _by_status(case: Case, verdict: Verdict, values: Values, judgement: Judgement) -> Sentence:
    status, used = verdict.status, verdict.used
    if used is None:
        return Sentence(f"explain.why.{status}", values)
    if status is Status.NOT_YET:
        return _not_yet(case, values, judgement)
    if status.provisional:
        return _so_far(case, verdict, values, judgement)
    if status is Status.HOLDING and case.band is not None:
        low, high = (Amount(bound, case.unit) for bound in case.band)
        return Sentence("explain.why.holding_band", values | {"low": low, "high": high})
    if status is Status.BREACHED:
        return _not_held(case, used, values)
    if status in (Status.ACHIEVED_EARLY, Status.REACHED):
        return _reached(case, verdict, used, values)
    if status is Status.ACHIEVED_LATE and verdict.at is not None:
        at = observed(verdict.at.value, verdict.at.observation, case)
        at_period = verdict.at.observation.period
        return Sentence("explain.why.achieved_late_at", values | {"at": at, "at_period": at_period})
    if status is Status.MISSED and used.certain:
        return Sentence("explain.why.missed_already", values)
    return _on_course(case, verdict, used, values, judgement) if status.by_lead else Sentence(
        f"explain.why.{status}", values
    )  # fmt: skip


def _on_course(case: Case, verdict: Verdict, used: Point, values: Values, judgement: Judgement) -> Sentence:
    values |= {"status": f"status.{verdict.status}"} | amounts(judgement, "progress", "time_elapsed", "lead")
    if wrong_way(case, used):
        return Sentence("explain.why.wrong_way", values | {"baseline": Amount(case.start_value, case.unit)})
    return Sentence("explain.why.interim" if case.promise.interim else "explain.why.course", values)


def _reached(case: Case, verdict: Verdict, used: Point, values: Values) -> Sentence:
    """When it was first reached, where that was before the value that the status rests on."""
    first = verdict.first
    if first is None or first is used or verdict.broken:
        return Sentence(f"explain.why.{verdict.status}", values)
    values |= {"first_period": first.observation.period, "first": observed(first.value, first.observation, case)}
    held = "_held" if verdict.at is not None else "_since"
    return Sentence(f"explain.why.{verdict.status}{held}", values)


def _not_yet(case: Case, values: Values, judgement: Judgement) -> Sentence:
    """How far it is: by its distance for rates and shares, else by its completion rate."""
    rate = amounts(judgement, "completion_rate")
    if rate and not case.promise.is_share:
        return Sentence("explain.why.not_yet", values | rate)
    return Sentence("explain.why.not_yet_gap", values | distance(judgement))


def _so_far(case: Case, verdict: Verdict, values: Values, judgement: Judgement) -> Sentence:
    """On which side of its target a rate is, how far from it, and that this is a first impression."""
    gap = judgement.reading("gap")
    side = gap.value if gap is not None and isinstance(gap.value, Decimal) else Decimal(0)
    where = "equal" if not side else "higher" if side > 0 else "lower"
    values |= distance(judgement) | {"status": status_key(verdict.status, case.promise.comparator)}
    if case.promise.kind is Kind.AVERAGE_RATE:
        return Sentence(f"explain.so_far_average.{where}", values | amounts(judgement, "average_so_far"))
    return Sentence(f"explain.so_far.{where}", values)


def _not_held(case: Case, used: Point, values: Values) -> Sentence:
    """On which side of its limits something to be kept lies; of 左右 with the band that is allowed."""
    if case.band is not None:
        low, high = (Amount(bound, case.unit) for bound in case.band)
        return Sentence("explain.why.breached_outside", values | {"low": low, "high": high})
    side = "below" if case.goal.low is not None and used.value <= case.goal.low else "above"
    return Sentence(f"explain.why.breached_{side}", values)
