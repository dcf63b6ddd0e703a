"""A file's bytes -> one table of texts: the header, and the records below it, one after the other."""

import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from tracker.intake.files import detect, encoding
from tracker.intake.files.archive import MOST_COLUMNS
from tracker.intake.files.blocks import Lines, by_the_block
from tracker.intake.files.books import book_of
from tracker.intake.files.delimited import SEPARATORS, records
from tracker.intake.files.sheet import Book, SheetCells
from tracker.intake.meaning import surroundings
from tracker.intake.meaning.dated import AS_IT_STANDS, Setting
from tracker.intake.meaning.header_lines import Whole, whole_header
from tracker.intake.meaning.headers import FIRST_LINES, Found, find_header
from tracker.intake.meaning.headings import Role
from tracker.intake.meaning.remarks import Remark
from tracker.intake.meaning.surroundings import Source, Where, last_records
from tracker.intake.problems import FOUND_LENGTH, FileRefused, Problem, problem
from tracker.intake.records import Record

MOST_SHEETS = 500
_HINT = "sep="
_SAMPLE = 60


@dataclass(slots=True)
class Table:
    """A header and the records below it, by the block; they can be gone through once.

    `merged` has, by line and column, the text of the merged cell above, and `merged_over` the last line and column
    that a merged cell with a text covers; `short_dates` likewise the dates of which only
    the year or the month is shown; `sources` are the texts around the table; `sample` are the first records;
    `separator` is empty for a workbook; `from_1904` is its count of days. `units_above`, `setting` and `remarks` are
    what the whole says, once that is settled: the units that stand above (万元、%), what its periods are to be read
    in, and what notes make of its values; `notes_are_texts` where nothing is read out of the records' notes.
    """

    header: Record
    blocks: Iterator[Sequence[Record]]
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    merged: Mapping[tuple[int, int], str] = field(default_factory=dict)
    merged_over: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    short_dates: Mapping[tuple[int, int], str] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    sample: tuple[Record, ...] = ()
    units_above: tuple[str, ...] = ()
    setting: Setting = AS_IT_STANDS
    remarks: tuple[Remark, ...] = ()
    from_1904: bool = False
    notes_are_texts: bool = False
    problems: list[Problem] = field(default_factory=list)


def read_table(data: bytes, *, sheet: str, role: Role, in_use: Collection[str] = frozenset()) -> Table:
    """The table in a file; `sheet` chooses one of several, `role` says what a header that is no field's name means.

    `in_use` are characters that the names of the catalogue have.

    Raises FileRefused with the one reason why there is no table to read.
    """
    if (kind := detect.kind_of(data)) == "text":
        return _from_text(encoding.without_marks(data), role, in_use)
    return _from_workbook(book_of(data, kind), kind, sheet, role)


def _from_text(data: bytes, role: Role, in_use: Collection[str]) -> Table:
    def recognised(sample: str) -> int:
        return _best_header(sample.splitlines(keepends=True)[:FIRST_LINES], role)[1].known

    reading = encoding.choose(data, recognised, in_use)
    first = list(islice(_lines(data, reading.codec), FIRST_LINES))
    separator, found = _best_header(first, role)
    if not found.record.cells:
        raise FileRefused(_why_unreadable(first))
    readable = _readable(first, separator)
    top = found.record
    whole = whole_header(top, readable, {}, role)
    header = whole.record
    lines = Lines(_lines(data, reading.codec))
    next(record for record in records(lines, separator) if record.line == header.line)
    under = tuple(record for record in readable if record.line > header.line)
    last = last_records(data, reading.codec, separator) if len(first) == FIRST_LINES else readable
    return Table(
        header,
        lines.blocks(separator, len(header.cells)),
        reading.codec,
        separator,
        sources=_sources(readable, whole, under, last, role),
        sample=under,
        problems=list(reading.problems),
    )


def _sources(
    first: Sequence[Record], header: Whole, under: Sequence[Record], last: Sequence[Record], role: Role
) -> tuple[Source, ...]:
    """The texts around a table: above its header, between this and the first record, below the last one."""
    leading = surroundings.leading(under, lambda text: bool(role(text).kind))
    lines = {source.line for source in leading}
    foot = [source for source in surroundings.below(last, header.record) if source.line not in lines]
    return (*surroundings.above(first, header.top), *leading, *foot)


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
    book = book_of(data, detect.kind_of(data))
    return iter(next(book.cells(one) for one in book.sheets if one.name == sheet).records)


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


def _from_workbook(book: Book, kind: str, chosen: str, role: Role) -> Table:
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
    top = found.record
    whole = whole_header(top, cells.records[: FIRST_LINES + _SAMPLE], cells.merges.widths, role)
    header = whole.record
    below = by_the_block((record for record in cells.records if record.line > header.line), len(header.cells))
    sample = tuple(record for record in cells.records[: FIRST_LINES + _SAMPLE] if record.line > header.line)
    sources = _sources(cells.records[:FIRST_LINES], whole, sample, cells.records[-_SAMPLE:], role)
    sources = (*sources, Source(Where.SHEET, 0, name))
    table = Table(header, below, kind, sheet=name, sheets=names, merged=cells.merges.filled)
    table.sources, table.sample = sources, sample
    corners = {*cells.merges.widths, *cells.merges.heights}
    table.merged_over = {
        (line, at): (cells.merges.heights.get((line, at), line), cells.merges.widths.get((line, at), at))
        for line, at in corners
    }
    table.short_dates, table.from_1904 = cells.short_dates, book.from_1904
    table.problems += [] if whole.joined else _merged_heads(cells, header)
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


def _merged_heads(cells: SheetCells, header: Record) -> list[Problem]:
    """Headers merged over several columns that all have content: which of them is meant (计划, 完成) cannot be told."""
    merged = {at: cells.merges.widths.get((header.line, at), at) for at in range(len(header.cells))}
    below = [record.cells for record in cells.records if record.line > header.line]
    return [
        problem("COLUMN_MERGED", header.line, header.cells[at], header.cells[at])
        for at, last in merged.items()
        if last > at and any(cell.strip() for one in below for cell in one[at + 1 : last + 1])
    ]


def _the_one(filled: list[tuple[str, SheetCells, Found, bool]]) -> tuple[str, SheetCells, Found, str]:
    """The only sheet with a header that can be used, of those that Excel shows; raises FileRefused(SHEET_CHOICE)."""
    best = [entry for entry in filled if entry[2].usable] or filled
    best = [entry for entry in best if entry[3]] or best
    if len(best) > 1:
        choice = tuple(entry[0] for entry in best)
        raise FileRefused(problem("SHEET_CHOICE", found="、".join(choice)), choice)
    name, cells, found, _ = best[0]
    return name, cells, found, "、".join(entry[0] for entry in filled if entry[0] != name)
