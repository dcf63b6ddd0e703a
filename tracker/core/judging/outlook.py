"""The second opinions as readings: R, the projection to the deadline, and the pace that is left to go."""

from datetime import date
from decimal import Decimal

from tracker.core.judging.arithmetic import add_months, months_between, settled, years_between
from tracker.core.judging.case import Case, Point
from tracker.core.judging.judgement import Reading, Unit
from tracker.core.judging.projection import past_pace, project
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
    return ""


def _projection(case: Case, point: Point | None) -> list[Reading]:
    deadline, refused = case.promise.deadline, _projection_refusal(case, point)
    found = project(case, point, deadline) if point and deadline and not refused else None
    if found is None or point is None:
        names = (("projection", case.unit), ("projected_miss", Unit.PERCENT), ("projected_date", Unit.PERIOD))
        return [Reading(name, unit, refused=refused or "no_second_actual") for name, unit in names]
    inputs: Inputs = {"actual": point.value, "points": found.points, "yearly_change": found.change,
                      "target": case.target}  # fmt: skip
    low, high = found.between or (None, None)
    earliest, latest = found.reached_between or (None, None)
    projected = Reading("projection", case.unit, found.at_deadline, inputs, "", found.verdict, found.basis,
                        low=low, high=high)  # fmt: skip
    missed = Reading("projected_miss", Unit.PERCENT, found.miss, inputs, "", found.verdict, found.basis)
    reached = Reading("projected_date", Unit.PERIOD, found.reached, inputs, found.refused, found.verdict, found.basis,
                      low=earliest, high=latest)  # fmt: skip
    return [projected, missed, reached]


def _projection_refusal(case: Case, point: Point | None) -> str:
    if case.promise.kind is Kind.TOTAL:
        return "kind"
    if point is None or case.promise.deadline is None:
        return "no_actual" if point is None else "no_deadline"
    if case.d * (case.target - point.value) <= 0:
        return "reached"
    return "passed" if point.date >= case.promise.deadline else ""


def _pace(case: Case, point: Point | None) -> list[Reading]:
    """What is missing, shared out over the time from the latest value to the deadline.

    By the year; by the month for a total of at most a year, and where less than a year is left.
    """
    monthly, refused = _by_month(case), _pace_refusal(case, point)
    yearly = Unit.PERCENT_A_YEAR if case.unit is Unit.PERCENT else Unit.VALUE_A_YEAR
    unit = Unit.VALUE_A_MONTH if monthly else yearly
    deadline = case.promise.deadline
    if refused or point is None or deadline is None:
        needed = Reading("remaining_pace", unit, refused=refused)
    else:
        time = (months_between if monthly else years_between)(point.date, deadline)
        left = case.target - point.value
        inputs: Inputs = {"left": left, "since": point.date, "months" if monthly else "years": time}
        needed = Reading("remaining_pace", unit, settled(left / time), inputs)
    past = past_pace(case, point, monthly=monthly) if point else None
    return [needed, Reading("past_pace", unit, past, refused="" if past is not None else "no_second_actual")]


def _by_month(case: Case) -> bool:
    deadline = case.promise.deadline
    if deadline is None:
        return False
    short = case.promise.kind is Kind.TOTAL and case.origin is not None and case.origin >= add_months(deadline, -12)
    return short or case.under_a_year


def _pace_refusal(case: Case, point: Point | None) -> str:
    """Why nothing can be said of what the rest of the time needs; empty where it can."""
    deadline = case.promise.deadline
    if deadline is None:
        return "no_deadline"
    if case.as_of >= deadline or (point is not None and point.date >= deadline):
        return "passed"
    if point is None:
        return "no_actual"
    if case.promise.kind is Kind.TOTAL and case.d * case.way <= 0:
        return "ceiling"
    if case.d * (case.target - point.value) <= 0:
        return "reached"
    if case.unit is Unit.PERCENT and _by_month(case):
        return "under_a_year"
    return "stale" if case.stale(point.date) else ""
