"""A file's bytes -> a plan: what it would change, and all that is wrong with it, found in one pass."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from sqlmodel import Session

from tracker.core.periods import PeriodError, parse_period
from tracker.intake.collector import collector_paused
from tracker.intake.compare import compare
from tracker.intake.delimited import Record
from tracker.intake.fields import name_and_unit
from tracker.intake.headers import Role, map_columns, shape_of
from tracker.intake.keys import Keys
from tracker.intake.lookup import Lookup, read_lookup, stored_values
from tracker.intake.plan import Column, Layout, Options, PlaceOfFile, Plan, make_plan
from tracker.intake.problems import FileRefused, Problem, problem
from tracker.intake.reading import Reader
from tracker.intake.rows import Rows
from tracker.intake.table import read_table
from tracker.intake.verdicts import Verdicts
from tracker.people import Person
from tracker.words import LANGUAGES

PAGE_BYTES = 20 * 2**20
"""The largest file that a page takes; the page says so."""

COMMAND_BYTES = 500 * 2**20
"""The largest file that the command line takes."""

_LONGEST_NAME = 200


def check_file(
    session: Session,
    data: bytes,
    name: str,
    *,
    person: Person,
    today: date,
    options: Options | None = None,
    most_bytes: int = PAGE_BYTES,
    seen: Callable[[int], None] | None = None,
) -> Plan:
    """What the file would change if this person committed it today, and all that is wrong with it.

    Never raises for what is in the file: a file that cannot be read comes back as a plan that is `refused`. The session
    is one of `reading`. `name` is data: it is kept for display, and never decides anything. `seen` is told now and then
    how many lines have been read, for a progress bar: nothing is being written meanwhile.
    """
    options = options or Options()
    file = (display_name(name), hashlib.sha256(data).hexdigest())
    layout = Layout()
    try:
        if len(data) > most_bytes:
            raise FileRefused(problem("TOO_LARGE", found=str(len(data)), most=most_bytes // 2**20))
        lookup = read_lookup(session)
        role = _role(lookup)
        table = read_table(data, sheet=options.sheet, role=role)
        shape = shape_of(table.header)
        by_hand = dict(options.mapping) or lookup.mappings.get(shape, {})
        columns, problems = map_columns(table.header, by_hand, role, options.place)
        layout = Layout(
            table.encoding,
            table.separator,
            table.sheet,
            table.sheets,
            table.header.line,
            "wide" if columns.across else "long",
            tuple(Column(header, columns.field_at(at)) for at, header in enumerate(table.header.cells)),
            shape,
            table.unit_above,
            _place_of_file(lookup, columns.chosen_place, (*table.above, table.sheet, file[0])),
        )
        problems = [*table.problems, *problems, *_other_title(lookup, layout.place)]
        if any(found.is_error for found in problems):
            return make_plan(*file, layout, problems, Rows(), options)
        if seen:
            table.blocks = _told(table.blocks, seen)
        with collector_paused():
            reader = Reader(table, columns, Verdicts(lookup, person, today))
            rows = reader.rows()
            beside_stored(session, rows)
            return make_plan(*file, layout, [*problems, *reader.unit_problems()], rows, options)
    except FileRefused as refused:
        return make_plan(*file, replace(layout, sheets=refused.sheets), [refused.problem], Rows(), options)


def _place_of_file(lookup: Lookup, chosen: str | None, titles: Sequence[str]) -> PlaceOfFile | None:
    if chosen is None:
        return None
    index = lookup.jurisdictions
    return PlaceOfFile(
        chosen, index.named_in("\n".join(titles)), {lang: index.name(chosen, lang) for lang in LANGUAGES}
    )


def _other_title(lookup: Lookup, place: PlaceOfFile | None) -> list[Problem]:
    """A word where the file's titles name another place than was chosen for it."""
    if not (place and place.chosen and place.suggested) or place.chosen == place.suggested:
        return []
    index = lookup.jurisdictions
    return [problem("PLACE_TITLE", found=index.name(place.suggested), chosen=index.name(place.chosen))]


def _told(blocks: Iterator[Sequence[Record]], seen: Callable[[int], None]) -> Iterator[Sequence[Record]]:
    for block in blocks:
        seen(block[0].line)
        yield block


def beside_stored(session: Session, rows: Rows) -> None:
    """Compare the rows with each other and with what is stored of their places and indicators."""
    keys = Keys(rows)
    places, indicators = ({series[at] for series in keys.series()} for at in (0, 1))
    compare(rows, keys, stored_values(session, places, indicators))


def header_cells(session: Session, data: bytes, sheet: str = "") -> Sequence[str]:
    """The header as `check_file` will find it, for naming columns by hand; nothing where there is no table to read."""
    try:
        return read_table(data, sheet=sheet, role=_role(read_lookup(session))).header.cells
    except FileRefused:
        return ()


def display_name(name: str) -> str:
    """A file's name as it may be shown and stored: its last part, printable characters, at most 200 of them."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(char for char in last if char.isprintable())[:_LONGEST_NAME]


def _role(lookup: Lookup) -> Role:
    """What a header stands for that is no field's name; these are the headers of the wide form."""

    @cache
    def role(header: str) -> str:
        name = name_and_unit(header.strip())[0]
        if lookup.indicators.has(name):
            return "indicator"
        if lookup.jurisdictions.has(name):
            return "jurisdiction"
        try:
            return "" if parse_period(name).warnings else "period"
        except PeriodError:
            return ""

    return role
