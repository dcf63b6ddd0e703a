"""What a file as a whole says, outside its columns: indicator, period, cumulative, unit, place, and plan or actual.

It stands in titles and lines above the table (指标：… 地区：… 时间：… 单位：…), in the names of sheet and file, in
notes below. A line with a label says it surely and is read with a word; anything else is offered, and asked.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.core.cells import half_width
from tracker.core.kinds import Frequency
from tracker.core.periods import Period, PeriodError, parse_period
from tracker.intake.meaning.fields import name_and_unit
from tracker.intake.meaning.longer_names import is_longer, telling
from tracker.intake.meaning.lookup import Lookup
from tracker.intake.meaning.senses import Sense, says_plan, senses
from tracker.intake.meaning.stated_units import mentions_money, units_of
from tracker.intake.meaning.stretches import Stretch, stretches
from tracker.intake.meaning.surroundings import Source, Where


class About(StrEnum):
    """What can be said of a whole file."""

    INDICATOR = "indicator"
    PERIOD = "period"
    CUMULATIVE = "cumulative"
    UNIT = "unit"
    PLACE = "place"
    PLAN = "plan"
    CONFIRMED = "confirmed"


YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the file as a whole says, for a person to see, confirm or change.

    `read` is what the program read out of `words`, which stand at `where` on `line`: a code, a period's code, a
    unit, "yes" or "no"; empty for nothing. `sure` means that it is taken without asking. `choices` are what else stands
    there, or all there is to choose from if few. `chosen` is what the person said. `needed` means no column says it.
    `recalled` means that `read` is what the person answered for an earlier file of this shape.
    """

    about: About
    read: str = ""
    words: str = ""
    where: Where = Where.LINE
    line: int = 0
    sure: bool = False
    choices: tuple[str, ...] = ()
    chosen: str = ""
    needed: bool = False
    recalled: bool = False

    @property
    def value(self) -> str:
        """What counts: what the person chose, else what was read for sure, else nothing."""
        return self.chosen or (self.read if self.sure else "")

    @property
    def asked(self) -> bool:
        """Whether nothing can be stored before the person has answered."""
        return self.needed and not self.value


_LABELS: dict[About, str] = {
    About.INDICATOR: "指标|指标名称|统计指标|指标项|项目名称|indicator",
    About.PLACE: "地区|行政区划|行政区|区域|地区名称|统计地区|省份|城市|region|area|place",
    About.PERIOD: "时间|时期|报告期|统计(?:时间|时期|期)|数据(?:时间|时期)|所属时?期|年份|年度|月份|period|time",
}
_LABELLED = {
    about: re.compile(rf"(?:^|[\s,，;；|])(?:{labels})\s*[:：]\s*([^\s:：;；|]+(?: [^\s:：;；|]+)*)", re.IGNORECASE)
    for about, labels in _LABELS.items()
}
_OTHER_DATE = re.compile(r"填报|制表|发布|更新|打印|编制|报送|公布|下载|导出|上报|审核|签发")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|[〇零○一二三四五六七八九]{4}(?=年)")
_DOCUMENT = re.compile(r"[〔\[【(][0-9]{4}[〕\]】)]\s*第?\s*[0-9]+\s*号")
"""The number of a document, with the year that it was issued."""

_LONGEST_PERIOD = 18
_LONGEST_TITLE = 300
_MONTHS = 12


def statements(sources: Sequence[Source], lookup: Lookup) -> dict[About, Statement]:
    """What the texts around a table say of the whole; nothing is decided here about which of it is needed."""
    above = [one for one in sources if one.where is not Where.FOOT]
    said = {
        About.INDICATOR: _indicator(above, lookup),
        About.PERIOD: _period(above),
        About.UNIT: _unit(sources),
        About.PLACE: _place(above, lookup),
        About.CUMULATIVE: cumulative_in(sources),
        About.PLAN: _plan(sources),
    }
    return {about: statement for about, statement in said.items() if statement}


