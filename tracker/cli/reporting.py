"""`report`: the report of a place as a file, for a job that runs every month."""

import argparse
from datetime import date
from functools import cache
from pathlib import Path

from tracker.cli.exits import Exit, Stopped
from tracker.cli.files import codes
from tracker.cli.grammar import Command, day
from tracker.cli.printing import say, tell
from tracker.cli.surroundings import add_who, clock, database, person
from tracker.core.settings import load_settings
from tracker.intake.lookup import read_lookup
from tracker.reports import FORMATS, PicturesError, making, place_items, report, trouble, trouble_words
from tracker.store.engine import data_version, reading
from tracker.views.board import Board, load_board
from tracker.words import text


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Which place, as of when, and into which file."""
    parser.add_argument("--jurisdiction", metavar="CODE", required=True, help=text(lang, "report.cli_jurisdiction"))
    parser.add_argument("--format", choices=list(FORMATS), required=True, help=text(lang, "report.cli_format"))
    parser.add_argument("--as-of", type=day(lang), metavar="DATE", required=True, help=text(lang, "report.cli_as_of"))
    parser.add_argument("--out", type=Path, metavar="FILE", required=True, help=text(lang, "report.cli_out"))
    add_who(parser, lang)


def run(args: argparse.Namespace) -> int:
    """Write the file whole or not at all; what is missing from it for want of a browser goes to standard error."""
    now = clock()
    engine, settings = database(now), load_settings()

    @cache
    def board(as_of: date) -> Board:
        return load_board(engine, version=data_version(engine), as_of=as_of, settings=settings)

    with reading(engine) as session:
        [place] = codes(read_lookup(session).jurisdictions, [args.jurisdiction], args.lang)
    items = place_items(board(args.as_of), place)
    if not items:
        words = text(args.lang, "report.cli_no_targets", place=args.jurisdiction)
        raise Stopped(Exit.REFUSED, "no_targets", words)
    made = report(items, board, args.lang, as_of=args.as_of, made_on=now.date(), made_by=person(args).name)
    try:
        *_, last = making(made, args.format, args.out)
    except PicturesError as error:
        raise Stopped(Exit.REFUSED, error.code, trouble_words(args.lang, error.code)) from error
    if FORMATS[args.format].look and (lacking := trouble(args.lang)):
        tell(trouble_words(args.lang, lacking))
    if last.failed:
        titles = text(args.lang, "chart.list_gap").join(last.failed)
        tell(text(args.lang, "report.failed", count=len(last.failed), titles=titles))
    size = args.out.stat().st_size // 1024
    say(text(args.lang, "report.cli_written", path=args.out, size=size, count=len(made.parts)))
    return Exit.DONE


COMMANDS = {"report": Command(add_arguments, run)}
