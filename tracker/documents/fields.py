"""The fields of an amount, put together from the rules, and what the amounts of one document say of each other."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from tracker.core.kinds import Commitment, Kind
from tracker.documents.candidates import Candidate, Part
from tracker.documents.facts import Facts
from tracker.documents.frames import Frame
from tracker.documents.kinds import change_of, commitment_of, comparator_of, kind_of
from tracker.documents.lines import Paragraph
from tracker.documents.periods import due_of, period_of
from tracker.documents.qualitative import unnumbered_goals
from tracker.documents.quantities import Quantity
from tracker.documents.roles import Role, role_of
from tracker.documents.sectors import NAMES
from tracker.documents.sentences import Sentence, part_start
from tracker.documents.subjects import (
    Subject,
    continued,
    head_of,
    listed,
    names_of_list,
    names_of_several,
    subject_of,
    tail_of,
    trimmed,
)
from tracker.vocabulary import indicator_named

_GAP = re.compile("(?:、|和|及|与|，|以及)?")
_STRETCH = re.compile("[，、]?(?:并|且)?(?:力争|确保|争取|冲刺|奋力|努力)(?:实现|达到?|突破|更高)?")
_YEARS, _YEARS_ON = re.compile(r"\d{4}-\d{4}"), re.compile("([三四五])年(?:年均|平均)")
_YEARLY = re.compile("生产总值|预算收入|零售总额|增加值|产值|产量|进出口")
_REACHED = re.compile("(?:达到?|突破|超过?|跨越|跃上|迈上)$")
_COUNT = {"三": 3, "四": 4, "五": 5}
_NOTE = re.compile("（((?:不含|不包括|含|包括|剔除|扣除|按)[^（）]{1,12})）$")
_REFERS = re.compile(r"^的?(?:预期)?(?:增长)?(?:目标|指标)")
_PLACE_ALONE = re.compile(r"[\u4e00-\u9fff]{2,9}(?:市|县|区|州|旗|盟)")
_BRACKETED = re.compile(r"（([\u4e00-\u9fff]{4,14})）$")


@dataclass
class Spoken:
    """What a paragraph has spoken of so far: the name of the last amount, of those of the sentence, and of its list."""

    name: str = ""
    names: list[str] = field(default_factory=list)
    earlier: str = ""
    recent: list[str] = field(default_factory=list)
    head: str = ""
    last: Candidate | None = None

    def open(self) -> None:
        """Begin a sentence: what the last one spoke of is taken up only by a number without any name."""
        self.earlier, self.name = self.name or self.earlier, ""
        self.names, self.recent = [], []
        self.head, self.last = "", None


class Fields:
    """Gives the amounts of one document their fields."""

    def __init__(self, lines: Sequence[str], facts: Facts) -> None:
        """Keep the document's lines and facts."""
        self._lines, self.facts = lines, facts
        self._place = facts.place_name

    def enter(self, paragraph: Paragraph) -> None:
        """Begin a paragraph: one that is nothing but the name of a place says of what the following speaks."""
        if _PLACE_ALONE.fullmatch(paragraph.text):
            self._place = paragraph.text

    def candidate(
        self,
        paragraph: Paragraph,
        sentence: Sentence,
        frame: Frame,
        quantity: Quantity,
        amounts: Sequence[Quantity],
        spoken: Spoken,
    ) -> Candidate:
        """An amount of a sentence with all its fields; `amounts` are all of the sentence's, in their order."""
        text = paragraph.text
        line, start = paragraph.place(quantity.start)
        role, role_words = role_of(text, sentence.start, quantity.start, sentence.end, frame, self.facts)
        goal = role is Role.TARGET
        head = head_of(text, sentence.start, quantity.start, amounts)
        subject, in_list = _subject(text, sentence, quantity, amounts, spoken, head)
        said_of_it = _list_head(text, sentence, quantity, amounts, head)
        if spoken.last and spoken.last.unit == quantity.unit and _STRETCH.fullmatch(head):
            said_of_it = spoken.head  # 增长6.5%、力争7%: the verb is that of the number before
        change, changes = change_of(said_of_it, quantity, text[quantity.end : quantity.end + 8])
        own = trimmed(head) if subject.how == "generic" else subject.words
        own = subject.words if own == "总量" else own
        kind, kind_words = kind_of(own, said_of_it, quantity, changes, goal, in_list)
        if head.lstrip("，、").startswith("其中") and spoken.last and _of_it(spoken.last, kind, quantity):
            kind, kind_words = spoken.last.kind or kind, "其中"
        comparator, comparator_words = comparator_of(quantity, goal, changes, head)
        _, nth = _group(text, quantity, amounts)
        if in_list and nth and not quantity.words:  # 分别达到5亿元、3亿元: the word is said of both
            first = amounts[amounts.index(quantity) - nth]
            if text[: first.start].endswith(first.words):
                comparator, comparator_words = comparator_of(first, goal, changes, head)
        because = {"role": role_words, "indicator": subject.how, "kind": kind_words, "comparator": comparator_words}
        found = Candidate(
            line=line,
            start=start,
            figure=_figure(paragraph, quantity),
            role=role,
            jurisdiction=self._place,
            indicator=subject.words,
            indicator_code=_code(subject.words, quantity.unit, kind),
            kind=kind,
            comparator=comparator,
            value=quantity.value,
            upper=quantity.upper,
            unit=quantity.unit,
            change=change if kind in (Kind.GROWTH, Kind.AVERAGE_RATE, Kind.HOLD) else "",
            parts=tuple(Part(name, _code(name, quantity.unit, kind)) for name in names_of_several(head, subject.words)),
        )
        spoken.head, spoken.last = said_of_it, found
        if subject.how != "inherited":
            spoken.name = subject.whole or subject.words
            spoken.recent.append(subject.words)
        if not goal:
            period, words = period_of(text, sentence.start, quantity.start, frame, self.facts)
            period, words = _at_its_end(period, words, kind, subject.words, head)
            return replace(found, period=period, because=because | {"period": words})
        due = due_of(text, sentence.start, quantity.start, self._lines[line - 1], frame, self.facts)
        begin = part_start(text, quantity.start, sentence.start)
        commitment, commitment_words = commitment_of(text[begin : sentence.end], quantity.start - begin)
        if commitment is Commitment.PLAN and begin > sentence.start:
            commitment, commitment_words = _carried(text, sentence.start, begin)
        because |= {"period": due.words, "commitment": commitment_words}
        return replace(found, period=due.day, deadline_basis=due.basis, commitment=commitment, because=because)

    def unnumbered(self, paragraph: Paragraph, sentence: Sentence, frame: Frame) -> Iterator[Candidate]:
        """The goals of a sentence that state no number."""
        text = paragraph.text
        for goal in unnumbered_goals(text, sentence.start, sentence.end):
            line, start = paragraph.place(goal.start)
            due = due_of(text, sentence.start, goal.start, self._lines[line - 1], frame, self.facts)
            commitment, words = commitment_of(text[sentence.start : sentence.end], goal.start - sentence.start)
            yield Candidate(
                line=line,
                start=start,
                figure=text[goal.start : goal.end],
                role=Role.TARGET,
                jurisdiction=self._place,
                indicator=goal.name,
                kind=goal.kind,
                commitment=commitment,
                period=due.day,
                deadline_basis=due.basis,
                qualitative=True,
                because={"role": frame.words, "commitment": words, "period": due.words},
            )

    def related(self, found: Iterable[Candidate]) -> Iterator[Candidate]:
        """The candidates with what they say of each other: floor and stretch of one goal, a goal said again."""
        before: list[Candidate] = []
        found_all: list[Candidate] = []
        for one in found:
            if one.role is Role.TARGET:
                one = _named_again(one, before, self._lines)
                same = next((other for other in before if _same_goal(one, other)), None)
                one = replace(one, repeats=same.line if same else 0)
                before.append(one)
            found_all.append(one)
        yield from _tiered(found_all)


