"""Records of texts -> rows: each record judged field by field, all its problems found in one pass."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tracker.core.cells import half_width
from tracker.intake.files.blocks import Block
from tracker.intake.meaning.columns import Columns
from tracker.intake.meaning.fields import Field, field_of
from tracker.intake.meaning.findings import Finding
from tracker.intake.meaning.guard import is_ours, report_width
from tracker.intake.meaning.headers import is_same_header
from tracker.intake.meaning.identity import IDENTITY
from tracker.intake.meaning.inner_lines import InnerLines, leave_out_footers, left_out, refused
from tracker.intake.meaning.parts import Parts
from tracker.intake.meaning.returned import as_written
from tracker.intake.meaning.rows import Plain, Rows
from tracker.intake.meaning.split_numbers import may_be_split, may_be_tail, split_number
from tracker.intake.meaning.table import Table
from tracker.intake.meaning.values import EVERYTHING, Choices, Values
from tracker.intake.meaning.verdicts import Verdicts
from tracker.intake.problems import FileRefused, Problem, problem
from tracker.intake.records import Action, Record, Row

_TITLE_OF_TABLE = re.compile(r"\s*(?:附?表|附件|table)\s*[0-9一二三四五六七八九十(（:：]", re.IGNORECASE)
"""How the title of one more table begins."""

_SERIAL = re.compile(r"\d{5}(\.\d+)?")


class Reader:
    """Turns the records of a table into rows, once.

    Behind the cells of each record come those that `Parts.behind` gives: what a header says, and what counts for the
    whole file until a line says another thing.
    """

    def __init__(self, table: Table, columns: Columns, verdicts: Verdicts, choices: Choices = EVERYTHING) -> None:
        """Lay out where each field stands."""
        self._table = table
        self._columns = columns
        self._verdicts = verdicts
        self._parts = Parts(table, columns, verdicts)
        self._inner = InnerLines(table, columns, self._parts, verdicts.lookup, confirmed=choices.confirmed)
        self._values = Values(table, columns, verdicts, self._parts, self._inner, choices)
        self._width = len(table.header.cells)
        self._period_at, self._unit_at = self._parts.at(Field.PERIOD), self._parts.at(Field.UNIT)
        self._headers = {header for header in table.header.cells if header.strip()}
        self._named = max((at + 1 for at, header in enumerate(table.header.cells) if header.strip()), default=0)
        self._nameless = [at for at, header in enumerate(table.header.cells) if not header.strip()]
        self._ours = is_ours(table.header.cells)
        self._told_from = self._width - report_width(table.header.cells)
        of_workbook = table.merged or table.merged_over or table.short_dates or table.from_1904
        self._by_commas, self._confirmed = table.separator == ",", choices.confirmed
        self._number = self._other_header = 0
        self._split = False
        used = {*columns.place.values(), *(column.at for column in columns.values)}
        self._unused = set(range(self._width)) - used if columns.chosen_place else set()
        self._as_it_stands = not (
            columns.several
            or columns.parts
            or self._nameless
            or self._ours
            or of_workbook
            or self._unused
            or choices.skip_unknown
        )

    def rows(self) -> Rows:
        """All rows; FileRefused where there is no record, or none fits the header's separator."""
        rows = Rows(shared=self._parts.shared)
        for block in self._table.blocks:
            if self._as_it_stands and isinstance(block, Block):
                rows.extend_plainly(*self._read_plainly(block))
            else:
                for record in block:
                    rows.extend(self._read(record))
        if not rows:
            raise FileRefused(problem("NO_RECORDS"))
        if not self._ours:
            leave_out_footers(rows)
        if not self._split and self._columns.width > 1 and self._table.separator:
            raise FileRefused(problem("SEPARATOR", found=self._table.separator))
        return rows

    def _read_plainly(self, block: Block) -> tuple[Plain, dict[int, Row]]:
        """The rows of records of the long form, and those that are not plain by their places."""
        rows, plain = self._parts.plain(block)
        behind = self._columns.values[0].at + 1
        if self._by_commas and behind < self._width:
            plain &= block.columns[behind].mapped(lambda text: not may_be_tail(text)).array(bool)
        others: dict[int, Row] = {}
        filled = np.ones(len(block), bool)
        before, blank = self._number, 0
        for at in self._to_be_read(plain):
            self._number = before + at - blank
            if read := self._read(block[at]):
                others[at - blank] = read[0]
            else:
                filled[at], blank = False, blank + 1
        self._number = before + len(block) - blank
        self._split = self._split or bool(plain.any())
        return (rows.only(filled) if blank else rows), others

    def _to_be_read(self, plain: NDArray[np.bool_]) -> Iterator[int]:
        """The places of the records that are not plain; below another header, of all."""
        odd = [*np.flatnonzero(~plain).tolist(), len(plain)]
        at = 0
        while (at := at if self._other_header or self._inner.any else odd[bisect_left(odd, at)]) < len(plain):
            yield at
            at += 1

    def _read(self, record: Record) -> list[Row]:
        """The rows of one record, judged field by field; none of a blank one."""
        cells = record.cells
        if not (cells[0] and not cells[0].isspace()) and not any(cell and not cell.isspace() for cell in cells):
            return []
        self._number += 1
        own = len(cells)
        self._split = self._split or own > 1
        if row := self._inner.read(self._number, record):
            return [row]
        rows = self._of_record(self._number, record)
        if rows[0].action in (Action.REJECTED, Action.SKIPPED) and self._is_header(texts := cells[: self._width]):
            same = is_same_header(texts, self._table.header.cells)
            self._other_header = 0 if same else record.line
            if same:
                return [left_out(self._number, problem("HEADER_REPEATED", record.line))]
            rows = [refused(self._number, problem("HEADER_AGAIN", record.line, header=record.line))]
        elif self._number == 1 and self._is_second_head(cells[:own]):
            self._other_header = record.line
        elif self._other_header:
            rows = [refused(self._number, problem("HEADER_AGAIN", record.line, header=self._other_header))]
        return rows

    def _is_header(self, cells: Sequence[str]) -> bool:
        """Whether a record is one more header: two words of the first one, or a column's name where the period is."""
        period = cells[self._period_at] if self._period_at < len(cells) else ""
        return len(self._headers.intersection(cells)) > 1 or field_of(period)[0] is not None

    def _is_second_head(self, cells: Sequence[str]) -> bool:
        """Whether a record about nothing names columns that the header leaves open: 2025年 above 计划 and 完成."""
        about = [at for field, at in self._columns.place.items() if field in IDENTITY and at < len(cells)]
        names = "".join(self._nameless_cells(cells)).strip()
        return bool(names) and not any(char.isdigit() for char in names) and not any(cells[at].strip() for at in about)

    def unit_problems(self) -> list[Problem]:
        """What there is to say, once, about units in headers."""
        line, cells = self._table.header.line, self._table.header.cells
        stated = [(cells[column.at], column.unit) for column in self._columns.values if column.unit]
        return [problem("UNIT_IN_HEADER", line, header, header, unit=unit) for header, unit in stated]

    def _of_record(self, number: int, record: Record) -> list[Row]:
        line, cells, fault = record
        found: list[Problem] = []
        if fault or self._nameless or len(cells) != self._width or not cells[self._columns.values[0].at]:
            if misfit := self._misfit(cells, fault):
                return [refused(number, Problem(line, "", *misfit))]
            if fault and not self._ours:
                found.append(self._misquoted(line, cells))
            if not self._table.separator and any(cell.strip() for cell in self._nameless_cells(cells)):
                found.append(problem("CELLS_CUT", line))
            cells = cells[: self._width]
        if self._by_commas and (number_apart := split_number(cells, self._columns)):
            return [refused(number, problem("THOUSANDS_SPLIT", line, "", number_apart))]
        if self._by_commas and not self._confirmed and (open_number := may_be_split(cells, self._columns)):
            found.append(problem("THOUSANDS_OPEN", line, "", open_number))
        if self._unused:
            found += self._places_beside(line, cells)
        if self._ours:
            cells = as_written(cells, self._columns.place)
        cells += [""] * (self._width - len(cells))
        if self._columns.parts:
            later = [(cells[at], what) for at, what in self._columns.parts]
            cells[self._period_at] = _put_together(self._columns.year or cells[self._period_at], later)
        cells += self._parts.behind()
        if self._table.merged:
            found += self._fill_down(line, cells)
        if self._table.short_dates:
            found += self._short_dates(line, cells)
        if self._table.from_1904:
            found += self._serials(line, cells)
        if not self._columns.several:
            column = self._columns.values[0]
            return [self._values.row(line, number, cells, column, found + self._merged_value(line, cells, column.at))]
        rows = []
        for column in self._columns.values:
            cells[self._width :] = self._parts.behind(column, cells)
            odd = found + self._merged_value(line, cells, column.at)
            rows.append(self._values.row(line, number, cells, column, odd))
        return rows

    def _misfit(self, cells: Sequence[str], fault: str) -> Finding | None:
        """Why the record cannot be laid under the header. In a workbook, rows end with their last filled cell.

        Nothing more is said of such a record: a cell may be missing or too many anywhere in it, so what a cell behind
        that place would be refused for is no fault of the file.
        """
        filled = [cell for cell in cells if cell.strip()]
        if len(filled) == 1 and _TITLE_OF_TABLE.match(filled[0]):
            return Finding("TABLE_BELOW", filled[0])
        fits = not self._table.separator or (
            self._columns.least <= len(cells) and not any(cell.strip() for cell in self._nameless_cells(cells))
        )
        if fault and not self._ours and not (fault == "QUOTE" and fits):
            return Finding(fault, " | ".join(cells))
        if not fits:
            if self._columns.least <= len(cells) <= self._width:
                return Finding("CELLS_UNNAMED", " | ".join(filter(None, self._nameless_cells(cells))))
            counts = (("cells", str(len(cells))), ("columns", str(self._named)))
            return Finding("RAGGED", " | ".join(cells), counts)
        needed = {column.at for column in self._columns.values} | {self._period_at}
        filled = [cell for cell in cells[: self._told_from] if cell.strip()]
        if len(filled) <= 2 and not any(cells[at].strip() for at in needed if at < len(cells)):
            return Finding("NOT_DATA", " | ".join(filled))
        return None

    def _misquoted(self, line: int, cells: Sequence[str]) -> Problem:
        """Text behind a closing quote, in a record that fits the header all the same: its other cells are judged."""
        odd = [at for at, cell in enumerate(cells) if cell.startswith('"') and '"' in cell[1:]]
        if len(odd) > 1:
            return problem("QUOTE", line, "", " | ".join(cells))
        return problem("QUOTE", line, self._table.header.cells[odd[0]], cells[odd[0]])

    def _nameless_cells(self, cells: Sequence[str]) -> list[str]:
        return [cells[at] for at in self._nameless if at < len(cells)] + list(cells[self._width :])

    def _places_beside(self, line: int, cells: Sequence[str]) -> list[Problem]:
        """Places that columns without a meaning name, though another was chosen for the whole file."""
        index, chosen = self._verdicts.lookup.jurisdictions, self._columns.chosen_place or ""
        return [
            problem("IDENTITY_CONFLICT", line, self._table.header.cells[at], cell, other=index.name(chosen))
            for at, cell in enumerate(cells)
            if at in self._unused and index.has(cell.strip()) and not index.may_be(cell, chosen)
        ]

    def _fill_down(self, line: int, cells: list[str]) -> list[Problem]:
        """Texts of merged cells, for every field but the value; said, because a merged cell can mean other things."""
        merged, headers = self._table.merged, self._table.header.cells
        of_fields = {*self._columns.place.values(), self._columns.months_at}
        filled = [at for at in sorted(of_fields) if (line, at) in merged and not cells[at].strip()]
        for at in filled:
            if at != self._columns.values[0].at:
                cells[at] = merged[(line, at)]
        return [problem("MERGED_FILLED", line, headers[at], cells[at]) for at in filled if cells[at]]

    def _merged_value(self, line: int, cells: Sequence[str], at: int) -> list[Problem]:
        """A merged cell that covers further records or columns of values: whose value it is cannot be told."""
        bottom, right = self._table.merged_over.get((line, at), (line, at))
        if bottom == line and not any(at < column.at <= right for column in self._columns.values):
            return []
        return [problem("VALUE_MERGED", line, self._table.header.cells[at], cells[at])]

    def _short_dates(self, line: int, cells: Sequence[str]) -> list[Problem]:
        """Dates of which only the year or the month is shown: read as they are shown, but never as a value."""
        short, headers = self._table.short_dates, self._table.header.cells
        codes = dict.fromkeys((self._period_at, self._parts.at(Field.PUBLISHED)), "DATE_SHOWN_SHORT")
        codes |= {column.at: "VALUE_NOT_NUMERIC" for column in self._columns.values}
        return [
            problem(code, line, headers[at], cells[at], day=short[line, at])
            for at, code in codes.items()
            if (line, at) in short
        ]

    def _serials(self, line: int, cells: Sequence[str]) -> list[Problem]:
        """Bare numbers of days in a workbook that counts from 1904: whether they were counted so cannot be told."""
        headers = self._table.header.cells
        days = {self._parts.at(field) for field in (Field.PERIOD, Field.PUBLISHED)}
        serials = [at for at in days if at < self._width and _SERIAL.fullmatch(cells[at].strip())]
        return [problem("SERIAL_1904", line, headers[at], cells[at]) for at in serials]


def _put_together(year: str, later: Sequence[tuple[str, str]]) -> str:
    """A year and a month or quarter that stand in columns of their own, as one period: 2025 and 6 are 2025年6月.

    A blank part leaves the period blank: a year beside months may be their total, or a slip.
    """
    year, texts = half_width(year), [(half_width(text), what) for text, what in later]
    if not year or not all(text for text, _ in texts):
        return ""
    behind = "".join(f"{text.removesuffix('.0')}{what}" if _BARE.fullmatch(text) else text for text, what in texts)
    return f"{_BEHIND_YEAR.sub('', year)}年{behind}"


_BARE = re.compile(r"[0-9]{1,2}(?:\.0)?(?:[-—–~至][0-9]{1,2})?")


_BEHIND_YEAR = re.compile(r"(?:\.0+|年度?)$")
