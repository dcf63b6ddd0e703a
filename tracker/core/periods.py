"""Periods: closed intervals of dates with one code each, and what people write for them in Chinese and ISO forms.

2026年上半年, 2026H1 and 2026年1-6月 are one period. `2025.10` is October; `2025.1` is refused, because Excel drops the
0 of October and no reader can know which month was meant. Years have four digits and lie between 1949 and 2100.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple, Self

from tracker.core.cells import LONGEST, CoreError, half_width, hidden_character, without_radicals
from tracker.core.kinds import Frequency
from tracker.core.numbers import chinese_integer

FIRST_YEAR, LAST_YEAR = 1949, 2100
"""The years that a period may lie in."""

_HALVES, _QUARTERS = {(1, 6): "H1", (7, 12): "H2"}, {(1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4"}


class PeriodError(CoreError):
    """A text that is no period: PERIOD_INVALID, PERIOD_RANGE, PERIOD_AMBIGUOUS, or TEXT_HIDDEN_CHARACTERS."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A closed interval of dates, ordered by start, then end."""

    start: date
    end: date

    def __post_init__(self) -> None:
        """Refuse an end before the start."""
        if self.end < self.start:
            raise PeriodError("PERIOD_INVALID", f"{self.start}/{self.end}")

    @classmethod
    def months(cls, year: int, first: int, last: int) -> Self:
        """From the first day of one month to the last day of another in one year; PERIOD_INVALID for month 13."""
        if not 1 <= first <= last <= 12:
            raise PeriodError("PERIOD_INVALID", f"{year} {first}-{last}")
        return cls(date(year, first, 1), date(year, last, monthrange(year, last)[1]))

    @classmethod
    def year(cls, year: int) -> Self:
        """The calendar year."""
        return cls.months(year, 1, 12)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """One month."""
        return cls.months(year, month, month)

    @classmethod
    def day(cls, day: date) -> Self:
        """One day."""
        return cls(day, day)

    @classmethod
    def from_code(cls, code: str) -> "Period":
        """The period of a code; raises PeriodError (PERIOD_INVALID) for anything but a code's one spelling."""
        period = parse_period(code).period
        if period.code != code:
            raise PeriodError("PERIOD_INVALID", code)
        return period

    @property
    def code(self) -> str:
        """The one spelling: 2023, 2023H1, 2023Q2, 2023-06, 2023M1-9, 2023-06-30, else 2023-02-01/2023-04-30."""
        if self.start == self.end:
            return self.start.isoformat()
        year, months = self.start.year, self._months
        if months == (1, 12):
            return str(year)
        if name := _HALVES.get(months) or _QUARTERS.get(months):
            return f"{year}{name}"
        if months[0] and months[0] == months[1]:
            return f"{year}-{months[0]:02}"
        return f"{year}M1-{months[1]}" if months[0] == 1 else f"{self.start}/{self.end}"

    @property
    def frequencies(self) -> frozenset[Frequency]:
        """The kinds of period that this is; a first half is also a year to date, a free interval is none."""
        first, last = self._months
        kinds = {
            Frequency.DATE: self.start == self.end,
            Frequency.MONTH: first > 0 and first == last,
            Frequency.QUARTER: (first, last) in _QUARTERS,
            Frequency.HALF: (first, last) in _HALVES,
            Frequency.YEAR: (first, last) == (1, 12),
            Frequency.YTD: first == 1,
        }
        return frozenset(kind for kind, it_is in kinds.items() if it_is)

    @property
    def days(self) -> int:
        """How many days it has, both ends counted."""
        return (self.end - self.start).days + 1

    @property
    def a_year_long(self) -> bool:
        """Whether it has the length of a year, wherever it begins."""
        return self.days in (365, 366)

    @property
    def _months(self) -> tuple[int, int]:
        """First and last month when it is whole months of one year, else (0, 0)."""
        start, end = self.start, self.end
        whole = start.day == 1 and start.year == end.year and (end + timedelta(1)).day == 1
        return (start.month, end.month) if whole else (0, 0)


class ParsedPeriod(NamedTuple):
    """A period as it was read, and warnings by code."""

    period: Period
    warnings: tuple[str, ...] = ()


