"""Documents under review: their text, and what people have decided about each numeral of them."""

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from tracker.store.models import NumeralDecision, ReadDocument

MOST_KEPT_BYTES = 12_000_000
"""Of a PDF that is kept beside its text; a larger one keeps its text alone."""

_NO_LINE = 0

Box = tuple[float, float, float, float]


class KeptLine(NamedTuple):
    """A line of a document; `spots` are, for a PDF, from which character on it stands on which page in which box."""

    text: str
    spots: tuple[tuple[int, int, Box], ...] = ()


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document under review. `source` is its code in the library, `published` an ISO day: empty until it is said."""

    digest: str
    name: str
    lines: tuple[KeptLine, ...]
    source: str
    published: str
    place: str
    who: str
    at: datetime


class Said(NamedTuple):
    """A decision: the numeral's line and place in it, its role (empty: open again), the reason why it is excluded, the
    corrected fields as JSON, and what the numeral said when it was decided, as JSON.
    """

    line: int
    start: int
    role: str
    reason: str = ""
    fields: str = ""
    seen: str = ""


class Decided(NamedTuple):
    """A decision with who took it and when."""

    said: Said
    who: str
    at: datetime


def digest_of(lines: Iterable[str]) -> str:
    """SHA-256 over the text: the same document from another kind of file is the same."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def keep_document(
    session: Session, name: str, lines: Sequence[KeptLine], *, pdf: bytes, who: str, now: datetime
) -> str:
    """Keep a document's text, unless it is there; its digest. A PDF that is there as text only is put beside it."""
    digest = digest_of(line.text for line in lines)
    known = session.get(ReadDocument, digest)
    kept = base64.b64encode(pdf).decode() if 0 < len(pdf) <= MOST_KEPT_BYTES else ""
    if known is None:
        session.add(ReadDocument(digest=digest, name=name, lines=json.dumps(lines, ensure_ascii=False), pdf=kept,
                                 who=who, at=now))  # fmt: skip
    elif kept and not known.pdf:
        known.pdf, known.lines = kept, json.dumps(lines, ensure_ascii=False)
    session.flush()
    return digest


def say_facts(session: Session, digest: str, *, source: str, published: str, place: str) -> None:
    """Keep which document of the library it is, its day of publication and its place."""
    kept = session.get_one(ReadDocument, digest)
    kept.source, kept.published, kept.place = source, published, place


def decide(session: Session, digest: str, said: Iterable[Said], *, who: str, now: datetime) -> None:
    """Keep decisions."""
    session.add_all(
        NumeralDecision(digest=digest, line=one.line, start=one.start, role=one.role, reason=one.reason,
                        said=one.fields, seen=one.seen, who=who, at=now)
        for one in said
    )  # fmt: skip


def put_away(session: Session, digest: str, away: bool, *, who: str, now: datetime) -> None:
    """Delete the review of a document, or take it back: a decision about no line, beside which all others stay.

    While it is deleted, no decision before counts and the document is in no list; its text stays for what was taken
    from it.
    """
    decide(session, digest, [Said(_NO_LINE, 0, "excluded" if away else "")], who=who, now=now)


def decisions(*, session: Session, digest: str) -> list[Decided]:
    """All decisions about a document that count, in the order in which they were taken."""
    found = session.exec(
        select(NumeralDecision).where(NumeralDecision.digest == digest, col(NumeralDecision.line) != _NO_LINE,
                              col(NumeralDecision.id) > _away(session).get(digest, 0))
        .order_by(col(NumeralDecision.id))
    )  # fmt: skip
    return [
        Decided(Said(one.line, one.start, one.role, one.reason, one.said, one.seen), one.who, one.at) for one in found
    ]


def _away(session: Session) -> dict[str, int]:
    """The documents whose review is deleted, each with the number of the decision that did it."""
    found = session.exec(
        select(NumeralDecision.digest, NumeralDecision.id, NumeralDecision.role)
        .where(NumeralDecision.line == _NO_LINE)
        .order_by(col(NumeralDecision.id))
    )
    last = {digest: (number or 0, role) for digest, number, role in found}
    return {digest: number for digest, (number, role) in last.items() if role}


def kept_document(*, session: Session, digest: str) -> KeptDocument | None:
    """A document by its digest."""
    found = session.get(ReadDocument, digest)
    return _kept(found) if found else None


def text_of(*, session: Session, source: str) -> KeptDocument | None:
    """The newest text that was kept for a document of the library."""
    of_source = select(ReadDocument).where(ReadDocument.source == source)
    found = session.exec(of_source.order_by(col(ReadDocument.at).desc())).first()
    return _kept(found) if found else None


class Under(NamedTuple):
    """A document under review, in short."""

    digest: str
    name: str
    source: str
    who: str
    at: datetime


def documents(*, session: Session, deleted: bool = False) -> list[Under]:
    """All documents that are under review (or those whose review is deleted), the newest first, without their text."""
    columns = (ReadDocument.digest, ReadDocument.name, ReadDocument.source, ReadDocument.who, ReadDocument.at)
    found = session.exec(select(*columns).order_by(col(ReadDocument.at).desc()))  # type: ignore[call-overload]
    away = {digest for digest in _away(session) if not decisions(session=session, digest=digest)}
    return [one for one in (Under(*row) for row in found) if (one.digest in away) == deleted]


def pdf_of(*, session: Session, digest: str) -> bytes:
    """The PDF of a document, empty where there is none."""
    found = session.exec(select(ReadDocument.pdf).where(ReadDocument.digest == digest)).first()
    return base64.b64decode(found or "")


def _kept(row: ReadDocument) -> KeptDocument:
    lines = tuple(
        KeptLine(text, tuple((start, page, (box[0], box[1], box[2], box[3])) for start, page, box in spots))
        for text, spots in json.loads(row.lines)
    )
    return KeptDocument(row.digest, row.name, lines, row.source, row.published, row.place, row.who, row.at)
