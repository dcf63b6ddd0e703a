"""Documents that were read, and what people decided about their numbers."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey
from sqlmodel import Field

from tracker.store.columns import MomentText, Words
from tracker.store.models.base import Table, words
from tracker.store.rules import STRICT, one_of


class ReadDocument(Table, table=True):
    """The text of a document that people review, and what they said that it is: its work goes on from here.

    `digest` is SHA-256 over the lines. `lines` is JSON, one `[text, spots]` a line, `pdf` the file in base64, where it
    is a PDF of a size that is kept. `source` is the code of the document in the library, empty until somebody says it.
    """

    __tablename__ = "read_document"
    __table_args__ = STRICT
    digest: str = words(primary_key=True)
    name: str = words()
    lines: str = words()
    pdf: str = words(default="")
    source: str = words(default="")
    published: str = words(default="")
    place: str = words(default="")
    who: str = words()
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
    role: str = words()
    reason: str = words(default="")
    said: str = words(default="")
    seen: str = words(default="")
    who: str = words()
    at: datetime = Field(sa_type=MomentText)
