"""Values typed on a page: judged as a file's records are, and trusting nothing that the browser sent."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.intake.meaning.columns import Columns, ValueColumn
from tracker.intake.meaning.fields import Field
from tracker.intake.meaning.lookup import read_lookup
from tracker.intake.meaning.reading import Reader
from tracker.intake.meaning.rows import Rows
from tracker.intake.meaning.table import Table
from tracker.intake.meaning.verdicts import Verdicts
from tracker.intake.plans.check import beside_stored
from tracker.intake.plans.plan import Layout, Options, Plan, make_plan
from tracker.intake.problems import FileRefused, problem
from tracker.intake.records import Action, Record, Row
from tracker.people import Person
from tracker.store.engine import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One typed value as text; place, indicator and part by code; `seen` is the stored version that the page showed,
    None for one that showed none."""

    jurisdiction: str
    indicator: str
    period: str
    value: str
    scope: str = ""
    unit: str = ""
    vintage: str = ""
    qualifier: str = ""
    published: str = ""
    publisher: str = ""
    source: str = ""
    note: str = ""
    seen: int | None = 0


_FIELDS = (
    Field.JURISDICTION,
    Field.INDICATOR,
    Field.PERIOD,
    Field.VALUE,
    Field.SCOPE,
    Field.UNIT,
    Field.VINTAGE,
    Field.QUALIFIER,
    Field.PUBLISHED,
    Field.PUBLISHER,
    Field.SOURCE,
    Field.NOTE,
)


def check_cells(session: Session, cells: Sequence[Cell], *, person: Person, today: date) -> Plan:
    """What saving these cells would change, and all that is wrong with them; line n is the n-th cell.

    Rights, limits, periods and versions are those of the database. A cell whose value somebody changed since the page
    was drawn is rejected with VERSION_CHANGED. An empty cell is skipped; it never takes a value back.
    """
    texts = [[getattr(cell, field.value) for field in _FIELDS] for cell in cells]
    digest = hashlib.sha256(repr(texts).encode()).hexdigest()
    header = Record(0, [field.value for field in _FIELDS])
    table = Table(
        header,
        iter([[Record(line, row) for line, row in enumerate(texts, start=1)]]),
        separator=",",
        notes_are_texts=True,
    )
    place = {field: at for at, field in enumerate(_FIELDS)}
    columns = Columns(place, (ValueColumn(place[Field.VALUE]),), None, len(_FIELDS))
    lookup = read_lookup(session)
    try:
        rows = Reader(table, columns, Verdicts(lookup, person, today)).rows()
    except FileRefused as refused:
        return make_plan("", "", Layout(), [refused.problem], Rows(), Options())
    beside_stored(session, rows, lookup, asks=False)
    seen = Rows(_as_seen(row, cells[row.line - 1].seen) for row in rows)
    return make_plan("", digest, Layout(), [], seen, Options())


def _as_seen(row: Row, seen: int | None) -> Row:
    """The row, unless another version is stored now than the one that the page showed, or it is another publisher's."""
    found = row.old.version if row.old else 0
    beside = any(one.code == "PUBLISHER_BESIDE" for one in row.problems)
    if row.action not in (Action.NEW, Action.CHANGED) or seen is None or found == seen or beside:
        return row
    now = "" if row.old is None or row.old.retracted else f"{row.old.value:f}"
    changed = problem("VERSION_CHANGED", row.line, row.column, now, unit=row.unit)
    return row._replace(action=Action.REJECTED, problems=(*row.problems, changed))
