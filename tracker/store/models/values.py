"""The values that were reported or published."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, UniqueConstraint, text
from sqlmodel import Field

from tracker.core.kinds import (
    ActualBasis,
    Certainty,
    Qualifier,
    Vintage,
)
from tracker.store.columns import DateText, DecimalText, Words
from tracker.store.models.base import Table, flag, words
from tracker.store.rules import STRICT, either, is_day, is_flag, is_number

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
    vintage: str = words(default="")
    version: int = 1
    current: bool = flag(default=True)
    retracted: bool = flag()
    value: Decimal = Field(sa_type=DecimalText)
    qualifier: str = words(default=Qualifier.EXACT)
    basis: str = words(default=ActualBasis.USER)
    certainty: str = words(default="")
    publisher: str = words(default="")
    published: str = words(default="")
    derived_from: str = words(default="")
    source: str = words(default="")
    note: str = words(default="")
    note_en: str = words(default="")
    original_value: str = words(default="")
    original_unit: str = words(default="")
    batch_id: int = Field(foreign_key="batch.id")
    beside: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default=text("0")))
