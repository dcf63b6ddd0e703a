"""Whether a part of a document looks back or ahead, and on which years: from headings, and from how sentences open.

A heading holds until the next one of its rank; the opening of a sentence (这一年…, 今年…) until the next opening or
heading. So the review of a report does not become goals where no heading stands between the two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.documents.facts import Facts, Genre, five_year_end
from tracker.documents.lines import Paragraph
from tracker.documents.sentences import Sentence, sentences_of


class View(StrEnum):
    """Where a part of a document looks."""

    BACK = "back"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Frame:
    """A part's view with the words that say so; the years that a look back covers; the deadline of a look ahead."""

    view: View
    words: str = ""
    first: int = 0
    last: int = 0
    due: int = 0
    due_words: str = ""


_FIRST_RANK = re.compile(r"[一二三四五六七八九十]+、|第[一二三四五六七八九十百零\d]+[编章部篇]")
_LOWER_RANK = re.compile(
    r"[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十百零\d]+节|"
    r"[一二三四五六七八九十]+是"
)
_LONGEST_HEADING = 46
_BACK_HEADING = re.compile(
    r"回顾|成绩|成就|总结|执行情况|完成情况|发展基础|进展|成效|现状|发展环境|形势|基本情况|工作情况|运行情况"
)
_AHEAD_HEADING = re.compile(
    r"安排|部署|目标|任务|打算|重点工作|工作重点|主要考虑|总体要求|思路|展望|预期|举措|今后|下一步|"
    r"未来|建议|重点抓好|指导思想|实施路径|保障"
)
_YEAR = re.compile(r"(20\d\d)年?")
_FIVE = re.compile(r"十[一二三四五六]五")
_BACK_OPENING = re.compile(
    r"(?:[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+是|——|各位代表[，！：]?|"
    r"同志们[，！：]?|总的看，?|回顾|经?初步预?计[，,]?|预计[，,]?)*"
    r"(?:过去的?(?P<n>[一二两三四五六七八九十\d]+)年|过去的?(?P<y>20\d\d)年|(?P<a>一|两|三|四|五|"
    r"几)年来|这(?P<t>一|五)年|刚刚过去的(?P<z>20\d\d)?年?|(?P<l>去年|上年)(?:以来)?[，,]"
    r"|今年以来|上半年[，,]|本届政府|回顾|“?(?P<f>十[一二三四五六]五)”?(?:时期|期间|以来))"
)
_AHEAD_OPENING = re.compile(
    r"(?:[（(][一二三四五六七八九十]+[)）]|各位代表[，！：]?|同志们[，！：]?)*"
    r"(?:今年(?!以来|上半年|\d|[一二三四五六七八九十]{1,2}月|[前首一二三])|新的一年|明年|下一步|接下来"
    r"|展望|下一阶段|下半年|今后|未来(?:[三五]年)?|下步|为此|做好今年)"
)
_PASSING = re.compile(r"去年|上年|今年以来|上半年|.{0,8}20\d\d年")
_GOALS = re.compile(
    r"(?:目标|指标|任务)(?:主要)?(?:是|为|如下)?[:：]|目标(?:是|为)|(?:实现|完成|围绕|"
    r"为了?实现)(?:上述|以上|这一?些?)目标|重点(?:做好|抓好|推进|实施)(?:以下|如下|.{1,8}(?:方面|"
    r"工作))"
)


def frames_of(
    paragraphs: Sequence[Paragraph], facts: Facts
) -> Iterator[tuple[Paragraph, list[tuple[Sentence, Frame]]]]:
    """Each paragraph with its sentences and their frames."""
    frame = section = _first_frame(facts)
    lasting = facts.genre in (Genre.REPORT, Genre.COMMUNIQUE)
    for paragraph in paragraphs:
        if paragraph.furniture:
            yield paragraph, [(Sentence(0, len(paragraph.text)), frame)]
            continue
        if heading := _heading(paragraph.text, facts, section):
            section = frame = heading
        elif not lasting and frame.view is View.BACK:
            frame = section  # in a speech a look back ends with its paragraph
        found = []
        for nth, sentence in enumerate(sentences_of(paragraph.text)):
            words = paragraph.text[sentence.start : sentence.end]
            opened = _opened(words, frame, facts, nth)
            found.append((sentence, opened))
            if lasting or not _PASSING.match(opened.words):
                frame = opened
        yield paragraph, found


def _first_frame(facts: Facts) -> Frame:
    if facts.genre is Genre.REPORT:
        return Frame(View.BACK, "", facts.year - 1, facts.year - 1)
    if facts.genre is Genre.COMMUNIQUE:
        return Frame(View.BACK, "", facts.year - 1, facts.year - 1)
    if facts.genre is Genre.PLAN:
        return Frame(View.AHEAD, "", due=facts.plan_year, due_words="")
    return Frame(View.AHEAD)


def is_heading(text: str) -> bool:
    """Whether a paragraph is a heading: short, without a sentence's end, and numbered or bare."""
    return len(text) <= _LONGEST_HEADING and not re.search(r"[。；;！？，,]$|。", text)


