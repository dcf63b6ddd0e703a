"""A file's bytes -> a plan: what it would change, and all that is wrong with it, found in one pass."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tracker.intake.collector import collector_paused
from tracker.intake.meaning.columns import map_columns
from tracker.intake.meaning.headers import shape_of
from tracker.intake.meaning.headings import make_role
from tracker.intake.meaning.lookup import Lookup, read_lookup, stored_values
from tracker.intake.meaning.questions import question
from tracker.intake.meaning.reading import Reader
from tracker.intake.meaning.rows import Rows
from tracker.intake.meaning.statements import About, Statement
from tracker.intake.meaning.table import read_table
from tracker.intake.meaning.values import Choices
from tracker.intake.meaning.verdicts import Verdicts
from tracker.intake.plans.compare import compare
from tracker.intake.plans.contradictions import other_years
from tracker.intake.plans.keys import Keys, Spot
from tracker.intake.plans.offers import names_said, recall, remembered, said_by_hand, told_of
from tracker.intake.plans.plan import Column, Layout, Options, PlaceOfFile, Plan, make_plan
from tracker.intake.plans.plausible import MOST_ROWS, Neighbourhood, ask_of_fractions
from tracker.intake.plans.questions_open import in_one_sentence, to_confirm
from tracker.intake.plans.whole import (
    add_file_name,
    for_all,
    panel,
    settle,
    suggested,
    what_headers_say,
    what_is_said,
    years_said,
)
from tracker.intake.problems import TO_CONFIRM, FileRefused, Problem, problem
from tracker.intake.records import Record, Stored
from tracker.people import Person
from tracker.store.engine import Session
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
        role = make_role(lookup)
        table = read_table(data, sheet=options.sheet, role=role, in_use=lookup.characters)
        shape = shape_of(table.header)
        own, offers = remembered(lookup.readings(shape), table.header.cells, person.name)
        add_file_name(table, file[0])
        said = what_is_said(table, lookup)
        recall(said, own, options, lookup, (About.INDICATOR, About.UNIT, About.PLACE))
        role = make_role(lookup, {**own.names, **names_said(options)})
        columns, problems = map_columns(
            table.header,
            dict(options.mapping) or own.columns,
            role,
            whole=for_all(said, options),
            chosen_place=options.place,
            sample=table.sample,
            years_said=years_said(table),
        )
        what_headers_say(table, columns, said)
        recall(said, own, options, lookup, (About.CUMULATIVE,))
        problems = [*table.problems, *(suggested(found, said, lookup) for found in problems)]
        problems += [] if options.mapping else told_of(offers, problems, table.header)
        problems += settle(table, columns, said, options, lookup) if columns.values else []
        layout = Layout(
            table.encoding,
            table.separator,
            table.sheet,
            table.sheets,
            table.header.line,
            "wide" if columns.across else "long",
            tuple(Column(header, columns.field_at(at)) for at, header in enumerate(table.header.cells)),
            shape,
            table.units_above[0] if len(table.units_above) == 1 else "",
            _place_of_file(lookup, columns.chosen_place, said),
            offers=offers,
            by_hand=said_by_hand(said, options),
        )
        problems += [] if options.confirmed else _other_title(lookup, layout.place)

        def planned(problems: Sequence[Problem], rows: Rows) -> Plan:
            codes = [found.code for found in (*problems, *(one for row in rows.whole for one in row.problems))]
            whole = panel(said, columns, options, codes)
            told = in_one_sentence(problems, whole)
            return make_plan(*file, replace(layout, statements=whole), told, rows, options)

        asked_of_file = [found for found in problems if found.is_error]
        if any(found.code not in TO_CONFIRM for found in asked_of_file):
            return planned(problems, Rows())
        verdicts = Verdicts(lookup, person, today, {**own.names, **names_said(options)})
        choices = Choices(options.skip_unknown, options.confirmed)
        if not options.only_good and not asked_of_file and (asked := question(table, columns, verdicts, choices)):
            return planned([*problems, asked], Rows())
        if seen:
            table.blocks = _told(table.blocks, seen)
        with collector_paused():
            reader = Reader(table, columns, verdicts, choices)
            rows = reader.rows()
            ask_of_fractions(rows, lookup.limits)
            beside_stored(session, rows, lookup, asks=not options.confirmed)
            if asked_of_file:
                return planned([*problems, *to_confirm(rows)], Rows())
            problems += [*reader.unit_problems(), *other_years(table.sources, rows)]
            return planned(problems, rows)
    except FileRefused as refused:
        return make_plan(*file, replace(layout, sheets=refused.sheets), [refused.problem], Rows(), options)


def _place_of_file(lookup: Lookup, chosen: str | None, said: Mapping[About, Statement]) -> PlaceOfFile | None:
    if chosen is None:
        return None
    suggested = said[About.PLACE].read if About.PLACE in said else ""
    return PlaceOfFile(chosen, suggested, {lang: lookup.jurisdictions.name(chosen, lang) for lang in LANGUAGES})


def _other_title(lookup: Lookup, place: PlaceOfFile | None) -> list[Problem]:
    """A question where the file's titles name another place than was chosen for it."""
    if not (place and place.chosen and place.suggested) or place.chosen == place.suggested:
        return []
    index = lookup.jurisdictions
    return [problem("PLACE_TITLE", found=index.name(place.suggested), chosen=index.name(place.chosen))]


def _told(blocks: Iterator[Sequence[Record]], seen: Callable[[int], None]) -> Iterator[Sequence[Record]]:
    for block in blocks:
        seen(block[0].line)
        yield block


def beside_stored(session: Session, rows: Rows, lookup: Lookup, *, asks: bool) -> None:
    """Compare the rows with each other and with what is stored of their places and indicators.

    What looks odd in size is asked about, or else only said.
    """
    keys = Keys(rows)
    series = frozenset(keys.series())
    places, indicators = ({each[at] for each in series} for at in (0, 1))
    stored = stored_values(session, places, indicators)
    if len(rows) > MOST_ROWS:
        compare(rows, keys, stored)
        return
    around = Neighbourhood(lookup, asks=asks)

    def told(spot: Spot, old: Stored) -> None:
        if spot[:3] in series:
            around.add_stored(spot, old)

    compare(rows, keys, stored, told)
    around.judge(rows)


def header_cells(session: Session, data: bytes, sheet: str = "") -> Sequence[str]:
    """The header as `check_file` will find it, for naming columns by hand; nothing where there is no table to read."""
    lookup = read_lookup(session)
    try:
        return read_table(data, sheet=sheet, role=make_role(lookup), in_use=lookup.characters).header.cells
    except FileRefused:
        return ()


def display_name(name: str) -> str:
    """A file's name as it may be shown and stored: its last part, printable characters, at most 200 of them."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(char for char in last if char.isprintable())[:_LONGEST_NAME]
