"""Taking places and indicators of the standard vocabulary into the database: one act of a person, kept and undoable.

What lies above a place, and an indicator's theme, come along. The rows are checked like those of the catalogue's files.
Nothing in an uploaded file does this by itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from tracker.catalogue.check import check
from tracker.catalogue.load import Catalogue, read_row
from tracker.catalogue.sync import row_fields
from tracker.catalogue.tables import IndicatorRow, JurisdictionRow, Row, ThemeRow
from tracker.core.limits import LONGEST_TEXT, clean_text
from tracker.core.units import dimension
from tracker.store import entries, vocabulary
from tracker.store.batches import BatchResult, NewBatch, save_entries
from tracker.store.columns import decimal_text
from tracker.store.engine import Session
from tracker.store.reference import indicators as stored_indicators
from tracker.vocabulary import (
    Division,
    Found,
    Indicator,
    divisions,
    find_division,
    find_indicator,
    indicators,
    names_of,
    themes,
)
from tracker.vocabulary.divisions import above, path_name
from tracker.vocabulary.forms import exact_form

KIND = "reference"
UNKNOWN: Mapping[str, Callable[[str], Found]] = {
    "JURISDICTION_UNKNOWN": find_division,
    "INDICATOR_UNKNOWN": find_indicator,
}
"""By the code of the problem of an upload about a name that the database lacks: how the vocabulary finds it."""


def in_vocabulary(problem: str, name: str) -> Found:
    """What the vocabulary has for a name that the database lacks, by the code of the problem about it."""
    find = UNKNOWN.get(problem)
    return find(name) if find else Found("", "unknown")


def vocabulary_name(code: str, lang: str) -> str:
    """What the vocabulary calls a code: a division with what it lies in; another code as it is."""
    if code in divisions():
        return path_name(code)
    if code not in indicators():
        return code
    return indicators()[code].name_zh if lang == "zh" else indicators()[code].name_en


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of it: the batch in `result` (None if all was there already), or, by code, what is wrong with it.

    "unknown": the vocabulary has no such code; "not_allowed": outside the person's rights; "name_taken": an indicator
    of another code has the name; "reason_long": of the reason; else a code of the catalogue's checks.
    """

    result: BatchResult | None = None
    wrong: Mapping[str, str] = field(default_factory=dict)


def take_in(
    session: Session,
    codes: Iterable[str],
    *,
    who: str,
    may_write: Callable[[str], bool],
    may_add: bool,
    now: datetime,
    reason: str = "",
) -> Taken:
    """Add divisions and standard indicators, by their codes, as one batch, in the session of `writing`.

    `may_write` says it of a place, `may_add` whether the person may add indicators.
    """
    codes, reason = tuple(dict.fromkeys(codes)), clean_text(reason).strip()
    if len(reason) > LONGEST_TEXT:
        return Taken(wrong={reason[:20] + "…": "reason_long"})
    missing, wrong = missing_entries(session, codes, may_write=may_write, may_add=may_add)
    if wrong or not missing:
        return Taken(wrong=wrong)
    new = NewBatch(key=act_key(session, missing), kind=KIND, at=now, who=who, reason=reason)
    return Taken(save_entries(session, new, missing))


def act_key(session: Session, rows: Iterable[tuple[str, Mapping[str, Any]]]) -> str:
    """The key of the act that adds these rows: another once any of them was there before and has gone."""
    named = [(table, fields["code"]) for table, fields in rows]
    acts = sum(entries.changes_of(session=session, entity=table, code=code) for table, code in named)
    return f"{KIND}:{acts}:{','.join(code for _, code in named)}"


Entries = list[tuple[str, dict[str, Any]]]
"""Rows to add: the table and the fields, what others refer to first."""


