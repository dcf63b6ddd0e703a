"""What a person adds by the page: a document, a place, a part, a theme, an indicator; checked like a row of the files.

Each is one act of the history with its undo. What exists can be renamed and given further names, nothing else.
"""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from tracker.catalogue import taking
from tracker.catalogue.check import entry_findings
from tracker.catalogue.load import TABLES, read_row
from tracker.catalogue.sync import row_fields
from tracker.catalogue.tables import IndicatorRow, JurisdictionRow, Row
from tracker.core.kinds import Frequency
from tracker.core.limits import LONGEST_TEXT, clean_text
from tracker.core.periods import PeriodError, parse_period
from tracker.core.units import dimension
from tracker.store import entries, reference, vocabulary
from tracker.store.batches import BatchResult, NewBatch, save_entries
from tracker.store.columns import decimal_text
from tracker.store.engine import Session
from tracker.vocabulary import themes
from tracker.vocabulary.forms import exact_form

KIND = "reference"
ADDED = ("sources", "jurisdictions", "scopes", "indicators", "themes")
"""The tables that a person can add to by the page."""

_DEFAULTS: Mapping[str, Mapping[str, str]] = {
    "sources": {"published_basis": "stated"},
    "indicators": {"cumulative": "0", "decimals": "2", "frequencies": "|".join(Frequency)},
}
"""What a new row has where the form does not ask."""

_LIKE: Mapping[str, Mapping[str, str]] = {
    "sources": {"title_en": "title_zh", "short_zh": "title_zh", "short_en": "title_en"},
    "": {"name_en": "name_zh"},
}
"""A column that may be left blank -> the one whose words then stand there."""

_STEMS = {"sources": "doc", "jurisdictions": "place", "scopes": "part", "indicators": "indicator", "themes": "theme"}


@dataclass(frozen=True, slots=True)
class Added:
    """What became of it: the batch and the code of the row; or, by column, the code of what is wrong."""

    result: BatchResult | None = None
    code: str = ""
    wrong: Mapping[str, str] = field(default_factory=dict)


def columns_of(table: str) -> tuple[str, ...]:
    """The columns of a table's rows."""
    return tuple(name for name in TABLES[table].__dataclass_fields__ if name != "at")


def add_entry(
    session: Session,
    table: str,
    cells: Mapping[str, str],
    *,
    who: str,
    may_write: Callable[[str], bool],
    may_add: bool,
    now: datetime,
    reason: str,
) -> Added:
    """Add a row to one of `ADDED` as one batch, in the session of `writing`; a code that is left blank is made.

    A place is added by whoever may write it or the one above it, the rest by whoever may write anything (`may_add`).
    """
    said, reason = _said(table, cells), clean_text(reason).strip()
    made = not said["code"]
    said["code"] = said["code"] or _made_code(session, table, said)
    row, wrong = read_row(TABLES[table], said)
    wrong |= _wrong_reason(reason)
    if row is None or wrong:
        return Added(wrong=_as_typed(table, cells, wrong))
    if not made and vocabulary.has(session=session, table=table, code=said["code"]):
        return Added(wrong={"code": "repeated"})
    if not (_may_add_place(row, may_write) if isinstance(row, JurisdictionRow) else may_add):
        return Added(wrong={"code": "not_allowed"})
    if wrong := _findings(session, table, row):
        return Added(wrong=_as_typed(table, cells, wrong))
    acts = entries.changes_of(session=session, entity=table, code=said["code"])
    new = NewBatch(key=f"{KIND}:add:{acts}:{table}:{said['code']}", kind=KIND, at=now, who=who, reason=reason)
    return Added(save_entries(session, new, [(table, _fields(row))]), said["code"])


