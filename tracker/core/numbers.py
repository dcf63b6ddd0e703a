"""The exact number that a cell says, or the reason why it says none.

A strict pattern after the characters were mapped one by one; `float()` and `Decimal()` never see free text, so `1_000`,
`nan`, `1e400`, `①`, `½` and Arabic digits are refused. What was chosen or altered comes back as a warning.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from tracker.core import units
from tracker.core.cells import LONGEST, CoreError, half_width, hidden_character

MOST_DIGITS = 20
"""Significant digits of a number that is taken; a double has 17."""

LARGEST_POWER, SMALLEST_POWER = 18, -12
"""Powers of ten of the leading digit between which a number is taken; the rest is noise or a slip."""

MISSING_WORDS = frozenset(
    {
        "空",
        "空白",
        "无",
        "暂无",
        "暂缺",
        "缺",
        "缺失",
        "缺报",
        "无数据",
        "暂无数据",
        "暂未公布",
        "暂未发布",
        "尚未公布",
        "尚未发布",
        "未报",
        "未报送",
        "未上报",
        "未公布",
        "未发布",
        "未统计",
        "未知",
        "不详",
        "待报",
        "待定",
        "待公布",
        "待统计",
        "不适用",
        "n/a",
        "na",
        "n.a.",
        "null",
        "none",
        "nil",
        "/",
        "\\",
        "tbd",
        "missing",
        "unknown",
        "…",
        "……",
        "..",
        "...",
        "......",
        "#",
    }
)
"""Lower-case words for "no value reported". `nan` and `?` are none of them: they are refused."""


class NumberError(CoreError):
    """A cell that says no exact number.

    Codes: VALUE_NOT_NUMERIC, VALUE_GROUPING, VALUE_EXCEL_ERROR, VALUE_SCALE, VALUE_NOT_EXACT, TEXT_HIDDEN_CHARACTERS.
    """


class ParsedNumber(NamedTuple):
    """A number, the rest of its cell (a unit or a magnitude such as 万亿, else empty), and warnings by code."""

    value: Decimal
    unit: str = ""
    warnings: tuple[str, ...] = ()


def is_missing_word(text: str) -> bool:
    """Whether a cell is empty or says in words or dashes that no value was reported."""
    word = half_width(text).lower()
    return not word or word in MISSING_WORDS or not word.strip(_DASHES + "-")


def parse_number(text: str) -> ParsedNumber:
    """The number in a cell; raises NumberError.

    Warnings: VALUE_SIGN (a dash that looks like a minus), VALUE_PREFIX (￥, RMB: the caller checks that it is money),
    UNIT_IN_VALUE, VALUE_EXPONENT (1.2E+05), VALUE_CHINESE_NUMERAL (三百万).
    """
    if len(text) <= MOST_DIGITS and _PLAIN.fullmatch(text):
        return ParsedNumber(_in_scale(Decimal(text), text))
    return _parse_typed(text)


def plain_numbers(texts: Sequence[str]) -> list[Decimal | None]:
    """What `parse_number` finds in cells of a few digits, a point and a minus; None for any other cell, taken or not.

    So few digits are always within the scale.
    """
    most = min(2 - SMALLEST_POWER, LARGEST_POWER)
    if (
        _PLAIN_LINES.fullmatch("\n".join(texts))
        and max(map(len, texts)) <= most
        and not any("\n" in text for text in texts)
    ):
        return list(map(Decimal, texts))
    return [Decimal(text) if len(text) <= most and _PLAIN.fullmatch(text) else None for text in texts]


def chinese_integer(text: str) -> int | None:
    """A whole number in Chinese numerals (三百万, 两亿零三万); None unless spelled in full, so 三百五 is None."""
    plain = text.translate(_PLAIN_NUMERALS)
    total = section = digit = 0
    for sign in plain:
        if sign in _DIGITS:
            digit = _DIGITS.index(sign)
        elif sign in _PLACES:
            section, digit = section + (digit or 1) * _PLACES[sign], 0
        elif sign == "万":
            total, section, digit = total + (section + digit) * 10**4, 0, 0
        elif sign == "亿":
            total, section, digit = (total + section + digit) * 10**8, 0, 0
        else:
            return None
    value = total + section + digit
    # Spelling it again is the whole check of grammar: it refuses 三百五, 十十, 万万 and digits in a row.
    return value if _spelled(value) == re.sub("(^|零)十", r"\1一十", plain) else None


_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_PLAIN_LINES = re.compile(rf"{_PLAIN.pattern}(?:\n{_PLAIN.pattern})*")
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\ufe63\ufe58"
_CURRENCY = re.compile(r"(?:[¥\uffe5]|rmb|cny|人民币)", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<digits>[0-9][0-9,]*(?:\.[0-9]*)?|\.[0-9]+)(?P<power>[eE][+-]?[0-9]+)?(?P<rest>[^0-9.,].*)?")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]*)?")
_NUMERAL_RUN = re.compile("[〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億]+")
_PLAIN_NUMERALS = str.maketrans("〇两壹贰叁肆伍陆柒捌玖拾佰仟萬億", "零二一二三四五六七八九十百千万亿")
_DIGITS = "零一二三四五六七八九"
_PLACES = {"千": 1000, "百": 100, "十": 10}
_NOT_EXACT = re.compile(
    r"[<>≤≥≈~±…]|\.\.|[0-9]\+$|约|左右|上下|以[上下内]|不[足到]|超|突破|近|逾|余|多|几|来|许|预计|估计|至|到"
    r"|^\(.*[0-9].*\)$|[0-9%‰\u4e00-\u9fff]-[0-9]"
)
_EXCEL_ERROR = re.compile(r"#{2,}|#(?:n/a|null!|name\?|num!|ref!|value!|div/0!|spill!|calc!)", re.IGNORECASE)


@lru_cache(16384)
def _parse_typed(text: str) -> ParsedNumber:
    """A number as people type it: width, grouping, currency, sign, exponent, unit, Chinese numerals."""
    if hidden := hidden_character(text):
        raise NumberError("TEXT_HIDDEN_CHARACTERS", hidden)
    if len(plain := half_width(text)) > LONGEST:
        raise NumberError("VALUE_NOT_NUMERIC", text)
    negative, body, warnings = _without_signs(plain)
    if number := _NUMBER.fullmatch(body):
        value = _value(number["digits"], number["power"] or "", text)
        warnings += ("VALUE_EXPONENT",) if number["power"] else ()
        rest = (number["rest"] or "").strip()
    else:
        numerals = (_NUMERAL_RUN.match(body) or [""])[0]
        whole = chinese_integer(numerals)
        if whole is None or body == "一":  # 一 alone is more often a dash from the input method than a number
            raise _refusal(text)
        value, rest = _in_scale(Decimal(whole), text), body.removeprefix(numerals).strip()
        warnings += ("VALUE_CHINESE_NUMERAL",)
    if rest and not units.known(rest) and units.magnitude(rest) is None:
        raise _refusal(text)
    warnings += ("UNIT_IN_VALUE",) if rest else ()
    return ParsedNumber(value.copy_negate() if negative and value else value, rest, warnings)


def _without_signs(body: str) -> tuple[bool, str, tuple[str, ...]]:
    """Take one sign and one currency sign off the front, in either order."""
    negative = signed = False
    warnings: tuple[str, ...] = ()
    for _ in range(2):
        if body[:1] and body[0] in "+-" + _DASHES and not signed:
            warnings += ("VALUE_SIGN",) if body[0] in _DASHES else ()
            negative, signed, body = body[0] != "+", True, body[1:]
        elif (currency := _CURRENCY.match(body)) and "VALUE_PREFIX" not in warnings:
            body = body[currency.end() :].lstrip()
            warnings += ("VALUE_PREFIX",)
    return negative, body, warnings


def _value(digits: str, power: str, text: str) -> Decimal:
    """The Decimal of digits that may be grouped in threes; an exponent is written out."""
    if "," in digits and (power or not _GROUPED.fullmatch(digits)):
        raise NumberError("VALUE_GROUPING", text)
    plain = digits.replace(",", "")
    if len(power) > 5 or len(plain.replace(".", "").strip("0")) > MOST_DIGITS:
        raise NumberError("VALUE_SCALE", text)
    return Decimal(format(_in_scale(Decimal(plain + power), text), "f"))


def in_scale(value: Decimal) -> bool:
    """Whether a number is of a size that a statistic can have."""
    return value.is_finite() and (not value or SMALLEST_POWER <= value.adjusted() < LARGEST_POWER)


def _in_scale(value: Decimal, text: str) -> Decimal:
    """The value, unless its size cannot be a statistic's; a negative zero is zero."""
    if not in_scale(value):
        raise NumberError("VALUE_SCALE", text)
    return value if value else value.copy_abs()


