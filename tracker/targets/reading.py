"""A record of a sheet of targets -> what it says, in codes: one draft of a target, or two where it has two tiers."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from tracker.catalogue.check import LONGEST_FIGURE
from tracker.core import units
from tracker.core.kinds import Comparator, Tier
from tracker.core.numbers import is_missing_word
from tracker.core.periods import Period, PeriodError, parse_period
from tracker.documents.facts import five_year_end
from tracker.intake.records import Record
from tracker.store.columns import decimal_text
from tracker.targets.code_words import CODED, code_of, column_of_type
from tracker.targets.faults import Fault, RowRefused
from tracker.targets.headings import DOCUMENT, FLOOR, PLACE, STRETCH, THING, TYPE, VALUE_SOURCE, Heading
from tracker.targets.library import Library
from tracker.targets.names import document_code, of_index, place_code, thing_code, unit_code
from tracker.targets.table import SheetTable
from tracker.targets.value_words import ValueUnclear, Wanted, read_value, unit_of
from tracker.words import LANGUAGES, text

_TIERS = {"value": "", FLOOR: Tier.FLOOR.value, STRETCH: Tier.STRETCH.value}
_AS_THEY_STAND = (
    "line", "responsible", "interim", "note_zh", "note_en", "deadline_from_zh", "deadline_from_en", "tier_of", "parent",
)  # fmt: skip
_FIVE_YEARS = re.compile(r"[到至]?[“\"]?(?P<name>十[一二三四五六]五)[”\"]?(?:规划)?(?:时期|期间)?(?:期?末|结束)?年?前?")


@dataclass(slots=True)
class Draft:
    """What a record says of one target: its line, the filled cells as codes, and what was made of others.

    `made` are columns whose cells were put together; `faults` is what cannot be read; `with_floor` says that it is the
    stretch of the draft before it; `source_words` is where the value stands, in the row's own words.
    """

    line: int
    said: dict[str, str]
    faults: list[Fault] = field(default_factory=list)
    made: tuple[str, ...] = ()
    yearly: bool = False
    with_floor: bool = False
    source_words: str = ""


class _Record:
    """The cells of one record by column, and the faults found so far."""

    def __init__(self, table: SheetTable, record: Record) -> None:
        cells = list(table.cells(record))
        self.cells = {heading.column: cell for heading, cell in cells}
        self.headings = {heading.column: heading for heading, _ in cells}
        self.faults: list[Fault] = [Fault("", "quotes")] if record.fault == "QUOTE" else []

    def get(self, column: str) -> str:
        return self.cells.get(column, "")

    def take(self, read: Callable[[], str]) -> str:
        """What is read, or nothing and one fault more."""
        try:
            return read()
        except RowRefused as refused:
            self.faults.append(refused.fault)
            return ""


def drafts_of(library: Library, table: SheetTable, record: Record, document: str, place: str = "") -> list[Draft]:
    """What a record says; none where it is blank. `document` and `place` count, by code, where it names none."""
    row = _Record(table, record)
    if not row.cells:
        return []
    stored = library.targets.get(row.get("code"))
    said, made = _said(library, row, document)
    said["jurisdiction"] = _place(library, row, library.place_of(stored) if stored else "", place)
    drafts = []
    values = [column for column in _TIERS if row.get(column)] or ["value"]
    for column in values:
        draft = Draft(record.line, dict(said), made=made, source_words=row.get(VALUE_SOURCE))
        before = len(row.faults)
        _add_value(library, row, draft, column, row.headings.get(column))
        if len(values) > 1 or column != "value":
            draft.said["tier"] = _TIERS[column]
        draft.with_floor = column == STRETCH and FLOOR in values
        drafts.append(draft)
        if len(row.faults) > before and len(values) > 1:
            break
    return [replace(draft, faults=list(row.faults)) for draft in drafts]


def _place(library: Library, row: _Record, stored: str, whole: str) -> str:
    name, code = row.get(PLACE), row.get("jurisdiction")
    if not name and not code:
        if stored:
            return stored
        if not whole:
            row.faults.append(Fault(PLACE, "empty"))
            return ""
        code = whole
    return row.take(lambda: place_code(library, name, code))


def _add_value(library: Library, row: _Record, draft: Draft, column: str, heading: Heading | None) -> None:
    """Value, unit and indicator, which say only together what is meant."""
    stored = library.targets.get(row.get("code"))
    typed = row.get("unit") or (heading.unit if heading else "")
    try:
        wanted = read_value(row.get(column)) if row.get(column) else None
        unit = unit_of(wanted, typed) if wanted else typed
    except ValueUnclear as unclear:
        row.faults.append(Fault(column, unclear.code, row.get(column)))
        wanted, unit = None, typed
    unit = unit or (stored.unit if stored else "")
    if not unit and not any(fault.column == column for fault in row.faults):
        row.faults.append(Fault("unit", "empty"))
    draft.said["indicator"] = thing = _thing(library, row, unit, library.thing_of(stored) if stored else "")
    if unit and thing:
        draft.said["unit"] = unit_code(library, unit, thing, stored.unit if stored else "")
    elif unit:
        draft.said["unit"] = units.canonical(unit) if units.known(unit) else unit
    if wanted:
        _say_value(draft, wanted)
        draft.yearly = wanted.yearly or any("年均" in row.get(each) for each in (THING, "figure"))
    if (heading and heading.year) and not draft.said.get("deadline"):
        draft.said["deadline"] = Period.year(int(heading.year)).end.isoformat()


def _thing(library: Library, row: _Record, unit: str, stored: str) -> str:
    name, code = row.get(THING), row.get("indicator")
    if not name and not code:
        if not stored:
            row.faults.append(Fault(THING, "empty"))
        return stored
    return row.take(lambda: thing_code(library, name, code, unit))


def _say_value(draft: Draft, wanted: Wanted) -> None:
    """The numbers, and what the words beside them say where no column of its own says it."""
    draft.said["value"] = decimal_text(wanted.value)
    beside = {"value_upper": decimal_text(wanted.upper) if wanted.upper is not None else "",
              "comparator": wanted.comparator, "commitment": wanted.commitment}  # fmt: skip
    for name, cell in beside.items():
        if cell and not draft.said.get(name):
            draft.said[name] = cell
            draft.made = (*draft.made, name)


def _said(library: Library, row: _Record, document: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The filled cells beside place, indicator and value, as codes, and which of them were put together."""
    said = {column: row.get(column) for column in ("code", *_AS_THEY_STAND) if row.get(column)}
    for column in sorted(CODED & row.cells.keys()):
        said[column] = row.take(lambda column=column: code_of(column, row.get(column)))  # type: ignore[misc]
    if row.get(TYPE):
        column, code = _type(row)
        said |= {column: code} if column else {}
    for column in ("value_upper", "baseline_value"):
        if row.get(column):
            said[column] = row.take(lambda column=column: _plain_number(column, row.get(column)))  # type: ignore[misc]
    if said.get("value_upper") and not said.get("comparator"):
        said["comparator"] = Comparator.BETWEEN
    for column in ("deadline", "start", "baseline_period"):
        if row.get(column):
            said[column] = row.take(lambda column=column: _day(column, row.get(column)))  # type: ignore[misc]
    if row.get("scope"):
        said["scope"] = row.take(lambda: of_index(library.lookup.scopes, row.get("scope"), "scope", "scope"))
    if row.get("theme"):
        said["theme"] = row.take(lambda: of_index(library.themes, row.get("theme"), "theme", "theme"))
    said["source"] = row.take(lambda: document_code(library, row.get(DOCUMENT), row.get("source"))) or document
    made = _quoted(row, said)
    return {column: cell for column, cell in said.items() if cell}, made


