"""A document's text to candidates: every numeral with its role, and the fields of those that state an amount."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.documents.candidates import Candidate
from tracker.documents.english import read_english
from tracker.documents.facts import Facts, facts_of
from tracker.documents.fields import Fields, Spoken
from tracker.documents.frames import Frame, View, frames_of
from tracker.documents.lines import Paragraph, paragraphs_of
from tracker.documents.neither import capacity_of, circle_of, reason_of
from tracker.documents.numerals import Numeral, lines_of, numerals_in
from tracker.documents.quantities import Quantity, quantity_of
from tracker.documents.reasons import Reason
from tracker.documents.roles import Role
from tracker.documents.sectors import sector_shares
from tracker.documents.sentences import Sentence
from tracker.documents.spelled import states_amount, why_not
from tracker.documents.tables import tables_of


@dataclass(frozen=True, slots=True)
class Reading:
    """A document read: its facts, its non-empty lines, and one candidate for each numeral, in their order."""

    facts: Facts
    lines: tuple[str, ...]
    candidates: tuple[Candidate, ...]


def read_text(document: str, published: date | None = None, place: str = "") -> Reading:
    """Read a text; `published` is the day of its publication, `place` the code of the division that it speaks of."""
    return read_lines(lines_of(document), published, place)


def read_lines(
    lines: Sequence[str], published: date | None = None, place: str = "", amounts: Container[tuple[int, int]] = ()
) -> Reading:
    """Read the non-empty lines of a document.

    `amounts` are numerals, by line and place in it, that state an amount because a person says so: no rule that finds
    a reason against it is asked.
    """
    paragraphs = paragraphs_of(lines)
    facts = facts_of([one.text for one in paragraphs if not one.furniture], published, place)
    if facts.english:
        return Reading(facts, tuple(lines), tuple(read_english(paragraphs, facts)))
    found: list[Candidate] = []
    fields = Fields(lines, facts)
    tabled = tables_of(lines, facts)
    for paragraph, sentences in frames_of(paragraphs, facts):
        fields.enter(paragraph)
        in_table = tabled.get(paragraph.line)
        found += _paragraph(paragraph, sentences, fields, amounts) if in_table is None else in_table
    return Reading(facts, tuple(lines), tuple(fields.related(found)))


def _paragraph(
    paragraph: Paragraph,
    sentences: Sequence[tuple[Sentence, Frame]],
    fields: Fields,
    amounts: Container[tuple[int, int]],
) -> Iterator[Candidate]:
    spoken = Spoken()
    numerals = numerals_in(paragraph.text)
    for sentence, frame in sentences:
        inside = [one for one in numerals if sentence.start <= one.start < sentence.end]
        said = {one for one in inside if paragraph.place(one.start) in amounts}
        yield from _sentence(paragraph, sentence, frame, inside, fields, spoken, said)


def _sentence(
    paragraph: Paragraph,
    sentence: Sentence,
    frame: Frame,
    numerals: Sequence[Numeral],
    fields: Fields,
    spoken: Spoken,
    said: Container[Numeral],
) -> Iterator[Candidate]:
    shares = sector_shares(paragraph.text, sentence.start, sentence.end)
    judged = [
        (numeral, shares.get(numeral.start) or _judged(paragraph, numeral, sentence, frame, numeral in said))
        for numeral in numerals
    ]
    amounts = [one for _, one in judged if isinstance(one, Quantity)]
    spoken.open()
    for numeral, one in judged:
        inside = next((other for other in amounts if other.start < numeral.start and numeral.end <= other.end), None)
        if inside is not None:
            yield excluded(paragraph, numeral, Reason.FIGURE_PART, paragraph.text[inside.start : inside.end])
        elif isinstance(one, Quantity):
            yield fields.candidate(paragraph, sentence, frame, one, amounts, spoken)
        else:
            yield excluded(paragraph, numeral, *one)
    if frame.view is View.AHEAD and not fields.facts.genre.reports:
        yield from fields.unnumbered(paragraph, sentence, frame)


def _judged(
    paragraph: Paragraph, numeral: Numeral, sentence: Sentence, frame: Frame, said: bool
) -> Quantity | tuple[Reason, str]:
    """The amount that a numeral states, or the reason why it states none; `said` if a person says that it does."""
    if paragraph.furniture:
        return Reason.PAGE_FURNITURE, paragraph.text
    text = paragraph.text
    quantity = quantity_of(numeral, text)
    if quantity and said:
        return quantity
    if reason := reason_of(numeral, text, quantity):
        return reason
    if quantity is None:
        return why_not(numeral, text)
    if quantity.spelled and not states_amount(numeral, quantity, text, sentence.start, frame.view):
        return why_not(numeral, text)
    if frame.view is View.BACK and circle_of(quantity, text):
        return Reason.ATTRIBUTE, text[quantity.start : quantity.end + 4]
    if capacity := capacity_of(quantity, text):
        return Reason.ATTRIBUTE, capacity
    if not quantity.unit and not quantity.spelled and not _bare(quantity, text):
        return Reason.ATTRIBUTE, text[max(0, numeral.start - 6) : numeral.end + 6]
    if frame.view is View.AHEAD and quantity.redacted and not quantity.unit:
        return Reason.REDACTED_NAME, numeral.text
    return quantity


def _bare(quantity: Quantity, text: str) -> bool:
    """Whether a number without a unit is one of an index or a ratio, which have none."""
    if "/" in text[quantity.start : quantity.end]:
        return True
    before = text[max(0, quantity.start - 10) : quantity.start]
    if "." in quantity.value and re.search("(?:缩小|扩大|上升|下降|提高|降低|增加|减少)$", before):
        return quantity.end == len(text) or text[quantity.end] in "，。；、）"  # of an index: 比上年缩小0.04
    return any(word in before for word in ("指数", "系数", "性别比", "为", "达到", "占")) and (
        quantity.end == len(text) or text[quantity.end] in "，。；、（）以左"
    )


def excluded(paragraph: Paragraph, numeral: Numeral, reason: Reason, words: str) -> Candidate:
    """A numeral that is neither goal nor value."""
    line, start = paragraph.place(numeral.start)
    return Candidate(
        line=line, start=start, figure=numeral.text, role=Role.EXCLUDED, reason=reason, because={"role": words}
    )
