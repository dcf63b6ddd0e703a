"""The typed values that sentences bear: what was promised, what was observed, and what was worked out from both."""

from datetime import date
from decimal import Decimal

from tracker.core.judging.case import Case, Point
from tracker.core.judging.judgement import Amount, Judgement, Unit, Wanted
from tracker.core.judging.promise import Observation, way_of_words
from tracker.core.kinds import Kind
from tracker.core.periods import Period

Values = dict[str, Amount | Wanted | Period | date | int | str]


def given(case: Case, used: Point | None) -> Values:
    """What was promised and observed, as far as it is there."""
    promise = case.promise
    values: Values = {}
    if promise.value is not None:
        values["target"] = Wanted(
            promise.comparator, promise.value, promise.upper, case.unit, case.band,
            way_of_words(promise.kind, promise.direction, promise.value),
        )  # fmt: skip
    if promise.deadline is not None:
        values["deadline"] = promise.deadline
    if used is not None:
        shown = used.observation.value if promise.kind is Kind.AVERAGE_RATE else used.value
        values |= {"period": used.observation.period, "actual": observed(shown, used.observation, case)}
    return values


def observed(value: Decimal, observation: Observation, case: Case) -> Amount:
    """An actual as a sentence bears it, with what qualifies it."""
    return Amount(value, case.unit, qualifier=observation.qualifier)


def amounts(judgement: Judgement, *names: str) -> Values:
    """The values of readings as amounts, those in percentage points with their sign, without those refused."""
    readings = {name: judgement.reading(name) for name in names}
    return {
        name: Amount(reading.value, reading.unit, True, reading.unit is Unit.POINTS, reading.qualifier)
        for name, reading in readings.items()
        if reading is not None and isinstance(reading.value, Decimal)
    }


def distance(judgement: Judgement) -> Values:
    """The gap to the target without its sign; the words say which side it is on."""
    gap = judgement.reading("gap")
    if gap is None or not isinstance(gap.value, Decimal):
        return {}
    return {"distance": Amount(abs(gap.value), gap.unit, worked_out=True)}
