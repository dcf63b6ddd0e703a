"""A file's bytes -> one table of texts: the header, and the records below it, one after the other."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from tracker.core import units
from tracker.intake import detect, encoding
from tracker.intake.archive import MOST_COLUMNS
from tracker.intake.blocks import Lines, by_the_block
from tracker.intake.delimited import SEPARATORS, Record, records
from tracker.intake.headers import FIRST_LINES, Found, Role, find_header
from tracker.intake.problems import FOUND_LENGTH, FileRefused, Problem, problem

if TYPE_CHECKING:
    from tracker.intake.workbook import SheetCells, Workbook

MOST_SHEETS = 500
_HINT = "sep="
_UNIT_ABOVE = re.compile(r"(?:^|[^\u4e00-\u9fff]|计量)单位\s*[:：]\s*([^\s，,;；)）]+)")


@dataclass(slots=True)
class Table:
    """A header and the records below it, by the block; they can be gone through once.

    `merged` has, by line and column, the text of the merged cell above; `short_dates` likewise the dates of which only
    the year or the month is shown; `above` are the texts above the header, `unit_above` a unit that one of them states
    for the whole table (单位：万元); `separator` is empty for a workbook; `from_1904` is its count of days.
    """

    header: Record
    blocks: Iterator[Sequence[Record]]
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    merged: Mapping[tuple[int, int], str] = field(default_factory=dict)
    short_dates: Mapping[tuple[int, int], str] = field(default_factory=dict)
    above: tuple[str, ...] = ()
    unit_above: str = ""
    from_1904: bool = False
    problems: list[Problem] = field(default_factory=list)


def read_table(data: bytes, *, sheet: str, role: Role) -> Table:
    """The table in a file; `sheet` chooses one of several, `role` says what a header that is no field's name means.

    Raises FileRefused with the one reason why there is no table to read.
    """
    return _from_workbook(data, sheet, role) if detect.is_workbook(data) else _from_text(data, role)


def _from_text(data: bytes, role: Role) -> Table:
    def recognised(sample: str) -> int:
        return _best_header(sample.splitlines(keepends=True)[:FIRST_LINES], role)[1].known

    reading = encoding.choose(data, recognised)
    first = list(islice(_lines(data, reading.codec), FIRST_LINES))
    separator, found = _best_header(first, role)
    if not found.record.cells:
        raise FileRefused(_why_unreadable(first))
    header = found.record
    lines = Lines(_lines(data, reading.codec))
    next(record for record in records(lines, separator) if record.line == header.line)
    above = _above(_readable(first, separator), header)
    return Table(
        header,
        lines.blocks(separator, len(header.cells)),
        reading.codec,
        separator,
        above=above,
        unit_above=_unit_above(above),
        problems=list(reading.problems),
    )


def _why_unreadable(first: list[str]) -> Problem:
    """Why no line at the top can be a header."""
    try:
        list(records(first, SEPARATORS[0]))
    except FileRefused as refused:
        return refused.problem
    return problem("HEADER_NOT_FOUND" if first else "EMPTY", found="".join(first))


def raw_records(data: bytes, codec: str, separator: str, sheet: str) -> Iterator[Record]:
    """The records of a file that was read before, as they stand in it, header and lines above included."""
    if separator:
        return records(_lines(data, codec), separator)
    book = _workbook(data)
    return iter(next(book.cells(one) for one in book.sheets if one.name == sheet).records)


def _workbook(data: bytes) -> "Workbook":
    """openpyxl is loaded with the first workbook: it would take a tenth of the program's start."""
    from tracker.intake.workbook import Workbook

    return Workbook(data)


def _above(first: Iterable[Record], header: Record) -> tuple[str, ...]:
    return tuple(cell for record in first if record.line < header.line for cell in record.cells if cell.strip())


def _unit_above(above: Iterable[str]) -> str:
    """The unit in a text above the header such as 单位：万元; not 填报单位：统计局."""
    stated = (found[1] for found in map(_UNIT_ABOVE.search, above) if found)
    return next(filter(units.known, stated), "")


