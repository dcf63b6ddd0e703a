"""Why a target has its status, as sentences by key with typed values; `tracker.words` says them in a language."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tracker.core.judging.case import Case, Point
from tracker.core.judging.course import wrong_way
from tracker.core.judging.judgement import Amount, Flag, Judgement, Reason, Sentence, Unit, Wanted
from tracker.core.judging.rules import Verdict
from tracker.core.kinds import BaselineBasis, Kind, Status
from tracker.core.periods import Period

Values = dict[str, Amount | Wanted | Period | date | int | str]
_ON_COURSE = (Status.AHEAD, Status.ON_TRACK, Status.BEHIND, Status.FAR_BEHIND)
_GOOD = ("ahead", "on_track", "achieved", "reached")


def refusal(reason: Reason) -> Sentence:
    """Why a target is not assessed whose words alone do not allow it."""
    return Sentence(f"explain.reason.{reason}")


def sentences_of(case: Case, verdict: Verdict, judgement: Judgement) -> tuple[Sentence, ...]:
    """Why the status is what it is; what it started from; how it goes on; and what has to be said beside it."""
    return (
        _why(case, verdict, judgement),
        *_start(case),
        *_line(case, judgement),
        *_pace(case, judgement),
        *(() if case.passed else _second_opinions(judgement)),
        *_beside(case, judgement),
    )


def _why(case: Case, verdict: Verdict, judgement: Judgement) -> Sentence:
    values = _given(case, verdict.used)
    if verdict.status is Status.NOT_ASSESSABLE:
        return _why_not(verdict, values, judgement)
    if verdict.status not in _ON_COURSE or verdict.used is None:
        about = "milestone" if case.promise.kind is Kind.MILESTONE else "why"
        open_ended = "_open" if Flag.NO_DEADLINE in verdict.flags else ""
        return Sentence(f"explain.{about}.{verdict.status}{open_ended}", values)
    values |= {"status": f"status.{verdict.status}"} | _amounts(judgement, "progress", "time_elapsed", "lead")
    if wrong_way(case, verdict.used):
        return Sentence("explain.why.wrong_way", values | {"baseline": Amount(case.start_value, case.unit)})
    return Sentence("explain.why.interim" if case.promise.interim else "explain.why.course", values)


def _why_not(verdict: Verdict, values: Values, judgement: Judgement) -> Sentence:
    gap = _amounts(judgement, "gap")
    if verdict.reason is Reason.JUDGED_AT_DEADLINE and gap and verdict.used is not None:
        return Sentence("explain.reason.judged_at_deadline_so_far", values | gap)
    return Sentence(f"explain.reason.{verdict.reason}", values)


def _given(case: Case, used: Point | None) -> Values:
    """What was promised and observed, as far as it is there."""
    promise = case.promise
    values: Values = {}
    if promise.value is not None:
        values["target"] = Wanted(promise.comparator, promise.value, promise.upper, case.unit)
    if promise.deadline is not None:
        values["deadline"] = promise.deadline
    if used is not None:
        shown = used.observation.value if promise.kind is Kind.AVERAGE_RATE else used.value
        values |= {"period": used.observation.period, "actual": Amount(shown, case.unit)}
    return values


def _start(case: Case) -> Iterator[Sentence]:
    """基期 … （…），目标 … （…）。"""
    promise, baseline = case.promise, case.baseline
    if promise.value is None or promise.deadline is None or promise.kept:
        return
    values = _given(case, None)
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
    if not case.passed and (values := _amounts(judgement, "expected_today")):
        yield Sentence("explain.line_interim" if case.promise.interim else "explain.line", values | {"day": case.as_of})


def _pace(case: Case, judgement: Judgement) -> Iterator[Sentence]:
    """剩余 … 年每年需 … ，过去平均 … ."""
    pace = judgement.reading("remaining_pace")
    reached = judgement.status in (Status.ACHIEVED, Status.ACHIEVED_EARLY)
    if pace is None or pace.inputs is None or pace.refused or reached:
        return
    years, gone = _count(pace.inputs["years"]), _count(pace.inputs.get("years_gone", 0))
    if case.promise.kind is Kind.AVERAGE_RATE:
        values = _amounts(judgement, "average_so_far", "remaining_pace")
        yield Sentence("explain.pace.average_rate", values | {"gone": int(gone), "left": int(years - gone)})
        return
    unit, parts = ("month", 12) if pace.unit is Unit.VALUE_A_MONTH else ("year", 1)
    values = _amounts(judgement, "remaining_pace", "past_pace")
    alone = "" if "past_pace" in values else "_alone"
    yield Sentence(f"explain.pace.{unit}{alone}", values | {"left": Amount(years * parts, Unit.RATIO, worked_out=True)})


def _count(value: Decimal | date | int) -> Decimal:
    if isinstance(value, date):
        raise TypeError("a count of years is no date")
    return Decimal(value)


def _second_opinions(judgement: Judgement) -> Iterator[Sentence]:
    """The projection and the seasonal share in words, and a plain word where the opinions disagree."""
    found, when, ratio = (judgement.reading(name) for name in ("projection", "projected_date", "R"))
    if found and found.value is not None and when is not None:
        values = _amounts(judgement, "projection") | {"verdict": f"reading.verdict.{found.verdict}"}
        if isinstance(when.value, date):
            yield Sentence("explain.projection", values | {"reached": when.value})
        else:
            yield Sentence("explain.projection_never", values)
    if seasonal := _amounts(judgement, "seasonal_share", "seasonal_lead"):
        yield Sentence("explain.seasonal", seasonal)
    opinions = {"ratio": ratio.verdict if ratio else "", "projection": found.verdict if found else ""}
    words = {name: f"reading.verdict.{word}" for name, word in opinions.items() if word}
    favourable = {word in _GOOD for word in (judgement.status, *filter(None, opinions.values()))}
    if judgement.status in _ON_COURSE and len(favourable) > 1:
        yield Sentence("explain.disagree." + "_".join(words), {"status": f"status.{judgement.status}", **words})


def _beside(case: Case, judgement: Judgement) -> Iterator[Sentence]:
    """Flags that no other sentence tells, a later value that reached the target, and readings that did not hold."""
    told = {Flag.NO_DEADLINE} | ({Flag.BASELINE_NOT_STATED} if any(_start(case)) else set())
    for flag in sorted(judgement.flags - told):
        yield Sentence(
            f"explain.flag.{flag}",
            _given(case, None) | ({"data_as_of": judgement.data_as_of} if judgement.data_as_of else {}),
        )
    if judgement.reached_since is not None and judgement.status in (Status.RESULT_DUE, Status.MISSED):
        since = judgement.reached_since
        yield Sentence(
            "explain.reached_since",
            _given(case, None) | {"period": since.period, "actual": Amount(since.value, case.unit)},
        )
    for observation in judgement.broken:
        key = "explain.broken" if case.promise.kept else "explain.lost"
        yield Sentence(key, {"period": observation.period, "actual": Amount(observation.value, case.unit)})


def _amounts(judgement: Judgement, *names: str) -> Values:
    """The values of readings as amounts, without those that were refused."""
    signed = (Unit.POINTS, Unit.VALUE_A_YEAR, Unit.VALUE_A_MONTH)
    readings = {name: judgement.reading(name) for name in names}
    return {
        name: Amount(reading.value, reading.unit, worked_out=True, signed=reading.unit in signed)
        for name, reading in readings.items()
        if reading is not None and isinstance(reading.value, Decimal)
    }
