"""A reading that was worked out from a bound or an estimate is a bound or an estimate itself."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from tracker.core.judging.case import Case, Point
from tracker.core.judging.judgement import Reading
from tracker.core.kinds import Qualifier

_OTHER_SIDE = {Qualifier.ABOVE: Qualifier.BELOW, Qualifier.BELOW: Qualifier.ABOVE}


def as_exact_as(point: Point | None, readings: Iterable[Reading], case: Case) -> tuple[Reading, ...]:
    """The readings, those that follow from the actual at `point` with its qualifier: more than 17000 of 12000 is
    a completion rate of at least 141.7 %. Where a reading falls as the actual rises, the bound changes its side."""
    if point is None or point.observation.qualifier is Qualifier.EXACT:
        return tuple(readings)
    return tuple(_qualified(reading, point.observation.qualifier, case) for reading in readings)


def _qualified(reading: Reading, qualifier: Qualifier, case: Case) -> Reading:
    rises = _RISES.get(reading.name)
    if rises is None or not isinstance(reading.value, Decimal):
        return reading
    same_side = rises(case)
    return replace(reading, qualifier=qualifier if same_side else _OTHER_SIDE.get(qualifier, qualifier))


_RISES: Mapping[str, Callable[[Case], bool]] = {
    "completion_rate": lambda case: case.d > 0,
    "plan_fulfilment": lambda case: not (case.promise.reduction and case.target > 0),
    "gap": lambda case: True,
    "progress": lambda case: case.way > 0,
    "lead": lambda case: case.d > 0,
    "past_pace": lambda case: True,
    "remaining_pace": lambda case: False,
}
"""Whether a reading rises with the actual that it is worked out from."""
