"""What the header of a column stands for where it is no field's name: a period, a place, an indicator, or two of them.

Two lines of a header come joined (地区生产总值 · 绝对额（亿元）); a header can also say a period and an indicator
(2024年地区生产总值（亿元）). Words that make another figure of it (计划, 增长, 上年同期) leave it without a meaning.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from tracker.core import units
from tracker.core.cells import LONGEST
from tracker.core.periods import PeriodError, parse_period
from tracker.intake.meaning.fields import name_and_unit
from tracker.intake.meaning.lookup import Lookup
from tracker.intake.meaning.names import plain_name
from tracker.intake.meaning.senses import Sense, senses
from tracker.intake.meaning.stretches import only_stretch, stretches

JOINT = " · "
"""What stands between the lines of a header that has several."""


class Heading(NamedTuple):
    """A header's kind ("indicator", "jurisdiction", "period", "" for nothing known), its name and unit.

    `period` is one that stands beside an indicator; `sense` is CUMULATIVE or SINGLE where words say so, and GROWTH
    for a period's growth of what the records are about.
    """

    kind: str = ""
    name: str = ""
    unit: str = ""
    period: str = ""
    sense: Sense | None = None


Role = Callable[[str], Heading]
"""What a header that is no field's name stands for."""

NEUTRAL = re.compile(
    r"(?:绝对额|绝对值|绝对数|绝对量|总量|总额|数额|金额|数值|值|数|完成|完成值|完成数|完成额|完成量|实际|实际值|实际数|实绩|实际完成"
    r"|合计|总计|总数|期末|期末[数值]|年末数|本期|本期数|本期值|指标值|现价|当年价|发生额|value|actual|level|amount)"
)
"""Words under a name that say nothing but that its value stands there."""

_OTHER = {Sense.PLAN, Sense.BEFORE, Sense.GROWTH, Sense.INDEX}
_KINDS_BY_HAND = ("INDICATOR", "JURISDICTION")
_SPAN = re.compile(r"(?:止)?(?:累计|累积|当月|本月|单月)(?:数|值|额)?$")
_SPAN_BEHIND = re.compile(rf"(?:[(（]{_SPAN.pattern.removesuffix('$')}[)）]|{_SPAN.pattern.removesuffix('$')})$")


def make_role(lookup: Lookup, by_hand: Mapping[tuple[str, str], str] | None = None) -> Role:
    """The role of headers under a catalogue, each judged once; `by_hand` are names that a person has said."""

    @cache
    def role(header: str) -> Heading:
        for kind in _KINDS_BY_HAND:
            bare, unit = name_and_unit(header.strip())
            if by_hand and {(kind, plain_name(each)[0]) for each in (header, bare)} & by_hand.keys():
                return Heading(kind.lower(), bare, unit)
        parts = _with_stretch([part.strip() for part in header.split(JOINT) if part.strip()])
        named, unit, sense, period, grows = "", "", None, "", False
        for part in parts:
            bare, own = name_and_unit(part)
            if not own and units.known(part.strip("()（）")) and len(parts) > 1:
                bare, own = "", part.strip("()（）")
            unit = own or unit
            if (found := _plain_heading(bare, lookup)).kind == "period" and len(parts) > 1:
                period, sense = found.name, found.sense or sense
            elif found.kind:
                if named:
                    return Heading()
                named = bare
            elif bare and is_growth(bare):
                grows = True
            elif bare and not NEUTRAL.fullmatch(bare):
                if not _SPAN.fullmatch(bare):
                    return Heading()
                sense = Sense.CUMULATIVE if Sense.CUMULATIVE in senses(bare) else Sense.SINGLE
        if not named and grows:
            return Heading("period", period, unit or "%", "", Sense.GROWTH) if period else Heading()
        if not named:
            return Heading("period", period, unit, "", sense) if period else Heading()
        if grows:
            named, unit = growth_of(named, lookup), unit or "%"
        found = _plain_heading(named, lookup)
        return found._replace(unit=unit, period=period or found.period, sense=sense or found.sense)

    return role


def is_growth(text: str) -> bool:
    """Whether a header is no more than a word for growth: 增长（%）, 同比增速, ±%."""
    bare, unit = name_and_unit(text)
    return unit in ("", "%", "％") and _GROWTH.fullmatch(bare.strip()) is not None