def add_indicators(
    session: Session, several: Sequence[Mapping[str, str]], *, who: str, may_add: bool, now: datetime, reason: str
) -> tuple[BatchResult | None, Mapping[int, Mapping[str, str]]]:
    """Add indicators as one batch, in the session of `writing`: the batch; or, by place in `several`, what is wrong.

    A theme that only the standard vocabulary has is taken in by the same act. What is wrong with the reason, or with
    the rights, is said of the first.
    """
    reason, rows, wrong = clean_text(reason).strip(), taking.Entries(), dict[int, dict[str, str]]()
    if whole := _wrong_reason(reason) if may_add else {"code": "not_allowed"}:
        return None, {0: whole}
    names: set[str] = set()
    for at, cells in enumerate(several):
        said = _said("indicators", cells)
        said["code"] = _made_code(session, "indicators", said, {fields["code"] for _, fields in rows})
        if said["theme"] in themes():
            rows += taking.missing_theme(session, said["theme"], rows)
        row, found = read_row(IndicatorRow, said)
        if row and not found:
            found = _findings(session, "indicators", row, {fields["code"] for _, fields in rows})
            found |= {"name_zh": "name_taken"} if exact_form(row.name_zh) in names else {}
            names.add(exact_form(row.name_zh))
        if row is None or found:
            wrong[at] = _as_typed("indicators", cells, found)
        else:
            rows.append(("indicators", _fields(row)))
    if wrong:
        return None, wrong
    new = NewBatch(key=taking.act_key(session, rows), kind=KIND, at=now, who=who, reason=reason)
    return save_entries(session, new, rows), {}


def _said(table: str, cells: Mapping[str, str]) -> dict[str, str]:
    """All cells of a row: those that were given, and what stands where nothing was."""
    given = {name: clean_text(cells.get(name, "")).strip() for name in columns_of(table)}
    if given.get("published"):
        given["published"] = _day(given["published"])
    said = dict(_DEFAULTS.get(table, {})) | {name: cell for name, cell in given.items() if cell}
    for name, like in _LIKE.get(table, _LIKE[""]).items():
        said.setdefault(name, said.get(like, ""))
    return dict.fromkeys(columns_of(table), "") | said


def _wrong_reason(reason: str) -> dict[str, str]:
    if not reason:
        return {"reason": "empty"}
    return {"reason": "too_long"} if len(reason) > LONGEST_TEXT else {}


def _day(typed: str) -> str:
    """A day as the files have it, where one is written as people do (2026年1月15日, 2026.1.15); anything else stays."""
    try:
        period = parse_period(typed).period
    except PeriodError:
        return typed
    return period.end.isoformat() if period.days == 1 else typed


_NAMES = ("name_zh", "name_en", "aliases")


def rename_entry(
    session: Session,
    table: str,
    code: str,
    names: Mapping[str, str],
    *,
    who: str,
    may_write: Callable[[str], bool],
    may_add: bool,
    now: datetime,
    reason: str,
) -> Added:
    """Give a place or an indicator other names (`name_zh`, `name_en`, `aliases` with | between them), as one batch.

    One that only the standard vocabulary has is taken in by the same act. An update of the catalogue keeps the names.
    Whoever may write a place may rename it, an indicator whoever may add one.
    """
    reason = clean_text(reason).strip()
    if wrong := _wrong_reason(reason):
        return Added(wrong=wrong)
    if not (may_write(code) if table == "jurisdictions" else may_add):
        return Added(wrong={"code": "not_allowed"})
    known, taken = _stored(session, table, code), taking.Entries()
    if known is None:
        taken, refused = taking.missing_entries(session, [code], may_write=may_write, may_add=may_add)
        if not taken or taken[-1][0] != table:
            why = refused.get(code, "unknown")
            return Added(wrong={"code": "reference" if why == "unknown" else why})
        known = taken.pop()[1]
    stored = {name: _cell(known[name]) for name in columns_of(table)}
    said = {name: clean_text(names.get(name, stored[name])).strip() for name in _NAMES}
    row, wrong = read_row(TABLES[table], stored | said)
    if row is None or wrong:
        return Added(wrong=wrong)
    if wrong := {column: code for column, code in _findings(session, table, row).items() if column in _NAMES}:
        return Added(wrong=wrong)
    names = {name: said[name] for name in _NAMES}
    if all(known[name] == cell for name, cell in names.items()):
        return Added(code=code)
    acts = entries.changes_of(session=session, entity=table, code=code)
    new = NewBatch(key=f"{KIND}:name:{acts}:{table}:{code}", kind=KIND, at=now, who=who, reason=reason)
    return Added(save_entries(session, new, [*taken, (table, known | names)]), code)


