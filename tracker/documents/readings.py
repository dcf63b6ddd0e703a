"""What a numeral of a document says: its amount, and the unit that stands behind it.

A row agrees with its numeral if both are the same amount in the same unit, however each writes the magnitude: 300万人口
is 300 万人 and 3000000 人. Where the document names no unit (千亿级), only the amount is compared.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tracker.core.numbers import NumberError, chinese_integer, parse_number
from tracker.core.units import UnitError, factor, known, magnitude
from tracker.documents.numerals import Numeral

_SHARE = re.compile(r"(.+)分之(.+)")
_RANGE_TAIL = re.compile(r"[-–—~～至到][0-9.]+")
_QUARTERS_OF_AN_HOUR = "刻钟"
_LONGEST_UNIT = 6
_NOUNS = ("企业", "品牌", "项目")  # 百亿企业 is a firm of 百亿元, not so many firms; units count the word too
_BEFORE = {"不超过": "<=", "不低于": ">=", "不少于": ">=", "达到": ">=", "突破": ">", "超过": ">", "过": ">", "超": ">"}
_BEHIND = {"以上": ">=", "左右": "~"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A numeral as an exact amount; `unit` and `comparator` are empty where no word beside it says one."""

    amount: Fraction
    unit: str
    comparator: str


def reading_of(numeral: Numeral, line: str) -> Reading | None:
    """The numeral in its line, or None for one that states no amount (a redacting X, a class such as Ⅱ)."""
    amount = _amount(numeral.text.rstrip("%％"))
    if amount is None:
        return None
    behind = line[numeral.end :]
    if numeral.text[-1] in "%％":
        unit = "%"
    elif behind.startswith(_QUARTERS_OF_AN_HOUR):
        amount, unit, behind = amount * 15, "分钟", behind.removeprefix(_QUARTERS_OF_AN_HOUR)
    else:
        behind = behind[tail.end() :] if (tail := _RANGE_TAIL.match(behind)) else behind
        unit = _leading_unit(behind)
        behind = behind.removeprefix(unit)
    return Reading(amount, unit, _comparator(line[: numeral.start], behind))


def _leading_unit(text: str) -> str:
    """The longest unit that a text begins with, empty where it begins with none."""
    if text.startswith(_NOUNS):
        return ""
    return next((text[:size] for size in range(_LONGEST_UNIT, 0, -1) if known(text[:size])), "")


def agrees(reading: Reading, value: Decimal, unit: str) -> bool:
    """Whether a value in its unit is what the document states; 三分之一 agrees as far as the value has places."""
    if unit == "%" and not reading.unit:
        exact = reading.amount * 100
        return Fraction(round(exact, _places(value))) == Fraction(value)
    above = unit.split("/")[0]
    try:
        return Fraction(value) * factor(above, reading.unit or _without_magnitude(above)) == reading.amount
    except UnitError:
        return not unit and not reading.unit and Fraction(value) == reading.amount


def same_amount(reading: Reading, value: Decimal, unit: str) -> bool:
    """Whether the amounts agree, whatever the units measure."""
    return agrees(Reading(reading.amount, "", ""), value, unit)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _without_magnitude(unit: str) -> str:
    """The unit of one: 人 for 万人."""
    return next((unit[size:] for size in (2, 1) if magnitude(unit[:size]) and known(unit[size:])), unit)


def _amount(text: str) -> Fraction | None:
    """The exact amount of a numeral without its percent sign; a magnitude alone (千亿) is one of it."""
    if share := _SHARE.fullmatch(text):
        below, above = _amount(share[1]), _amount(share[2])
        return above / below if above is not None and below else None
    if text == "半":
        return Fraction(1, 2)
    spelled = text.replace("双", "两")
    if whole := chinese_integer(spelled) or chinese_integer(f"一{spelled}"):
        return Fraction(whole)
    try:
        value, scale, _ = parse_number(text)
    except NumberError:
        return None
    return Fraction(value) * (magnitude(scale) or 1)


def _comparator(before: str, behind: str) -> str:
    """The comparator that a word right before or right behind says, else nothing."""
    said = [code for word, code in _BEFORE.items() if before.endswith(word)]
    said += [code for word, code in _BEHIND.items() if behind.startswith(word)]
    return said[0] if said else ""
