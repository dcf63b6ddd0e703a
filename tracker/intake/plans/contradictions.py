"""What the person chose, or a header says, against what stands around the table: asked about, never silently taken."""

from collections.abc import Iterator, Sequence

from tracker.core import units
from tracker.core.periods import Period, PeriodError, parse_period
from tracker.intake.meaning.columns import Columns
from tracker.intake.meaning.fields import name_and_unit
from tracker.intake.meaning.rows import Rows
from tracker.intake.meaning.statements import About, Statement, periods_in
from tracker.intake.meaning.surroundings import Source, Where
from tracker.intake.meaning.table import Table
from tracker.intake.meaning.verdicts import SEVERAL
from tracker.intake.plans.plan import Options
from tracker.intake.problems import Problem, problem


def contradictions(table: Table, columns: Columns, unit: Statement | None, options: Options) -> list[Problem]:
    """Units and periods that contradict what the texts around the table say; none once it is confirmed."""
    if options.confirmed:
        return []
    found = [*_units(table, columns, unit, options)]
    if options.period and About.PERIOD.value in columns.whole:
        found += _periods(table.sources, options.period)
    return found


def _units(table: Table, columns: Columns, unit: Statement | None, options: Options) -> Iterator[Problem]:
    """A unit chosen, or in a header, that measures what one above the table measures, but in another size."""
    above = [one for one in unit.choices if units.known(one)] if unit and not unit.recalled else []
    if not unit or not above:
        return
    shown = SEVERAL.join(above)
    if options.unit and _is_other(options.unit, above):
        yield problem("UNIT_OTHER", unit.line, "", unit.words, unit=shown, other=options.unit)
    for column in columns.values:
        header = table.header.cells[column.at]
        own = column.unit or name_and_unit(header.strip())[1]
        if own and _is_other(own, above):
            yield problem("UNIT_OTHER", table.header.line, header, unit.words, unit=shown, other=own)


def _is_other(unit: str, above: Sequence[str]) -> bool:
    if not units.known(unit) or any(units.canonical(unit) == units.canonical(one) for one in above):
        return False
    return any(units.dimension(unit) == units.dimension(one) for one in above)


def _periods(sources: Sequence[Source], chosen: str) -> Iterator[Problem]:
    """A period chosen that has no day in common with those that titles and the sheet's name say."""
    try:
        period = parse_period(chosen).period
    except PeriodError:
        return
    said = [(source, found) for source in sources if source.where in _TITLES for found in periods_in(source.text)]
    if said and not any(_overlap(period, found) for _, found in said):
        source, found = said[0]
        yield problem("PERIOD_OTHER", source.line, "", source.text, read=found.code, period=period.code)


_TITLES = (Where.LINE, Where.SHEET)


def other_years(sources: Sequence[Source], rows: Rows) -> list[Problem]:
    """A word where titles name one year, and no value is of it."""
    said = {(day.year, source) for source in sources if source.where in _TITLES
            for found in periods_in(source.text) for day in (found.start, found.end)}  # fmt: skip
    years = {year for year, _ in said}
    periods = [frame.period for frame in rows.shared.frames if frame]
    periods += [row.key.period for row in rows.others.values() if row.key]
    if len(years) != 1 or not periods or any(one.start.year <= min(years) <= one.end.year for one in periods):
        return []
    source = min((source for _, source in said), key=lambda one: one.line)
    return [problem("TITLE_OF_OTHER_YEAR", source.line, "", source.text, year=min(years))]


def _overlap(one: Period, other: Period) -> bool:
    return one.start <= other.end and other.start <= one.end
