"""Units of Chinese statistics: which are known, what they measure, and exact conversion between them.

A unit is a word, a word with a magnitude (万人, 亿立方米), or one of these per another (微克/立方米, 件/万人).
Pint holds the definitions and knows the dimensions; it is asked once a unit that is not its own base, in fractions, and
never sees typed text.

Kept apart on purpose: % and 百分点; 天, 工作日 and 年; 人 and 人次. Of the counting words, 个 家 项 件 处 座 所 … are
near-synonyms of one dimension (`count`), converted one to one. Words that count parts of such things (户, 套, 栋, 辆 …)
have a dimension each, because 20,000 户 are not 20,000 小区. One pair across is allowed: firms are counted by 家 and
by 户. A caller warns whenever the `canonical` spellings of two units differ.
"""

import re
from collections.abc import Mapping
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, NamedTuple

from tracker.core.cells import CoreError, half_width
from tracker.core.unit_words import ALIASES, COUNTING, DEFINITIONS, ENGLISH_MAGNITUDES, MAGNITUDES

SIGNIFICANT_DIGITS = 15
"""Digits that a converted value keeps."""

_DIMENSIONS: Mapping[tuple[tuple[str, int], ...], str] = {
    (): "ratio",
    (("length", 2),): "area",
    (("length", 3),): "volume",
    (("power", 1), ("time", 1)): "energy",
    (("length", -3), ("mass", 1)): "concentration",
}

_SAME_THING = {("家",), ("户",)}
_ROUNDING = Context(prec=SIGNIFICANT_DIGITS)
_SHOWN = {"百分之": "%", "千分之": "‰"}
_WITHOUT_MAGNITUDE = frozenset({"百分之", "千分之", "小数", "成", "倍", "百分点", "位", "分"})
_WORDS = frozenset(line.split(" = ")[0] for line in DEFINITIONS.split("\n") if line) | frozenset(COUNTING)
BASE = dict.fromkeys(COUNTING, "count") | dict(re.findall(r"^(\S+) = \[(\w+)\]$", DEFINITIONS, re.MULTILINE))
"""Words that are a base unit: the dimension of each. To know what they measure the registry need not be loaded."""

_PREFIXES = sorted(
    ({name: name for name in MAGNITUDES} | ENGLISH_MAGNITUDES).items(), key=lambda pair: len(pair[0]), reverse=True
)
_BRACKETED = re.compile(r"\([^()]+\)|\[[^\[\]]+\]")
_RENMINBI = re.compile(r"\(?人民币\)?:?")
_TYPED_SIGNS = str.maketrans(
    {"²": "2", "³": "3", "µ": "μ", "^": None, " ": None, "∕": "/", "每": "/", "億": "亿", "萬": "万"}
)


class UnitError(CoreError):
    """A unit that cannot be used here."""


class UnitUnknown(UnitError):
    """Nothing is known under this name; the code is UNIT_UNKNOWN."""

    def __init__(self, unit: str) -> None:
        """Name the unit as it was typed."""
        super().__init__("UNIT_UNKNOWN", unit)


class UnitMismatch(UnitError):
    """The two units measure different things; the code is UNIT_MISMATCH."""

    def __init__(self, unit: str, to: str) -> None:
        """Name both units."""
        super().__init__("UNIT_MISMATCH", unit)
        self.to = to


class Side(NamedTuple):
    """One side of a unit: a magnitude (or none) and a word of the registry."""

    magnitude: str
    word: str


def known(unit: str) -> bool:
    """Whether the unit can be read; blanks, width and case do not matter."""
    try:
        _parts(unit)
    except UnitUnknown:
        return False
    return True


def canonical(unit: str) -> str:
    """The one spelling of a unit: ％ → %, 平方千米 → 平方公里, ug/m3 → 微克/立方米; raises UnitUnknown."""
    return "/".join(part.magnitude + _SHOWN.get(part.word, part.word) for part in _parts(unit))


def sides(unit: str) -> tuple[Side, ...]:
    """The unit as one side, or as two around 'per', in the spelling that is shown; raises UnitUnknown."""
    return tuple(part._replace(word=_SHOWN.get(part.word, part.word)) for part in _parts(unit))


def dimension(unit: str) -> str:
    """What the unit measures (money, people, area, ratio, points, count, money/area …); raises UnitUnknown."""
    return _measured(unit)[1]


@lru_cache(4096)
def factor(unit: str, to: str) -> Fraction:
    """How many of `to` one `unit` is, exactly; raises UnitUnknown or UnitMismatch."""
    if unit == to and _parts(unit):
        return Fraction(1)
    (from_scale, from_dimension), (to_scale, to_dimension) = _measured(unit), _measured(to)
    words = {tuple(part.word for part in _parts(side)) for side in (unit, to)}
    if from_dimension != to_dimension and words != _SAME_THING:
        raise UnitMismatch(unit, to)
    return from_scale / to_scale


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """The value in the unit `to`, rounded once to 15 significant digits; the same unit returns the value as it is."""
    ratio = factor(unit, to)
    if ratio == 1:
        return value
    exact = Fraction(value) * ratio
    return _ROUNDING.divide(Decimal(exact.numerator), Decimal(exact.denominator))


