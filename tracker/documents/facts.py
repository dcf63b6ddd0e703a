"""What a document says of itself: its kind, the day of its publication, its year, its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.vocabulary import division_named, divisions

_HEAD = 16
_DAY = re.compile(r"(20\d\d)[年\-/.](\d{1,2})[月\-/.](\d{1,2})日?")
_YEAR = re.compile(r"(20\d\d)年")
_PLAN_TITLE = re.compile(r"规划|纲要|行动方案|实施方案|行动计划|实施意见|工作方案|若干措施")
_NO_PLAN = re.compile(r"发布会|讲话|记者|实录|答问|解读会")
_REPORT = re.compile(r"政府工作报告|政\s*府\s*工\s*作\s*报\s*告|向大会报告(?:政府)?工作")
_COMMUNIQUE = re.compile(r"统\s*计\s*公\s*报|经济运行情况|经济运行简况|统计局")
_FIRST_RESULTS = re.compile(r"初步核算|初步统计|统一核算")
_FIVE_YEARS = (
    ("十三五", 2020),
    ("十四五", 2025),
    ("十五五", 2030),
    ("十二五", 2015),
    ("十一五", 2010),
    ("十六五", 2035),
)
_ALSO_WORDS = frozenset({"老城区", "新城区", "城区", "郊区", "矿区", "东区", "西区", "市中区", "城中区"})
"""Names of divisions that are ordinary words too; a text that says them speaks of no such place."""
_PLACE = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[省市州]))[\u4e00-\u9fff]县(?![委级域长])"
    r"|[\u4e00-\u9fff]{2,12}?(?:自治区|自治州|自治县|省|市|盟|州|县|区|旗)"
)
_SHORTEST_INSIDE = 3
"""Characters of a name within other words: 和县 in 市委和县委 is none, 赵县 by itself is one."""


class Genre(StrEnum):
    """The kinds of documents that are read by rules of their own."""

    REPORT = "report"
    COMMUNIQUE = "communique"
    PLAN = "plan"
    OTHER = "other"

    @property
    def reports(self) -> bool:
        """Whether it holds reported values only."""
        return self is Genre.COMMUNIQUE


@dataclass(frozen=True, slots=True)
class Facts:
    """A document's kind; `published` or None; `year` is the year that it speaks in; `place` is a code or empty.

    `plan_year` is the last year of the five-year plan that its title names, else 0.
    """

    genre: Genre
    published: date | None
    year: int
    place: str
    place_name: str
    plan_year: int
    english: bool


def facts_of(texts: Sequence[str], published: date | None = None, place: str = "") -> Facts:
    """The facts of a document from its paragraphs; what is given is not looked for."""
    head = texts[:_HEAD]
    english = sum(1 for text in texts if not re.search(r"[\u3400-\u9fff]", text)) > 0.7 * len(texts)
    genre = _genre(texts)
    day = published or _published(head)
    year = day.year if day else _year(texts, genre)
    title = "\n".join(head[:4])
    plan_year = (
        max((last for name, last in _FIVE_YEARS if name in title or f"第{name[:2]}个五年" in title), default=0)
        if genre is not Genre.COMMUNIQUE
        else 0
    )
    code, name = _place(place, texts, english)
    return Facts(genre, day, year, code, name, plan_year, english)


def five_year_end(name: str) -> int:
    """The last year of a five-year plan by its name (十五五 -> 2030), else 0."""
    return dict(_FIVE_YEARS).get(name, 0)


def _genre(texts: Sequence[str]) -> Genre:
    head = "\n".join(texts[:_HEAD])
    title = "\n".join(texts[:3])
    if _REPORT.search("\n".join(texts[:30])) and not _NO_PLAN.search(title):
        return Genre.REPORT
    if _COMMUNIQUE.search(head) or _FIRST_RESULTS.search("\n".join(texts[:12])):
        return Genre.COMMUNIQUE
    if _PLAN_TITLE.search(title) and not _NO_PLAN.search(title):
        return Genre.PLAN
    return Genre.OTHER


def _published(head: Sequence[str]) -> date | None:
    for text in head:
        for found in _DAY.finditer(text):
            try:
                return date(*(int(part) for part in found.groups()))
            except ValueError:
                continue
    return None


def _year(texts: Sequence[str], genre: Genre) -> int:
    """The year from the first one that the text names; a communiqué speaks in the year after it."""
    for text in texts[: 2 * _HEAD]:
        if found := _YEAR.search(text):
            return int(found[1]) + (1 if genre is Genre.COMMUNIQUE else 0)
    return date.today().year  # noqa: DTZ011  a document without any year is read as one of today


def _place(given: str, texts: Sequence[str], english: bool) -> tuple[str, str]:
    if given:
        known = divisions().get(given)
        return given, (known.name_en if english else known.name_zh) if known else given
    counts: dict[str, int] = {}
    for nth, text in enumerate(texts[:40]):
        for found in _PLACE.finditer(text):
            name = found[0]
            if _PLACE.match(text, found.end()):
                continue  # 河北省赵县 is 赵县
            for start in range(max(1, len(name) - _SHORTEST_INSIDE + 1)):
                if name[start:] in _ALSO_WORDS:
                    break
                if code := division_named(name[start:]):
                    counts[code] = counts.get(code, 0) + (6 if nth < 12 else 1)
                    break
    best = max(counts, key=lambda code: counts[code], default="")
    return best, divisions()[best].name_zh if best else ""
