"""`export` and `template`: stored values, and values that are wanted, as files that spreadsheets run nothing of."""

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tracker.cli.exits import Exit, Stopped
from tracker.cli.grammar import Command, out_path
from tracker.cli.printing import say
from tracker.cli.surroundings import clock, database_to_read
from tracker.core.periods import Period, PeriodError, parse_period
from tracker.core.settings import load_settings
from tracker.intake.meaning.findings import of_core
from tracker.intake.meaning.lookup import read_lookup
from tracker.intake.meaning.names import NameIndex
from tracker.intake.out.export import export_sheet
from tracker.intake.out.sheets import Sheet, as_csv, as_xlsx
from tracker.intake.out.template import Wanted, template_sheet
from tracker.intake.problems import Problem, problem
from tracker.store.engine import Engine, data_version, reading
from tracker.words import text

_EXCEL_ROWS = 1_048_576


def add_export_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Which values, and where to."""
    _add_places(parser, lang)
    parser.add_argument("--indicator", action="append", metavar="CODE", help=text(lang, "cli.files.indicator"))
    _add_out(parser, lang)


def export(args: argparse.Namespace) -> int:
    """Write all current values, or those of some places and indicators."""
    engine = database_to_read(clock(), args.lang)
    with reading(engine) as session:
        lookup = read_lookup(session)
        places = args.jurisdiction and codes(lookup.jurisdictions, args.jurisdiction, args.lang)
        indicators = args.indicator and codes(lookup.indicators, args.indicator, args.lang)
        sheet = export_sheet(session, args.lang, jurisdictions=places, indicators=indicators)
    return _write(args, sheet)


def add_template_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Which values are wanted, and where to."""
    _add_places(parser, lang)
    parser.add_argument("--period", metavar="PERIOD", help=text(lang, "cli.files.period"))
    _add_out(parser, lang)


def template(args: argparse.Namespace) -> int:
    """Write a template of the gap list, or of all that is due for one period and not there yet."""
    now = clock()
    period = _period(args.period, args.lang) if args.period else None
    engine = database_to_read(now, args.lang)
    with reading(engine) as session:
        places = args.jurisdiction and codes(read_lookup(session).jurisdictions, args.jurisdiction, args.lang)
    wanted = list(_wanted(engine, places or [], period, now.date(), args.lang))
    with reading(engine) as session:
        return _write(args, template_sheet(session, wanted, args.lang))


def _wanted(engine: Engine, places: list[str], period: Period | None, today: date, lang: str) -> Iterator[Wanted]:
    """The empty slots as the pages list them: those of one period, or all whose period is over."""
    # Loaded here, because frames are heavy and `export` does without them.
    from tracker.views.board import load_board
    from tracker.views.gaps import asked_for, gaps
    from tracker.views.slots import slots

    board = load_board(engine, version=data_version(engine), as_of=today, settings=load_settings())
    if period is None:
        found = gaps(board, places)
    else:
        found = [slot for place in places or board.data.places for slot in slots(board.data, place, period)]
    for slot in found:
        if slot.stored is None:
            yield asked_for(slot, lang)


def _period(asked: str, lang: str) -> Period:
    try:
        return parse_period(asked).period
    except PeriodError as error:
        said = of_core(error, asked)
        raise _wrong(problem(said.code, found=said.found), lang) from error


def codes(index: NameIndex, asked: list[str], lang: str) -> list[str]:
    """The codes for names or codes; raises Stopped for one that is not known, or is several's."""
    found = [index.resolve(name) for name in asked]
    for name, one in zip(asked, found, strict=True):
        if one.error:
            raise _wrong(problem(one.error, found=name, candidates="、".join(one.candidates)), lang)
    return [one.code for one in found]


def _wrong(found: Problem, lang: str) -> Stopped:
    """What is wrong with an argument is what would be wrong with a file's cell."""
    words = text(lang, "cli.files.wrong", what=found.what(lang), advice=found.advice(lang))
    return Stopped(Exit.MISCALLED, found.code, words)


def _add_places(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("--jurisdiction", action="append", metavar="CODE", help=text(lang, "cli.files.jurisdiction"))


def _add_out(parser: argparse.ArgumentParser, lang: str) -> None:
    def out(name: str) -> Path:
        path = out_path(lang)(name)
        if path.suffix.lower() not in (".csv", ".xlsx"):
            raise argparse.ArgumentTypeError(text(lang, "cli.files.ending", name=name))
        return path

    parser.add_argument("--out", type=out, metavar="FILE", help=text(lang, "cli.files.out"))


def _write(args: argparse.Namespace, sheet: Sheet) -> int:
    """The sheet as the file's ending says, put in place when it is complete; without a file, CSV on standard output."""
    rows = list(sheet.rows)
    sheet = Sheet(sheet.header, rows)
    if args.out is None:
        sys.stdout.buffer.write(as_csv(sheet))
        return Exit.DONE
    workbook = args.out.suffix.lower() == ".xlsx"
    if workbook and len(rows) >= _EXCEL_ROWS:
        raise Stopped(Exit.REFUSED, "too_many_rows", text(args.lang, "cli.files.too_many_rows", count=len(rows)))
    draft = args.out.with_name(f"{args.out.name}.{os.getpid()}.new")
    try:
        draft.write_bytes(as_xlsx({text(args.lang, "cli.files.sheet"): sheet}) if workbook else as_csv(sheet))
        draft.replace(args.out)
    finally:
        draft.unlink(missing_ok=True)
    say(text(args.lang, "cli.files.written", count=len(rows), path=args.out))
    return Exit.DONE


COMMANDS = {
    "export": Command(add_export_arguments, export),
    "template": Command(add_template_arguments, template),
}
