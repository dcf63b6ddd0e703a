"""A sheet of targets -> what it would change in the library, and all that is wrong with it; nothing is written."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from tracker.catalogue.check import TARGET_REFERENCES, Other
from tracker.catalogue.edits import COLUMNS, cells_of, edit_fields, edit_findings
from tracker.catalogue.load import read_row
from tracker.catalogue.tables import TargetRow
from tracker.core.limits import clean_text
from tracker.intake.problems import FileRefused, Problem
from tracker.store.batches import TargetWrite
from tracker.store.engine import Session
from tracker.store.models import Target
from tracker.targets.faults import Fault
from tracker.targets.library import Library, read_library
from tracker.targets.matching import Matched, match
from tracker.targets.reading import drafts_of
from tracker.targets.shares import Shares, shares
from tracker.targets.table import read_sheet
from tracker.vocabulary import Found, find_division, find_indicator

_COLUMN_OF_FIELD = {"jurisdiction_id": "jurisdiction", "indicator_id": "indicator"}


NOT_TAKEN: Mapping[str, Callable[[str], Found]] = {
    "place_not_taken": find_division,
    "thing_not_taken": find_indicator,
}
"""The faults of names that only the standard vocabulary has, and how it finds them."""


class State(StrEnum):
    """What a confirmed sheet does with a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REJECTED = "rejected"


class Change(NamedTuple):
    """A column of a stored target, and its cell before and after."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Planned:
    """One target of the sheet: what becomes of it, all its cells, which of them were derived, and what is said of it.

    `similar` are stored targets of the same place, indicator and deadline from other documents.
    """

    line: int
    state: State
    cells: Mapping[str, str]
    derived: tuple[str, ...]
    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]
    similar: tuple[str, ...]
    write: TargetWrite | None
    source_words: str


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What a sheet would do. `refusal` says why there is no table to read; `unused` are headers of no known column.

    `key` names what was seen: the file, what was chosen for it, and the versions of the targets that it changes.
    """

    rows: tuple[Planned, ...] = ()
    refusal: Problem | None = None
    unused: tuple[str, ...] = ()
    shares: tuple[Shares, ...] = ()
    key: str = ""

    def count(self, state: State) -> int:
        """How many rows of a state."""
        return sum(row.state is state for row in self.rows)

    def not_taken(self) -> list[str]:
        """The places and indicators of the standard vocabulary, by code, that rows name and the database lacks."""
        faults = [fault for row in self.rows for fault in row.faults if fault.code in NOT_TAKEN]
        return list(dict.fromkeys(filter(None, (NOT_TAKEN[each.code](each.found).code for each in faults))))

    @property
    def writes(self) -> tuple[Planned, ...]:
        """The rows that change something."""
        return tuple(row for row in self.rows if row.write)


def plan_sheet(
    session: Session, data: bytes, *, document: str = "", place: str = "", may_write: Callable[[str], bool]
) -> SheetPlan:
    """What the sheet would change if this person confirmed it, in any session; never raises for what is in the file.

    `document` is the code of the document that the rows rest on that name none, `place` of whose targets those are
    that name no place. `may_write` says it of a place.
    """
    try:
        table = read_sheet(data, placed=bool(place))
    except FileRefused as refused:
        return SheetPlan(refusal=refused.problem)
    library = read_library(session)
    drafts = [draft for record in table.records for draft in drafts_of(library, table, record, document, place)]
    for draft in drafts:
        draft.said = {column: clean_text(cell).strip() for column, cell in draft.said.items()}
    rows = _checked(library, match(library, drafts), may_write)
    good = [row for _, row, faults in rows if row and not faults]
    planned = tuple(_planned(library, *each) for each in rows)
    unused = tuple(one.header for one in table.headings if not one.column and one.header.strip())
    said = repr([(row.line, row.state, sorted(row.cells.items()), row.write) for row in planned])
    key = hashlib.sha256(data + document.encode() + said.encode()).hexdigest()
    return SheetPlan(planned, None, unused, shares(library, good), key)


Checked = tuple[Matched, TargetRow | None, list[Fault]]


def _checked(library: Library, matched: list[Matched], may_write: Callable[[str], bool]) -> list[Checked]:
    """Each row as the catalogue reads it, with all that its checks say, alone and among the others."""
    rows: list[Checked] = []
    lines: dict[str, int] = {}
    for one in matched:
        faults = list(one.faults)
        row: TargetRow | None = None
        if not faults:
            row, wrong = read_row(TargetRow, one.cells, at=one.line)
            faults += [Fault(column, code, one.cells[column]) for column, code in wrong.items()]
            if (first := lines.setdefault(one.cells["code"], one.line)) != one.line:
                faults.append(Fault("code", "row_repeated", str(first)))
        rows.append((one, row, faults))
    others = {str(row.code): Other(*(getattr(row, name) for name in Other._fields)) for _, row, _ in rows if row}
    beside = library.beside(others)
    for one, row, faults in rows:
        if row and not faults:
            found = edit_findings(row, beside) | _rights(library, row, one.known, may_write)
            faults += [Fault(column, code, one.cells.get(column, "")) for column, code in found.items()]
    _refuse_dangling(library, rows)
    return rows


def _rights(library: Library, row: TargetRow, known: Target | None, may_write: Callable[[str], bool]) -> dict[str, str]:
    places = {row.jurisdiction} | ({library.place_of(known)} if known else set())
    return {} if all(map(may_write, places)) else {"jurisdiction": "not_allowed"}


def _refuse_dangling(library: Library, rows: Iterable[Checked]) -> None:
    """Refuse what refers to a target that is neither stored nor a good row of the sheet, until nothing more does."""
    targets = [column for column, table in TARGET_REFERENCES.items() if table == "targets"]
    stored = {code for code, target in library.targets.items() if not target.retired}
    again = True
    while again:
        again = False
        good = stored | {row.code for _, row, faults in rows if row and not faults}
        for one, row, faults in rows:
            lost = [column for column in targets if row and one.cells[column] and one.cells[column] not in good]
            if lost and not faults:
                faults += [Fault(column, "target_reference", one.cells[column]) for column in lost]
                again = True


def _planned(library: Library, one: Matched, row: TargetRow | None, faults: list[Fault]) -> Planned:
    def planned(state: State, changes: tuple[Change, ...] = (), write: TargetWrite | None = None) -> Planned:
        return Planned(
            one.line, state, one.cells, one.derived, changes, tuple(faults), one.similar, write, one.source_words
        )

    if row is None or faults:
        return planned(State.REJECTED)
    standing = one.known if one.known and not one.known.retired else None
    fields = edit_fields(row, standing, library.place_ids[row.jurisdiction], library.measured[row.indicator])
    expected = one.known.version if one.known else 0
    if standing is None:
        more = {"retired": False} if one.known else {}
        return planned(State.NEW, write=TargetWrite(row.code, fields | more, expected))
    changes = _changes(library, standing, fields, one.cells)
    if not changes:
        return planned(State.SAME)
    return planned(State.CHANGED, changes, TargetWrite(row.code, fields, expected))


def _changes(
    library: Library, known: Target, fields: Mapping[str, Any], cells: Mapping[str, str]
) -> tuple[Change, ...]:
    before = cells_of(
        {name: getattr(known, name, None) for name in COLUMNS}, library.place_of(known), library.thing_of(known)
    )
    differing = [name for name, value in fields.items() if name != "value_basis" and value != getattr(known, name)]
    columns = [_COLUMN_OF_FIELD.get(name, name) for name in differing]
    return tuple(Change(column, before[column], cells[column]) for column in columns)
