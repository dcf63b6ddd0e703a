"""The deadline of a goal and the period of a reported value, each with the words that it comes from."""

import re
from dataclasses import dataclass

from tracker.core.kinds import DeadlineBasis
from tracker.documents.facts import Facts, Genre, five_year_end
from tracker.documents.frames import Frame, View

_DUE = re.compile(
    r"(?P<y>20\d\d)年(?:底|末)?(?!以来|至20|[-—])|“?(?P<f>十[一二三四五六]五)”?(?:时期|期间|期末|末|规划|，|、)?"
    r"|(?P<t>今年|本年|全年|年内|年底|当年|年度|年末|新的一年|本年度|20年)|(?P<n>明年)"
    r"|(?:未来|今后|到下)(?P<c>[三五])年|(?P<d>[三五])年(?:内|后|左右的?时间)"
)
_THIS_YEAR = re.compile(r"今年|本年|当年|全年|年内|年底|年度|年末|新的一年")
_COUNT = {"三": 3, "五": 5}
_PAST = re.compile(
    r"(?P<y>20\d\d)(?:年)?[-—–~至到]{1,2}(?P<z>20\d\d)年|(?P<o>20\d\d)年(?P<h>上半年|前三季度|一季度)?"
    r"|(?P<l>去年|上年(?!同期|增|下降|提高|末|减|相))"
    r"|(?P<h2>今年上半年|上半年|前三季度|一季度)|“(?P<f>十[一二三四五六]五)”(?:时期|期间|以来)|"
    r"(?P<c>[五三])年来|(?P<t>今年以来|今年)"
)
_COMPARED = re.compile("(?:比|较|是|与|为|高出|高于|低于|占|相当于)[“”]?$")
_BASE, _NOW = re.compile("[由从][“”]?$"), re.compile("[到至为][0-9]|[到至为][^，。；]{0,6}$")
"""从2021年的3%提高到5%: the year is that of the first number only."""
_PARTS = {"上半年": "H1", "今年上半年": "H1", "一季度": "Q1", "前三季度": "M1-9"}


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline's year (0 for none), how it is known, and the words that say so."""

    year: int
    basis: DeadlineBasis
    words: str

    @property
    def day(self) -> str:
        """The last day of the year in ISO form, or empty."""
        return f"{self.year}-12-31" if self.year else ""


def due_of(text: str, begin: int, index: int, line: str, frame: Frame, facts: Facts) -> Due:
    """The deadline of a goal at `index` in a sentence that begins at `begin`; `line` is its whole line."""
    year, words = 0, ""
    for found in _DUE.finditer(text, begin, index):
        said = _said(found, facts)
        if said >= facts.year:
            year, words = said, found[0]
    if not year:
        year, words = frame.due, frame.due_words
    if not year:
        return _in_line(line, facts)
    return Due(year, DeadlineBasis.STATED if _stands(year, line, facts) else DeadlineBasis.INFERRED, words)


def _in_line(line: str, facts: Facts) -> Due:
    """Where nothing before the goal says its year: that of a report, else none."""
    if facts.genre is Genre.REPORT:
        basis = DeadlineBasis.STATED if _stands(facts.year, line, facts) else DeadlineBasis.INFERRED
        return Due(facts.year, basis, str(facts.year))
    if facts.genre is Genre.PLAN and facts.plan_year:
        return Due(facts.plan_year, DeadlineBasis.INFERRED, str(facts.plan_year))
    return Due(0, DeadlineBasis.NONE, "")


def _said(found: re.Match[str], facts: Facts) -> int:
    """The year that words of time say."""
    groups = found.groupdict()
    if groups["y"]:
        return int(groups["y"])
    if groups["f"]:
        return five_year_end(groups["f"])
    if groups["n"]:
        return facts.year + 1
    count = groups["c"] or groups["d"]
    return facts.year + _COUNT[count] if count else facts.year


def _stands(year: int, line: str, facts: Facts) -> bool:
    """Whether the line itself says this year."""
    if f"{year}年" in line or (year == facts.year and _THIS_YEAR.search(line)):
        return True
    return any(five_year_end(name) == year for name in re.findall("十[一二三四五六]五", line))


def period_of(text: str, begin: int, index: int, frame: Frame, facts: Facts) -> tuple[str, str]:
    """The period of a value at `index`: a year, first-last or a part of a year, and the words that say it."""
    period, words = "", ""
    for found in _PAST.finditer(text, begin, index):
        compared = _COMPARED.search(text[max(begin, found.start() - 4) : found.start()])
        if compared or (_BASE.search(text[begin : found.start()]) and _NOW.search(text[found.end() : index])):
            continue
        if said := _past(found, frame, facts):
            period, words = said, found[0]
    if period:
        return period, words
    first, last = frame.first or facts.year - 1, frame.last or facts.year - 1
    return (str(last) if first == last else f"{first}-{last}"), frame.words


def _past(found: re.Match[str], frame: Frame, facts: Facts) -> str:
    groups = found.groupdict()
    if groups["y"]:
        return f"{groups['y']}-{groups['z']}"
    if groups["o"]:
        return groups["o"] + _PARTS.get(groups["h"] or "", "") if int(groups["o"]) <= facts.year else ""
    if groups["l"]:
        now = frame.last if groups["l"] == "上年" and frame.view is View.BACK and frame.last else facts.year
        return str(now - 1)
    if groups["h2"]:
        return f"{facts.year}{_PARTS[groups['h2']]}"
    if groups["f"]:
        end = five_year_end(groups["f"])
        return f"{end - 4}-{end}" if end <= facts.year else ""
    if groups["c"]:
        last = frame.last or facts.year - 1
        return f"{last - _COUNT[groups['c']] + 1}-{last}"
    return str(facts.year)
