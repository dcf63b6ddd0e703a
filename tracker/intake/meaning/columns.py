"""Which column holds which field, by its header or as the person said; and what there is to say of those left out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tracker.core.cells import half_width
from tracker.core.numbers import plain_numbers
from tracker.intake.meaning.fields import FOR_READERS, Field, field_of, header_form, name_and_unit
from tracker.intake.meaning.guard import report_width
from tracker.intake.meaning.headers import PLACE, THING, known_columns, missing_fields
from tracker.intake.meaning.headings import JOINT, Heading, Role, is_yearless, other_figure
from tracker.intake.meaning.senses import Sense, senses
from tracker.intake.meaning.stretches import Stretch, only_stretch, stretches
from tracker.intake.meaning.unused_columns import LATER_PART, YEAR_PART, left_out, set_aside
from tracker.intake.meaning.value_words import value_columns
from tracker.intake.meaning.years import drop_months_beside, months_under_years, years
from tracker.intake.problems import Problem, problem
from tracker.intake.records import Record

_SAYS_PLACE = frozenset(PLACE[:2])
_SAYS = {Field.JURISDICTION_CODE: _SAYS_PLACE, Field.INDICATOR_CODE: frozenset(THING), Field.PERIOD: {Field.PERIOD}}
"""What the file as a whole can say, and the fields that say it of a record."""

_DAYS = re.compile(r"日|day")
_REPORTED = re.compile(r"(?:日期|时间|填报日期|填报时间|上报日期|上报时间|date|time)")
_OF_PERIODS = re.compile(r"(?:统计|数据|所属|报告).*(?:年|月|季|期)|(?:reporting|reference)(?:period|month)")


class ValueColumn(NamedTuple):
    """A column of values: its place, in the wide form what its header says, and a unit that its header states.

    `period` is one that stands in the header beside an indicator; `sense` is what its words make of its values,
    `within` the months of a year that they name. `yearless` where the header or the period are months without a year.
    """

    at: int
    header: str = ""
    unit: str = ""
    period: str = ""
    sense: Sense | None = None
    within: tuple[Stretch, ...] = ()
    yearless: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands. In the wide form there are several columns of values, and their headers are `across`.

    `width` is how many cells a record reaches that fills all that is used, `least` how many it needs. `whole` are texts
    that count for every record because no column says their field. `parts` are columns that say, behind the year in the
    period's column, which month or quarter, each with what makes a bare number one (月, 季度). `chosen_place` is the
    code that the person chose for the whole file, empty for none; None where a column says the place: no choice
    overrides it. `aside` are columns of words that are not used, which can say all the same what a record is about.
    Where headers or cells say months without their year, it is `year`, or stands in the column `year_at`; `lacks_year`
    where neither a column nor a title says it. `months_at` is a column of months under headers that are years.
    """

    place: Mapping[Field, int]
    values: tuple[ValueColumn, ...]
    across: Field | None
    width: int
    chosen_place: str | None = None
    whole: Mapping[Field, str] = field(default_factory=dict)
    parts: tuple[tuple[int, str], ...] = ()
    least: int = 0
    aside: tuple[int, ...] = ()
    year: str = ""
    year_at: int = -1
    lacks_year: bool = False
    months_at: int = -1

    def field_at(self, at: int) -> str:
        """The field of a column, "across" for values in the wide form, "" for a column that is not used."""
        if at == self.months_at or any(at == part for part, _ in self.parts):
            return Field.PERIOD
        named = next((field for field, place in self.place.items() if place == at), "")
        of_values = Field.VALUE if Field.VALUE in self.place else Field.ACROSS
        return named or (of_values if any(column.at == at for column in self.values) else "")

    @property
    def several(self) -> bool:
        """Whether a record has more than one value."""
        return self.across is not None or len(self.values) > 1


