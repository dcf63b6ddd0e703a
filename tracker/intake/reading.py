"""Records of texts -> rows: each record judged field by field, all its problems found in one pass."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tracker.core.numbers import is_missing_word
from tracker.intake.blocks import Block
from tracker.intake.delimited import Record
from tracker.intake.fields import Field, field_of
from tracker.intake.guard import is_ours, unguarded
from tracker.intake.headers import Columns, ValueColumn, is_same_header
from tracker.intake.identity import IDENTITY
from tracker.intake.parts import Parts
from tracker.intake.plan import Action, Content, Key, Row
from tracker.intake.problems import FileRefused, Problem, problem
from tracker.intake.rows import Plain, Rows
from tracker.intake.table import Table
from tracker.intake.verdicts import Finding, Verdicts

_NEW, _SKIPPED, _REJECTED = Action.NEW, Action.SKIPPED, Action.REJECTED
_OF_UNIT = frozenset({"UNIT_ASSUMED", "UNIT_UNKNOWN", "UNIT_DIMENSION", "UNIT_CONVERTED"})
_NOTHING: tuple[Finding, ...] = ()
_SERIAL = re.compile(r"\d{5}(\.\d+)?")


class Reader:
    """Turns the records of a table into rows, once.

    Behind the cells of each record come two more: a blank one, where the fields without a column read, and, in the wide
    form, the header of the column of values that is being read.
    """

    def __init__(self, table: Table, columns: Columns, verdicts: Verdicts) -> None:
        """Lay out where each field stands."""
        self._table = table
        self._columns = columns
        self._verdicts = verdicts
        self._parts = Parts(table, columns, verdicts)
        self._width = len(table.header.cells)
        self._period_at, self._unit_at = self._parts.at(Field.PERIOD), self._parts.at(Field.UNIT)
        self._headers = {header for header in table.header.cells if header.strip()}
        self._nameless = [at for at, header in enumerate(table.header.cells) if not header.strip()]
        self._ours = is_ours(table.header.cells)
        of_workbook = table.merged or table.short_dates or table.from_1904
        self._number = self._other_header = 0
        self._split = False
        used = {*columns.place.values(), *(column.at for column in columns.values)}
        self._unused = set(range(self._width)) - used if columns.chosen_place else set()
        self._as_it_stands = not (columns.across or self._nameless or self._ours or of_workbook or self._unused)

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
        if not self._split and self._columns.width > 1 and self._table.separator:
            raise FileRefused(problem("SEPARATOR", found=self._table.separator))
        return rows

    def _read_plainly(self, block: Block) -> tuple[Plain, dict[int, Row]]:
        """The rows of records of the long form, and those that are not plain by their places."""
        rows, plain = self._parts.plain(block)
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
        while (at := at if self._other_header else odd[bisect_left(odd, at)]) < len(plain):
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
        rows = self._of_record(self._number, record)
        if rows[0].action is _REJECTED and self._is_header(texts := cells[: self._width]):
            self._other_header = 0 if is_same_header(texts, self._table.header.cells) else record.line
        elif self._number == 1 and self._is_second_head(cells[:own]):
            self._other_header = record.line
        elif self._other_header:
            rows = [_refused(self._number, problem("HEADER_AGAIN", record.line, header=self._other_header))]
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
        """What there is to say, once, about units in headers or above them."""
        line, cells = self._table.header.line, self._table.header.cells
        stated = [(cells[column.at], column.unit) for column in self._columns.values if column.unit]
        if self._parts.unit_above:
            stated.append((self._parts.unit_above, self._parts.unit_above))
        return [problem("UNIT_IN_HEADER", line, header, header, unit=unit) for header, unit in stated]

    def _of_record(self, number: int, record: Record) -> list[Row]:
        line, cells, fault = record
        found: list[Problem] = []
        if fault or self._nameless or len(cells) != self._width or not cells[self._columns.values[0].at]:
            if misfit := self._misfit(cells, fault):
                return [_refused(number, Problem(line, "", *misfit))]
            if fault and not self._ours:
                found.append(self._misquoted(line, cells))
            if not self._table.separator and any(cell.strip() for cell in self._nameless_cells(cells)):
                found.append(problem("CELLS_CUT", line))
            cells = cells[: self._width]
        if self._unused:
            found += self._places_beside(line, cells)
        if self._ours:
            cells = [unguarded(cell) for cell in cells]
        cells += [""] * (self._width + 2 - len(cells))
        if self._table.merged:
            found += self._fill_down(line, cells)
        if self._table.short_dates:
            found += self._short_dates(line, cells)
        if self._table.from_1904:
            found += self._serials(line, cells)
        if not self._columns.across:
            return [self._row(line, number, cells, self._columns.values[0], found)]
        rows = []
        for column in self._columns.values:
            cells[-1] = column.header
            rows.append(self._row(line, number, cells, column, found))
        return rows

    def _misfit(self, cells: Sequence[str], fault: str) -> Finding | None:
        """Why the record cannot be laid under the header. In a workbook, rows end with their last filled cell.

        Nothing more is said of such a record: a cell may be missing or too many anywhere in it, so what a cell behind
        that place would be refused for is no fault of the file.
        """
        fits = not self._table.separator or (
            self._columns.width <= len(cells) <= self._width
            and not any(cell.strip() for cell in self._nameless_cells(cells))
        )
        if fault and not self._ours and not (fault == "QUOTE" and fits):
            return Finding(fault, " | ".join(cells))
        if not fits:
            counts = (("cells", str(len(cells))), ("columns", str(self._columns.width)))
            return Finding("RAGGED", " | ".join(cells), counts)
        needed = {column.at for column in self._columns.values} | {self._period_at}
        filled = [cell for cell in cells if cell.strip()]
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
        filled = [at for at in self._columns.place.values() if not cells[at].strip() and (line, at) in merged]
        for at in filled:
            if at != self._columns.values[0].at:
                cells[at] = merged[(line, at)]
        return [problem("MERGED_FILLED", line, headers[at], cells[at]) for at in filled if cells[at]]

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

    def _row(self, line: int, number: int, cells: list[str], column: ValueColumn, found: list[Problem]) -> Row:
        """One value of a record, judged. `found` is what there is to say about the record as a whole."""
        place, indicator, scope, name_unit, about = self._parts.identity(cells)
        said = self._parts.said(cells)
        key = content = None
        unit = ""
        dated = measured = _NOTHING
        period, dated = self._verdicts.period(cells[self._period_at], indicator)
        if indicator:
            unit = self._verdicts.lookup.limits[indicator].unit
            if period and place:
                key = Key(place, indicator, scope, period, said.vintage)
        value = cells[column.at]
        missing = not value[:1].isdigit() and is_missing_word(value)
        stated = self._parts.stated_unit(name_unit, column)
        if missing:
            measured = self._verdicts.unusable_unit(cells[self._unit_at], stated, indicator)
        else:
            amount, own, measured = self._verdicts.amount(value, cells[self._unit_at], stated, indicator)
            if amount is not None:
                content = Content(amount, value, cells[self._unit_at] or own, *said.rest)
        action = _SKIPPED if missing else _NEW
        if not (missing or about or said.found or dated or measured or found):
            return Row(line, number, self._table.header.cells[column.at], action, key, content, unit, None, ())
        findings = [
            *about,
            *((Field.PERIOD, one) for one in dated),
            *((Field.VALUE, one) for one in measured),
            *said.found,
        ]
        if missing:
            findings.append((Field.VALUE, Finding("VALUE_MISSING", value)))
        problems = (*found, *(self._problem(line, field, finding, column) for field, finding in findings))
        if any(one.is_error for one in problems):
            action = _REJECTED
        return Row(line, number, self._table.header.cells[column.at], action, key, content, unit, None, problems)

    def _problem(self, line: int, field: Field, finding: Finding, column: ValueColumn) -> Problem:
        if field is Field.VALUE and finding.code in _OF_UNIT and Field.UNIT in self._parts.place:
            field = Field.UNIT
        at = column.at if field in (Field.VALUE, self._columns.across) else self._parts.place.get(field, -1)
        header = self._table.header.cells[at] if 0 <= at < self._width else ""
        return problem(finding.code, line, header, finding.found)._replace(values=finding.values)


def _refused(number: int, why: Problem) -> Row:
    """A record of which nothing can be taken."""
    return Row(why.line, number, "", _REJECTED, None, None, "", None, (why,))
