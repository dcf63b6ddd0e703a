"""`backup`, `restore` and `check-db`: that nothing is lost, and that what is there is what was written."""

import argparse
from pathlib import Path

from tracker import config
from tracker.catalogue.load import digest
from tracker.cli.exits import Exit
from tracker.cli.grammar import Command
from tracker.cli.printing import say, say_json
from tracker.cli.surroundings import clock, database
from tracker.store.backup import backup, backups, restore
from tracker.store.engine import open_store
from tracker.store.soundness import check_db
from tracker.words import text


def add_no_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """A command that needs none."""


def run_backup(args: argparse.Namespace) -> int:
    """Copy the database as it is at this moment, also while others write."""
    now = clock()
    database(now)
    say(text(args.lang, "cli.keeping.backed_up", path=backup(config.database(), now=now)))
    return Exit.DONE


def add_restore_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Which backup."""
    parser.add_argument("backup", metavar="BACKUP", type=Path, help=text(lang, "cli.keeping.backup"))


def run_restore(args: argparse.Namespace) -> int:
    """Put a backup in the database's place; the replaced file is kept beside it."""
    path = config.database()
    named = (copy for copy in backups(path) if copy.name == str(args.backup))
    replaced = restore(path, next(named, args.backup), now=clock())
    say(text(args.lang, "cli.keeping.restored", path=path, backup=args.backup))
    if replaced:
        say(text(args.lang, "cli.keeping.replaced", path=replaced))
    return Exit.DONE


def add_check_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """How to say what is found."""
    parser.add_argument("--json", action="store_true", help=text(lang, "cli.keeping.json"))


def run_check(args: argparse.Namespace) -> int:
    """Say whether the database still says what was written into it; nothing is changed."""
    engine = open_store(config.database(), now=clock())
    found = check_db(engine, catalogue_digest=digest(config.catalogue()))
    if args.json:
        say_json({"findings": [{"code": one.code, "where": one.where} for one in found]})
    else:
        for one in found:
            say(text(args.lang, f"finding.{one.code}", where=one.where))
        say(text(args.lang, "cli.keeping.findings" if found else "cli.keeping.sound", count=len(found)))
    return Exit.REFUSED if found else Exit.DONE


COMMANDS = {
    "backup": Command(add_no_arguments, run_backup),
    "restore": Command(add_restore_arguments, run_restore),
    "check-db": Command(add_check_arguments, run_check),
}
