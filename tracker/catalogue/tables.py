"""The rows of the catalogue's files. The fields are the file's columns; a field's type says how a cell is read."""

from dataclasses import dataclass
from typing import Annotated, get_args, get_type_hints

from tracker.catalogue.cells import (
    Code,
    Day,
    DayOrNone,
    Filled,
    Flag,
    Form,
    Names,
    Number,
    NumberOrNone,
    Published,
    When,
    WhenOrNone,
    Whole,
    WholeOrNone,
    Words,
    one_of,
    some_of,
)
from tracker.core.kinds import (
    ActualBasis,
    BaselineBasis,
    Binding,
    Certainty,
    Commitment,
    Comparator,
    DeadlineBasis,
    Direction,
    Frequency,
    IntervalMode,
    Kind,
    Measure,
    Qualifier,
    Tier,
    Vintage,
)
from tracker.core.periods import Period
from tracker.store.models import LEVELS


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of any file, with the line of the file on which it stands."""

    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRow(Row):
    """themes.csv, in the order in which themes are shown."""

    code: Code
    name_zh: Filled
    name_en: Filled


@dataclass(frozen=True, slots=True, kw_only=True)
class JurisdictionRow(Row):
    """jurisdictions.csv."""

    code: Code
    name_zh: Filled
    name_en: Filled
    aliases: Names
    level: Annotated[str, one_of(*LEVELS)]
    parent_code: Words
    note_zh: Words
    note_en: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeRow(Row):
    """scopes.csv: parts of a jurisdiction."""

    code: Code
    name_zh: Filled
    name_en: Filled


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow(Row):
    """indicators.csv; the dimension is that of the unit, `counted_en` what is counted, one and many of them."""

    code: Code
    name_zh: Filled
    name_en: Filled
    aliases: Names
    unit: Filled
    counted_en: Names
    direction: Annotated[str, one_of(*Direction)]
    measure: Annotated[str, one_of(*Measure)]
    cumulative: Flag
    decimals: Whole
    minimum: NumberOrNone
    maximum: NumberOrNone
    frequencies: Annotated[tuple[str, ...], some_of(*Frequency)]
    theme: Filled


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow(Row):
    """sources.csv: the documents; `number` is the 文号, `url` the address, `page` where in it to look."""

    code: Code
    file: Words
    title_zh: Filled
    title_en: Filled
    short_zh: Filled
    short_en: Filled
    publisher: Filled
    published: Day
    published_basis: Filled
    jurisdictions: Names
    note_zh: Words
    note_en: Words
    number: Words = ""
    url: Words = ""
    page: Words = ""
    licence: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow(Row):
    """targets.csv: one number of one document a row; `responsible` is who has to report on it (责任单位)."""

    code: Code
    jurisdiction: Filled
    scope: Words
    indicator: Filled
    kind: Annotated[str, one_of(*Kind)]
    comparator: Annotated[str, one_of(*Comparator)]
    commitment: Annotated[str, one_of(*Commitment)]
    binding: Annotated[str, one_of(*Binding)]
    value: NumberOrNone
    value_upper: NumberOrNone
    unit: Filled
    redacted: Flag
    baseline_value: NumberOrNone
    baseline_period: WhenOrNone
    baseline_basis: Annotated[str, one_of(*BaselineBasis)]
    interim: Words
    late_allowed: Flag
    interval_mode: Annotated[str, one_of("", *IntervalMode)]
    start: DayOrNone
    deadline: DayOrNone
    deadline_basis: Annotated[str, one_of(*DeadlineBasis)]
    deadline_from_zh: Words
    deadline_from_en: Words
    theme: Words
    tier: Annotated[str, one_of("", *Tier)]
    tier_of: Words
    parent: Words
    source: Filled
    line: WholeOrNone
    figure: Words
    note_zh: Words
    note_en: Words
    responsible: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActualRow(Row):
    """actuals.csv: values that the documents state or others have published."""

    jurisdiction: Filled
    scope: Words
    indicator: Filled
    period: When
    vintage: Annotated[str, one_of(*Vintage)]
    value: Number
    qualifier: Annotated[str, one_of(*Qualifier)]
    unit: Filled
    basis: Annotated[str, one_of(ActualBasis.STATED, ActualBasis.PUBLISHED, ActualBasis.DERIVED)]
    certainty: Annotated[str, one_of(*Certainty)]
    publisher: Words
    published: Published
    derived_from: Words
    source: Words
    note_zh: Words
    note_en: Words

    @property
    def key(self) -> tuple[str, str, str, Period, str, str]:
        """What the value is of, and who has published it: one value a key."""
        return self.jurisdiction, self.indicator, self.scope, self.period, self.vintage, self.publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionRow(Row):
    """exclusions.csv: numerals of the documents that are no goal."""

    source: Filled
    line: Whole
    text: Filled
    nth: Whole
    reason: Filled


def forms(kind: type[Row]) -> dict[str, Form]:
    """The columns of a file, each with the form of its cells."""
    hints = get_type_hints(kind, include_extras=True)
    return {column: get_args(hint)[1] for column, hint in hints.items() if column != "at"}