def _type(row: _Record) -> tuple[str, str]:
    try:
        return column_of_type(row.get(TYPE))
    except RowRefused as refused:
        row.faults.append(refused.fault)
        return "", ""


def _quoted(row: _Record, said: dict[str, str]) -> tuple[str, ...]:
    """The quotation goes where it can be found again; without a line, or longer, it goes into the note."""
    figure = row.get("figure")
    if not figure:
        return ()
    if said.get("line") and len(figure) <= LONGEST_FIGURE:
        said["figure"] = figure
        return ()
    said["note_zh"] = "；".join(
        filter(None, [said.get("note_zh", ""), text("zh", "targets.note_figure", figure=figure)])
    )
    return ("note_zh",)


def _plain_number(column: str, cell: str) -> str:
    try:
        wanted = read_value(cell)
    except ValueUnclear as unclear:
        raise RowRefused(Fault(column, unclear.code, cell)) from unclear
    if wanted.unit or wanted.comparator:
        raise RowRefused(Fault(column, "number", cell))
    return decimal_text(wanted.value)


def _day(column: str, cell: str) -> str:
    """The last day of what a deadline names, the first of what a start names, the code of a baseline's period."""
    if is_missing_word(cell) or cell in {text(lang, "library.no_deadline") for lang in LANGUAGES}:
        return ""
    named = _FIVE_YEARS.fullmatch(cell) if column == "deadline" else None
    if named and (last := five_year_end(named["name"])):
        return Period.year(last).end.isoformat()
    try:
        period = parse_period(cell.removeprefix("到").removesuffix("前")).period
    except PeriodError as error:
        raise RowRefused(Fault(column, "day_unclear", cell)) from error
    if column == "baseline_period":
        return period.code
    return (period.start if column == "start" else period.end).isoformat()
