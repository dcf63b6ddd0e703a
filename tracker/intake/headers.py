"""Which line is the header, and which column holds which field. Found by name, never by place."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tracker.intake.delimited import Record
from tracker.intake.fields import Field, field_of, header_form, name_and_unit
from tracker.intake.guard import report_width
from tracker.intake.problems import Problem, problem

FIRST_LINES = 30
"""Lines from the top among which the header is looked for; titles and notes stand above it."""

Role = Callable[[str], str]
"""What a header that is no field's name stands for: "period", "indicator", "jurisdiction", or "" for nothing known."""

_PLACE = (Field.JURISDICTION, Field.JURISDICTION_CODE, Field.TARGET)
_SAYS_PLACE = frozenset(_PLACE[:2])
_THING = (Field.INDICATOR, Field.INDICATOR_CODE, Field.TARGET)


class Found(NamedTuple):
    """A header line, and how many of its columns are known; `usable` where no field that is needed is missing."""

    record: Record
    known: int
    usable: bool = False


class ValueColumn(NamedTuple):
    """A column of values: its place, in the wide form what its header says, and a unit that its header states."""

    at: int
    header: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands. In the wide form there are several columns of values, and their headers are `across`.

    `width` is how many cells a record must have: up to the last column that is used. `chosen_place` is the code that
    the person chose for the whole file, empty for none; None where a column says the place: no choice overrides it.
    """

    place: Mapping[Field, int]
    values: tuple[ValueColumn, ...]
    across: Field | None
    width: int
    chosen_place: str | None = None

    def field_at(self, at: int) -> str:
        """The field of a column, "across" for values in the wide form, "" for a column that is not used."""
        named = next((field for field, place in self.place.items() if place == at), "")
        return named or (Field.ACROSS if any(column.at == at for column in self.values) else "")


def find_header(records: Sequence[Record], role: Role) -> Found:
    """The line with the most known columns; where none has two, the first line with two cells, as unknown."""
    best: Found | None = None
    for record in records:
        place, across = _known(record.cells, role)
        known = len(place) + (max(map(len, across.values()), default=0) if place else 0)
        found = Found(record, known, not _missing(place, across))
        if known >= 2 and (best is None or (found.usable, found.known) > (best.usable, best.known)):
            best = found
    if best:
        return best
    several = next((record for record in records if len(record.cells) > 1), None)
    return Found(several or (records[0] if records else Record(0, [])), 0)


def _known(cells: Sequence[str], role: Role) -> tuple[dict[Field, list[int]], dict[str, list[int]]]:
    """Field -> columns; and, where no column holds the values, what a header can stand for -> columns."""
    place: dict[Field, list[int]] = {}
    across: dict[str, list[int]] = {}
    for at, cell in enumerate(cells):
        if field := field_of(cell)[0]:
            place.setdefault(field, []).append(at)
        elif cell.strip() and (kind := role(cell)):
            across.setdefault(kind, []).append(at)
    return place, {} if Field.VALUE in place else across


def _missing(place: Mapping[Field, object], across: Mapping[str, object]) -> list[Field]:
    """The fields without which nothing can be stored; headers across can say one of them."""
    has = {*place, *map(Field, across)}
    needed = (
        (Field.JURISDICTION, has.intersection(_PLACE)),
        (Field.INDICATOR, has.intersection(_THING)),
        (Field.PERIOD, Field.PERIOD in has),
        (Field.VALUE, Field.VALUE in place or across),
    )
    return [field for field, there in needed if not there]


def shape_of(header: Record) -> str:
    """The key under which a mapping by hand is remembered: the same headers in the same order.

    What a report of problems has added behind them is no part of it.
    """
    cells = header.cells[: len(header.cells) - report_width(header.cells)]
    return hashlib.sha256("\x1f".join(map(header_form, cells)).encode()).hexdigest()


def is_same_header(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two lines name the same columns in the same order; blank cells at the end are nothing."""
    forms = [[header_form(cell) for cell in cells] for cells in (one, other)]
    for line in forms:
        while line and not line[-1]:
            line.pop()
    return forms[0] == forms[1]


def map_columns(
    header: Record, by_hand: Mapping[int, str], role: Role, chosen_place: str = ""
) -> tuple[Columns, list[Problem]]:
    """The columns by their headers, or as the person said; and the problems: not enough to read, or a column unused.

    `by_hand` maps a column's place to a field, to "across", or to "" for a column that is not to be used.
    `chosen_place`, the code of the place that the whole file is about, stands in for a column that says it.
    """
    by_hand = {at: name for at, name in by_hand.items() if 0 <= at < len(header.cells)}
    place, across = _known(["" if at in by_hand else cell for at, cell in enumerate(header.cells)], role)
    for at, name in by_hand.items():
        if name == Field.ACROSS:
            across.setdefault(role(header.cells[at]) or Field.PERIOD, []).append(at)
        elif name:
            place.setdefault(Field(name), []).append(at)
    if Field.VALUE in place:
        across = {}
    says_place = not _SAYS_PLACE.isdisjoint([*place, *across])
    open_place = None if says_place else chosen_place
    if not place:
        shown = " | ".join(filter(None, header.cells))
        return Columns({}, (), None, 0, open_place), [problem("HEADER_NOT_FOUND", header.line, "", shown)]
    problems = _not_readable(header, place, across, place_known=says_place or bool(chosen_place))
    kind, wide = max(across.items(), key=lambda entry: len(entry[1]), default=("", []))
    told = range(len(header.cells) - report_width(header.cells), len(header.cells))
    used = {*wide, *(at for columns in place.values() for at in columns), *by_hand, *told}
    problems += [
        problem("COLUMN_IGNORED", header.line, cell, cell)
        for at, cell in enumerate(header.cells)
        if cell.strip() and at not in used
    ]
    values = [_value_column(header.cells[at], at, kind) for at in wide or place.get(Field.VALUE, [])]
    if Field.UNIT in place and (unit := name_and_unit(header.cells[place[Field.UNIT][0]].strip())[1]):
        values = [column._replace(unit=column.unit or unit) for column in values]
    width = 1 + max((at for columns in (*place.values(), wide) for at in columns), default=0)
    single = {field: columns[0] for field, columns in place.items()}
    return Columns(single, tuple(values), Field(kind) if kind else None, width, open_place), problems


def _value_column(header: str, at: int, kind: str) -> ValueColumn:
    """A unit behind a period or a place is the column's (2025年（亿元）); an indicator keeps its own."""
    if kind == Field.INDICATOR:
        return ValueColumn(at, header)
    bare, unit = name_and_unit(header.strip())
    return ValueColumn(at, bare if kind else "", unit)


def _not_readable(
    header: Record, place: Mapping[Field, list[int]], across: Mapping[str, list[int]], *, place_known: bool
) -> list[Problem]:
    shown = " | ".join(cell for cell in header.cells if cell.strip())
    problems = [
        problem("COLUMN_MISSING", header.line, "", shown, field=field.value)
        for field in _missing(place, across)
        if not (place_known and field is Field.JURISDICTION)
    ]
    problems += [
        problem("COLUMN_TWICE", header.line, header.cells[columns[0]], " | ".join(header.cells[at] for at in columns))
        for columns in place.values()
        if len(columns) > 1
    ]
    if len(across) > 1:
        problems.append(problem("COLUMN_MIXED", header.line, "", shown))
    forms = [header_form(header.cells[at]) for columns in across.values() for at in columns]
    problems += [problem("COLUMN_TWICE", header.line, form, form) for form in sorted({*forms}) if forms.count(form) > 1]
    return problems
