"""What targets and values refer to: themes, places, their parts, indicators and documents."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Column, ForeignKey
from sqlmodel import Field

from tracker.core.kinds import (
    Direction,
    Measure,
)
from tracker.store.columns import DateText, DecimalText, Words
from tracker.store.models.base import Table, added_words, flag, later, words
from tracker.store.rules import STRICT, is_flag, is_number, one_of

LEVELS = ("country", "province", "prefecture", "county", "zone", "region", "unnamed")


class Theme(Table, table=True):
    """A theme that targets are grouped by."""

    __table_args__ = STRICT
    code: str = words(primary_key=True)
    position: int = 0
    name_zh: str = words()
    name_en: str = words()


class Jurisdiction(Table, table=True):
    """A place in the tree: 国, 省, 市, 县; a zone or region outside the sums; or a place that stays unnamed."""

    __table_args__ = (one_of("level", LEVELS), STRICT)
    id: int | None = Field(default=None, primary_key=True)
    code: str = words(unique=True)
    name_zh: str = words()
    name_en: str = words()
    aliases: str = words(default="")
    level: str = words()
    parent_code: str | None = Field(default=None, sa_column=Column(Words, later("jurisdiction.code"), index=True))
    position: int = 0
    note_zh: str = words(default="")
    note_en: str = words(default="")


class Scope(Table, table=True):
    """A part of a jurisdiction that a target or actual is about (城区, a park, a firm); the empty code is the whole."""

    __table_args__ = STRICT
    code: str = words(primary_key=True)
    name_zh: str = words()
    name_en: str = words()


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
    code: str = words(unique=True)
    name_zh: str = words()
    name_en: str = words()
    aliases: str = words(default="")
    unit: str = words()
    counted_en: str = words(default="")
    dimension: str = words()
    direction: str = words()
    measure: str = words()
    cumulative: bool = flag()
    decimals: int = 0
    minimum: Decimal | None = Field(default=None, sa_type=DecimalText)
    maximum: Decimal | None = Field(default=None, sa_type=DecimalText)
    frequencies: str = words()
    theme: str = Field(sa_column=Column(Words, ForeignKey("theme.code"), nullable=False))


class Source(Table, table=True):
    """A document that targets or actuals were taken from; `number` is its 文号, `page` where in it to look."""

    __table_args__ = STRICT
    code: str = words(primary_key=True)
    file: str = words(default="")
    title_zh: str = words()
    title_en: str = words()
    short_zh: str = words()
    short_en: str = words()
    publisher: str = words()
    published: date = Field(sa_type=DateText)
    published_basis: str = words()
    jurisdictions: str = words(default="")
    note_zh: str = words(default="")
    note_en: str = words(default="")
    excluded: str = words(default="")
    number: str = added_words()
    url: str = added_words()
    page: str = added_words()
    licence: str = added_words()