def periods_between(frequency: Frequency, start: date, end: date) -> list[Period]:
    """All periods of one frequency that lie wholly between two dates (both counted), from early to late.

    For YTD these are the twelve that end with each month, from January to the whole year.
    """
    if frequency is Frequency.DATE:
        return [Period.day(start + timedelta(shift)) for shift in range((end - start).days + 1)]
    spans = _SPANS[frequency]
    every = [Period.months(year, *span) for year in range(start.year, end.year + 1) for span in spans]
    return [period for period in every if start <= period.start and period.end <= end]


def day_as_month(parsed: ParsedPeriod, frequencies: Collection[Frequency]) -> ParsedPeriod:
    """A day as its month, warned of by PERIOD_FROM_DAY, for an indicator whose frequencies have no DATE."""
    period = parsed.period
    if period.start != period.end or Frequency.DATE in frequencies:
        return parsed
    return ParsedPeriod(Period.month(period.start.year, period.start.month), (*parsed.warnings, "PERIOD_FROM_DAY"))


_SPANS: dict[Frequency, list[tuple[int, int]]] = {
    Frequency.YEAR: [(1, 12)],
    Frequency.HALF: list(_HALVES),
    Frequency.QUARTER: list(_QUARTERS),
    Frequency.MONTH: [(month, month) for month in range(1, 13)],
    Frequency.YTD: [(1, month) for month in range(1, 13)],
}


@lru_cache(16384)
def parse_period(text: str) -> ParsedPeriod:
    """The period that a cell says; raises PeriodError.

    A day comes back as a day (`day_as_month` coarsens it). Warnings: PERIOD_SERIAL (Excel's number of a day),
    PERIOD_AS_OF (截至6月, 6月底, 2026年末: read as that month or year), PERIOD_COMPATIBILITY (radicals: 6⽉),
    PERIOD_SHORT_YEAR (25年6月).
    """
    if hidden := hidden_character(text):
        raise PeriodError("TEXT_HIDDEN_CHARACTERS", hidden)
    if len(typed := half_width(text)) > LONGEST:
        raise PeriodError("PERIOD_INVALID", text)
    unified = without_radicals(typed)
    plain = _plain(unified)
    if _LOST_ZERO.fullmatch(plain):
        raise PeriodError("PERIOD_AMBIGUOUS", text)
    if len(plain) == 5 and plain.isdecimal():
        return ParsedPeriod(_serial_day(plain, text), ("PERIOD_SERIAL",))
    short = _SHORT_YEAR.match(plain)
    plain = f"{'19' if short[1] >= '50' else '20'}{plain}" if short else plain
    bare = _AS_OF.sub("", plain)
    period = _read(bare, text, _READINGS) or _interval(bare, text)
    if period is None:
        raise PeriodError("PERIOD_INVALID", text)
    warnings: tuple[str, ...] = ("PERIOD_SHORT_YEAR",) if short else ()
    warnings += ("PERIOD_AS_OF",) if bare != plain and period.start != period.end else ()
    return ParsedPeriod(period, warnings if unified == typed else (*warnings, "PERIOD_COMPATIBILITY"))


def _plain(typed: str) -> str:
    """The text with one spelling of case, dashes, blanks, numerals and the order of year and code."""
    plain = _MIDNIGHT.sub("", typed.upper()).translate(_DASHES)
    if named := _NAMED_MONTH.fullmatch(plain):
        return f"{named['before'] or ''}{named['after'] or ''}-{_MONTH_NAMES.index(named['name'][:3]) + 1}"
    plain = _INNER_BLANK.sub("", _CODE_FIRST.sub(r"\5\1\4\2\3", plain))
    plain = _CHINESE_YEAR.sub(lambda found: found[0].translate(_YEAR_DIGITS), plain)
    plain = _CHINESE_NUMBER.sub(lambda found: str(chinese_integer(found[0]) or found[0]), plain)
    return _FLOAT.sub(r"\1", plain)


def _read(plain: str, text: str, readings: "list[tuple[re.Pattern[str], _Reading]]") -> Period | None:
    """The period by the first pattern that fits, None when none does."""
    for pattern, reading in readings:
        if found := pattern.fullmatch(plain):
            year, *rest = (int(group) for group in found.groups() if group and group.isdecimal())
            if not FIRST_YEAR <= year <= LAST_YEAR:
                raise PeriodError("PERIOD_RANGE", text)
            try:
                return reading(year, *rest)
            except ValueError as problem:
                raise PeriodError("PERIOD_INVALID", text) from problem
    return None


