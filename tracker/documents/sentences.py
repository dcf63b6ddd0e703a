"""Sentences and clauses of a paragraph, as spans."""

import re
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?”]*")
_ENGLISH = re.compile(r".+?(?:[.!?](?=\s|$)|$)")
_PART = re.compile(r"[；;]")
_BRACKET = re.compile(r"[\u4e00-\u9fff]（(?:[A-Za-z][A-Za-z0-9.&₀-₉]{0,7}|[\u4e00-\u9fff]{1,3})）$")
_NOUN = re.compile(r"(?!达|为|增|下降|提|超|突破|保持|控制|稳定|降|以|等|和|及|与|的)[\u4e00-\u9fff]{2}")
LONGEST = 1000
"""Characters of a sentence: a list of goals between two full stops has some hundred."""

CLAUSE_END = "，；。：！？,;:!?（）()\n"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph: where it starts and ends."""

    start: int
    end: int


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a paragraph, in their order, together the whole of it."""
    pattern = _SENTENCE if re.search(r"[\u3400-\u9fff]", text) else _ENGLISH
    found = [Sentence(one.start(), one.end()) for one in pattern.finditer(text)] or [Sentence(0, len(text))]
    return [part for sentence in found for part in _cut(sentence)]


def _cut(sentence: Sentence) -> list[Sentence]:
    """A sentence in parts of the longest that is read at once: what is longer is none."""
    starts = range(sentence.start, max(sentence.end, sentence.start + 1), LONGEST)
    return [Sentence(start, min(start + LONGEST, sentence.end)) for start in starts]


def clause_start(text: str, index: int, begin: int = 0) -> int:
    """Where the clause begins in which a character stands."""
    while index > begin:
        if text[index - 1] not in CLAUSE_END:
            index -= 1
        elif _NOUN.match(text, index) and (bracket := _BRACKET.search(text, begin, index)):
            index = bracket.start()  # a short form within a name: 细颗粒物（PM2.5）浓度
        else:
            break
    return index


def clause_end(text: str, index: int) -> int:
    """Where the clause ends in which a character stands."""
    last = min(len(text), index + LONGEST)
    while index < last and text[index] not in CLAUSE_END:
        index += 1
    return index


def part_start(text: str, index: int, begin: int) -> int:
    """Where the part between semicolons begins in which a character stands."""
    found = [one.end() for one in _PART.finditer(text, begin, index)]
    return found[-1] if found else begin