def magnitude(text: str) -> Fraction | None:
    """The factor of a magnitude that stands alone (万, 亿, 万亿), else None."""
    number = MAGNITUDES.get(half_width(text))
    return None if number is None else Fraction(number)


def magnified(text: str, unit: str) -> str:
    """The unit that a magnitude alone means beside an indicator's unit: 万 for 户 or 万户 is 万户, 亿 for 万元 is 亿元.

    Raises UnitUnknown where the word takes no magnitude (万 for %).
    """
    first, *rest = _parts(unit)
    if magnitude(text) is None or first.word in _WITHOUT_MAGNITUDE:
        raise UnitUnknown(text)
    return "/".join([half_width(text) + first.word, *(part.magnitude + part.word for part in rest)])


@lru_cache(4096)
def completed(text: str, unit: str, name: str) -> str:
    """The unit that is meant where the name says per what: 平方米 for 人均公园绿地面积 in 平方米/人 is 平方米/人.

    Any other unit, and one that nobody knows, is returned as it is.
    """
    above, _, below = unit.partition("/")
    per = below and (f"{below}均" in name or f"每{below}" in name or (len(below) > 1 and name.startswith(below)))
    alone = per and known(text) and "/" not in text and known(unit)
    return f"{text}/{below}" if alone and dimension(text) == dimension(above) else text


@lru_cache(4096)
def _parts(unit: str) -> tuple[Side, ...]:
    """The unit as one side, or as two sides around 'per'."""
    text = _without_currency(half_width(unit).translate(_TYPED_SIGNS).lower())
    sides = text.split("/")
    parts = tuple(part for side in sides if (part := _part(side)))
    if len(sides) > 2 or len(parts) < len(sides):
        raise UnitUnknown(unit)
    return parts


def _without_currency(text: str) -> str:
    """The unit without brackets around it, and money without 人民币: （亿元）, 人民币亿元, 亿元（人民币）, 亿人民币."""
    bare = text[1:-1] if _BRACKETED.fullmatch(text) else text
    money = _RENMINBI.sub("", bare).strip("()")
    if money == bare or not (money.endswith("元") or money in MAGNITUDES):
        return bare
    return money if money.endswith("元") else f"{money}元"


def _part(text: str) -> Side | None:
    """A word as it is, else the longest magnitude before a word that takes one; None when it is neither."""
    if word := _word(text):
        return Side("", word)
    for typed, shown in _PREFIXES:
        word = _word(text.removeprefix(typed)) if text.startswith(typed) else ""
        if word and word not in _WITHOUT_MAGNITUDE:
            return Side(shown, word)
    return None


def _word(text: str) -> str:
    """The registry's word for a typed word; empty when there is none."""
    word = ALIASES.get(text, text)
    return word if word in _WORDS else ""


@cache
def _registry() -> Any:
    """Pint with our definitions only; imported at first use, because it takes 0.1 s."""
    import pint

    registry: Any = pint.UnitRegistry(None, non_int_type=Fraction, cache_folder=None)
    for line in filter(None, DEFINITIONS.split("\n")):
        registry.define(line)
    for word in COUNTING:
        registry.define(f"{word} = 个")
    return registry


@lru_cache(4096)
def _measured(unit: str) -> tuple[Fraction, str]:
    """How many base units one `unit` is, and the name of its dimension."""
    parts = _parts(unit)
    if len(parts) == 1 and (dimension_of_base := BASE.get(parts[0].word)):
        return Fraction(MAGNITUDES.get(parts[0].magnitude, 1)), dimension_of_base
    expression = " / ".join(f"({MAGNITUDES.get(part.magnitude, 1)} * {part.word})" for part in parts)
    quantity = _registry().parse_expression(expression).to_base_units()
    powers = {name.strip("[]"): int(power) for name, power in quantity.dimensionality.items()}
    return Fraction(quantity.magnitude), _dimension_name(powers)


def _dimension_name(powers: Mapping[str, int]) -> str:
    """The name of a dimension: its own where it has one, else what it counts per what."""
    listed = tuple(sorted(powers.items()))
    if listed in _DIMENSIONS:
        return _DIMENSIONS[listed]
    if len(listed) == 1 and listed[0][1] == 1:
        return listed[0][0]
    above = _dimension_name({name: power for name, power in listed if power > 0})
    below = _dimension_name({name: -power for name, power in listed if power < 0})
    return f"{above}/{below}"
