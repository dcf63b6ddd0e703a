"""The targets, and their earlier versions."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Column, ForeignKey, UniqueConstraint
from sqlmodel import Field

from tracker.core.kinds import (
    BaselineBasis,
    Binding,
    Commitment,
    Comparator,
    DeadlineBasis,
    IntervalMode,
    Kind,
    Tier,
)
from tracker.store.columns import DateText, DecimalText, MomentText, Words
from tracker.store.models.base import Table, flag, later, words
from tracker.store.rules import STRICT, is_flag, is_number, one_of


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
    code: str = words(unique=True)
    jurisdiction_id: int = Field(foreign_key="jurisdiction.id", index=True)
    indicator_id: int = Field(foreign_key="indicator.id", index=True)
    scope: str = Field(default="", sa_column=Column(Words, ForeignKey("scope.code"), nullable=False, server_default=""))
    kind: str = words()
    comparator: str = words()
    commitment: str = words()
    binding: str = words(default=Binding.UNSPECIFIED)
    value: Decimal | None = Field(default=None, sa_type=DecimalText)
    value_upper: Decimal | None = Field(default=None, sa_type=DecimalText)
    unit: str = words()
    redacted: bool = flag()
    value_basis: str = words(default="stated")
    value_source: str = words(default="")
    baseline_value: Decimal | None = Field(default=None, sa_type=DecimalText)
    baseline_period: str = words(default="")
    baseline_basis: str = words(default=BaselineBasis.NONE)
    interim: str = words(default="")
    late_allowed: bool = flag()
    interval_mode: str = words(default="")
    start: date | None = Field(default=None, sa_type=DateText)
    deadline: date | None = Field(default=None, sa_type=DateText)
    deadline_basis: str = words(default=DeadlineBasis.NONE)
    deadline_from_zh: str = words(default="")
    deadline_from_en: str = words(default="")
    theme: str = Field(sa_column=Column(Words, ForeignKey("theme.code"), nullable=False))
    tier: str = words(default="")
    tier_of: str | None = Field(default=None, sa_column=Column(Words, later("target.code")))
    parent: str | None = Field(default=None, sa_column=Column(Words, later("target.code")))
    source: str = Field(sa_column=Column(Words, ForeignKey("source.code"), nullable=False))
    line: int | None = None
    figure: str = words(default="")
    note_zh: str = words(default="")
    note_en: str = words(default="")
    responsible: str = words(default="")
    position: int = 0
    version: int = 1
    retired: bool = flag()
    catalogue: str = words(default="")


class TargetVersion(Table, table=True):
    """One version of a target as a batch left it, the newest included: `fields` is the row as JSON."""

    __tablename__ = "target_version"
    __table_args__ = (UniqueConstraint("target_code", "version", name="target_version_once"), STRICT)
    id: int | None = Field(default=None, primary_key=True)
    target_code: str = Field(sa_column=Column(Words, ForeignKey("target.code"), nullable=False, index=True))
    version: int
    at: datetime = Field(sa_type=MomentText)
    who: str = words()
    batch_id: int = Field(foreign_key="batch.id", index=True)
    reason: str = words(default="")
    fields: str = words()
