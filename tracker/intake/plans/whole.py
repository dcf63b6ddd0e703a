"""What counts for the whole file: what the person chose, else what the file says for sure. The rest is asked."""

from collections.abc import Mapping, Sequence

from tracker.core import units
from tracker.core.periods import Period, PeriodError, parse_period
from tracker.intake.meaning.columns import Columns
from tracker.intake.meaning.dated import Setting, Span
from tracker.intake.meaning.fields import Field, name_and_unit
from tracker.intake.meaning.guard import is_ours
from tracker.intake.meaning.lookup import Lookup
from tracker.intake.meaning.remarks import Remark, of_titles, remarks
from tracker.intake.meaning.senses import Sense, senses
from tracker.intake.meaning.statements import (
    YES,
    About,
    Statement,
    chosen,
    cumulative_in,
    from_january,
    months_said,
    other_indicator,
    periods_in,
    statements,
)
from tracker.intake.meaning.surroundings import FOOTER, Source, Where
from tracker.intake.meaning.table import Table
from tracker.intake.meaning.turning_words import names_a_group, turned, turned_by_header
from tracker.intake.meaning.verdicts import SEVERAL
from tracker.intake.plans.contradictions import contradictions
from tracker.intake.plans.plan import Options
from tracker.intake.problems import TO_CONFIRM, Problem, problem

FIELDS = {
    About.PLACE: Field.JURISDICTION_CODE,
    About.INDICATOR: Field.INDICATOR_CODE,
    About.PERIOD: Field.PERIOD,
}
"""What can stand in for a column, and the field that it fills."""

_OF_COLUMN = {"jurisdiction": About.PLACE, "indicator": About.INDICATOR, "period": About.PERIOD}
_READ = {About.PLACE: "PLACE_READ", About.INDICATOR: "INDICATOR_READ", About.PERIOD: "PERIOD_READ"}


def add_file_name(table: Table, file_name: str) -> None:
    """Count the file's name among the texts around a table.

    A file of our own making says all in its columns, and has notes that come back as they went out.
    """
    stem = file_name.rpartition(".")[0] or file_name
    table.notes_are_texts = ours = is_ours(table.header.cells)
    table.sources = () if ours else (*table.sources, Source(Where.FILE, 0, stem))


def what_is_said(table: Table, lookup: Lookup) -> dict[About, Statement]:
    """What the texts around a table say."""
    return statements(table.sources, lookup) if table.sources else {}


def years_said(table: Table) -> dict[str, str]:
    """The years that titles and the sheet's name say, with the words."""
    titles = [source.text for source in table.sources if source.where in (Where.LINE, Where.SHEET)]
    found = [(period, text) for text in titles for period in periods_in(text)]
    return {str(day.year): text for period, text in found for day in (period.start, period.end)}


def for_all(said: Mapping[About, Statement], options: Options) -> dict[Field, str]:
    """The texts that count for every record, by field."""
    found = {about: options.answer(about) or (said[about].value if about in said else "") for about in FIELDS}
    return {FIELDS[about]: text for about, text in found.items() if text}


def what_headers_say(table: Table, columns: Columns, said: dict[About, Statement]) -> None:
    """Add what the headers of values say of all of them, where the texts around the table do not."""
    of_values = [table.header.cells[column.at] for column in columns.values if not columns.several]
    headers = [Source(Where.HEADER, table.header.line, header) for header in of_values]
    headers += [source for source in _over_periods(table, columns) if Sense.CUMULATIVE in senses(source.text)]
    if About.CUMULATIVE not in said and (found := cumulative_in(headers)):
        said[About.CUMULATIVE] = found
    from_january(said)


def settle(
    table: Table, columns: Columns, said: Mapping[About, Statement], options: Options, lookup: Lookup
) -> list[Problem]:
    """Tell the table which units and span count, and say what was read so, or has to be asked before reading."""
    unit = said.get(About.UNIT)
    table.units_above = (options.unit,) if options.unit else unit.choices if unit else ()
    months, words = months_said((*table.sources, *_over_periods(table, columns)))
    cumulative = said.get(About.CUMULATIVE)
    answered = bool(options.cumulative or (cumulative and cumulative.value))
    span, new_years = _span(cumulative, options), _only_new_years(table, columns)
    table.setting = Setting(span, months, words, answered=answered, new_years=new_years)
    table.remarks = _remarks(table, columns, lookup)
    problems = [
        problem(_READ[about], said[about].line, "", said[about].words, read=_shown(about, said[about].read, lookup))
        for about, field in FIELDS.items()
        if field in columns.whole and _counts(said, about, options) and not said[about].recalled
    ]
    problems += [
        problem("ANSWER_RECALLED", each.line, "", each.words, about=about.value, read=_shown(about, each.read, lookup))
        for about, each in said.items()
        if each.recalled and _counts(said, about, options) and FIELDS.get(about) in {None, *columns.whole}
    ]
    in_headers = all(column.unit or name_and_unit(column.header)[1] for column in columns.values)
    says_unit = Field.UNIT in columns.place or in_headers
    if unit and not unit.choices and not options.unit and not says_unit:
        suggested = {"recalled": unit.read} if unit.recalled else {}
        problems.append(problem("UNIT_OPEN", unit.line, "", unit.words, **suggested))
    if unit and len(unit.choices) == 1 and unit.line and not unit.recalled and not options.unit and not says_unit:
        problems.append(problem("UNIT_ABOVE", unit.line, "", unit.words, unit=unit.choices[0]))
    if options.unit and not units.known(options.unit):
        problems.append(problem("UNIT_UNKNOWN", 0, "", options.unit))
    if options.period and not _period_of(options.period):
        problems.append(problem("PERIOD_INVALID", 0, "", options.period))
    if options.indicator and not options.confirmed and Field.INDICATOR_CODE in columns.whole:
        headers = [Source(Where.HEADER, table.header.line, table.header.cells[column.at]) for column in columns.values]
        other = other_indicator((*table.sources, *headers), options.indicator, lookup)
        name = lookup.indicators.name(options.indicator)
        problems += [problem("INDICATOR_OTHER", other.line, "", other.text, name=name)] if other else []
    problems += contradictions(table, columns, unit, options)
    problems += [problem("TITLE_OPEN", one.line, "", one.text) for one in table.sources if names_a_group(one)]
    plan = said.get(About.PLAN)
    if plan and not options.actual:
        problems.append(problem("PLAN_IN_TITLE", plan.line, "", plan.words))
    return problems