def _stored(session: Session, table: str, code: str) -> dict[str, Any] | None:
    """The fields of a place or an indicator of the database."""
    rows: Any = reference.jurisdictions(session) if table == "jurisdictions" else reference.indicators(session)
    return next(({name: getattr(one, name) for name in columns_of(table)} for one in rows if one.code == code), None)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return (
        str(int(value))
        if isinstance(value, bool)
        else decimal_text(value)
        if isinstance(value, Decimal)
        else str(value)
    )


def _as_typed(table: str, cells: Mapping[str, str], wrong: Mapping[str, str]) -> dict[str, str]:
    """What is wrong, at the column that was filled in where another has its words."""
    like = _LIKE.get(table, _LIKE[""])
    return {column: code for column, code in wrong.items() if cells.get(column) or like.get(column) not in wrong}


def _may_add_place(row: JurisdictionRow, may_write: Callable[[str], bool]) -> bool:
    return may_write(row.code) or (bool(row.parent_code) and may_write(row.parent_code))


def _findings(session: Session, table: str, row: Any, beside: Container[str] = ()) -> dict[str, str]:
    """What the catalogue's checks say, and whether another row has the name; `beside` are codes of the same act."""
    parents = vocabulary.parents(session=session)
    if isinstance(row, JurisdictionRow):
        parents[row.code] = row.parent_code
    wrong = entry_findings(
        table,
        row,
        parents,
        lambda holder, code: code in beside or vocabulary.has(session=session, table=holder, code=code),
    )
    others = _names(session, table, row)
    for column in ("name_zh", "name_en", "title_zh", "aliases"):
        value = getattr(row, column, "")
        mine = value if isinstance(value, tuple) else (value,)
        if any(exact_form(one) in others for one in mine if one):
            wrong[column] = "name_taken"
    return wrong


def _names(session: Session, table: str, row: Any) -> set[str]:
    """The names that other rows of the table have; of places, those beside this one."""
    rows: Mapping[str, Callable[[Session], Any]] = {
        "sources": reference.sources, "jurisdictions": reference.jurisdictions, "scopes": reference.scopes,
        "indicators": reference.indicators, "themes": reference.themes,
    }  # fmt: skip
    found = [one for one in rows[table](session) if one.code != row.code]
    if isinstance(row, JurisdictionRow):
        found = [one for one in found if (one.parent_code or "") == row.parent_code]
    if table == "sources":
        return {exact_form(one.title_zh) for one in found if one.published == row.published}
    names = [(one.name_zh, one.name_en, *getattr(one, "aliases", "").split("|")) for one in found]
    return {exact_form(name) for several in names for name in several if name}


def _made_code(session: Session, table: str, said: Mapping[str, str], taken: Container[str] = ()) -> str:
    """A code of the English name where that gives one, else of a word and a number; none of those `taken` beside it."""
    slug = (
        re.sub("[^a-z0-9]+", "-", said.get("name_en", said.get("short_en", "")).casefold()).strip("-")[:60].strip("-")
    )
    slug = slug if re.search("[a-z]", slug) else ""
    if table == "jurisdictions" and said.get("parent_code"):
        slug = f"{said['parent_code']}-{slug or 'zone'}"
    year = said.get("published", "")[:4]
    stem, number = slug or f"{_STEMS[table]}-{year if year.isdecimal() else 1}", 1
    while (code := stem if number == 1 else f"{stem}-{number}") in taken or vocabulary.has(
        session=session, table=table, code=code
    ):
        number += 1
    return code


def _fields(row: Row) -> dict[str, Any]:
    if isinstance(row, IndicatorRow):
        return row_fields(row, dimension=dimension(row.unit))
    fields = row_fields(row)
    return fields | ({"parent_code": row.parent_code or None} if isinstance(row, JurisdictionRow) else {})
