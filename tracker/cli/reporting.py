"""`report`: the report of a place as a file, or the briefs of all places, for a job that runs every month."""

import argparse
import calendar
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from tracker import config
from tracker.cli.exits import Exit, Stopped
from tracker.cli.files import codes
from tracker.cli.grammar import Command, day, month, out_path, path
from tracker.cli.printing import say, tell
from tracker.cli.surroundings import add_who, author, clock, database_to_read
from tracker.core.settings import load_settings
from tracker.intake.meaning.lookup import read_lookup
from tracker.reports import (
    FORMATS,
    Item,
    PicturesError,
    Report,
    TemplateError,
    brief_items,
    making,
    place_items,
    report,
    template_words,
    trouble,
    trouble_words,
)
from tracker.store.engine import data_version, reading
from tracker.views.board import Board, load_board
from tracker.views.jurisdiction import places_with_targets
from tracker.words import text


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Which places, as of when, and into which file or folder."""
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--jurisdiction", metavar="CODE", help=text(lang, "report.cli_jurisdiction"))
    where.add_argument("--all-places", action="store_true", help=text(lang, "report.cli_all_places"))
    parser.add_argument("--format", choices=list(FORMATS), required=True, help=text(lang, "report.cli_format"))
    when = parser.add_mutually_exclusive_group(required=True)
    when.add_argument("--as-of", type=day(lang), metavar="DATE", help=text(lang, "report.cli_as_of"))
    when.add_argument("--month", type=month(lang), metavar="MONTH", help=text(lang, "report.cli_month"))
    parser.add_argument("--brief", action="store_true", help=text(lang, "report.cli_brief"))
    parser.add_argument("--neutral-titles", action="store_true", help=text(lang, "report.cli_neutral"))
    parser.add_argument("--pictures", action="store_true", help=text(lang, "report.cli_pictures"))
    parser.add_argument("--template", type=path(lang), metavar="FILE", help=text(lang, "report.cli_template"))
    into = parser.add_mutually_exclusive_group(required=True)
    into.add_argument("--out", type=out_path(lang), metavar="FILE", help=text(lang, "report.cli_out"))
    into.add_argument("--folder", type=path(lang), metavar="FOLDER", help=text(lang, "report.cli_folder"))
    add_who(parser, lang)


def run(args: argparse.Namespace) -> int:
    """Write each file whole or not at all; what is missing from it for want of a browser goes to standard error."""
    now = clock()
    engine, settings = database_to_read(now, args.lang), load_settings()

    @cache
    def board(as_of: date) -> Board:
        return load_board(engine, version=data_version(engine), as_of=as_of, settings=settings)

    if args.all_places and args.out:
        raise Stopped(Exit.MISCALLED, "several_files", text(args.lang, "report.cli_several"))
    as_of, since = _days(args, now.date())
    if args.all_places:
        places = list(places_with_targets(board(as_of), args.lang))
    else:
        with reading(engine) as session:
            places = codes(read_lookup(session).jurisdictions, [args.jurisdiction], args.lang)
    by = author(args)
    found = [(place, _items(board(as_of), place, since, brief=args.brief or args.all_places)) for place in places]
    made = [
        report(items, board, args.lang, as_of=as_of, made_on=now.date(), made_by=by, office=config.office(),
               neutral=args.neutral_titles, native=not args.pictures)
        for _, items in found if items
    ]  # fmt: skip
    if not made:
        words = text(args.lang, "report.cli_no_targets", place=args.jurisdiction or text(args.lang, "page.all_places"))
        raise Stopped(Exit.REFUSED, "no_targets", words)
    for each in made:
        _write(each, args, _file(args, each))
    return Exit.DONE


def _days(args: argparse.Namespace, today: date) -> tuple[date, date | None]:
    """The day of the report; for a month its last one, or today, and the day that changes are counted from."""
    if args.month is None:
        return args.as_of, None
    if args.month > today:
        raise Stopped(Exit.MISCALLED, "month_ahead", text(args.lang, "report.cli_month_ahead", day=today.isoformat()))
    last = args.month.replace(day=calendar.monthrange(args.month.year, args.month.month)[1])
    return min(last, today), args.month - timedelta(days=1)


def _items(board: Board, place: str, since: date | None, *, brief: bool) -> list[Item]:
    return brief_items(board, place, since) if brief or since else place_items(board, place)


def _file(args: argparse.Namespace, made: Report) -> Path:
    if args.out:
        return Path(args.out)
    args.folder.mkdir(parents=True, exist_ok=True)
    return Path(args.folder) / f"{made.file_name}.{args.format}"


def _write(made: Report, args: argparse.Namespace, out: Path) -> None:
    form, lang = args.format, args.lang
    template = args.template or config.template(form)
    try:
        *_, last = making(made, form, out, template)
    except TemplateError as error:
        words = template_words(lang, error.code, template or Path())
        raise Stopped(Exit.MISCALLED, f"template_{error.code}", words) from error
    except PicturesError as error:
        raise Stopped(Exit.REFUSED, error.code, trouble_words(lang, error.code)) from error
    if FORMATS[form].look and (lacking := trouble(lang)):
        tell(trouble_words(lang, lacking))
    if last.failed:
        titles = text(lang, "chart.list_gap").join(last.failed)
        tell(text(lang, "report.failed", count=len(last.failed), titles=titles))
    size = out.stat().st_size // 1024
    say(text(lang, "report.cli_written", path=out, size=size, count=len(made.parts)))


COMMANDS = {"report": Command(add_arguments, run)}
