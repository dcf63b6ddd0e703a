"""What all tables share: their parent, and the columns that many of them have.

The tables have a registry of their own, because Streamlit's hot reload runs these modules twice.
"""

from typing import Any

from sqlalchemy import Column, ForeignKey
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from tracker.store.columns import Flag, Words


class Table(SQLModel, registry=registry()):
    """The common parent of all tables."""


def words(**options: Any) -> Any:
    """A text."""
    return Field(sa_type=Words, **options)


def added_words() -> Any:
    """A text that a later step of the schema has added."""
    return Field(default="", sa_column=Column(Words, nullable=False, server_default=""))


def flag(default: bool = False) -> Any:
    """Yes or no."""
    return Field(default=default, sa_type=Flag)


def later(column: str) -> ForeignKey:
    """A reference within one table, checked at the commit, so that rows may come in any order."""
    return ForeignKey(column, deferrable=True, initially="DEFERRED")
