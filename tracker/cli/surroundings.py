"""What commands take from their surroundings: the clock, the person, the database. Read here and nowhere else."""

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime

from tracker import config
from tracker.catalogue.opening import open_as_it_was, opening_current
from tracker.cli.printing import tell
from tracker.people import PeopleError, Person, load_people
from tracker.refusals import no_backup_words, refusal_words
from tracker.store.engine import Engine
from tracker.store.errors import StoreError
from tracker.words import text


def clock() -> datetime:
    """This moment, with the time zone of this machine; its date is today."""
    return datetime.now(UTC).astimezone()


def database_to_read(now: datetime, lang: str) -> Engine:
    """The configured database as the pages open it: what keeps it from being brought up to date is a warning."""
    engine, reason = open_as_it_was(config.database(), now=now, no_backup=_no_backup(lang))
    if reason:
        tell(text(lang, "cli.as_it_was", why=refusal_words(lang, reason)))
    return engine


def database_to_write(now: datetime, lang: str) -> Engine:
    """The same for those who write, who stop where it cannot be brought up to date."""
    with opening_to_write(now, lang) as engine:
        return engine


def opening_to_write(now: datetime, lang: str) -> AbstractContextManager[Engine]:
    """The same while the day's backup is still being made; at the end it is there, or it is said why not."""
    return opening_current(config.database(), now=now, no_backup=_no_backup(lang))


def _no_backup(lang: str) -> Callable[[StoreError], None]:
    return lambda refusal: tell(no_backup_words(lang, refusal))


def add_who(parser: argparse.ArgumentParser, lang: str) -> None:
    """The option that names a person."""
    parser.add_argument("--who", metavar="NAME", help=text(lang, "cli.who"))


def person(args: argparse.Namespace) -> Person:
    """The person named by --who, else the local one; somebody unknown may write nothing."""
    people = load_people()
    return people.person(args.who) if args.who else people.local()


def author(args: argparse.Namespace) -> str:
    """The name of the same person, for what is only signed: a people file that cannot be used stops no reader."""
    try:
        return person(args).name
    except PeopleError as refusal:
        tell(refusal_words(args.lang, refusal))
        return args.who or text(args.lang, "nav.nobody")
