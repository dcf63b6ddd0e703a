"""`sync`: the database brought up to the catalogue's files, and the deliberate word when much would go."""

import argparse

from tracker import config
from tracker.catalogue import SyncReport, bring_up_to_date
from tracker.cli.exits import Exit
from tracker.cli.grammar import Command
from tracker.cli.printing import say
from tracker.cli.surroundings import clock
from tracker.store.backup import backup_of_file
from tracker.store.engine import open_store
from tracker.words import text


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Whether it may retire much."""
    parser.add_argument("--accept-losses", action="store_true", help=text(lang, "cli.syncing.accept"))


def run(args: argparse.Namespace) -> int:
    """Write what is new in the catalogue's files, and say how much that was; every other command does it unasked."""
    now = clock()
    engine = open_store(config.database(), now=now)
    if args.accept_losses:
        backup_of_file(config.database(), now=now)
    report = bring_up_to_date(engine, now=now, accept_losses=args.accept_losses)
    say(_words(report, args.lang))
    return Exit.DONE


def _words(report: SyncReport | None, lang: str) -> str:
    if report is None:
        return text(lang, "cli.syncing.nothing")
    counts = {name: getattr(report, name) for name in ("added", "changed", "retracted", "conflicts")}
    return text(lang, "cli.syncing.done", number=report.batch_id, **counts)


COMMANDS = {"sync": Command(add_arguments, run)}