def chosen(said: dict[About, Statement], about: About, value: str, *, needed: bool) -> Statement:
    """The statement about something with what the person chose, whether the file says anything of it or not."""
    return replace(said.get(about, Statement(about)), chosen=value, needed=needed)


def from_january(said: dict[About, Statement]) -> None:
    """Offer the months from January on where a title names one month and something says that months are cumulative."""
    when = said.get(About.PERIOD)
    if About.CUMULATIVE not in said or not when or when.sure or not when.read:
        return
    month = Period.from_code(when.read)
    if month.frequencies == {Frequency.MONTH}:
        said[About.PERIOD] = replace(when, read=Period.months(month.start.year, 1, month.end.month).code)


def labelled(about: About, text: str) -> str:
    """What stands behind a label (地区：武汉市) in a text; empty where none does."""
    found = _LABELLED[about].search(text)
    return found[1].strip() if found else ""


def _indicator(sources: Sequence[Source], lookup: Lookup) -> Statement | None:
    index = lookup.indicators
    for source in sources:
        if name := labelled(About.INDICATOR, source.text):
            bare, _ = name_and_unit(name)
            code = next((index.resolve(each).code for each in (name, bare) if index.resolve(each).code), "")
            return Statement(About.INDICATOR, code, source.text, source.where, source.line, sure=bool(code))
    for source in sources:
        if (code := index.named_in(source.text)) and not is_longer(index.spelled_in(code, source.text), source.text):
            return Statement(About.INDICATOR, code, source.text, source.where, source.line)
    return None


def _place(sources: Sequence[Source], lookup: Lookup) -> Statement | None:
    for source in sources:
        if (name := labelled(About.PLACE, source.text)) and (code := lookup.jurisdictions.resolve(name).code):
            return Statement(About.PLACE, code, source.text, source.where, source.line, sure=True)
    if code := lookup.jurisdictions.named_in("\n".join(source.text for source in sources)):
        there = next((one for one in sources if lookup.jurisdictions.named_in(one.text) == code), sources[0])
        return Statement(About.PLACE, code, there.text, there.where, there.line)
    return None


def _period(sources: Sequence[Source]) -> Statement | None:
    for source in sources:
        if (text := labelled(About.PERIOD, source.text)) and len(found := periods_in(text)) == 1:
            return Statement(About.PERIOD, found[0].code, source.text, source.where, source.line, sure=True)
    alone = [(source, _whole_period(source.text)) for source in sources if source.where is Where.LINE]
    if len({code for _, code in alone if code}) == 1:
        source, code = next((source, code) for source, code in alone if code)
        return Statement(About.PERIOD, code, source.text, source.where, source.line, sure=True)
    for where in (Where.LINE, Where.SHEET, Where.FILE):
        here = [(source, periods_in(source.text)) for source in sources if source.where is where]
        every = list(dict.fromkeys(period.code for _, found in here for period in found))
        if every:
            source = next(source for source, found in here if found)
            read = every[0] if len(every) == 1 else ""
            return Statement(About.PERIOD, read, source.text, where, source.line, choices=tuple(every))
    return None


def _whole_period(text: str) -> str:
    """The period's code where a line says a period and nothing else; empty for any other."""
    found = periods_in(text)
    bare = text.strip(" ()（）[]【】:：")
    with suppress(PeriodError):
        return found[0].code if len(found) == 1 and parse_period(bare).period == found[0] else ""
    return ""


def periods_in(text: str) -> list[Period]:
    """The periods that a text names, each by its longest spelling; days, dates of publication and numbers of documents
    are none."""
    if _OTHER_DATE.search(text):
        return []
    plain, found, at = _DOCUMENT.sub("", half_width(text[:_LONGEST_TITLE])), [], 0
    for year in _YEAR.finditer(plain):
        if year.start() < at:
            continue
        for end in range(min(len(plain), year.start() + _LONGEST_PERIOD), year.end() - 1, -1):
            if end < len(plain) and plain[end].isdigit() and plain[end - 1].isdigit():
                continue
            try:
                period = parse_period(plain[year.start() : end]).period
            except PeriodError:
                continue
            at = end
            if period.frequencies - {Frequency.DATE}:
                found.append(period)
            break
    return found


