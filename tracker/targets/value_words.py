"""What the cell of a target's value says: ≥6.5%, 6000亿元以上, 3-5, 不超过3%, 力争突破1万亿元, 20%左右."""

import re
from decimal import Decimal
from typing import NamedTuple

from tracker.core import units
from tracker.core.cells import half_width
from tracker.core.kinds import Commitment, Comparator
from tracker.core.numbers import NumberError, parse_number

_COMMITMENTS = {
    "确保": Commitment.MUST, "必须": Commitment.MUST, "保证": Commitment.MUST, "力争": Commitment.STRIVE,
    "争取": Commitment.STRIVE, "努力": Commitment.STRIVE, "奋斗": Commitment.ASPIRATION, "迈向": Commitment.ASPIRATION,
}  # fmt: skip
_BEFORE = {
    "不低于": Comparator.AT_LEAST, "不少于": Comparator.AT_LEAST, "不小于": Comparator.AT_LEAST,
    "至少": Comparator.AT_LEAST, "达到或超过": Comparator.AT_LEAST, "≥": Comparator.AT_LEAST, ">=": Comparator.AT_LEAST,
    "at least": Comparator.AT_LEAST, "不超过": Comparator.AT_MOST, "不高于": Comparator.AT_MOST,
    "不多于": Comparator.AT_MOST, "不大于": Comparator.AT_MOST, "≤": Comparator.AT_MOST, "<=": Comparator.AT_MOST,
    "at most": Comparator.AT_MOST, "up to": Comparator.AT_MOST, "超过": Comparator.ABOVE, "突破": Comparator.ABOVE,
    "高于": Comparator.ABOVE, "大于": Comparator.ABOVE, "多于": Comparator.ABOVE, ">": Comparator.ABOVE,
    "more than": Comparator.ABOVE, "above": Comparator.ABOVE, "低于": Comparator.BELOW, "小于": Comparator.BELOW,
    "少于": Comparator.BELOW, "<": Comparator.BELOW, "less than": Comparator.BELOW, "below": Comparator.BELOW,
    "大约": Comparator.ABOUT, "约": Comparator.ABOUT, "≈": Comparator.ABOUT, "about": Comparator.ABOUT,
    "around": Comparator.ABOUT,
}  # fmt: skip
_BEHIND = {
    "及以上": Comparator.AT_LEAST, "以上": Comparator.AT_LEAST, "or more": Comparator.AT_LEAST,
    "及以下": Comparator.AT_MOST, "以下": Comparator.AT_MOST, "以内": Comparator.AT_MOST,
    "之内": Comparator.AT_MOST, "or less": Comparator.AT_MOST, "左右": Comparator.ABOUT, "上下": Comparator.ABOUT,
}  # fmt: skip
_PLAIN_BEFORE = re.compile("达到|实现|完成|增长|提高到|提升到|增加到|增至|提高至|控制在|稳定在|保持在|保持|达|为")
_YEARLY = re.compile("年均|每年平均")
_RANGE = re.compile(r"(?P<low>[0-9][0-9,.]*(?P<low_unit>[^0-9~至到–—-]*))(?:--?|[~至到–—―−])(?P<high>[0-9].*)")
_LESS = re.compile("下降|降至|降到|降低|减少")


class ValueUnclear(ValueError):
    """A cell that says no value for sure; `code` is value_unclear, value_words or value_range."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


class Wanted(NamedTuple):
    """The value (with the upper one of a range), its unit as typed, and what the words beside the number say.

    `comparator` and `commitment` are empty where no word says so; `yearly` is 年均.
    """

    value: Decimal
    upper: Decimal | None
    unit: str
    comparator: str
    commitment: str
    yearly: bool


def read_value(cell: str) -> Wanted:
    """The value that a cell says; raises ValueUnclear."""
    body = half_width(cell).lower().strip()
    yearly = _YEARLY.search(body) is not None
    body = _YEARLY.sub("", body)
    commitment, body = _leading(body, _COMMITMENTS)
    if _LESS.search(body):
        raise ValueUnclear("value_words")
    body = _without_verbs(body)
    before, body = _leading(body, _BEFORE)
    body = _without_verbs(body).removesuffix("之间")
    behind, body = _trailing(body, _BEHIND)
    if before and behind and before != behind:
        raise ValueUnclear("value_words")
    comparator = before or behind
    if found := _RANGE.fullmatch(body):
        if comparator:
            raise ValueUnclear("value_words")
        low, high = _number(found["low"]), _number(found["high"])
        if low[1] and low[1] != high[1]:
            raise ValueUnclear("value_range")
        return Wanted(low[0], high[0], high[1], Comparator.BETWEEN, commitment, yearly)
    value, unit = _number(body)
    return Wanted(value, None, unit, comparator, commitment, yearly)


def _leading(body: str, words: dict[str, Commitment] | dict[str, Comparator]) -> tuple[str, str]:
    """The code of the words at the beginning (the longest that fit), and what is left."""
    for word in sorted(words, key=len, reverse=True):
        if body.startswith(word):
            return str(words[word]), body[len(word) :].strip()
    return "", body


def _trailing(body: str, words: dict[str, Comparator]) -> tuple[str, str]:
    for word in sorted(words, key=len, reverse=True):
        if body.endswith(word):
            return str(words[word]), body[: -len(word)].strip()
    return "", body


def _without_verbs(body: str) -> str:
    while found := _PLAIN_BEFORE.match(body):
        body = body[found.end() :].strip()
    return body


def _number(text: str) -> tuple[Decimal, str]:
    try:
        number = parse_number(text)
    except NumberError as error:
        raise ValueUnclear("value_unclear") from error
    return number.value, number.unit


def unit_of(wanted: Wanted, column: str) -> str:
    """The unit of the cell and that of its column as one; raises ValueUnclear (unit_twice) where they differ.

    A magnitude alone in the cell counts with the unit of the column (1.2万 户, 1万亿 亿元), unless that has another
    one: 1万 beside 亿元 may be meant either way.
    """
    if not wanted.unit or not column:
        return wanted.unit or column
    if units.magnitude(wanted.unit) is not None:
        return _magnified(wanted.unit, column)
    if units.known(column) and units.canonical(wanted.unit) != units.canonical(column):
        raise ValueUnclear("unit_twice")
    return column


def _magnified(magnitude: str, column: str) -> str:
    try:
        of_column = units.sides(column)[0].magnitude
        if of_column in ("", magnitude) or (magnitude.endswith(of_column) and len(magnitude) > len(of_column)):
            return units.magnified(magnitude, column)
    except units.UnitUnknown:
        pass
    raise ValueUnclear("unit_twice")
