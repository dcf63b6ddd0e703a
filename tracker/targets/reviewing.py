"""What people do to a document under review: begin, say what it is, decide. Each act is stored at once, by name."""

from collections.abc import Sequence
from datetime import datetime

from tracker.documents.files.opened import OpenedLine
from tracker.people import Person, may_write_somewhere
from tracker.store.engine import Engine, writing
from tracker.store.reviews import KeptLine, Said, decide, decisions, keep_document, put_away, say_facts


class ReviewRefused(Exception):
    """Nothing was stored: the person may write nothing."""


def kept_lines(lines: Sequence[OpenedLine]) -> list[KeptLine]:
    """Opened lines as they are kept."""
    return [KeptLine(line.text, tuple((spot.start, spot.page, spot.box) for spot in line.spots)) for line in lines]


def begin_review(
    engine: Engine, name: str, lines: Sequence[KeptLine], pdf: bytes, *, person: Person, now: datetime
) -> str:
    """Keep a document's text, and the file of a PDF, for its review; its digest. Raises ReviewRefused."""
    _refuse_reader(person)
    with writing(engine, shown=False) as session:
        return keep_document(session, name, lines, pdf=pdf, who=person.name, now=now)


def say_what_it_is(engine: Engine, digest: str, *, source: str, published: str, place: str, person: Person) -> None:
    """Keep the facts of a document under review. Raises ReviewRefused."""
    _refuse_reader(person)
    with writing(engine, shown=False) as session:
        say_facts(session, digest, source=source, published=published, place=place)


def decide_numerals(
    engine: Engine, digest: str, said: Sequence[Said], *, seen: int | None, person: Person, now: datetime
) -> int:
    """Keep decisions by somebody who has seen the first `seen` decisions about the document; how many were kept.

    What somebody else has decided about since is left as it is, to be looked at first; not so in a blind reading
    (`seen` None), which goes beside those of others. Raises ReviewRefused.
    """
    _refuse_reader(person)
    with writing(engine, shown=False) as session:
        since = [] if seen is None else decisions(session=session, digest=digest)[seen:]
        overtaken = {(one.said.line, one.said.start) for one in since if one.who != person.name}
        kept = [one for one in said if (one.line, one.start) not in overtaken]
        decide(session, digest, kept, who=person.name, now=now)
    return len(kept)


def delete_review(engine: Engine, digest: str, *, person: Person, now: datetime) -> None:
    """Delete the review of a document; `take_back` undoes it. Raises ReviewRefused."""
    _refuse_reader(person)
    with writing(engine, shown=False) as session:
        put_away(session, digest, True, who=person.name, now=now)


def take_back(engine: Engine, digest: str, *, person: Person, now: datetime) -> None:
    """Undo the deletion of a review: all its decisions count again. Raises ReviewRefused."""
    _refuse_reader(person)
    with writing(engine, shown=False) as session:
        put_away(session, digest, False, who=person.name, now=now)


def _refuse_reader(person: Person) -> None:
    if not may_write_somewhere(person):
        raise ReviewRefused
