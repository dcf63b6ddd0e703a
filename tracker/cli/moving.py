"""`move`: the database from a file to a server, or back, with all its history."""

import argparse

from tracker import config
from tracker.cli.exits import Exit, Stopped
from tracker.cli.grammar import Command, database
from tracker.cli.printing import say, say_json
from tracker.cli.surroundings import clock
from tracker.store.engine import open_as_it_is
from tracker.store.engines import shown
from tracker.store.moving import MoveDiffers, move
from tracker.words import text


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Where to, and how to say what was done."""
    parser.add_argument("--to", metavar="ADDRESS", type=database(lang), required=True, help=text(lang, "cli.moving.to"))
    parser.add_argument("--json", action="store_true", help=text(lang, "cli.keeping.json"))


def run(args: argparse.Namespace) -> int:
    """Copy everything into the new place, and compare both."""
    try:
        moved = move(open_as_it_is(config.database()), args.to, now=clock())
    except MoveDiffers as differs:
        words = text(args.lang, "cli.moving.differs", table=differs.table)
        raise Stopped(Exit.REFUSED, "move_differs", words) from differs
    if args.json:
        say_json({"batches": moved.batches, "values": moved.values, "head": str(moved.head)})
    else:
        said = {"batches": moved.batches, "values": moved.values, "where": shown(args.to), "head": moved.head}
        say(text(args.lang, "cli.moving.moved", **said))
    return Exit.DONE


COMMANDS = {"move": Command(add_arguments, run)}