def missing_entries(
    session: Session, codes: Iterable[str], *, may_write: Callable[[str], bool], may_add: bool
) -> tuple[Entries, dict[str, str]]:
    """The rows that the database lacks for these codes of the vocabulary; or, by code, what is wrong with it."""
    codes = tuple(dict.fromkeys(codes))
    places = [code for code in codes if code in divisions()]
    things = [code for code in codes if code in indicators()]
    wrong = {code: "unknown" for code in codes if code not in divisions() and code not in indicators()}
    wrong |= {code: "not_allowed" for code in places if not may_write(code)}
    wrong |= {code: "not_allowed" for code in things if not may_add}
    if wrong:
        return [], wrong
    rows = list(_rows(places, things))
    missing = [(table, row) for table, row in rows if not vocabulary.has(session=session, table=table, code=row.code)]
    names = _names_of_others(session)
    if wrong := _findings(rows) | _names_taken(missing, names):
        return [], wrong
    return [(table, _fields(row, names)) for table, row in missing], {}


def missing_theme(session: Session, code: str, beside: Entries) -> Entries:
    """The row of a theme of the vocabulary, unless the database or the rows beside it have it."""
    row = _read(ThemeRow, asdict(themes()[code]))
    entry = ("themes", _fields(row, {}))
    there = entry in beside or vocabulary.has(session=session, table="themes", code=code)
    return [] if there else [entry]


def _rows(places: Iterable[str], things: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """The rows that these need, what they refer to first; each once."""
    known: set[str] = set()
    for code in places:
        for one in (*reversed(above(code)), divisions()[code]):
            if one.code not in known:
                known.add(one.code)
                yield "jurisdictions", _place(one)
    for code in dict.fromkeys(indicators()[code].theme for code in things):
        yield "themes", _read(ThemeRow, asdict(themes()[code]))
    for code in things:
        yield "indicators", _thing(indicators()[code])


def _place(one: Division) -> Row:
    cells = {"code": one.code, "name_zh": one.name_zh, "name_en": one.name_en, "aliases": "|".join(one.aliases)}
    return _read(JurisdictionRow, cells | {"level": one.level, "parent_code": one.parent, "note_zh": "", "note_en": ""})


def _thing(one: Indicator) -> Row:
    cells = {name: getattr(one, name) for name in IndicatorRow.__dataclass_fields__ if name != "at"}
    limits = {name: "" if cells[name] is None else decimal_text(cells[name]) for name in ("minimum", "maximum")}
    cells |= limits | {"cumulative": str(int(one.cumulative)), "decimals": str(one.decimals)}
    cells |= {"aliases": "|".join(names_of(one.code)[2:]), "frequencies": "|".join(one.frequencies)}
    return _read(IndicatorRow, cells)


def _read(kind: type[Row], cells: Mapping[str, str]) -> Row:
    row, wrong = read_row(kind, cells)
    assert row is not None, wrong  # the tests hold every row of the vocabulary to it
    return row


def _findings(rows: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """What the catalogue's checks say of the rows, by the text that was found."""
    whole: dict[str, list[Any]] = {}
    for table, row in rows:
        whole.setdefault(table, []).append(row)
    tables: dict[str, Any] = {table: tuple(some) for table, some in whole.items()}
    return {problem.found: problem.code for problem in check(Catalogue(**tables))}


def _names_of_others(session: Session) -> Mapping[str, str]:
    """Each name of an indicator in the database -> its code."""
    stored = stored_indicators(session)
    return {
        exact_form(name): one.code
        for one in stored
        for name in (one.name_zh, one.name_en, *one.aliases.split("|"))
        if name
    }


def _names_taken(rows: Iterable[tuple[str, Any]], names: Mapping[str, str]) -> dict[str, str]:
    return {row.code: "name_taken" for table, row in rows if table == "indicators" and exact_form(row.name_zh) in names}


def _fields(row: Any, names: Mapping[str, str]) -> dict[str, Any]:
    """The row's fields as they are stored; an alias that another indicator has stays with it."""
    if isinstance(row, IndicatorRow):
        free = tuple(alias for alias in row.aliases if exact_form(alias) not in names)
        return row_fields(replace(row, aliases=free), dimension=dimension(row.unit))
    return row_fields(row) | ({"parent_code": row.parent_code or None} if isinstance(row, JurisdictionRow) else {})
