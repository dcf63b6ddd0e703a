"""The acts of writing, and what they changed or kept."""

from datetime import datetime

from sqlalchemy import Column
from sqlmodel import Field

from tracker.store.columns import MomentText, Words
from tracker.store.models.base import Table, words
from tracker.store.rules import STRICT, one_of


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
    key: str = words(unique=True)
    kind: str = words()
    at: datetime = Field(sa_type=MomentText)
    who: str = words()
    file_name: str = words(default="")
    file_sha256: str = words(default="")
    undoes: int | None = Field(default=None, foreign_key="batch.id", unique=True)
    reason: str = words(default="")
    added: int = 0
    changed: int = 0
    retracted: int = 0
    same: int = 0
    skipped: int = 0
    rejected: int = 0
    kept: str = words(default="")
    checksum: str = words(default="")
    tables: str = words(default="")
    link: str = words(default="")


ENTRIES = ("themes", "jurisdictions", "scopes", "indicators", "mappings", "sources")
"""The tables that a person may add to, in the order in which they refer to each other."""


class ReferenceChange(Table, table=True):
    """What a batch did to one row of such a table: its fields before and after as JSON, NULL where there was no row."""

    __tablename__ = "reference_change"
    __table_args__ = (one_of("entity", ENTRIES), STRICT)
    id: int | None = Field(default=None, primary_key=True)
    batch_id: int = Field(foreign_key="batch.id", index=True)
    entity: str = words()
    code: str = words()
    before: str | None = words(default=None)
    after: str | None = words(default=None)


class Conflict(Table, table=True):
    """A newer catalogue says one thing, a person said another: the person's word stays, the difference is listed."""

    __table_args__ = STRICT
    id: int | None = Field(default=None, primary_key=True)
    batch_id: int = Field(foreign_key="batch.id", index=True)
    entity: str = words()
    entity_key: str = words()
    field: str = words()
    kept: str = words()
    offered: str = words()


class Mapping(Table, table=True):
    """How a person read a file of one shape by hand, remembered for their next file of that shape.

    `code` is the shape and the person; `header` has the names of the columns as JSON, empty where it was not kept;
    `answers` has what was said of the whole file, and of names, as JSON, empty for nothing.
    """

    __table_args__ = STRICT
    code: str = words(primary_key=True)
    columns: str = words()
    who: str = words()
    at: datetime = Field(sa_type=MomentText)
    header: str = words(default="")
    answers: str = Field(default="", sa_column=Column(Words, nullable=False, server_default=""))
