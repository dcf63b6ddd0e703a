"""The lines of a PDF with text: broken lines are mended by where they stand on the page, furniture is left out.

A line goes on in the next one when it reaches the right edge of the text and the next begins at the left edge; an
indent, a short line or a heading begins a new one. What stands first or last on most pages (running heads, page
numbers) is no text of the document.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2

from tracker.documents.files.opened import MOST_PAGES, DocumentRefused, OpenedLine, Spot
from tracker.documents.files.scanned import recognised
from tracker.documents.lines import SENTENCE_END, begins_item, is_page_furniture

_FEWEST_CHARACTERS = 15
"""Characters of text on an average page; below it the pages are pictures."""

_ENDS = 3
"""Lines at the top and at the bottom of a page among which its furniture is."""

_SLACK, _LOOSE_SLACK = 1.6, 6.0
"""How far from the right edge, in heights of a line, a full line may end: behind the end of a sentence, and else (a
number or a quoted name is not broken, and leaves more)."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """One printed line."""

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float


def lines_of_pdf(data: bytes) -> Iterator[OpenedLine]:
    """The mended lines; raises DocumentRefused for a locked, broken, scanned or endless document."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise DocumentRefused("locked" if "assword" in str(error) else "broken", "PDF") from error
    with document:
        count = len(document)
        if count > MOST_PAGES:
            raise DocumentRefused("too_long", str(count))
        try:
            pages, scanned = [list(_printed(document, number)) for number in range(count)], False
            if sum(len(line.text) for page in _without_furniture(pages) for line in page) < _FEWEST_CHARACTERS * count:
                pages, scanned = _recognised(document), True
        except pypdfium2.PdfiumError as error:
            raise DocumentRefused("broken", "PDF") from error
    lines = [line for page in _without_furniture(pages) for line in page]
    yield from (replace(line, recognised=scanned) for line in _mended(lines))


def _recognised(document: pypdfium2.PdfDocument) -> list[list[_Printed]]:
    """The printed lines of scanned pages, by page."""
    pages: list[list[_Printed]] = [[] for _ in range(len(document))]
    for text, spot in recognised(document):
        pages[spot.page - 1].append(_Printed(text, spot.page, *spot.box))
    return pages


def _printed(document: pypdfium2.PdfDocument, number: int) -> Iterator[_Printed]:
    page = document[number]
    text_page = page.get_textpage()
    total = text_page.count_chars()
    text = text_page.get_text_range(0, total) if total > 0 else ""
    start = 0
    for line in re.split("\r\n|\r|\n", text):
        plain = line.strip()
        if plain and len(text) <= total:
            first, last = start + line.index(plain[0]), start + len(line.rstrip()) - 1
            left, bottom, _, top = text_page.get_charbox(first, loose=True)
            _, low, right, high = text_page.get_charbox(last, loose=True)
            yield _Printed(plain, number + 1, left, min(bottom, low), right, max(top, high))
        elif plain:
            yield _Printed(plain, number + 1, 0, 0, 0, 0)
        start += len(line) + (2 if text.startswith("\r\n", start + len(line)) else 1)
    text_page.close()
    page.close()


def _without_furniture(pages: Sequence[Sequence[_Printed]]) -> Iterator[list[_Printed]]:
    """The pages without page numbers and without what stands first or last on most of them."""
    ends: Counter[str] = Counter()
    for page in pages:
        ends.update({_pattern(line.text) for line in [*page[:_ENDS], *page[-_ENDS:]]})
    often = max(2, len(pages) // 2)
    for page in pages:
        kept = []
        for nth, line in enumerate(page):
            at_end = nth < _ENDS or nth >= len(page) - _ENDS
            if at_end and (is_page_furniture(line.text) or ends[_pattern(line.text)] >= often):
                continue
            kept.append(line)
        yield kept


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _mended(lines: Sequence[_Printed]) -> Iterator[OpenedLine]:
    """Printed lines joined to the lines of the document."""
    left, right = _edges(lines)
    text = ""
    spots: list[Spot] = []
    last: _Printed | None = None
    for line in lines:
        em = max(line.top - line.bottom, 4.0)
        goes_on = (
            last is not None
            and last.right >= right - (_SLACK if last.text[-1] in SENTENCE_END else _LOOSE_SLACK) * em
            and line.left <= left + 0.9 * em
            and not begins_item(line.text, behind=last.text)
            and abs((last.top - last.bottom) - (line.top - line.bottom)) < 0.35 * em
        )
        if not goes_on and text:
            yield OpenedLine(text, tuple(spots))
            text, spots = "", []
        if text and text[-1].isascii() and line.text[0].isascii() and text[-1].isalnum() and line.text[0].isalpha():
            text += " "
        spots.append(Spot(len(text), line.page, (line.left, line.bottom, line.right, line.top)))
        text += line.text
        last = line
    if text:
        yield OpenedLine(text, tuple(spots))


def _edges(lines: Sequence[_Printed]) -> tuple[float, float]:
    """The left and the right edge of the text: where most lines begin, and where the longest end."""
    lefts = Counter(round(line.left) for line in lines if len(line.text) > 8) or Counter([0])
    rights = sorted(line.right for line in lines)
    often = [edge for edge, count in lefts.items() if count >= max(lefts.values()) / 4]
    return float(min(often)), rights[int(len(rights) * 0.9)] if rights else 0.0
