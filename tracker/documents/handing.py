"""Which candidates can be handed on as they stand, and why another cannot: no guess is made for a person."""

from enum import StrEnum

from tracker.core.kinds import Comparator, Kind, Measure
from tracker.core.numbers import NumberError, parse_number
from tracker.core.periods import PeriodError, parse_period
from tracker.documents.candidates import Candidate
from tracker.documents.roles import Role
from tracker.vocabulary import indicators


class Obstacle(StrEnum):
    """Why a candidate is not handed on. The words for each are in `collecting.po`."""

    NO_NUMBER = "no_number"
    REPEATED = "repeated"
    CHANGE = "change"
    FALL = "fall"
    NOT_ONE_VALUE = "not_one_value"
    NOT_ONE_PERIOD = "not_one_period"


_OF_A_VALUE = frozenset({None, Comparator.COUNT, Comparator.ABOVE, Comparator.BELOW, Comparator.ABOUT})
"""What can be said of a reported value; at least, at most and between are no value."""


def obstacle_of(one: Candidate) -> Obstacle | None:
    """What keeps a target or a reported value, or one of its parts, from being handed on, else None."""
    return next(filter(None, map(_obstacle, one.each())), None)


def _obstacle(one: Candidate) -> Obstacle | None:
    if one.qualitative or not _is_number(one.value):
        return Obstacle.NO_NUMBER
    if one.repeats:
        return Obstacle.REPEATED
    standard = indicators().get(one.indicator_code)
    if one.change == "down" and not (standard and "降" in standard.name_zh):
        return Obstacle.FALL
    changes = one.kind in (Kind.GROWTH, Kind.AVERAGE_RATE)
    if changes and not (standard and standard.measure == Measure.RATE):
        return Obstacle.CHANGE
    return _obstacle_of_value(one) if one.role is Role.ACTUAL else None


def _obstacle_of_value(one: Candidate) -> Obstacle | None:
    if one.upper or one.comparator not in _OF_A_VALUE or one.kind is Kind.RELATIVE:
        return Obstacle.NOT_ONE_VALUE
    if one.kind is Kind.AVERAGE_RATE:
        return Obstacle.CHANGE
    try:
        parse_period(one.period)
    except PeriodError:
        return Obstacle.NOT_ONE_PERIOD
    return None


def is_sure(one: Candidate) -> bool:
    """Whether nothing is open: a standard indicator, a place, a unit, a day or period, and one value by itself."""
    whole = all(part.indicator_code for part in one.each()) and one.jurisdiction and one.unit and one.period
    return bool(whole) and one.kind is not Kind.RELATIVE and obstacle_of(one) is None


def _is_number(text: str) -> bool:
    try:
        parse_number(text)
    except NumberError:
        return False
    return True
