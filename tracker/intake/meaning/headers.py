"""Which line is the header, and the key under which its shape is remembered. Found by name, never by place."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tracker.core.cells import half_width
from tracker.intake.meaning.fields import Field, field_of, header_form
from tracker.intake.meaning.guard import report_width
from tracker.intake.meaning.headings import Role
from tracker.intake.meaning.value_words import value_columns
from tracker.intake.records import Record

FIRST_LINES = 30
"""Lines from the top among which the header is looked for; titles and notes stand above it."""

_FEWEST = 2

PLACE = (Field.JURISDICTION, Field.JURISDICTION_CODE, Field.TARGET)
THING = (Field.INDICATOR, Field.INDICATOR_CODE, Field.TARGET)

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?:[-./][0-9]{1,2}|[0-9]{2})?(?![0-9])")
_NUMBERS = re.compile(
    r"(?<![0-9])[0-9]{1,2}(?=[月季日号]|月?[-—–~～至到][0-9]{1,2}月)|(?<=0[QqHhMm])[0-9]{1,2}(?![0-9])"
)


class Found(NamedTuple):
    """A header line, and how many of its columns are known; `usable` where no field that is needed is missing."""

    record: Record
    known: int
    usable: bool = False


def find_header(records: Sequence[Record], role: Role) -> Found:
    """The line with the most known columns; where none has two, the first line with two cells, as unknown."""
    best: Found | None = None
    for record in records:
        place, across = known_columns(record.cells, role)
        if place and not across and Field.VALUE not in place and (values := value_columns(record.cells)):
            place[Field.VALUE] = values
        most = max(map(len, across.values()), default=0)
        corner = not place and most > 1 and not record.cells[0].strip()
        known = len(place) + (most if place or corner else 0) + corner
        found = Found(record, known, not missing_fields(place, across))
        if known >= 2 and (best is None or (found.usable, found.known) > (best.usable, best.known)):
            best = found
    if best:
        return best
    several = next((record for record in records if sum(bool(cell.strip()) for cell in record.cells) > 1), None)
    return Found(several or (records[0] if records else Record(0, [])), 0)


def known_columns(cells: Sequence[str], role: Role) -> tuple[dict[Field, list[int]], dict[str, list[int]]]:
    """Field -> columns; and, where no column holds the values, what a header can stand for -> columns."""
    place: dict[Field, list[int]] = {}
    across: dict[str, list[int]] = {}
    for at, cell in enumerate(cells):
        if field := field_of(cell)[0]:
            place.setdefault(field, []).append(at)
        elif cell.strip() and (kind := role(cell).kind):
            across.setdefault(kind, []).append(at)
    return place, {} if Field.VALUE in place else across


def missing_fields(place: Mapping[Field, object], across: Mapping[str, object]) -> list[Field]:
    """The fields without which nothing can be stored; headers across can say one of them."""
    has = {*place, *map(Field, across)}
    needed = (
        (Field.JURISDICTION, has.intersection(PLACE)),
        (Field.INDICATOR, has.intersection(THING)),
        (Field.PERIOD, Field.PERIOD in has),
        (Field.VALUE, Field.VALUE in place or across),
    )
    return [field for field, there in needed if not there]


def shape_of(header: Record) -> str:
    """The key under which a reading by hand is remembered: the same headers in the same order.

    One period is like another that is written alike, so that next month's file has the shape of this month's. What a
    report of problems has added behind the headers is no part of it.
    """
    cells = header.cells[: len(header.cells) - report_width(header.cells)]
    return hashlib.sha256("\x1f".join(header_form(periods_aside(cell)) for cell in cells).encode()).hexdigest()


def periods_aside(words: str) -> str:
    """Words as they stand in the next file, too: years, and the numbers of months, quarters and days, are 0."""
    return _NUMBERS.sub("0", _NUMBERS.sub("0", _YEAR.sub("0", "".join(half_width(words).split()))))


def is_same_header(one: Sequence[str], other: Sequence[str], role: Role | None = None) -> bool:
    """Whether two lines name the same columns in the same order; blank cells at the end are nothing.

    With a role also in other words: fields by another name, and columns of values of one kind.
    """
    forms = [[header_form(cell) for cell in cells] for cells in (one, other)]
    for line in forms:
        while line and not line[-1]:
            line.pop()
    if forms[0] == forms[1] or role is None or len(forms[0]) != len(forms[1]) or len(forms[0]) < _FEWEST:
        return forms[0] == forms[1]
    return all(_says_same(mine, yours, role) for mine, yours in zip(one, other, strict=False))


def _says_same(one: str, other: str, role: Role) -> bool:
    if header_form(one) == header_form(other):
        return True
    fields = {field_of(cell)[0] for cell in (one, other)}
    kinds = {role(cell).kind for cell in (one, other)}
    return (fields.isdisjoint({None}) and len(fields) == 1) or (
        fields == {None} and kinds.isdisjoint({""}) and len(kinds) == 1
    )
