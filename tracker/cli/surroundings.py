"""What commands take from their surroundings: the clock, the person, the database. Read here and nowhere else."""

import argparse
from contextlib import AbstractContextManager
from datetime import UTC, datetime

from tracker import config
from tracker.catalogue.opening import open_current, opening_current
from tracker.people import Person, load_people
from tracker.store.engine import Engine
from tracker.words import text


def clock() -> datetime:
    """This moment, with the time zone of this machine; its date is today."""
    return datetime.now(UTC).astimezone()


def database(now: datetime) -> Engine:
    """The configured database, opened as the pages open it."""
    return open_current(config.database(), now=now)


def opening_database(now: datetime) -> AbstractContextManager[Engine]:
    """The same for reading, while the day's backup is still being made; it is there at the end."""
    return opening_current(config.database(), now=now)


def add_who(parser: argparse.ArgumentParser, lang: str) -> None:
    """The option that names a person."""
    parser.add_argument("--who", metavar="NAME", help=text(lang, "cli.who"))


def person(args: argparse.Namespace) -> Person:
    """The person named by --who, else the local one; somebody unknown may write nothing."""
    people = load_people()
    return people.person(args.who) if args.who else people.local()
