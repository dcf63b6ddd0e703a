"""The rows of the catalogue's files. A field's type says how its cell is read; the fields are the file's columns."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, NewType

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

Filled = NewType("Filled", str)
Code = NewType("Code", str)
Published = NewType("Published", str)


@dataclass(frozen=True, slots=True)
class OneOf:
    """The codes that a cell may hold."""

    codes: tuple[str, ...]


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
    aliases: tuple[str, ...]
    level: Annotated[str, OneOf(LEVELS)]
    parent_code: str
    note_zh: str
    note_en: str


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
    aliases: tuple[str, ...]
    unit: Filled
    counted_en: tuple[str, ...]
    direction: Annotated[str, OneOf(tuple(Direction))]
    measure: Annotated[str, OneOf(tuple(Measure))]
    cumulative: bool
    decimals: int
    minimum: Decimal | None
    maximum: Decimal | None
    frequencies: Annotated[tuple[str, ...], OneOf(tuple(Frequency))]
    theme: Filled


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow(Row):
    """sources.csv: the documents; `number` is the 文号, `url` the address, `page` where in it to look."""

    code: Code
    file: str
    title_zh: Filled
    title_en: Filled
    short_zh: Filled
    short_en: Filled
    publisher: Filled
    published: date
    published_basis: Filled
    jurisdictions: tuple[str, ...]
    note_zh: str
    note_en: str
    number: str = ""
    url: str = ""
    page: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow(Row):
    """targets.csv: one number of one document a row; `responsible` is who has to report on it (责任单位)."""

    code: Code
    jurisdiction: Filled
    scope: str
    indicator: Filled
    kind: Annotated[str, OneOf(tuple(Kind))]
    comparator: Annotated[str, OneOf(tuple(Comparator))]
    commitment: Annotated[str, OneOf(tuple(Commitment))]
    binding: Annotated[str, OneOf(tuple(Binding))]
    value: Decimal | None
    value_upper: Decimal | None
    unit: Filled
    redacted: bool
    baseline_value: Decimal | None
    baseline_period: Period | None
    baseline_basis: Annotated[str, OneOf(tuple(BaselineBasis))]
    interim: str
    late_allowed: bool
    interval_mode: Annotated[str, OneOf(("", *IntervalMode))]
    start: date | None
    deadline: date | None
    deadline_basis: Annotated[str, OneOf(tuple(DeadlineBasis))]
    deadline_from_zh: str
    deadline_from_en: str
    theme: str
    tier: Annotated[str, OneOf(("", *Tier))]
    tier_of: str
    parent: str
    source: Filled
    line: int | None
    figure: str
    note_zh: str
    note_en: str
    responsible: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActualRow(Row):
    """actuals.csv: values that the documents state or others have published."""

    jurisdiction: Filled
    scope: str
    indicator: Filled
    period: Period
    vintage: Annotated[str, OneOf(tuple(Vintage))]
    value: Decimal
    qualifier: Annotated[str, OneOf(tuple(Qualifier))]
    unit: Filled
    basis: Annotated[str, OneOf((ActualBasis.STATED, ActualBasis.PUBLISHED, ActualBasis.DERIVED))]
    certainty: Annotated[str, OneOf(tuple(Certainty))]
    publisher: str
    published: Published
    derived_from: str
    source: str
    note_zh: str
    note_en: str

    @property
    def key(self) -> tuple[str, str, str, Period, str, str]:
        """What the value is of, and who has published it: one value a key."""
        return self.jurisdiction, self.indicator, self.scope, self.period, self.vintage, self.publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionRow(Row):
    """exclusions.csv: numerals of the documents that are no goal."""

    source: Filled
    line: int
    text: Filled
    nth: int
    reason: Filled