def _tiered(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates with floor and stretch where one goal is said twice: 确保6000亿元、力争6200亿元."""
    tiers: dict[int, str] = {}
    goals = [nth for nth, one in enumerate(found) if one.role is Role.TARGET and one.value]
    for first, second in pairwise(goals):
        one, other = found[first], found[second]
        same = (one.line, one.unit, one.indicator, one.kind) == (other.line, other.unit, other.indicator, other.kind)
        if (
            same
            and one.commitment is not Commitment.STRIVE
            and other.commitment is Commitment.STRIVE
            and other.start - one.start < 30
        ):
            tiers |= {first: "floor", second: "stretch"}
    for nth, one in enumerate(found):
        yield replace(one, tier=tiers.get(nth, ""))


def _of_it(whole: Candidate, kind: Kind, quantity: Quantity) -> bool:
    """Whether an amount is a part of the one before: then it is a stock, or a flow, as that is."""
    kinds = (Kind.LEVEL, Kind.TOTAL)
    return kind in kinds and whole.kind in kinds and not quantity.percent and whole.unit == quantity.unit


def _at_its_end(period: str, words: str, kind: Kind, name: str, head: str) -> tuple[str, str]:
    """The period of a value by its kind: what several years have reached is that of the last, 五年年均 is of all."""
    yearly = kind is Kind.TOTAL and _YEARLY.search(name) and _REACHED.search(head) and "累计" not in head
    if (kind is Kind.LEVEL or yearly) and _YEARS.fullmatch(period):
        return period[5:], words
    several = _YEARS_ON.search(head)
    if kind is Kind.AVERAGE_RATE and several and period.isdigit():
        return f"{int(period) - _COUNT[several[1]] + 1}-{period}", several[0]
    return period, words


def _carried(text: str, start: int, begin: int) -> tuple[Commitment, str]:
    """The commitment of an opening like 力争到2030年 holds for all parts of its sentence."""
    opening = re.match(r"[^；。]{0,6}?(力争|确保|争取)到?20\d\d年", text[start:begin])
    if not opening:
        return Commitment.PLAN, ""
    return (Commitment.MUST if opening[1] == "确保" else Commitment.STRIVE), opening[0]


def _subject(
    text: str, sentence: Sentence, quantity: Quantity, amounts: Sequence[Quantity], spoken: Spoken, head: str
) -> tuple[Subject, bool]:
    """The words of the indicator, and whether they come from a list with 分别."""
    if quantity.sector:
        return Subject(NAMES[quantity.sector - 1], "listed"), True
    following, _ = _group(text, quantity, amounts)
    if found := listed(text, sentence.start, quantity, amounts, following):
        names, nth, start = found
        if _in_group(text, start, quantity, amounts):
            names = names or spoken.names or spoken.recent[-following:]
            if names:
                spoken.names = names
                return Subject(names[min(nth, len(names) - 1)], "listed"), True
    if len(spoken.names) == following > 1 and not trimmed(_list_head(text, sentence, quantity, amounts, head)):
        return Subject(spoken.names[_group(text, quantity, amounts)[1]], "listed"), True
    if bracketed := _BRACKETED.search(
        text[sentence.start : quantity.start - len(head)] if head and len(head) < 4 else ""
    ):
        return Subject(bracketed[1], "before"), False
    context = text[sentence.start : quantity.start - len(head)]
    if not trimmed(head) and (note := _NOTE.search(context)):
        noted = trimmed(head_of(text, sentence.start, sentence.start + note.start(), amounts))
        return Subject(noted + note[0], "before"), False
    found_name = subject_of(head, tail_of(text, quantity), quantity, spoken.name, context)
    found_name = found_name if found_name.words else Subject(spoken.earlier, "inherited")
    if head.startswith("、"):
        found_name = continued(found_name, spoken.name)
    return _shared_out(found_name, *_group(text, quantity, amounts)), False


def _shared_out(subject: Subject, size: int, nth: int) -> Subject:
    """The own name of one of several amounts, where the name is as many names: 城乡居民收入达5万元、2万元."""
    if size < 2 or subject.how == "behind":
        return subject
    names = names_of_list(subject.words, size)
    return Subject(names[nth], "shared", subject.verb, subject.words) if len(names) == size else subject


def _group(text: str, quantity: Quantity, amounts: Sequence[Quantity]) -> tuple[int, int]:
    """How many amounts the list has in which one stands, and which of them it is."""
    at = amounts.index(quantity)
    first = at
    while first > 0 and _GAP.fullmatch(text[amounts[first - 1].end : amounts[first].start]):
        first -= 1
    last = at
    while last + 1 < len(amounts) and _GAP.fullmatch(text[amounts[last].end : amounts[last + 1].start]):
        last += 1
    return last - first + 1, at - first


def _in_group(text: str, start: int, quantity: Quantity, amounts: Sequence[Quantity]) -> bool:
    """Whether an amount is in the list that begins behind 分别."""
    first = next(one for one in amounts if one.start >= start)
    one = amounts.index(first)
    while amounts[one] is not quantity:
        if not _GAP.fullmatch(text[amounts[one].end : amounts[one + 1].start]):
            return False
        one += 1
    return True


def _list_head(text: str, sentence: Sentence, quantity: Quantity, amounts: Sequence[Quantity], head: str) -> str:
    """What stands before the first amount of the list in which one stands: its verb is said of all."""
    size, nth = _group(text, quantity, amounts)
    if size == 1 or nth == 0 or len(head) > 3:
        return head
    first = amounts[amounts.index(quantity) - nth]
    return head_of(text, sentence.start, first.start, amounts) + head.strip("、和及与，")


def _figure(paragraph: Paragraph, quantity: Quantity) -> str:
    """The shortest span that bears the amount, with its comparator where that stands right beside it."""
    start = quantity.start
    if quantity.words and paragraph.text[:start].endswith(quantity.words):
        start -= len(quantity.words)
    elif quantity.value.startswith("-"):
        start -= 1
    return paragraph.text[start : quantity.end]


@lru_cache(4096)
def _code(words: str, unit: str, kind: Kind) -> str:
    """The standard indicator that the words name; of a growth, the growth of what they name."""
    if kind in (Kind.GROWTH, Kind.AVERAGE_RATE):
        for ending in ("增速", "下降", "涨幅"):
            if code := indicator_named(f"{words}{ending}", unit):
                return code
    return indicator_named(words, unit)


def _same_goal(one: Candidate, other: Candidate) -> bool:
    return (
        bool(one.value)
        and (one.value, one.unit, one.kind, one.period) == (other.value, other.unit, other.kind, other.period)
        and (one.indicator == other.indicator)
    )


def _named_again(one: Candidate, before: Sequence[Candidate], lines: Sequence[str]) -> Candidate:
    """A goal that is only called one (5.5%左右的预期增长目标) takes its name from the same number before."""
    if not _REFERS.match(lines[one.line - 1][one.start + len(one.figure) :]) or not one.value:
        return one
    grows = "增长" in lines[one.line - 1][one.start : one.start + len(one.figure) + 8]
    same = next(
        (
            other
            for other in reversed(before)
            if (other.value, other.unit) == (one.value, one.unit) and (not grows or other.kind is Kind.GROWTH)
        ),
        None,
    )
    return (
        replace(one, indicator=same.indicator, indicator_code=same.indicator_code, kind=same.kind, change=same.change)
        if same
        else one
    )
