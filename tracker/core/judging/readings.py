"""The readings of a case: numbers with their names and inputs, or the name of the input that is missing.

The status follows the lead alone; the other readings are shown beside it.
"""

from datetime import date
from decimal import Decimal
from functools import partial

from tracker.core.judging.arithmetic import HUNDRED, settled
from tracker.core.judging.case import Case, Point
from tracker.core.judging.course import expected, lead, progress, time_elapsed
from tracker.core.judging.judgement import Reading, Unit
from tracker.core.judging.outlook import outlook
from tracker.core.judging.rates import average_rate, mean_rate, plan_years, remaining_share
from tracker.core.judging.seasonal import seasonal_share
from tracker.core.kinds import Kind

Inputs = dict[str, Decimal | date | int]


def readings_of(case: Case, point: Point | None) -> tuple[Reading, ...]:
    """All readings of a case at the point that its status rests on."""
    readings = [*_completion(case, point), *_gaps(case, point), *_band(case)]
    if case.promise.kept or case.promise.kind in (Kind.GROWTH, Kind.MILESTONE):
        return tuple(readings)
    readings += [_progress(case, point), _time_elapsed(case, point), _lead(case, point)]
    if case.promise.kind is Kind.AVERAGE_RATE:
        return (*readings, *_average_rate(case, point))
    return (
        *readings,
        *_expected(case, point),
        *_seasonal(case, point),
        *outlook(case, point, way_refusal(case, point) or line_refusal(case)),
    )


def _completion(case: Case, point: Point | None) -> list[Reading]:
    """完成率, or of a rate of change its textbook form 计划完成程度, of which at most 100 % is fulfilled by a fall."""
    refuse = partial(Reading, "completion_rate", Unit.PERCENT)
    if refused := _completion_refusal(case, point):
        return [refuse(refused=refused), *_plan_fulfilment(case, point)]
    if point is None:
        raise AssertionError("a completion rate without an actual is refused")
    share = point.value / case.target if case.d > 0 else case.target / point.value
    return [refuse(settled(HUNDRED * share), {"actual": point.value, "target": case.target})]


def _completion_refusal(case: Case, point: Point | None) -> str:
    if case.promise.kind in (Kind.GROWTH, Kind.AVERAGE_RATE, Kind.MILESTONE, Kind.RELATIVE):
        return "kind"
    if case.promise.kind is Kind.INTERVAL or (case.goal.low is not None and case.goal.high is not None):
        return "interval"
    if point is None:
        return "no_actual"
    return "not_positive" if point.value <= 0 or case.target <= 0 else ""


def _plan_fulfilment(case: Case, point: Point | None) -> list[Reading]:
    """计划完成程度 of a change, and of a growth that is a reduction."""
    promise = case.promise
    if point is None or not (promise.kind is Kind.RELATIVE or (promise.kind is Kind.GROWTH and case.target < 0)):
        return []
    reduced = promise.reduction and case.target > 0
    if (1 if reduced else -1) * case.target == HUNDRED:
        return [Reading("plan_fulfilment", Unit.PERCENT, refused="nothing_left")]
    return [
        Reading(
            "plan_fulfilment",
            Unit.PERCENT,
            remaining_share(point.value, case.target, reduced=reduced),
            {"actual": point.value, "target": case.target},
            basis="reduction" if promise.reduction else "increase",
        )
    ]


def _band(case: Case) -> list[Reading]:
    """What 左右 allows: half its width, and from where to where it goes."""
    if case.band is None:
        return []
    low, high = case.band
    unit = Unit.POINTS if case.promise.is_share or case.unit is Unit.PERCENT else Unit.VALUE
    return [Reading("band", unit, (high - low) / 2, {"target": (high + low) / 2}, low=low, high=high)]


def _gaps(case: Case, point: Point | None) -> list[Reading]:
    """The distance to the target: in percentage points for rates and shares, in the indicator's unit otherwise."""
    if case.promise.kind is Kind.MILESTONE:
        return []
    in_points = case.promise.is_share or case.unit is Unit.PERCENT
    unit = Unit.POINTS if in_points else Unit.VALUE
    if point is None:
        return [Reading("gap", unit, refused="no_actual")]
    actual, target = point.value, case.target
    if case.promise.kind is Kind.AVERAGE_RATE:
        actual, target = mean_rate(_years_gone(case, point), point.value), case.promise.value or Decimal(0)
    return [Reading("gap", unit, settled(actual - target), {"actual": actual, "target": target})]