_GROWTH = re.compile(
    r"(?:比|较)?(?:同比|环比|上年|去年)?(?:同期)?(?:名义|实际|可比)?"
    r"(?:增长率?|增速|增长速度|增幅|增减率?|±%?|同比|growth(?: rate)?)(?:\(?[±+-]*%\)?|％)?",
    re.IGNORECASE,
)


def growth_of(name: str, lookup: Lookup) -> str:
    """The name of an indicator's growth, where the catalogue has it; empty where it has none."""
    code = lookup.indicators.resolve(name).code
    names = (
        f"{each}{ending}" for each in (lookup.indicators.name(code), name) for ending in ("增速", "增长", "增长率")
    )
    return next((each for each in names if code and lookup.indicators.has(each)), "")


def _with_stretch(parts: list[str]) -> list[str]:
    """The lines of a header, a year and the months of it on different ones as one period: 2025年, 上半年."""
    months = [part for part in parts if (found := only_stretch(part)) and not found.year]
    if len(months) != 1:
        return parts
    last = stretches(months[0])[0].last
    years = [part for part in parts if _YEAR.fullmatch(part) or _is_month_of_year(part, last)]
    if len(years) != 1:
        return parts
    return [f"{years[0][:4]}年{months[0]}", *(part for part in parts if part not in (*years, *months))]


def _is_month_of_year(text: str, month: int) -> bool:
    """Whether a text is this month of some year: above 1-6月 stands 2026年6月."""
    found = only_stretch(text)
    return found is not None and bool(found.year) and found.is_month and found.last == month and text[:4].isdigit()


_IN_BRACKETS = re.compile(r"(.+?)\s*[(（]([^()（）]+)[)）]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s*年?度?(?:同期)?")


def _plain_heading(bare: str, lookup: Lookup) -> Heading:
    """One line of a header, without its unit."""
    if not bare or len(bare) > LONGEST:
        return Heading()
    if lookup.indicators.has(bare):
        return Heading("indicator", bare)
    if lookup.jurisdictions.has(bare):
        return Heading("jurisdiction", bare)
    if (found := _IN_BRACKETS.fullmatch(bare)) and only_stretch(found[2]) and lookup.indicators.has(found[1]):
        return Heading("indicator", found[1])
    when, sense = without_span(bare)
    when = _REACHED.sub("", _FOOTNOTE.sub("", when))
    if _is_period(when) or is_yearless(when):
        return Heading("period", when, sense=sense)
    return _with_period(plain_name(bare)[0], lookup)


_REACHED = re.compile(r"(?<=[年月度季])\s*(?:实际)?(?:完成|实际|实绩)(?:数|值|额|情况)?$")
"""A word behind a period that says nothing but that the value was reached."""

_FOOTNOTE = re.compile(r"(?<=[年月季度期0-9])\s*[\u2460-\u2473*＊※]+$")
"""A mark behind a period that sends to a note."""


def is_yearless(text: str) -> bool:
    """Whether a text is months without their year: 5月, 1-5月, 上半年, 全年."""
    found = only_stretch(text)
    return found is not None and not found.year


def _with_period(name: str, lookup: Lookup) -> Heading:
    """A period and an indicator in one: 2024年地区生产总值, 地区生产总值2024年."""
    if not any(char.isdigit() for char in name):
        return Heading()
    for at in range(4, len(name) - 1):
        for when, thing in ((name[:at], name[at:]), (name[-at:], name[:-at])):
            if lookup.indicators.has(thing.strip(" :：-—_()（）")) and _is_period(when.strip(" :：-—_()（）")):
                return Heading("indicator", thing.strip(" :：-—_()（）"), "", when.strip(" :：-—_()（）"))
    return Heading()


def is_year(text: str) -> bool:
    """Whether a header is a year, perhaps with its unit: 2025年（亿元）."""
    return _YEAR.fullmatch(name_and_unit(text.strip())[0]) is not None


def _is_period(text: str) -> bool:
    try:
        return not parse_period(text).warnings
    except PeriodError:
        return False


def without_span(text: str) -> tuple[str, Sense | None]:
    """A period without the word behind it that says cumulative or single: 2026年6月累计, 2026年6月（当月）."""
    if found := _SPAN_BEHIND.search(text):
        cumulative = Sense.CUMULATIVE in senses(found[0])
        return text[: found.start()].rstrip(), Sense.CUMULATIVE if cumulative else Sense.SINGLE
    return text, None


def other_figure(header: str) -> Sense | None:
    """The sense that makes another figure of a column than an actual: a plan, last year's, a rate, an index."""
    return next(iter(sorted(senses(header) & _OTHER)), None)