def _interval(plain: str, text: str) -> Period | None:
    """Two points of one kind with a dash or slash between them: 2026年1月-2026年6月, 2026-02-01/2026-04-30."""
    if not (split := _FROM_TO.fullmatch(plain)):
        return None
    first, last = (_read(side, text, _POINTS) for side in split.groups())
    if first is None or last is None or last < first or (first.frequencies ^ last.frequencies) - {Frequency.YTD}:
        return None
    return Period(first.start, last.end)


def _serial_day(digits: str, text: str) -> Period:
    """The day that Excel counts from 1900; refused where the digits may be a year and a month, as in 20266."""
    if FIRST_YEAR <= int(digits[:4]) <= LAST_YEAR:
        raise PeriodError("PERIOD_AMBIGUOUS", text)
    day = date(1899, 12, 30) + timedelta(int(digits))
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise PeriodError("PERIOD_RANGE", text)
    return Period.day(day)


_Reading = Callable[..., Period]
_TO = "(?:--?|[~至到])"


def _patterns(rows: dict[str, _Reading]) -> list[tuple[re.Pattern[str], _Reading]]:
    """Compiled patterns, in which Y is a year, N a number of one or two digits, and TO a dash or its words."""
    spelled = {"Y": "([0-9]{4})", "N": "([0-9]{1,2})", "TO": _TO}
    regexes = (re.sub("Y|N|TO", lambda name: spelled[name[0]], row) for row in rows)
    return list(zip(map(re.compile, regexes), rows.values(), strict=True))


_POINTS = _patterns(
    {
        "Y(?:年度?|年?全年(?:累计)?)?": Period.year,
        "Y年N月份?|Y[-/.]N(?:月份?)?|Y([0-9]{2})|Y[年-]?MN": Period.month,
        r"Y年N月N[日号]|Y-N-N|Y/N/N|Y\.N\.N|Y([0-9]{2})([0-9]{2})": lambda *ymd: Period.day(date(*ymd)),
    }
)
_READINGS = _POINTS + _patterns(
    {
        "Y(?:年度?|-)?上半年(?:累计)?": lambda year: Period.months(year, 1, 6),
        "Y(?:年度?|-)?下半年": lambda year: Period.months(year, 7, 12),
        "Y(?:年度?|-)?H([0-9])": lambda year, half: Period.months(year, 6 * half - 5, 6 * half),
        # 三季度累计 is nine months for some and three for others.
        "Y(?:年度?|-)?第?1季度?累计": lambda year: Period.months(year, 1, 3),
        "Y(?:年度?|-)?(?:第?N季度?|Q([0-9]))": lambda year, nth: Period.months(year, 3 * nth - 2, 3 * nth),
        "Y(?:年度?)?(?:前|第?1(?:季度?)?TO第?)N个?季度?(?:累计)?": lambda year, last: Period.months(year, 1, 3 * last),
        "Y(?:年度?)?前N个月(?:累计)?": lambda year, last: Period.months(year, 1, last),
        r"Y(?:年度?|\.)N(?:月份?)?TON月份?(?:累计)?|Y年?MNTOM?N|Y\.NTON": Period.months,
    }
)
_FROM_TO = re.compile(rf"(.+?)(?:/|{_TO})(?=[0-9]{{4}})(.+)")
_SHORT_YEAR = re.compile(r"([0-9]{2})年(?=$|[0-9上下前第全]|度)")
_LOST_ZERO = re.compile(r"[0-9]{4}\.1")
_AS_OF = re.compile(r"^(?:截至|截止到?|至)|(?<=[年月度季])[底末]$")
_MIDNIGHT = re.compile(r"[ T]00?:00(?::00(?:\.0+)?)?$")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\ufe63"), "-") | {0x301C: "~"}
_MONTH_NAMES = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_NAMED_MONTH = re.compile(
    r"(?:(?P<before>[0-9]{4})[ ,-]*)?(?P<name>JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?"
    r"|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\.?(?:[ ,-]*(?P<after>[0-9]{4}))?"
)
_INNER_BLANK = re.compile(" +(?![0-9])|(?<![0-9 ]) +")
_CHINESE_YEAR = re.compile("[〇零○一二三四五六七八九]{4}(?=年)")
_YEAR_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_CHINESE_NUMBER = re.compile("[一二两三四五六七八九十]+(?=个?[月季日号]|[-~至到])")
_CODE_FIRST = re.compile("^(?:([HQ])([0-9])|([0-9])([HQ]))[- ]?([0-9]{4})$")
_FLOAT = re.compile(r"^([0-9]{4,8})\.0$")