def _lines(data: bytes, codec: str) -> io.TextIOWrapper:
    """The text line by line, with the line ends as they are; decoded on the way, so that it is not held twice."""
    return io.TextIOWrapper(io.BytesIO(data), encoding=codec, newline="")


def _best_header(lines: list[str], role: Role) -> tuple[str, Found]:
    """The separator under which the most columns of a header are recognised, and that header."""
    best_separator, best = SEPARATORS[0], Found(Record(0, []), 0)
    for separator in SEPARATORS:
        found = find_header(_readable(lines, separator), role)
        if (found.known, len(found.record.cells)) > (best.known, len(best.record.cells)):
            best_separator, best = separator, found
    return best_separator, best


def _readable(lines: list[str], separator: str) -> list[Record]:
    """The records of the first lines, as far as they can be read; an unclosed quote is refused later."""
    first: list[Record] = []
    try:
        for record in records(lines, separator):
            if len(record.cells) <= MOST_COLUMNS and not record.cells[0].lower().startswith(_HINT):
                first.append(record)
    except FileRefused:
        pass
    return first


def _from_workbook(data: bytes, chosen: str, role: Role) -> Table:
    book = _workbook(data)
    names = tuple(sheet.name for sheet in book.sheets)
    if len(names) > MOST_SHEETS:
        raise FileRefused(problem("SHEETS", found=str(len(names)), most=MOST_SHEETS))
    wanted = [sheet for sheet in book.sheets if sheet.name == chosen] if chosen else book.sheets
    filled: list[tuple[str, SheetCells, Found, bool]] = []
    for sheet in wanted:
        cells = book.cells(sheet)
        if cells.records:
            filled.append((sheet.name, cells, find_header(cells.records[:FIRST_LINES], role), sheet.visible))
    if not filled:
        raise FileRefused(problem("EMPTY"))
    name, cells, found, others = _the_one(filled)
    header = found.record
    below = by_the_block((record for record in cells.records if record.line > header.line), len(header.cells))
    above = _above(cells.records[:FIRST_LINES], header)
    table = Table(header, below, "xlsx", sheet=name, sheets=names, merged=cells.merges.filled, above=above)
    table.unit_above = _unit_above(above)
    table.short_dates, table.from_1904 = cells.short_dates, book.from_1904
    table.problems += _merged_heads(cells, header)
    table.problems += [
        problem("DATE_SHOWN_SHORT", line, header.cells[at], header.cells[at], day=day)
        for (line, at), day in cells.short_dates.items()
        if line == header.line
    ]
    if others:
        table.problems.append(problem("SHEET_CHOSEN", found=name, others=others[:FOUND_LENGTH]))
    if cells.hidden_rows:
        table.problems.append(problem("ROWS_HIDDEN", found=str(cells.hidden_rows)))
    hidden = [
        name
        for at, name in enumerate(header.cells)
        if name.strip() and any(at in span for span in cells.hidden_columns)
    ]
    if hidden:
        table.problems.append(problem("COLUMNS_HIDDEN", found="、".join(hidden)))
    return table


def _merged_heads(cells: "SheetCells", header: Record) -> list[Problem]:
    """Headers merged over several columns that all have content: which of them is meant (计划, 完成) cannot be told."""
    merged = {at: cells.merges.widths.get((header.line, at), at) for at in range(len(header.cells))}
    below = [record.cells for record in cells.records if record.line > header.line]
    return [
        problem("COLUMN_MERGED", header.line, header.cells[at], header.cells[at])
        for at, last in merged.items()
        if last > at and any(cell.strip() for one in below for cell in one[at + 1 : last + 1])
    ]


def _the_one(filled: list[tuple[str, "SheetCells", Found, bool]]) -> tuple[str, "SheetCells", Found, str]:
    """The only sheet with a header that can be used, of those that Excel shows; raises FileRefused(SHEET_CHOICE)."""
    best = [entry for entry in filled if entry[2].usable] or filled
    best = [entry for entry in best if entry[3]] or best
    if len(best) > 1:
        choice = tuple(entry[0] for entry in best)
        raise FileRefused(problem("SHEET_CHOICE", found="、".join(choice)), choice)
    name, cells, found, _ = best[0]
    return name, cells, found, "、".join(entry[0] for entry in filled if entry[0] != name)
