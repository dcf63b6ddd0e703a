"""A file's bytes -> the header of a sheet of targets and the records below it."""

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from tracker.intake.files import detect, encoding
from tracker.intake.files.books import book_of
from tracker.intake.files.delimited import SEPARATORS, records
from tracker.intake.meaning.guard import unguarded
from tracker.intake.problems import FileRefused, problem
from tracker.intake.records import Record
from tracker.targets.headings import Heading, is_of_targets, names_targets, read_heading

PAGE_BYTES = 5 * 2**20
"""The largest sheet of targets."""

MOST_ROWS = 5_000
"""Rows of the longest sheet of targets: a library of several hundred documents."""

_FIRST_LINES = 20


class SheetTable(NamedTuple):
    """The headings of the columns, the line that they stand on, and the records below that have something in them."""

    headings: tuple[Heading, ...]
    line: int
    records: tuple[Record, ...]

    def cells(self, record: Record) -> Iterator[tuple[Heading, str]]:
        """The filled cells of a record under known headings, as they were typed."""
        for heading, cell in zip(self.headings, record.cells, strict=False):
            if heading.column and (typed := unguarded(cell.strip())):
                yield heading, typed


def read_sheet(data: bytes, *, placed: bool = False) -> SheetTable:
    """The sheet of targets in a file of text or a workbook: the first in which a line names the columns it needs, that
    of places among them unless it is known otherwise whose targets they are (`placed`).

    Raises FileRefused: what no table can be read from, no such line (TARGETS_HEADER), a column
    named twice (COLUMN_TWICE), or too many rows (TARGETS_ROWS).
    """
    if len(data) > PAGE_BYTES:
        raise FileRefused(problem("TOO_LARGE", found=str(len(data)), most=PAGE_BYTES // 2**20))
    for some in _tables(data):
        every = [record for record in islice(some, MOST_ROWS + _FIRST_LINES + 1) if any(map(str.strip, record.cells))]
        known = [names_targets(_headings(record), placed=placed) for record in every[:_FIRST_LINES]]
        if not any(known):
            continue
        best = every[known.index(max(known))]
        below = tuple(record for record in every if record.line > best.line)
        if len(below) > MOST_ROWS:
            raise FileRefused(problem("TARGETS_ROWS", found=str(len(below)), most=MOST_ROWS))
        return SheetTable(_once_each(_headings(best)), best.line, below)
    raise FileRefused(problem("TARGETS_HEADER"))


def _headings(record: Record) -> tuple[Heading, ...]:
    return tuple(read_heading(cell) for cell in record.cells)


def heads_targets(data: bytes) -> bool:
    """Whether the first table in the file that can be one of targets is one for sure (and none of values)."""
    try:
        table = read_sheet(data)
    except FileRefused:
        return False
    return is_of_targets([heading.header for heading in table.headings])


def _once_each(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    known = [heading.column for heading in headings if heading.column]
    if twice := [each.header for each in headings if each.column and known.count(each.column) > 1]:
        raise FileRefused(problem("COLUMN_TWICE", found="、".join(twice)))
    return headings


def _tables(data: bytes) -> Iterator[Iterable[Record]]:
    """The tables that the file may hold: its visible sheets, or the text by each separator."""
    if (kind := detect.kind_of(data)) == "text":
        codec = encoding.choose(data, _recognised).codec
        for separator in SEPARATORS:
            yield records(io.TextIOWrapper(io.BytesIO(data), encoding=codec, newline=""), separator)
        return
    book = book_of(data, kind)
    for sheet in book.sheets:
        if sheet.visible:
            yield book.cells(sheet).records


def _recognised(sample: str) -> int:
    """How many columns the lines of a text name, under its best separator."""
    lines = sample.splitlines()[:_FIRST_LINES]
    return max((_known(line.split(separator)) for line in lines for separator in SEPARATORS), default=0)


def _known(cells: Sequence[str]) -> int:
    return names_targets([read_heading(cell) for cell in cells])
