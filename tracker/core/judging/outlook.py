"""The second opinions as readings: R, the projection to the deadline, and the pace that is left to go."""

from datetime import date
from decimal import Decimal

from tracker.core.judging.arithmetic import settled, years_between
from tracker.core.judging.case import Case, Point
from tracker.core.judging.judgement import Reading, Unit
from tracker.core.judging.projection import needed_pace, past_pace, project
from tracker.core.judging.rates import growth_ratio, ratio_verdict
from tracker.core.kinds import Kind

Inputs = dict[str, Decimal | date | int]


def outlook(case: Case, point: Point | None, refused: str) -> list[Reading]:
    """R, projection and pace of a case; `refused` names the input that its line lacks, if one is missing."""
    return [_ratio(case, point, refused), *_projection(case, point), *_pace(case, point)]


def _ratio(case: Case, point: Point | None, refused: str) -> Reading:
    """Only for a level with positive baseline, actual and target whose baseline lies before the target."""
    deadline, refused = case.promise.deadline, _ratio_refusal(case, point, refused)
    if refused or point is None or case.origin is None or deadline is None:
        return Reading("R", Unit.RATIO, refused=refused)
    gone, years = years_between(case.origin, point.date), years_between(case.origin, deadline)
    value = growth_ratio(case.start_value, point.value, case.target, gone, years, case.d)
    inputs: Inputs = {
        "baseline": case.start_value,
        "actual": point.value,
        "target": case.target,
        "years_gone": gone,
        "years": years,
    }
    verdict = "achieved" if point.proof else ratio_verdict(value, case.settings)
    return Reading("R", Unit.RATIO, value, inputs, verdict=verdict)


def _ratio_refusal(case: Case, point: Point | None, refused: str) -> str:
    if case.promise.kind is not Kind.LEVEL:
        return "kind"
    if refused or point is None:
        return refused or "no_actual"
    if min(case.start_value, point.value, case.target) <= 0:
        return "not_positive"
    return "baseline_beyond" if case.d * case.way <= 0 else ""


def _projection(case: Case, point: Point | None) -> list[Reading]:
    names = (("projection", case.unit), ("projected_miss", Unit.PERCENT), ("projected_date", Unit.DATE))
    deadline, refused = case.promise.deadline, _projection_refusal(case, point)
    found = project(case, point, deadline) if point and deadline and not refused else None
    if found is None or point is None:
        return [Reading(name, unit, refused=refused or "no_second_actual") for name, unit in names]
    inputs: Inputs = {"actual": point.value, "yearly_change": found.change, "target": case.target}
    values = (found.at_deadline, found.miss, found.reached)
    return [
        Reading(name, unit, value, inputs, "" if value is not None else "never", found.verdict, found.basis)
        for (name, unit), value in zip(names, values, strict=True)
    ]


def _projection_refusal(case: Case, point: Point | None) -> str:
    if case.promise.kind is Kind.TOTAL:
        return "kind"
    if point is None or case.promise.deadline is None:
        return "no_actual" if point is None else "no_deadline"
    if case.d * (case.target - point.value) <= 0:
        return "reached"
    return "passed" if point.date >= case.promise.deadline else ""


def _pace(case: Case, point: Point | None) -> list[Reading]:
    """By the year; a total of at most a year goes by the month. Without an actual the baseline is what there is."""
    deadline = case.promise.deadline
    monthly = case.promise.kind is Kind.TOTAL and bool(
        case.origin and deadline and 0 < years_between(case.origin, deadline) <= 1
    )
    yearly = Unit.PERCENT_A_YEAR if case.unit is Unit.PERCENT else Unit.VALUE_A_YEAR
    unit, parts = (Unit.VALUE_A_MONTH, 12) if monthly else (yearly, 1)
    now = point.value if point else case.start_value if case.baseline else None
    needed = needed_pace(case, now) if now is not None else None
    refused = "no_deadline" if deadline is None else "no_actual" if now is None else "passed" if needed is None else ""
    left = years_between(case.as_of, deadline) if deadline else Decimal(0)
    past = past_pace(case, point) if point else None
    return [
        Reading(
            "remaining_pace",
            unit,
            settled(needed / parts) if needed is not None else None,
            {"left": case.target - now, "years": left} if now is not None else None,
            refused,
        ),
        Reading(
            "past_pace",
            unit,
            settled(past / parts) if past is not None else None,
            refused="" if past is not None else "no_second_actual",
        ),
    ]
