"""Months of a year that words name, with or without the year: 1-6月, 上半年, 前三季度, 2025年一季度, 6月."""

import re
from functools import lru_cache
from typing import NamedTuple

from tracker.core.cells import half_width
from tracker.core.periods import Period


class Stretch(NamedTuple):
    """From one month to another of a year; `year` is 0 where none is named."""

    year: int
    first: int
    last: int

    @property
    def is_month(self) -> bool:
        """Whether it is one month."""
        return self.first == self.last

    @property
    def is_year(self) -> bool:
        """Whether it is all twelve."""
        return (self.first, self.last) == (1, 12)

    def of(self, year: int) -> Period:
        """The same months of a year."""
        return Period.months(year, self.first, self.last)

    def holds(self, period: Period) -> bool:
        """Whether a period within one year lies in these months of its year."""
        return self.first <= period.start.month and period.end.month <= self.last


_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―－−─", "-") | dict.fromkeys("～〜", "~"))
_DIGITS = str.maketrans("元一二两三四五六七八九", "11223456789")
_NUMBER = "(?:1[0-2]|0?[1-9]|十[一二]?|[元一二两三四五六七八九])"
_TO = "(?:-{1,2}|~|至|到)"
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"(?:{'|'.join(_NAMES)})[a-z]*"
_STRETCH = re.compile(
    rf"(?:(?<![0-9])(?P<year>(?:19|20)[0-9]{{2}})\s*(?:年度?|[-/.])?\s*)?(?(year)|(?<![0-9比较]))(?:"
    rf"(?P<first>{_NUMBER})\s*月?份?\s*{_TO}\s*(?P<last>{_NUMBER})\s*月"
    rf"|前(?P<months>{_NUMBER})个?月"
    r"|(?P<whole>全年|全年度)|(?P<first_half>上半年|(?<!下)半年[度报]|first half|(?<![a-z])H1(?![0-9]))"
    r"|(?P<second_half>下半年|second half|(?<![a-z])H2(?![0-9]))"
    r"|(?:(?:前|第?[一1](?:-|~|至|到)第?)(?=[一二两三四1-4]个?季)|第?[一1]季度?(?:-|~|至|到)第?|Q1\s*(?:-|~|至|到|to)\s*Q?)"
    r"(?P<quarters>[一二两三四1-4])(?:个?季度?|(?![0-9]))"
    r"|(?:第?(?P<quarter>[一二三四1-4])季度?(?!节)|(?<![a-z])Q(?P<q>[1-4])(?![0-9]))"
    rf"|\b(?P<from_name>{_NAME})\s*(?:-|~|to)\s*(?P<to_name>{_NAME})"
    rf"|(?P<month>{_NUMBER})月(?!\s*[0-9]{{1,2}}\s*[日号])(?!度))",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![0-9])(?P<year>(?:19|20)[0-9]{{2}})\s*[年./]\s*(?P<first>{_NUMBER})\s*{_TO}\s*(?P<last>{_NUMBER})(?![0-9年月./])"
)
"""Months of a year without the word for months: 2025.1-6."""

_COMPARED = re.compile(r"(?:比|较|对比|同比)\s*$")
_LONGEST = 300


@lru_cache(4096)
def stretches(text: str) -> tuple[Stretch, ...]:
    """The different stretches that a text names; those that it compares with (比2024年1-6月) do not count."""
    plain = half_width(text[:_LONGEST]).translate(_DASHES)
    every = (*_STRETCH.finditer(plain), *_BARE.finditer(plain))
    found = [_read(each) for each in every if not _COMPARED.search(plain[: each.start()])]
    return tuple(dict.fromkeys(one for one in found if 1 <= one.first <= one.last))


@lru_cache(4096)
def only_stretch(text: str) -> Stretch | None:
    """The stretch that a text names and nothing beside it but words that add nothing (上半年数, 1-6月累计完成)."""
    plain = half_width(text[:_LONGEST]).translate(_DASHES)
    found = _STRETCH.search(plain)
    if not found:
        return None
    rest = plain[: found.start()] + plain[found.end() :]
    return _read(found) if _ADDS_NOTHING.fullmatch(rest) else None


_ADDS_NOTHING = re.compile(
    r"[()\s:]*(?:截至|截止到?|至|数据为?|为|系)?[()\s:]*(?:累计|合计|实际|完成|数据|情况|份|底|末|止|值|数|额)*[()\s]*"
)


def _read(found: re.Match[str]) -> Stretch:
    year = int(found["year"] or 0)
    if found["first"]:
        return Stretch(year, _number(found["first"]), _number(found["last"]))
    if found["from_name"]:
        return Stretch(year, *(1 + _NAMES.index(found[name][:3].lower()) for name in ("from_name", "to_name")))
    if found["months"]:
        return Stretch(year, 1, _number(found["months"]))
    if found["whole"]:
        return Stretch(year, 1, 12)
    if found["first_half"]:
        return Stretch(year, 1, 6)
    if found["second_half"]:
        return Stretch(year, 7, 12)
    if found["quarters"]:
        return Stretch(year, 1, 3 * _number(found["quarters"]))
    if quarter := found["quarter"] or found["q"]:
        return Stretch(year, 3 * _number(quarter) - 2, 3 * _number(quarter))
    month = _number(found["month"])
    return Stretch(year, month, month)


def _number(text: str) -> int:
    """A number up to twelve in digits or as it is spelled."""
    if text.startswith("十"):
        return 10 + int(text[1:].translate(_DIGITS) or 0)
    return int(text.translate(_DIGITS))
