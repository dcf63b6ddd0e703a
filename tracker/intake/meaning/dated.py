"""Which period a text says for a value: with a word for its span or a source behind it, under what the whole says."""

import re
from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tracker.core.cells import half_width
from tracker.core.kinds import Frequency
from tracker.core.numbers import is_missing_word
from tracker.core.periods import Period, PeriodError, day_as_month, parse_period
from tracker.intake.meaning.findings import Finding, of_core
from tracker.intake.meaning.headings import without_span
from tracker.intake.meaning.senses import Sense, senses
from tracker.intake.meaning.stretches import Stretch, only_stretch


class Span(StrEnum):
    """How a month or quarter is to be taken: as it stands, from January on, as itself alone, or not before asking.

    LAST is the last month alone of those from January on that the whole is about.
    """

    AS_IT_STANDS = ""
    CUMULATIVE = "cumulative"
    SINGLE = "single"
    LAST = "last"
    OPEN = "open"


class Setting(NamedTuple):
    """What stands around a period: how months are taken, and the months of the year that the whole is about.

    `words` are those that name these months; `exact` where they are those of this value alone, so that its period can
    be no other. `answered` is whether a person has said how months are taken. `new_years`
    where all days of the file are the first of a year, which can stand for the year or its first month.
    """

    span: Span = Span.AS_IT_STANDS
    within: tuple[Stretch, ...] = ()
    words: str = ""
    exact: bool = False
    answered: bool = False
    new_years: bool = False


class Dated(NamedTuple):
    """The period that a text stands for, what there is to say, and a source that stood in brackets behind it."""

    period: Period | None
    findings: tuple[Finding, ...] = ()
    source: str = ""


AS_IT_STANDS = Setting()
_IN_BRACKETS = re.compile(r"(.+?)\s*[(（]([^()（）]+)[)）]")
_LONGEST_SPOKEN = 300
_DECEMBER = 12
_NO_SOURCE = re.compile(r"^[\d.\s-]*$|预计|预估|估计|初步|快报|调整|修订|年报|不含|含|口径")
_UNTIL = re.compile(r"截至|截止|[至到].*[底末]$")
"""How a text begins that says until when a value was counted, and not from when."""

_BARE_YEAR = re.compile(r"[0-9]{2,4}(?:\.0+)?\s*年?度?|[〇零○一二三四五六七八九]{2,4}年度?")


def judge(text: str, frequencies: frozenset[Frequency], setting: Setting, today: date) -> Dated:
    """A period of one of these frequencies, not in the future."""
    if not text.strip():
        return Dated(None, (Finding("PERIOD_EMPTY", ""),))
    source, when, span = "", text, setting.span
    try:
        stated = parse_period(text)
    except PeriodError as refused:
        when, span, source = _spoken(text, span)
        try:
            stated = parse_period(when)
        except PeriodError:
            return Dated(None, (of_core(refused, text),))
    if setting.new_years and stated.period.frequencies == {Frequency.DATE} and Frequency.DATE not in frequencies:
        return Dated(None, (Finding("DATE_OF_YEAR", text),))
    try:
        parsed = day_as_month(stated, frequencies)
    except PeriodError as refused:
        return Dated(None, (of_core(refused, text),))
    if _UNTIL.match(half_width(text)) and not (span or setting.answered) and Frequency.YTD in frequencies:
        span = Span.OPEN
    narrowed, odd = _narrowed(parsed.period, when, setting)
    period, more = _over_span(narrowed, span, frequencies, text)
    findings = [*odd, *more, *(Finding(code, text, (("period", period.code),)) for code in parsed.warnings)]
    if source:
        findings.append(Finding("SOURCE_BEHIND_PERIOD", text, (("source", source), ("period", period.code))))
    if not period.frequencies & frequencies:
        listed = ", ".join(sorted(frequencies))
        findings.append(Finding("PERIOD_FREQUENCY", text, (("period", period.code), ("frequencies", listed))))
    if stated.period.start > today:
        findings.append(Finding("PERIOD_FUTURE", text, (("today", today.isoformat()),)))
    elif period.end > today:
        findings.append(Finding("PERIOD_INCOMPLETE", text, (("end", period.end.isoformat()),)))
    return Dated(period, tuple(findings), source)


def _narrowed(period: Period, text: str, setting: Setting) -> tuple[Period, tuple[Finding, ...]]:
    """A bare year as the months from January on that the whole is about; what they contradict is not taken.

    A quarter may be meant from January on or by itself: it narrows nothing but the first. A month alone (that of a
    report, of publishing) narrows nothing: it only contradicts its own year.
    """
    year = period.start.year
    if not setting.within or year != period.end.year or period.start == period.end:
        return period, ()
    about = [one for one in setting.within if one.year in (0, year)]
    several = {(one.first, one.last): one for one in about if not one.is_month and not one.is_year}
    is_year = period == Period.year(year)
    contradicted = (Finding("PERIOD_CONTRADICTED", text, (("words", setting.words),)),)
    if setting.exact and len(setting.within) == 1 and not is_year:
        one = setting.within[0]
        return period, () if one.year in (0, year) and one.of(year) == period else contradicted
    if not is_year:
        outside = len(several) == 1 and not next(iter(several.values())).holds(period)
        return period, contradicted if outside else ()
    if any(one.is_year for one in about):
        return period, contradicted if several else ()
    if len(several) == 1 and next(iter(several.values())).first == 1 and _BARE_YEAR.fullmatch(half_width(text)):
        narrowed = next(iter(several.values())).of(year)
        shown = (("words", setting.words), ("period", narrowed.code))
        return narrowed, (Finding("PERIOD_NARROWED", text, shown),)
    of_others = any(one.year and not one.is_month for one in setting.within if one not in about)
    return period, contradicted if about or of_others else ()


def _spoken(text: str, span: Span) -> tuple[str, Span, str]:
    """A period with a word for its span or a source in brackets behind it: the period, the span, the source."""
    if len(text) > _LONGEST_SPOKEN:
        return text, span, ""
    bare, sense = without_span(text)
    if sense is not None:
        return bare, Span.CUMULATIVE if sense is Sense.CUMULATIVE else Span.SINGLE, ""
    found = _IN_BRACKETS.fullmatch(text.strip())
    if found and only_stretch(found[2]):
        return f"{found[1]}{found[2]}", span, ""
    if found and not senses(found[2]) and not is_missing_word(found[2]) and not _NO_SOURCE.search(found[2]):
        return found[1], span, found[2].strip()
    return text, span, ""


def _over_span(
    period: Period, span: Span, frequencies: Collection[Frequency], text: str
) -> tuple[Period, tuple[Finding, ...]]:
    """The period that a value covers under a span, with a word where that is another one than stands there."""
    in_year = period.start.year == period.end.year and period.start != period.end
    from_january = period.start.month == 1
    if span is Span.OPEN and in_year and not from_january:
        return period, (Finding("CUMULATIVE_OPEN", text),)
    if span is Span.LAST and in_year and from_january and 1 < period.end.month < _DECEMBER:
        last = Period.months(period.start.year, period.end.month, period.end.month)
        return last, (Finding("PERIOD_LAST", text, (("period", last.code),)),)
    if span in (Span.SINGLE, Span.LAST) and in_year and period.start.month != period.end.month:
        return period, (Finding("PERIOD_OF_SINGLE", text),)
    if span is Span.CUMULATIVE and in_year and not from_january and Frequency.YTD in frequencies:
        whole = Period.months(period.start.year, 1, period.end.month)
        return whole, (Finding("PERIOD_CUMULATIVE", text, (("period", whole.code),)),)
    return period, ()