def _counts(said: Mapping[About, Statement], about: About, options: Options) -> bool:
    """Whether what the file says of something counts, because it is sure and nobody has said otherwise."""
    return about in said and said[about].sure and not options.answer(about)


def _shown(about: About, value: str, lookup: Lookup) -> str:
    """A value with the name that it stands for, where it is a code."""
    index = {About.INDICATOR: lookup.indicators, About.PLACE: lookup.jurisdictions}.get(about)
    return f"{index.name(value)} ({value})" if index else value


def _over_periods(table: Table, columns: Columns) -> list[Source]:
    """The header of the column of periods, which can say their months: 年份（1-6月）."""
    at = columns.place.get(Field.PERIOD)
    return [] if at is None else [Source(Where.HEADER, table.header.line, table.header.cells[at])]


def _only_new_years(table: Table, columns: Columns) -> bool:
    """Whether all days in the column of the period, as far as can be seen, are the first of January."""
    at = columns.place.get(Field.PERIOD, -1)
    cells = [record.cells[at] for record in table.sample if 0 <= at < len(record.cells)]
    days = [found.start for cell in cells if (found := _period_of(cell)) and found.start == found.end]
    return bool(days) and all((day.month, day.day) == (1, 1) for day in days)


def _period_of(text: str) -> Period | None:
    try:
        return parse_period(text).period
    except PeriodError:
        return None


def _remarks(table: Table, columns: Columns, lookup: Lookup) -> tuple[Remark, ...]:
    """What notes, titles and headers of values make of them, but for plans, units and months of the whole, which are
    asked or read."""
    notes = [one for source in table.sources if FOOTER.match(source.text) for one in remarks(source.text)]
    above = [source.text for source in table.sources if source.where is not Where.FOOT]
    headers = tuple(table.header.cells)
    turns = [one for text in above for one in turned(lookup.jurisdictions.without_names(text), headers)]
    by_hand = [] if columns.across else [table.header.cells[column.at] for column in columns.values]
    turns += [one for header in by_hand for one in turned_by_header(header)]
    kept = (one for one in (*notes, *of_titles(above), *turns))
    return tuple(one for one in kept if one.about or not (one.unit or one.within or one.kind in _ASKED_OR_READ))


_ASKED_OR_READ = (Sense.PLAN, Sense.CUMULATIVE)


def _span(cumulative: Statement | None, options: Options) -> Span:
    if answer := options.cumulative or (cumulative.value if cumulative else ""):
        return Span.CUMULATIVE if answer == YES else Span.AS_IT_STANDS
    return Span.OPEN if cumulative else Span.AS_IT_STANDS


def suggested(found: Problem, said: Mapping[About, Statement], lookup: Lookup) -> Problem:
    """A missing column's problem, with what the file says elsewhere and nobody has confirmed."""
    about = _OF_COLUMN.get(dict(found.values).get("field", ""))
    if found.code != "COLUMN_MISSING" or not about or about not in said:
        return found
    statement = said[about]
    if statement.recalled:
        return found._replace(values=(*found.values, ("recalled", _shown(about, statement.read, lookup))))
    if not statement.words:
        return found
    read = statement.read or SEVERAL.join(statement.choices)
    if not read:
        return found
    return found._replace(values=(*found.values, ("words", statement.words), ("suggested", read)))


def panel(
    said: Mapping[About, Statement], columns: Columns, options: Options, codes: Sequence[str]
) -> tuple[Statement, ...]:
    """Everything that the file as a whole says or leaves open, for the person to see. `codes` are of the problems."""
    missing = {about: not _in_columns(columns, about) for about in FIELDS}
    open_for = {
        About.CUMULATIVE: "CUMULATIVE_OPEN" in codes,
        About.UNIT: "UNIT_OPEN" in codes,
        About.PLAN: "PLAN_IN_TITLE" in codes,
        About.CONFIRMED: not TO_CONFIRM.isdisjoint(codes),
    }
    needed = {**missing, **open_for}
    shown = [about for about in About if needed[about] or options.answer(about) or _is_told(about, said, columns)]
    return tuple(chosen(dict(said), about, options.answer(about), needed=needed[about]) for about in shown)


def _is_told(about: About, said: Mapping[About, Statement], columns: Columns) -> bool:
    """Whether what was read of the whole bears on the values: not where columns say it."""
    return (
        about in said
        and (about not in FIELDS or not _in_columns(columns, about))
        and (about is not About.UNIT or Field.UNIT not in columns.place)
    )


def _in_columns(columns: Columns, about: About) -> bool:
    fields = {
        About.PLACE: {Field.JURISDICTION, Field.JURISDICTION_CODE, Field.TARGET},
        About.INDICATOR: {Field.INDICATOR, Field.INDICATOR_CODE, Field.TARGET},
        About.PERIOD: {Field.PERIOD},
    }[about]
    if about is About.PERIOD and columns.lacks_year:
        return False
    across = columns.across in fields or (about is About.PERIOD and any(column.period for column in columns.values))
    return across or not fields.isdisjoint(columns.place)