def map_columns(
    header: Record,
    by_hand: Mapping[int, str],
    role: Role,
    *,
    whole: Mapping[Field, str] | None = None,
    chosen_place: str = "",
    sample: Sequence[Record] = (),
    years_said: Mapping[str, str] | None = None,
) -> tuple[Columns, list[Problem]]:
    """The columns by their headers, or as the person said; and the problems: not enough to read, or a column unused.

    `by_hand` maps a column's place to a field, to "across", or to "" for a column that is not to be used. `whole` is
    what counts for every record where no column says it; the place is given by its code. `sample` are records below.
    `years_said` are the years that titles name, with the words.
    """
    whole = dict(whole or {})
    by_hand = {at: name for at, name in by_hand.items() if 0 <= at < len(header.cells)}
    place, across = known_columns(["" if at in by_hand else cell for at, cell in enumerate(header.cells)], role)
    for at, name in by_hand.items():
        if name == Field.ACROSS:
            across.setdefault(role(header.cells[at]).kind or Field.PERIOD, []).append(at)
        elif name:
            place.setdefault(Field(name), []).append(at)
    if Field.VALUE in place:
        across = {}
    elif not across and (
        likely := value_columns(["" if at in by_hand else cell for at, cell in enumerate(header.cells)])
    ):
        place[Field.VALUE] = likely
    _drop_numbers_as_targets(place, sample, by_hand)
    parts = _periods_in_parts(header.cells, place, by_hand)
    drop_months_beside(across, header.cells, role)
    months_at = months_under_years(place, across, header.cells, sample, role)
    when = years(header, place, across, role, whole.get(Field.PERIOD, ""), years_said or {}, sample)
    if when.in_cells:
        parts = place[Field.PERIOD]
    whole = {field: text for field, text in whole.items() if _SAYS[field].isdisjoint([*place, *across])}
    says_place = not _SAYS_PLACE.isdisjoint([*place, *across])
    open_place = None if says_place else chosen_place
    if not place and not (across and whole):
        shown = " | ".join(filter(None, header.cells))
        return Columns({}, (), None, 0, open_place), [problem("HEADER_NOT_FOUND", header.line, "", shown)]
    headings = {at: role(header.cells[at]) for columns in across.values() for at in columns}
    if any(heading.period for heading in headings.values()):
        whole.pop(Field.PERIOD, None)
        dated = all(heading.period for heading in headings.values())
    else:
        dated = False
    dated_by = {Field.PERIOD} if dated or when.at >= 0 else set()
    problems = [*when.problems, *_not_readable(header, place, across, {*whole, *dated_by}, headings)]
    kind, wide = max(across.items(), key=lambda entry: len(entry[1]), default=("", []))
    told = range(len(header.cells) - report_width(header.cells), len(header.cells))
    mapped = {when.at, months_at, *wide, *parts, *(at for columns in place.values() for at in columns)}
    used = {*mapped, *by_hand, *told}
    problems += [
        left_out(header, at, sample, kind, role, place.get(Field.INDICATOR, []))
        for at, cell in enumerate(header.cells)
        if cell.strip() and at not in used and header_form(cell) not in FOR_READERS
    ]
    values = [_value_column(header.cells[at], at, kind, headings.get(at)) for at in wide or place.get(Field.VALUE, [])]
    problems += [
        problem("COLUMN_SAYS_OTHER", header.line, header.cells[column.at], header.cells[column.at])
        for column in values
        if not kind and column.sense in (Sense.PLAN, Sense.BEFORE, Sense.INDEX)
    ]
    named = [at for field, columns in place.items() if field is not Field.VALUE for at in columns]
    beside = (field_of(header.cells[at])[1] for at in named)
    if unit := next(filter(None, beside), ""):
        values = [column._replace(unit=column.unit or unit) for column in values]
    values = _single_beside_cumulative(values)
    single = {field: columns[0] for field, columns in place.items()}
    needed = [at for field, at in single.items() if field in _NEEDED]
    return (
        Columns(
            single,
            tuple(values),
            Field(kind) if kind else None,
            1 + max(mapped),
            open_place,
            whole,
            tuple((at, what_part(header.cells[at])) for at in parts),
            1 + max([*needed, *parts, *([] if kind else (column.at for column in values[:1]))], default=0),
            set_aside(header, sample, {*mapped, *told}),
            when.year,
            when.at,
            when.to_be_said,
            months_at,
        ),
        problems,
    )


_NEEDED = {*PLACE, *THING, Field.PERIOD, Field.UNIT}


def _single_beside_cumulative(values: Sequence[ValueColumn]) -> list[ValueColumn]:
    """A month beside the months up to it (5月, 1-5月) is that month alone."""
    named = [only_stretch(column.period or column.header) for column in values]
    last = {one.last for one in named if one and one.first == 1 < one.last}
    return [
        column._replace(sense=Sense.SINGLE)
        if one and one.is_month and one.last in last and not column.sense
        else column
        for column, one in zip(values, named, strict=True)
    ]