def _years_gone(case: Case, point: Point) -> int:
    """How many years of an average rate's plan a point sums up."""
    return case.points.index(point) + 1


def way_refusal(case: Case, point: Point | None) -> str:
    """Which input of the way is missing; empty where it is whole."""
    if point is None:
        return "no_actual"
    if case.baseline is None and not case.promise.from_zero:
        return "no_baseline"
    if not case.way:
        return "no_way"
    return "baseline_beyond" if case.beyond else ""


def line_refusal(case: Case) -> str:
    """Which input of the line through time is missing; empty where it is whole."""
    if case.promise.deadline is None:
        return "no_deadline"
    if case.baseline is None and not case.promise.from_zero:
        return "no_baseline"
    if time_elapsed(case, case.promise.deadline) is None:
        return "no_start" if case.promise.from_zero else "no_baseline_date"
    return "baseline_beyond" if case.beyond else ""


def _progress(case: Case, point: Point | None) -> Reading:
    refused = way_refusal(case, point)
    if refused or point is None:
        return Reading("progress", Unit.PERCENT, refused=refused)
    inputs: Inputs = {"actual": point.value, "baseline": case.start_value, "target": case.target}
    return Reading("progress", Unit.PERCENT, progress(case, point.value), inputs)


def _time_elapsed(case: Case, point: Point | None) -> Reading:
    deadline, refused = case.promise.deadline, "no_actual" if point is None else line_refusal(case)
    if refused or point is None or deadline is None or case.origin is None:
        return Reading("time_elapsed", Unit.PERCENT, refused=refused)
    inputs: Inputs = {"origin": case.origin, "date": point.date, "deadline": deadline}
    return Reading("time_elapsed", Unit.PERCENT, time_elapsed(case, point.date), inputs)


def _lead(case: Case, point: Point | None) -> Reading:
    refused = way_refusal(case, point) or line_refusal(case)
    if refused or point is None:
        return Reading("lead", Unit.POINTS, refused=refused)
    at = expected(case, point.date)
    inputs: Inputs = {"actual": point.value, "expected": at if at is not None else Decimal(0), "way": case.way}
    return Reading("lead", Unit.POINTS, lead(case, point), inputs, basis="interim" if case.promise.interim else "line")


def _expected(case: Case, point: Point | None) -> list[Reading]:
    refused = line_refusal(case)
    at = Reading("expected", case.unit, refused=refused or "no_actual")
    if refused:
        return [at, Reading("expected_today", case.unit, refused=refused)]
    if point is not None:
        at = Reading("expected", case.unit, expected(case, point.date), {"date": point.date})
    return [at, Reading("expected_today", case.unit, expected(case, case.as_of), {"date": case.as_of})]


def _seasonal(case: Case, point: Point | None) -> list[Reading]:
    """What past years had reached by the same day, and the lead against it: a second reading, never the status."""
    share = seasonal_share(case, point) if point is not None and case.settings.seasonal else None
    if share is None or point is None or not case.way:
        return []
    done = settled(HUNDRED * point.value / case.target)
    ahead = settled((done - share.median) * (1 if case.d * case.way > 0 else -1))
    inputs: Inputs = {"progress": done, "seasonal_share": share.median, "years": share.years}
    return [
        Reading("seasonal_share", Unit.PERCENT, share.median, {"years": share.years}),
        Reading("seasonal_lead", Unit.POINTS, ahead, inputs),
    ]


def _average_rate(case: Case, point: Point | None) -> list[Reading]:
    """The geometric mean so far and the rate that the rest of the plan needs."""
    names = ("average_so_far", "remaining_pace")
    years = plan_years(case.promise, case.origin)
    if point is None or years is None or not case.target:
        refused = "no_actual" if point is None else "no_start" if years is None else "zero_rate"
        return [Reading(name, Unit.PERCENT_A_YEAR, refused=refused) for name in names]
    found = average_rate(_years_gone(case, point), years, point.value, case.target)
    inputs: Inputs = {"years_gone": found.gone, "years": years}
    return [
        Reading("average_so_far", Unit.PERCENT_A_YEAR, found.so_far, inputs),
        Reading(
            "remaining_pace",
            Unit.PERCENT_A_YEAR,
            found.needed,
            inputs,
            refused="" if found.needed is not None else "passed",
        ),
    ]
