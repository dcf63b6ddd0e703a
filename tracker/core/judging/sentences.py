"""Why a target has its status, as sentences by key with typed values; `tracker.words` says them in a language."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tracker.core.judging.arithmetic import months_between
from tracker.core.judging.case import Case
from tracker.core.judging.judgement import Amount, Flag, Judgement, Reading, Reason, Sentence, Unit
from tracker.core.judging.sentence_values import Values, amounts, given, observed
from tracker.core.judging.verdict import Verdict
from tracker.core.judging.why import why
from tracker.core.kinds import BaselineBasis, Kind, Status
from tracker.core.periods import Period

_GOOD = ("ahead", "on_track", "achieved", "reached")


def refusal(reason: Reason) -> Sentence:
    """Why a target is not assessed whose words alone do not allow it."""
    return Sentence(f"explain.reason.{reason}")


def sentences_of(case: Case, verdict: Verdict, judgement: Judgement) -> tuple[Sentence, ...]:
    """Why the status is what it is; what it started from; how it goes on; and what has to be said beside it."""
    return (
        *why(case, verdict, judgement),
        *_start(case, judgement),
        *_line(case, judgement),
        *_pace(case, judgement),
        *(() if case.passed else _second_opinions(judgement)),
        *_beside(case, judgement),
    )


def _under_way(judgement: Judgement) -> bool:
    """Whether it still matters where the way starts and what should be there today."""
    return judgement.status.by_lead or judgement.status in (Status.NO_DATA, Status.NOT_ASSESSABLE)


def _start(case: Case, judgement: Judgement) -> Iterator[Sentence]:
    """基期 … （…），目标 … （…）。"""
    promise, baseline = case.promise, case.baseline
    if promise.value is None or promise.deadline is None or promise.kept or not _under_way(judgement):
        return
    values = given(case, None)
    if promise.kind is Kind.TOTAL and promise.start is not None:
        yield Sentence("explain.start.total", values | {"start": promise.start})
    elif baseline is not None and promise.kind in (Kind.LEVEL, Kind.INTERVAL):
        values |= {"baseline": Amount(baseline.value, case.unit), "basis": f"explain.basis.{baseline.basis}"}
        if baseline.basis is BaselineBasis.NONE:
            values["basis"] = f"explain.basis.{BaselineBasis.STATED}"
        if baseline.date is None:
            yield Sentence("explain.start.undated", values)
        else:
            yield Sentence("explain.start.level", values | {"since": baseline.date})


def _line(case: Case, judgement: Judgement) -> Iterator[Sentence]:
    """按直线应到 … ."""
    if not case.passed and _under_way(judgement) and (values := amounts(judgement, "expected_today")):
        yield Sentence("explain.line_interim" if case.promise.interim else "explain.line", values | {"day": case.as_of})


def _pace(case: Case, judgement: Judgement) -> Iterator[Sentence]:
    """还差 …，剩余 … 个月；自 … 起每月（每年）需 …，此前 … ."""
    pace, deadline = judgement.reading("remaining_pace"), case.promise.deadline
    if pace is None or pace.inputs is None or pace.refused or judgement.status.achieved or deadline is None:
        return
    if case.promise.kind is Kind.AVERAGE_RATE:
        gone, years = (int(_count(pace.inputs[name])) for name in ("years_gone", "years"))
        values = amounts(judgement, "average_so_far", "remaining_pace")
        yield Sentence("explain.pace.average_rate", values | {"gone": gone, "left": years - gone})
        return
    if case.under_a_year:
        left, months = _paced(case, abs(_count(pace.inputs["left"]))), months_between(case.as_of, deadline)
        if months < 1:
            yield Sentence("explain.pace.left_short", {"left": left})
        else:
            yield Sentence("explain.pace.left", {"left": left, "count": round(months)})
    if not case.under_a_year or case.promise.kind is Kind.TOTAL:
        yield _pace_since(case, pace, judgement.reading("past_pace"))


def _pace_since(case: Case, pace: Reading, past: Reading | None) -> Sentence:
    """What every year or month from the latest value on has to bring, beside what the past ones brought."""
    since = (pace.inputs or {})["since"]
    if not isinstance(since, date):
        raise TypeError("a pace counts from a day")
    needed, brought = _signed(pace.value), None if past is None or past.value is None else _signed(past.value)
    values: Values = {"since": since, "remaining_pace": _paced(case, abs(needed))}
    unit = "month" if pace.unit is Unit.VALUE_A_MONTH else "year"
    way = "" if case.promise.kind is Kind.TOTAL else "_up" if needed > 0 else "_down"
    if brought is None:
        return Sentence(f"explain.pace.{unit}{way}_alone", values)
    back = "_back" if way and needed * brought < 0 else ""
    return Sentence(f"explain.pace.{unit}{way}{back}", values | {"past_pace": _paced(case, abs(brought))})


def _signed(value: Decimal | Period | None) -> Decimal:
    if not isinstance(value, Decimal):
        raise TypeError("a pace is a number")
    return value


def _paced(case: Case, value: Decimal) -> Amount:
    """An amount that is missing or comes in a time; of a share in percentage points."""
    points = case.promise.is_share or case.unit is Unit.PERCENT
    return Amount(value, Unit.POINTS if points else Unit.VALUE, worked_out=True)


def _count(value: Decimal | date | int) -> Decimal:
    if isinstance(value, date):
        raise TypeError("a count is no date")
    return Decimal(value)


def _second_opinions(judgement: Judgement) -> Iterator[Sentence]:
    """The projection and the seasonal share in words, and a plain word where the opinions disagree."""
    found, ratio = judgement.reading("projection"), judgement.reading("R")
    if found and found.value is not None:
        yield from _projected(found, judgement)
    if seasonal := amounts(judgement, "seasonal_share", "seasonal_lead"):
        yield Sentence("explain.seasonal", seasonal)
    opinions = {"ratio": ratio.verdict if ratio else "", "projection": found.verdict if found else ""}
    words = {name: f"reading.verdict.{word}" for name, word in opinions.items() if word}
    favourable = {word in _GOOD for word in (judgement.status, *filter(None, opinions.values()))}
    if judgement.status.by_lead and len(favourable) > 1:
        yield Sentence("explain.disagree." + "_".join(words), {"status": f"status.{judgement.status}", **words})


def _projected(found: Reading, judgement: Judgement) -> Iterator[Sentence]:
    """What the trend comes to at the deadline, when it reaches the target, and how far the past changes spread both.

    A target that is as good as reached at the deadline has no later date of reaching it.
    """
    count = int(_count((found.inputs or {})["points"]))
    values = amounts(judgement, "projection") | {"count": count, "verdict": f"reading.verdict.{found.verdict}"}
    when = judgement.reading("projected_date")
    reached = when.value if when is not None and isinstance(when.value, Period) else None
    if when is not None and when.refused == "never":
        yield Sentence("explain.projection_never", values)
    elif reached is None or found.verdict == "reached":
        yield Sentence("explain.projection_alone", values)
    else:
        yield Sentence("explain.projection", values | {"reached": reached})
    if isinstance(found.low, Decimal) and isinstance(found.high, Decimal) and found.low != found.high:
        low, high = (Amount(end, found.unit, worked_out=True) for end in (found.low, found.high))
        yield Sentence("explain.projection_spread", {"low": low, "high": high})


def _beside(case: Case, judgement: Judgement) -> Iterator[Sentence]:
    """Flags that no other sentence tells, a later value that reached the target, and readings that did not hold."""
    for flag in sorted(judgement.flags - _told(case, judgement)):
        side = f".{judgement.used.qualifier.name.lower()}" if flag is Flag.BOUND_ONLY and judgement.used else ""
        days: Values = {"days": case.settings.assumed_days} if flag is Flag.ASSUMED_DATE else {}
        yield Sentence(
            f"explain.flag.{flag}{side}",
            days | given(case, None) | ({"data_as_of": judgement.data_as_of} if judgement.data_as_of else {}),
        )
    if judgement.reached_since is not None and judgement.status in (Status.RESULT_DUE, Status.MISSED):
        since = judgement.reached_since
        yield Sentence(
            "explain.reached_since",
            given(case, None) | {"period": since.period, "actual": observed(since.value, since, case)},
        )
    for observation in judgement.broken:
        key = "explain.broken" if case.promise.kept else "explain.lost"
        yield Sentence(key, {"period": observation.period, "actual": observed(observation.value, observation, case)})


def _told(case: Case, judgement: Judgement) -> set[Flag]:
    """The flags that another sentence tells, or that nothing which is said rests on."""
    baseline_matters = _under_way(judgement) and not any(_start(case, judgement))
    told = set() if baseline_matters else {Flag.BASELINE_NOT_STATED}
    if judgement.status.provisional:
        told.add(Flag.INTERIM)
    if judgement.reason is Reason.BOUND_ONLY:
        told.add(Flag.BOUND_ONLY)
    if judgement.reason is Reason.ESTIMATE or judgement.status is Status.RESULT_DUE:
        told.add(Flag.ESTIMATE)
    return told