def _unit(sources: Sequence[Source]) -> Statement | None:
    """The unit that a text states for the whole; several stand as choices, one that is not known as the word itself."""
    every: dict[str, Source] = {}
    unknown: Source | None = None
    for source in sources:
        stated, is_labelled = units_of(source.text)
        for unit in stated:
            every.setdefault(unit, source)
        said_elsewise = source.where in (Where.LINE, Where.SHEET) and not stated and mentions_money(source.text)
        if (is_labelled and not stated) or said_elsewise:
            unknown = unknown or source
    if not every:
        return unknown and Statement(About.UNIT, "", unknown.text, unknown.where, unknown.line, needed=True)
    source = next(iter(every.values()))
    read = next(iter(every)) if len(every) == 1 and not unknown else ""
    return Statement(
        About.UNIT, read, source.text, source.where, source.line, sure=bool(read), choices=tuple(every), needed=True
    )


def other_indicator(sources: Sequence[Source], code: str, lookup: Lookup) -> Source | None:
    """The first title about another indicator than this one: one that names another, or this one within a longer name.

    A title that names it by itself settles the matter.
    """
    index = lookup.indicators
    name = index.name(code)
    above = [source for source in sources if source.where is not Where.FOOT]
    named = [(source, index.spelled_in(code, source.text)) for source in above]
    if any(spelled and not is_longer(spelled, source.text) for source, spelled in named):
        return None
    for source, spelled in named:
        other = index.named_in(source.text)
        if spelled or (other and other != code) or telling(source.text) - telling(name):
            return source
    return None


def cumulative_in(sources: Sequence[Source]) -> Statement | None:
    """What titles or headers of values say of months: that they are counted from January on."""
    for source in sources:
        found = senses(source.text)
        # The half-year in a file's name says when the file is from, and nothing of months counted together.
        named = source.where is Where.FILE and "月" not in source.text
        from_january = not named and any(one.first == 1 < one.last < _MONTHS for one in stretches(source.text))
        if (Sense.CUMULATIVE in found or from_january) and Sense.SINGLE not in found:
            return Statement(About.CUMULATIVE, YES, source.text, source.where, source.line, choices=(YES, NO))
    return None


def months_said(sources: Sequence[Source]) -> tuple[tuple[Stretch, ...], str]:
    """The months of a year that the texts around a table are about, and the first words that say so.

    A month alone counts only in a line above: elsewhere, and beside words of publishing, it is the month of a report.
    H1 in a file's name is a half-year only behind its year.
    """
    found: dict[Stretch, str] = {}
    for source in sources:
        is_title = source.where is Where.LINE or Sense.SINGLE in senses(source.text)
        alone = is_title and not _OTHER_DATE.search(source.text)
        text = _LETTERS_APART.sub(" ", source.text) if source.where is Where.FILE else source.text
        for one in stretches(text):
            if alone or not one.is_month:
                found.setdefault(one, source.text)
    return tuple(found), next((text for one, text in found.items() if not one.is_month), next(iter(found.values()), ""))


_LETTERS_APART = re.compile(
    r"(?<![12][0-9]{3})(?<![12][0-9]{3}[\s_./年-])(?<![0-9]年[\s_./-])(?<![A-Za-z])[HQ][1-4](?![0-9])", re.IGNORECASE
)
"""A half-year or a quarter in letters with no year before it, which may be any number of a table or a sheet."""


def _plan(sources: Sequence[Source]) -> Statement | None:
    plans: Iterator[Source] = (source for source in sources if says_plan(source.text))
    source = next(plans, None)
    return source and Statement(About.PLAN, YES, source.text, source.where, source.line, choices=(NO,), needed=True)
