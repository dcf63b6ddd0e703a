"""Lines of a document to paragraphs of plain text, of which every character knows where it stands.

Blanks beside Chinese characters are dropped, width and marks are made one, characters of traditional writing are
read as the simplified ones. Lines that a page has broken are mended, but never across a heading, a caption, an item of
a list or the end of a sentence; the furniture of pages between them is stepped over.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.documents.writing import one_writing

WRAPPED_SHARE = 0.4
"""From which share of lines of nearly one width on a document counts as broken by its pages."""

WIDEST_WRAPPED = 140
"""Columns (two a Chinese character) beyond which a line is no line of a page."""

_FURNITURE = re.compile(
    r"[-—–－ ]*\d{1,4}[-—–－ ]*|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|"
    r"\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s*\d+.*"
    r"|(?:https?|file)://\S+(?:\s+\d+/\d+)?|\d{1,4}/\d{1,2}/\d{1,4},?\s+\d{1,2}:\d\d(?:\s*[AP]M)?"
)
_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十]+[)）]|"
    r"第[一二三四五六七八九十百零\d]+[编章节条部]|\d{1,2}[.．、](?!\d)"
    r"|[（(]\d{1,2}[)）]|[—–-]{2}|[•●■◆○□▪·*]|[一二三四五六七八九十]+是)"
)
_CAPTION = re.compile(r"[图表]\s*\d+")
SENTENCE_END = "。！？!?；;：:”』」…"
_ENGLISH_END = ".!?:;"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its text, and for each character the 1-based line and the 0-based place where it stands."""

    text: str
    places: tuple[tuple[int, int], ...]
    furniture: bool = False

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.places[0][0]

    def place(self, index: int) -> tuple[int, int]:
        """The line and the place in it of a character."""
        return self.places[index]


def paragraphs_of(lines: Sequence[str]) -> list[Paragraph]:
    """The paragraphs of a document's non-empty lines, in their order; each line is in exactly one."""
    cleaned = [_cleaned(line, number) for number, line in enumerate(lines, start=1)]
    width = _page_width(lines)
    found: list[Paragraph] = []
    current: Paragraph | None = None
    for one in cleaned:
        if one.furniture:
            found.append(one)
        elif current is not None and width and _goes_on(current, lines, one, width):
            current = _joined(current, one)
            found[_last_text(found)] = current
        else:
            current = one
            found.append(one)
    return found


def is_table_row(line: str) -> bool:
    """Whether a line holds the cells of a table, between bars or tabs."""
    return line.count("|") >= 2 or line.count("│") >= 2 or line.strip().count("\t") >= 1


def is_page_furniture(line: str) -> bool:
    """Whether a line is nothing but a page's number."""
    return bool(_FURNITURE.fullmatch(line.strip()))


def begins_item(line: str, behind: str = "") -> bool:
    """Whether a line begins as a heading, an item of a list or a caption does.

    A number in digits (1、) begins none `behind` a line whose sentence has not ended.
    """
    plain = line.strip()
    if behind and plain[:1].isdigit() and behind.rstrip()[-1] not in SENTENCE_END:
        return False
    return bool(_NUMBERED.match(plain) or _CAPTION.match(plain))


def _last_text(found: list[Paragraph]) -> int:
    return next(index for index in range(len(found) - 1, -1, -1) if not found[index].furniture)


def _cleaned(line: str, number: int) -> Paragraph:
    kept = list(_kept(line))
    text = one_writing("".join(char for _, char in kept))
    return Paragraph(text, tuple((number, index) for index, _ in kept), is_page_furniture(line))


def _kept(line: str) -> Iterator[tuple[int, str]]:
    """The characters that are kept, with their places: no blank but one between two words of Latin letters."""
    before = ""
    gap = -1
    for index, char in enumerate(line):
        if char.isspace() or char in "\u200b\ufeff\u00ad":
            gap = index if gap < 0 else gap
            continue
        if gap >= 0 and before and _latin(before) and _latin(char):
            yield gap, " "
        gap = -1
        before = char
        yield index, char


def _latin(char: str) -> bool:
    return char.isascii() or char in "•–—“”‘’"


def _columns(line: str) -> int:
    return sum(1 if char.isascii() else 2 for char in line.strip())


def _page_width(lines: Sequence[str]) -> int:
    """The columns of a full line where pages have broken the lines, else 0."""
    widths = sorted(_columns(line) for line in lines if not is_table_row(line) and not is_page_furniture(line))
    if len(widths) < 6:
        return 0
    full = widths[int(len(widths) * 0.9)]
    near = sum(1 for width in widths if 0.85 * full <= width <= 1.1 * full)
    return full if full <= WIDEST_WRAPPED and near >= WRAPPED_SHARE * len(widths) else 0


def _goes_on(current: Paragraph, lines: Sequence[str], following: Paragraph, width: int) -> bool:
    """Whether the paragraph's last line is a full one that the next line continues."""
    last = lines[current.places[-1][0] - 1]
    plain = lines[following.line - 1].strip()
    if is_table_row(last) or is_table_row(plain) or _columns(last) < 0.8 * width:
        return False
    if current.text[-1] in SENTENCE_END or (current.text.isascii() and current.text[-1] in _ENGLISH_END):
        return False
    return not (begins_item(plain) or _CAPTION.match(last.strip()))


def _joined(first: Paragraph, second: Paragraph) -> Paragraph:
    between = " " if first.text[-1].isascii() and second.text[0].isascii() and second.text[0].isalpha() else ""
    gap = (first.places[-1],) if between else ()
    return Paragraph(first.text + between + second.text, first.places + gap + second.places)