def _refusal(text: str) -> NumberError:
    """Why a text that fits no pattern is refused."""
    body = half_width(text)
    if _EXCEL_ERROR.fullmatch(body):
        return NumberError("VALUE_EXCEL_ERROR", text)
    undashed = body.translate(dict.fromkeys(map(ord, _DASHES), "-"))
    if re.search("[0-9零一二两三四五六七八九十百千万亿]", body) and _NOT_EXACT.search(undashed):
        return NumberError("VALUE_NOT_EXACT", text)
    return NumberError("VALUE_GROUPING" if re.search("[0-9][, ][0-9]", body) else "VALUE_NOT_NUMERIC", text)


def _spelled(value: int) -> str:
    """A whole number in Chinese numerals, with every place named: 一十, 三百零五, 一万零二十."""
    if value == 0:
        return "零"
    for power, name in ((8, "亿"), (4, "万")):
        high, low = divmod(value, 10**power)
        if high:
            return _spelled(high) + name + _joined(low, 10**power)
    for place, unit in _PLACES.items():
        high, low = divmod(value, _PLACES[place])
        if high:
            return _DIGITS[high] + place + _joined(low, unit)
    return _DIGITS[value]


def _joined(low: int, unit: int) -> str:
    """What follows a named place: nothing, or the rest, with 零 where a place is skipped."""
    return "" if low == 0 else ("零" if low * 10 < unit else "") + _spelled(low)
