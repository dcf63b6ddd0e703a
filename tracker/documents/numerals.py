"""Every numeral of a document: digits, shares, Chinese numerals, Roman classes, and the X that redacts a number.

Nothing is filtered here. A 一 in 统一 is found like the 300 in 300万: what is no goal is said so in the list of
exclusions, one reasoned row each, because a stop list in the code could swallow a goal unseen.
"""

import re
from dataclasses import dataclass

_CHINESE = "零〇一二三四五六七八九十百千万亿两半双"
_NUMERAL = re.compile(
    rf"[{_CHINESE}]+分之[{_CHINESE}]+"
    r"|(?<![0-9])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?[十百千万亿]*[%％‰]?"
    rf"|[0-9０-９]+(?:[.．][0-9０-９]+)?[十百千万亿]*[%％‰]?"
    rf"|[{_CHINESE}]+"
    r"|[₀-₉]+(?:\.[₀-₉]+)?"
    r"|[Ⅰ-ⅿ]+"
    r"|(?<![A-Za-z])[IVX]+(?![A-Za-z])[万亿]*%?"
)


@dataclass(frozen=True, slots=True, order=True)
class Numeral:
    """One numeral: the 1-based number of its non-empty line, its place in that line, and its text."""

    line: int
    start: int
    text: str

    @property
    def end(self) -> int:
        """The place behind its last character."""
        return self.start + len(self.text)


def lines_of(document: str) -> list[str]:
    """The lines of a document that hold more than spaces; a locator counts these, from 1."""
    return [line for line in document.splitlines() if line.strip()]


def numerals_in(text: str, number: int = 0) -> list[Numeral]:
    """All numerals of one line or paragraph, as maximal runs; `number` is what they say their line is."""
    return [Numeral(number, match.start(), match.group()) for match in _NUMERAL.finditer(text)]


def numerals_of(lines: list[str]) -> list[Numeral]:
    """All numerals, as maximal runs, in the order of the document."""
    return [numeral for number, line in enumerate(lines, start=1) for numeral in numerals_in(line, number)]


def position(line: str, text: str, nth: int = 1) -> int:
    """Where the `nth` occurrence (from 1) of `text` begins in `line`, or -1."""
    start = -1
    for _ in range(nth):
        start = line.find(text, start + 1)
        if start < 0:
            break
    return start
