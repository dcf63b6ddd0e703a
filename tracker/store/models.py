"""The tables. One shape for value and goal: what, where, when, how much, in which unit, from which source.

The tables have a registry of their own, because Streamlit's hot reload runs this module twice. `table=True` models do
not validate; whatever comes from outside is checked before it gets here, and CHECK constraints stand behind that.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from tracker.core.kinds import (
    ActualBasis,
    BaselineBasis,
    Binding,
    Certainty,
    Commitment,
    Comparator,
    DeadlineBasis,
    Direction,
    IntervalMode,
    Kind,
    Measure,
    Qualifier,
    Tier,
    Vintage,
)
from tracker.store.columns import DateText, DecimalText, Flag, MomentText, Words
from tracker.store.rules import STRICT, either, is_day, is_flag, is_number, one_of

LEVELS = ("country", "province", "prefecture", "county", "zone", "region", "unnamed")


class Table(SQLModel, registry=registry()):
    """The common parent of all tables."""


def _text(**options: Any) -> Any:
    return Field(sa_type=Words, **options)


def _added_text() -> Any:
    """A text that a later step of the schema has added."""
    return Field(default="", sa_column=Column(Words, nullable=False, server_default=""))


def _flag(default: bool = False) -> Any:
    return Field(default=default, sa_type=Flag)


def _later(column: str) -> ForeignKey:
    """A reference within one table, checked at the commit, so that rows may come in any order."""
    return ForeignKey(column, deferrable=True, initially="DEFERRED")


class Theme(Table, table=True):
    """A theme that targets are grouped by."""

    __table_args__ = STRICT
    code: str = _text(primary_key=True)
    position: int = 0
    name_zh: str = _text()
    name_en: str = _text()


class Jurisdiction(Table, table=True):
    """A place in the tree: 国, 省, 市, 县; a zone or region outside the sums; or a place that stays unnamed."""

    __table_args__ = (one_of("level", LEVELS), STRICT)
    id: int | None = Field(default=None, primary_key=True)
    code: str = _text(unique=True)
    name_zh: str = _text()
    name_en: str = _text()
    aliases: str = _text(default="")
    level: str = _text()
    parent_code: str | None = Field(default=None, sa_column=Column(Words, _later("jurisdiction.code"), index=True))
    position: int = 0
    note_zh: str = _text(default="")
    note_en: str = _text(default="")


class Scope(Table, table=True):
    """A part of a jurisdiction that a target or actual is about (城区, a park, a firm); the empty code is the whole."""

    __table_args__ = STRICT
    code: str = _text(primary_key=True)
    name_zh: str = _text()
    name_en: str = _text()


class Indicator(Table, table=True):
    """What is measured: names, unit, direction, natural limits, and the periods in which actuals may come.

    `counted_en` has the English noun of what is counted, one and many ("workshop|workshops"); empty: the unit's own.
    """

    __table_args__ = (
        one_of("direction", Direction),
        one_of("measure", Measure),
        is_flag("cumulative"),
        *is_number("minimum", optional=True),
        *is_number("maximum", optional=True),
        STRICT,
    )
    id: int | None = Field(default=None, primary_key=True)
    code: str = _text(unique=True)
    name_zh: str = _text()
    name_en: str = _text()
    aliases: str = _text(default="")
    unit: str = _text()
    counted_en: str = _text(default="")
    dimension: str = _text()
    direction: str = _text()
    measure: str = _text()
    cumulative: bool = _flag()
    decimals: int = 0
    minimum: Decimal | None = Field(default=None, sa_type=DecimalText)
    maximum: Decimal | None = Field(default=None, sa_type=DecimalText)
    frequencies: str = _text()
    theme: str = Field(sa_column=Column(Words, ForeignKey("theme.code"), nullable=False))


class Source(Table, table=True):
    """A document that targets or actuals were taken from; `number` is its 文号, `page` where in it to look."""

    __table_args__ = STRICT
    code: str = _text(primary_key=True)
    file: str = _text(default="")
    title_zh: str = _text()
    title_en: str = _text()
    short_zh: str = _text()
    short_en: str = _text()
    publisher: str = _text()
    published: date = Field(sa_type=DateText)
    published_basis: str = _text()
    jurisdictions: str = _text(default="")
    note_zh: str = _text(default="")
    note_en: str = _text(default="")
    excluded: str = _text(default="")
    number: str = _added_text()
    url: str = _added_text()
    page: str = _added_text()
    licence: str = _added_text()


class Target(Table, table=True):
    """One quantified goal: one number of one document."""

    __table_args__ = (
        one_of("kind", Kind),
        one_of("comparator", Comparator),
        one_of("commitment", Commitment),
        one_of("binding", Binding),
        one_of("baseline_basis", BaselineBasis),
        one_of("deadline_basis", DeadlineBasis),
        one_of("interval_mode", ["", *IntervalMode]),
        one_of("tier", ["", *Tier]),
        is_flag("redacted"),
        is_flag("late_allowed"),
        is_flag("retired"),
        one_of("value_basis", ("stated", "user")),
        CheckConstraint("value_basis = 'stated' OR value_source <> ''", name="value_sourced"),
        CheckConstraint("redacted = 0 OR value IS NULL OR value_basis = 'user'", name="redacted_not_stated"),
        *(check for column in ("value", "value_upper", "baseline_value") for check in is_number(column, optional=True)),
        CheckConstraint("length(figure) <= 25", name="figure_short"),
        CheckConstraint("version >= 1", name="version_positive"),
        STRICT,
    )
    id: int | None = Field(default=None, primary_key=True)
    code: str = _text(unique=True)
    jurisdiction_id: int = Field(foreign_key="jurisdiction.id", index=True)
    indicator_id: int = Field(foreign_key="indicator.id", index=True)
    scope: str = Field(default="", sa_column=Column(Words, ForeignKey("scope.code"), nullable=False, server_default=""))
    kind: str = _text()
    comparator: str = _text()
    commitment: str = _text()
    binding: str = _text(default=Binding.UNSPECIFIED)
    value: Decimal | None = Field(default=None, sa_type=DecimalText)
    value_upper: Decimal | None = Field(default=None, sa_type=DecimalText)
    unit: str = _text()
    redacted: bool = _flag()
    value_basis: str = _text(default="stated")
    value_source: str = _text(default="")
    baseline_value: Decimal | None = Field(default=None, sa_type=DecimalText)
    baseline_period: str = _text(default="")
    baseline_basis: str = _text(default=BaselineBasis.NONE)
    interim: str = _text(default="")
    late_allowed: bool = _flag()
    interval_mode: str = _text(default="")
    start: date | None = Field(default=None, sa_type=DateText)
    deadline: date | None = Field(default=None, sa_type=DateText)
    deadline_basis: str = _text(default=DeadlineBasis.NONE)
    deadline_from_zh: str = _text(default="")
    deadline_from_en: str = _text(default="")
    theme: str = Field(sa_column=Column(Words, ForeignKey("theme.code"), nullable=False))
    tier: str = _text(default="")
    tier_of: str | None = Field(default=None, sa_column=Column(Words, _later("target.code")))
    parent: str | None = Field(default=None, sa_column=Column(Words, _later("target.code")))
    source: str = Field(sa_column=Column(Words, ForeignKey("source.code"), nullable=False))
    line: int | None = None
    figure: str = _text(default="")
    note_zh: str = _text(default="")
    note_en: str = _text(default="")
    responsible: str = _text(default="")
    position: int = 0
    version: int = 1
    retired: bool = _flag()
    catalogue: str = _text(default="")


class Batch(Table, table=True):
    """One act of writing: a catalogue update, an import, a saved grid, an entered slot, an undo, an edit.

    `key` is unique, so that the same act confirmed twice is one batch. `checksum` is SHA-256 over the batch's rows,
    `tables` has digests of the tables that they refer to where the batch changed those, `link` is over all of it and
    the batch before (`chain`).
    """

    __table_args__ = (
        one_of("kind", ("catalogue", "import", "grid", "slot", "retract", "undo", "target", "reference", "mapping")),
        STRICT,
    )
    id: int | None = Field(default=None, primary_key=True)
    key: str = _text(unique=True)
    kind: str = _text()
    at: datetime = Field(sa_type=MomentText)
    who: str = _text()
    file_name: str = _text(default="")
    file_sha256: str = _text(default="")
    undoes: int | None = Field(default=None, foreign_key="batch.id", unique=True)
    reason: str = _text(default="")
    added: int = 0
    changed: int = 0
    retracted: int = 0
    same: int = 0
    skipped: int = 0
    rejected: int = 0
    kept: str = _text(default="")
    checksum: str = _text(default="")
    tables: str = _text(default="")
    link: str = _text(default="")


ENTRIES = ("themes", "jurisdictions", "scopes", "indicators", "mappings", "sources")
"""The tables that a person may add to, in the order in which they refer to each other."""


class ReferenceChange(Table, table=True):
    """What a batch did to one row of such a table: its fields before and after as JSON, NULL where there was no row."""

    __tablename__ = "reference_change"
    __table_args__ = (one_of("entity", ENTRIES), STRICT)
    id: int | None = Field(default=None, primary_key=True)
    batch_id: int = Field(foreign_key="batch.id", index=True)
    entity: str = _text()
    code: str = _text()
    before: str | None = _text(default=None)
    after: str | None = _text(default=None)


ACTUAL_KEY = ("jurisdiction_id", "indicator_id", "scope", "period_start", "period_end", "vintage", "beside")


class Actual(Table, table=True):
    """One version of one actual value; the newest version of a key is `current`, the older ones are its history.

    The key is jurisdiction + indicator + scope + period + vintage + `beside`: 0 for the first publisher of such a
    value, 1, 2 … for others who have published it too, so that nobody's overwrites another's. `value` is in the
    indicator's unit; `original_value` and `original_unit` are the cell as it came; a `note` may have an English one
    beside it. A retraction is a version with `retracted` set. When a version was entered is when its batch was written.
    """

    __table_args__ = (
        UniqueConstraint(*ACTUAL_KEY, "version", name="actual_version"),
        Index("actual_batch", "batch_id"),
        either("vintage", Vintage, usual=Vintage.UNMARKED),
        either("qualifier", Qualifier, usual=Qualifier.EXACT),
        either("basis", ActualBasis, usual=ActualBasis.USER),
        either("certainty", Certainty, usual=Certainty.UNMARKED),
        is_flag("current"),
        is_flag("retracted"),
        *is_number("value"),
        *is_day("period_start"),
        *is_day("period_end"),
        CheckConstraint("period_start <= period_end", name="period_order"),
        CheckConstraint("period_start >= '1949-01-01'", name="period_earliest"),
        CheckConstraint("length(note) <= 1000 AND length(source) <= 1000", name="text_short"),
        STRICT,
    )
    id: int | None = Field(default=None, primary_key=True)
    jurisdiction_id: int = Field(foreign_key="jurisdiction.id")
    indicator_id: int = Field(foreign_key="indicator.id")
    scope: str = Field(default="", sa_column=Column(Words, ForeignKey("scope.code"), nullable=False, server_default=""))
    period_start: date = Field(sa_type=DateText)
    period_end: date = Field(sa_type=DateText)
    vintage: str = _text(default="")
    version: int = 1
    current: bool = _flag(default=True)
    retracted: bool = _flag()
    value: Decimal = Field(sa_type=DecimalText)
    qualifier: str = _text(default=Qualifier.EXACT)
    basis: str = _text(default=ActualBasis.USER)
    certainty: str = _text(default="")
    publisher: str = _text(default="")
    published: str = _text(default="")
    derived_from: str = _text(default="")
    source: str = _text(default="")
    note: str = _text(default="")
    note_en: str = _text(default="")
    original_value: str = _text(default="")
    original_unit: str = _text(default="")
    batch_id: int = Field(foreign_key="batch.id")
    beside: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default=text("0")))


class TargetVersion(Table, table=True):
    """One version of a target as a batch left it, the newest included: `fields` is the row as JSON."""

    __tablename__ = "target_version"
    __table_args__ = (UniqueConstraint("target_code", "version", name="target_version_once"), STRICT)
    id: int | None = Field(default=None, primary_key=True)
    target_code: str = Field(sa_column=Column(Words, ForeignKey("target.code"), nullable=False, index=True))
    version: int
    at: datetime = Field(sa_type=MomentText)
    who: str = _text()
    batch_id: int = Field(foreign_key="batch.id", index=True)
    reason: str = _text(default="")
    fields: str = _text()


class Conflict(Table, table=True):
    """A newer catalogue says one thing, a person said another: the person's word stays, the difference is listed."""

    __table_args__ = STRICT
    id: int | None = Field(default=None, primary_key=True)
    batch_id: int = Field(foreign_key="batch.id", index=True)
    entity: str = _text()
    entity_key: str = _text()
    field: str = _text()
    kept: str = _text()
    offered: str = _text()