def _heading(text: str, facts: Facts, section: Frame) -> Frame | None:
    """The frame that a heading opens, or None where it opens none."""
    if not is_heading(text) or facts.genre is Genre.COMMUNIQUE or len(text) < 4:
        return None
    first = bool(_FIRST_RANK.match(text))
    if (
        not first
        and (_LOWER_RANK.match(text) or facts.genre is Genre.REPORT)
        and not re.search(r"工作回顾$|工作安排$|主要目标$|工作任务$", text)
    ):
        return None
    back, ahead = _BACK_HEADING.search(text), _AHEAD_HEADING.search(text)
    if not first and not (back or ahead):
        return None
    years = [int(year) for year in _YEAR.findall(text)]
    fives = [five_year_end(name) for name in _FIVE.findall(text)]
    if back and not (ahead and facts.genre is not Genre.REPORT and not re.search("回顾", text)):
        last = max([year for year in [*years, *fives] if year <= facts.year], default=facts.year - 1)
        first_year = min([*years, *(end - 4 for end in fives)], default=last)
        return Frame(View.BACK, text, first_year, last)
    due = max([year for year in [*years, *fives] if year >= facts.year], default=0)
    if ahead or due:
        known = due or (facts.year if facts.genre is Genre.REPORT else section.due or facts.plan_year)
        return Frame(View.AHEAD, text, due=known, due_words=text if due else "")
    if facts.genre is Genre.REPORT and section.view is View.AHEAD:
        return replace(section, words=text)
    return None


def _opened(words: str, frame: Frame, facts: Facts, nth: int) -> Frame:
    """The frame after the opening of a sentence."""
    if facts.genre is Genre.COMMUNIQUE:
        year = _YEAR.match(words)
        return (
            replace(frame, first=int(year[1]), last=int(year[1]))
            if year and int(year[1]) < facts.year and nth == 0 and is_year_open(words)
            else frame
        )
    if back := _BACK_OPENING.match(words):
        return _looking_back(back, frame, facts)
    year = re.match(
        r"(?:各位代表[，！：]?|经?初步预计[，,]?)?.{0,6}?(20\d\d)年(?!度?(?:国民|规划|纲要|方案|计划))(?![前以之])",
        words,
    )
    said = int(year[1]) if year else 0
    if (
        said
        and said < facts.year
        and frame.view is View.AHEAD
        and facts.genre is not Genre.PLAN
        and year
        and year.start(1) < 8
    ):
        return Frame(View.BACK, year[0], said, said) if not re.search(r"目标(?:是|为)|计划|力争", words[:40]) else frame
    if said and said < facts.year and frame.view is View.BACK:
        return replace(frame, first=said, last=said, words=year[0] if year else "")
    if (
        facts.genre is Genre.REPORT
        and frame.view is View.BACK
        and frame.words
        and _BACK_HEADING.search(frame.words)
        and nth > 0
    ):
        return frame  # within a review under its heading only the opening of a paragraph turns the view
    if ahead := _AHEAD_OPENING.match(words):
        due = facts.year + (1 if ahead[0].endswith("明年") else 0)
        return _looking_ahead(
            ahead[0],
            due if facts.genre is Genre.REPORT or re.search("今年|明年|新的一年", ahead[0]) else frame.due,
            frame,
        )
    if (
        said
        and said == facts.year
        and frame.view is View.BACK
        and facts.genre is Genre.REPORT
        and not re.search(r"^.{0,10}年.{0,8}(?:完成|实现了|取得)", words)
    ):
        return _looking_ahead(year[0] if year else "", said, frame)
    if goals := _GOALS.search(words):
        dues = [int(one) for one in _YEAR.findall(words[: goals.end()]) if int(one) >= facts.year]
        dues += [five_year_end(one) for one in _FIVE.findall(words[: goals.end()]) if five_year_end(one) >= facts.year]
        if (
            facts.genre is Genre.REPORT
            and frame.view is View.BACK
            and not dues
            and not re.search("预期|今年", words[: goals.end()])
        ):
            return frame
        if dues:
            return Frame(View.AHEAD, goals[0], due=max(dues), due_words=words[: goals.end()][-16:])
        if re.search("今年|本年|全年", words[: goals.end()]):
            return Frame(View.AHEAD, goals[0], due=facts.year, due_words=words[: goals.end()][-16:])
        return replace(
            frame, view=View.AHEAD, words=goals[0], due=frame.due or (facts.year if facts.genre is Genre.REPORT else 0)
        )
    return frame


def is_year_open(words: str) -> bool:
    """Whether a sentence opens with its year."""
    return bool(re.match(r"20\d\d年(?!至|[-—])", words))


_COUNT = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "几": 5}


def _looking_back(opening: re.Match[str], frame: Frame, facts: Facts) -> Frame:
    """The frame of a look back: 过去五年 covers five years, 去年 and 这一年 the last one."""
    groups = opening.groupdict()
    if groups["f"]:
        end = five_year_end(groups["f"])
        if end > facts.year or (end == facts.year and facts.genre is Genre.PLAN):
            return frame if frame.view is View.AHEAD else Frame(View.AHEAD, opening[0], due=end, due_words=opening[0])
        return Frame(View.BACK, opening[0], end - 4, min(end, facts.year - 1) if end > facts.year - 1 else end)
    if year := groups["y"] or groups["z"]:
        return Frame(View.BACK, opening[0], int(year), int(year))
    if re.search("今年以来|上半年", opening[0]):
        return Frame(View.BACK, opening[0], facts.year, facts.year)
    count = groups["n"] or groups["a"] or groups["t"] or "一"
    years = int(count) if count.isdigit() else _COUNT.get(count, 1)
    last = frame.last if frame.view is View.BACK and frame.last and years == 1 else facts.year - 1
    return Frame(View.BACK, opening[0], last - years + 1, last)


def _looking_ahead(words: str, due: int, frame: Frame) -> Frame:
    return Frame(View.AHEAD, words, due=due, due_words=words if due else "")
