"""Where a target or a value stands in the text of its document: its line and the lines around, the figure marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.documents.numerals import numerals_in
from tracker.documents.readings import agrees, reading_of
from tracker.store.engine import Engine, reading
from tracker.store.reviews import KeptDocument, KeptLine, pdf_of, text_of
from tracker.targets.of_document import standing_at
from tracker.views.rows import ActualRow
from tracker.views.snapshot import Snapshot, TargetRecord

_AROUND = 2

Part = tuple[str, bool]
"""A part of a line, and whether it is the figure."""


@dataclass(frozen=True, slots=True)
class Original:
    """A line of a kept document with those around it; `spot` is the page and the box of the printed line, of a PDF."""

    digest: str
    name: str
    line: int
    rows: tuple[tuple[int, tuple[Part, ...]], ...]
    figure: str
    spot: tuple[int, tuple[float, float, float, float]] | None


def original_of_target(engine: Engine, target: TargetRecord) -> Original | None:
    """Where a target stands; None where no text is kept, or the kept one has no such figure in its line."""
    if target.line is None:
        return None
    with reading(engine) as session:
        kept = text_of(session=session, source=target.source)
    line = _line(kept, target.line)
    if kept is None or line is None:
        return None
    start = line.text.find(target.figure) if target.figure else -1
    return _original(kept, target.line, start, len(target.figure)) if start >= 0 else None


def originals_of_values(
    engine: Engine, data: Snapshot, unit: str, values: Sequence[ActualRow]
) -> Iterator[tuple[ActualRow, Original]]:
    """Where values stand, of those that were taken from a document whose text is kept."""
    codes = {document.short_zh: code for code, document in data.documents.items()}
    kept: dict[str, KeptDocument | None] = {}
    for value in values:
        title, number = standing_at(value.source) or ("", 0)
        code = codes.get(title, "")
        if code and code not in kept:
            with reading(engine) as session:
                kept[code] = text_of(session=session, source=code)
        document = kept.get(code)
        line = _line(document, number)
        if document and line:
            start, length = _amount_in(line.text, value.value, unit)
            yield value, _original(document, number, start, length)


def page_file(engine: Engine, original: Original) -> bytes:
    """The PDF that a text is of, empty where it is not kept."""
    with reading(engine) as session:
        return pdf_of(session=session, digest=original.digest)


def _line(kept: KeptDocument | None, number: int) -> KeptLine | None:
    return kept.lines[number - 1] if kept and 0 < number <= len(kept.lines) else None


def _amount_in(line: str, value: Decimal, unit: str) -> tuple[int, int]:
    """Where the figure that states a value begins in a line, and how long it is; 0 long where none does."""
    for numeral in numerals_in(line):
        read = reading_of(numeral, line)
        if read and agrees(read, value, unit):
            return numeral.start, len(numeral.text)
    return 0, 0


def _original(kept: KeptDocument, number: int, start: int, length: int) -> Original:
    first, last = max(1, number - _AROUND), min(len(kept.lines), number + _AROUND)
    rows = []
    for at in range(first, last + 1):
        text = kept.lines[at - 1].text
        parts = [(text, False)]
        if at == number and length:
            parts = [(text[:start], False), (text[start : start + length], True), (text[start + length :], False)]
        rows.append((at, tuple(part for part in parts if part[0])))
    line = kept.lines[number - 1]
    spot = next(((page, box) for begin, page, box in reversed(line.spots) if begin <= start), None)
    return Original(kept.digest, kept.name, number, tuple(rows), line.text[start : start + length], spot)