class Mapping(Table, table=True):
    """How a person read a file of one shape by hand, remembered for their next file of that shape.

    `code` is the shape and the person; `header` has the names of the columns as JSON, empty where it was not kept;
    `answers` has what was said of the whole file, and of names, as JSON, empty for nothing.
    """

    __table_args__ = STRICT
    code: str = _text(primary_key=True)
    columns: str = _text()
    who: str = _text()
    at: datetime = Field(sa_type=MomentText)
    header: str = _text(default="")
    answers: str = Field(default="", sa_column=Column(Words, nullable=False, server_default=""))


class ReadDocument(Table, table=True):
    """The text of a document that people review, and what they said that it is: its work goes on from here.

    `digest` is SHA-256 over the lines. `lines` is JSON, one `[text, spots]` a line, `pdf` the file in base64, where it
    is a PDF of a size that is kept. `source` is the code of the document in the library, empty until somebody says it.
    """

    __tablename__ = "read_document"
    __table_args__ = STRICT
    digest: str = _text(primary_key=True)
    name: str = _text()
    lines: str = _text()
    pdf: str = _text(default="")
    source: str = _text(default="")
    published: str = _text(default="")
    place: str = _text(default="")
    who: str = _text()
    at: datetime = Field(sa_type=MomentText)


class NumeralDecision(Table, table=True):
    """What a person has said of one numeral of a document; the newest of a numeral counts, the others are its history.

    `role` is empty where it is open again. `said` are the fields that the person corrected, `seen` what the numeral
    then said, both as JSON: the decision counts as long as the document is read so. Line 0 is the review as a whole:
    excluded is deleted, empty is taken back.
    """

    __tablename__ = "numeral_decision"
    __table_args__ = (one_of("role", ("", "target", "actual", "excluded")), STRICT)
    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(sa_column=Column(Words, ForeignKey("read_document.digest"), nullable=False, index=True))
    line: int
    start: int
    role: str = _text()
    reason: str = _text(default="")
    said: str = _text(default="")
    seen: str = _text(default="")
    who: str = _text()
    at: datetime = Field(sa_type=MomentText)


CATALOGUE_DIGEST = "catalogue_digest"
CHAIN_HEAD = "chain_head"
DATA_VERSION = "data_version"


class Meta(Table, table=True):
    """Facts about the database itself, such as the digest of the catalogue that it was last brought up to."""

    __table_args__ = STRICT
    key: str = _text(primary_key=True)
    value: str = _text()