def _drop_numbers_as_targets(
    place: dict[Field, list[int]], sample: Sequence[Record], by_hand: Mapping[int, str]
) -> None:
    """A column 目标 with numbers holds goals and no codes of targets; it is then one that is left out."""
    for at in list(place.get(Field.TARGET, [])):
        cells = [half_width(record.cells[at]) for record in sample if at < len(record.cells)]
        filled = [cell for cell in cells if cell]
        if at not in by_hand and filled and all(number is not None for number in plain_numbers(filled)):
            place[Field.TARGET].remove(at)
    if not place.get(Field.TARGET, True):
        del place[Field.TARGET]


def _periods_in_parts(cells: Sequence[str], place: dict[Field, list[int]], by_hand: Mapping[int, str]) -> list[int]:
    """The columns that say the month or quarter (and day) behind the year; one that names the period outdoes a date.

    A month's column alone is the period's, for its cells can hold the year.
    """
    forms = [header_form(cell) for cell in cells]
    open_to = [at for at in range(len(cells)) if at not in by_hand]
    found = place.get(Field.PERIOD, [])
    years = [at for at in found if YEAR_PART.fullmatch(forms[at])]
    later = [at for at in open_to if at not in found and LATER_PART.fullmatch(forms[at])]
    days = [at for at in open_to if at not in found and _DAYS.fullmatch(forms[at])]
    if len(found) == len(years) == 1 and later:
        return later + (days if len(later) == len(days) == 1 else [])
    if later and not found:
        place[Field.PERIOD] = later
    exact = [at for at in open_to if _OF_PERIODS.fullmatch(forms[at])]
    if later and found and all(_REPORTED.fullmatch(forms[at]) and at not in by_hand for at in found):
        place[Field.PERIOD] = later
    elif len(exact) == 1 and len(found) > 1 and all(at in exact or _REPORTED.fullmatch(forms[at]) for at in found):
        place[Field.PERIOD] = exact
    return []


def what_part(header: str) -> str:
    """What makes a bare number in a column of months or quarters a period."""
    form = header_form(header)
    if _DAYS.fullmatch(form):
        return "日"
    return "季度" if "季" in form or form.startswith("quarter") else "月"


def _value_column(header: str, at: int, kind: str, heading: Heading | None) -> ValueColumn:
    """A column of values: in the wide form as its heading says, else with the unit and the sense of its header."""
    if heading and heading.kind:
        name = f"{heading.name}（{heading.unit}）" if kind == Field.INDICATOR and heading.unit else heading.name
        if kind == Field.INDICATOR and not (heading.period or heading.sense or stretches(header) or JOINT in header):
            name = header
        unit = "" if kind == Field.INDICATOR else heading.unit
        yearless = is_yearless(heading.period or (heading.name if kind == Field.PERIOD else ""))
        return ValueColumn(at, name, unit, heading.period, heading.sense, yearless=yearless)
    bare, unit = name_and_unit(header.strip())
    found = senses(header)
    sense = other_figure(header) or (Sense.SINGLE if Sense.SINGLE in found else None)
    sense = Sense.CUMULATIVE if Sense.CUMULATIVE in found else sense
    return ValueColumn(at, bare if kind else "", unit, "", sense, () if kind == Field.PERIOD else stretches(header))


def _not_readable(
    header: Record,
    place: Mapping[Field, list[int]],
    across: Mapping[str, list[int]],
    whole: set[Field],
    headings: Mapping[int, Heading],
) -> list[Problem]:
    shown = " | ".join(cell for cell in header.cells if cell.strip())
    said = {Field.JURISDICTION_CODE: Field.JURISDICTION, Field.INDICATOR_CODE: Field.INDICATOR}
    known = {said.get(field, field) for field in whole}
    problems = [
        problem("COLUMN_MISSING", header.line, "", shown, field=field.value)
        for field in missing_fields(place, across)
        if field not in known
    ]
    problems += [
        problem("COLUMN_TWICE", header.line, header.cells[columns[0]], " | ".join(header.cells[at] for at in columns))
        for field, columns in place.items()
        if len(columns) > 1 and not (field is Field.VALUE and columns == value_columns(header.cells))
    ]
    mixed = len({bool(heading.period) for heading in headings.values()}) > 1
    if len(across) > 1 or mixed:
        problems.append(problem("COLUMN_MIXED", header.line, "", shown))
    forms = [header_form(header.cells[at]) for columns in across.values() for at in columns]
    problems += [problem("COLUMN_TWICE", header.line, form, form) for form in sorted({*forms}) if forms.count(form) > 1]
    return problems
