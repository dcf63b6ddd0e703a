"""`import`: a file through the same check and the same commit as on the page; a sheet of targets by its header."""

import argparse
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple

from tracker.cli.exits import Exit, Stopped, file_failed
from tracker.cli.grammar import Command, path
from tracker.cli.import_told import Takeable, offer_json, problem_json, statement_json, value_json
from tracker.cli.printing import say, say_json_with, say_table, tell
from tracker.cli.surroundings import add_who, clock, opening_to_write, person
from tracker.cli.target_sheet import add_sheet_arguments, heads_targets, import_targets
from tracker.cli.values import Codes
from tracker.cli.whole_file import refuse_what_columns_say, whole_options
from tracker.intake.acts.commit import CommitRefused, commit_plan
from tracker.intake.meaning.fields import Field
from tracker.intake.meaning.lookup import read_lookup
from tracker.intake.meaning.statements import NO, YES
from tracker.intake.out.report import columns_words, place_words, problem_cells
from tracker.intake.out.said import names_of, statement_words
from tracker.intake.plans.causes import causes, line_ranges
from tracker.intake.plans.check import COMMAND_BYTES, check_file, header_cells
from tracker.intake.plans.plan import Plan
from tracker.intake.problems import Problem
from tracker.people import Person
from tracker.store import queries
from tracker.store.engine import Engine, Session, reading
from tracker.words import text

_LONG = 2_000_000
"""Bytes from which on the steps are told while they run."""


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The file, and what the page's switches say."""
    parser.add_argument("file", metavar="FILE", type=path(lang), help=text(lang, "cli.import.file"))
    for name in ("dry-run", "only-good", "json"):
        parser.add_argument(f"--{name}", action="store_true", help=text(lang, f"cli.import.{name}"))
    parser.add_argument("--sheet", default="", metavar="NAME", help=text(lang, "cli.import.sheet"))
    fields = ", ".join(field.value for field in Field)
    parser.add_argument(
        "--map", action="append", default=[], metavar="COLUMN=FIELD", help=text(lang, "cli.import.map", fields=fields)
    )
    for name, what in (("place", "CODE"), ("indicator", "CODE"), ("period", "PERIOD"), ("unit", "UNIT")):
        parser.add_argument(f"--{name}", default="", metavar=what, help=text(lang, f"cli.import.{name}"))
    parser.add_argument("--cumulative", default="", choices=(YES, NO), help=text(lang, "cli.import.cumulative"))
    parser.add_argument("--name", action="append", default=[], metavar="NAME=CODE", help=text(lang, "cli.import.name"))
    for name in ("actual", "skip-unknown", "confirmed"):
        parser.add_argument(f"--{name}", action="store_true", help=text(lang, f"cli.import.{name}"))
    add_sheet_arguments(parser, lang)
    add_who(parser, lang)


class _Ending(NamedTuple):
    """What came of it: the batch that the file is in now, if any, and what somebody else changed meanwhile."""

    batch: int | None = None
    done_before: bool = False
    clashes: tuple[dict[str, Any], ...] = ()


def run(args: argparse.Namespace) -> int:
    """Check the file, say all that is wrong with it, and write it unless that is not wanted or not allowed."""
    data = _read(args)
    now = clock()
    who = person(args)
    if heads_targets(data):
        return import_targets(args, data, who, now)
    with opening_to_write(now, args.lang) as engine:
        mapping = _mapping(engine, data, args)
        plan = _check(engine, data, args, who, now, mapping)
        with reading(engine) as session:
            names = names_of(read_lookup(session), plan.layout.statements, args.lang)
            offers = list(_offers(session, plan, args.lang)) if plan.refused or plan.counts.rejected else []
    long = len(data) > _LONG
    del data
    ending = _Ending()
    if plan.committable and not args.dry_run:
        if long and (count := plan.counts.new + plan.counts.changed):
            tell(text(args.lang, "cli.import.writing", count=count))
        ending = _commit(engine, plan, who, now, args.lang)
    if args.json:
        _say_as_json(args, plan, ending)
    else:
        _say_in_words(args, plan, ending, names, offers)
    if ending.clashes:
        return Exit.CONFLICT
    return Exit.DONE if plan.committable else Exit.REFUSED


def _check(
    engine: Engine, data: bytes, args: argparse.Namespace, who: Person, now: datetime, mapping: dict[int, str]
) -> Plan:
    if len(data) > _LONG:
        tell(text(args.lang, "cli.import.checking", file=args.file, size=len(data) // 1_000_000))
    with reading(engine) as session:
        options = whole_options(args, read_lookup(session), mapping)
        plan = check_file(
            session, data, args.file.name, person=who, today=now.date(), options=options, most_bytes=COMMAND_BYTES
        )
    refuse_what_columns_say(args, plan)
    return plan


def _read(args: argparse.Namespace) -> bytes:
    """The file; of one that is too large anyway only so much as shows it."""
    try:
        with args.file.open("rb") as file:
            return bytes(file.read(COMMAND_BYTES + 1))
    except OSError as error:
        raise file_failed(Exit.MISCALLED, error, args.lang) from error


def _mapping(engine: Engine, data: bytes, args: argparse.Namespace) -> dict[int, str]:
    """The columns named by --map: their places, and the fields that they hold."""
    if not args.map:
        return {}
    with reading(engine) as session:
        header = [cell.strip() for cell in header_cells(session, data, args.sheet)]
    mapping = {}
    for entry in args.map:
        column, separator, field = (part.strip() for part in entry.rpartition("="))
        if not separator or field not in ("", *Field) or (header and column not in header):
            words = text(args.lang, "cli.import.map_wrong", entry=entry, header=" | ".join(header))
            raise Stopped(Exit.MISCALLED, "map_wrong", words)
        mapping.update({at: field for at, cell in enumerate(header) if cell == column})
    return mapping


def _commit(engine: Engine, plan: Plan, who: Person, now: datetime, lang: str) -> _Ending:
    """Write the plan, and with it how its columns were named."""
    try:
        result = commit_plan(
            engine, plan, person=who, now=now, reason=place_words(plan.layout, lang, "intake.place_kept")
        )
    except CommitRefused as refused:
        words = text(lang, f"intake.refused.{refused.code}", detail=refused.detail)
        raise Stopped(Exit.REFUSED, refused.code, words) from refused
    with reading(engine) as session:
        if result.clashes:
            return _Ending(clashes=tuple(map(Codes.read(session).clash, result.clashes)))
        if result.batch is None:
            known = queries.batch_of_file(session=session, sha256=plan.file_sha256)
            return _Ending(known, done_before=known is not None)
    return _Ending(result.batch.id, result.done_before)


def _problems(plan: Plan) -> Iterator[Problem]:
    """Every problem in the order of the lines, without a list of them all beside the plan."""
    return chain(plan.problems, chain.from_iterable(row.problems for row in plan.rows.whole))


def _offers(session: Session, plan: Plan, lang: str) -> Iterator[str]:
    """How others have read such files, in words."""
    # Loaded here, because frames are heavy and few files need it.
    from tracker.views.entry_history import names_of_codes, reading_words

    names = names_of_codes(session, lang) if plan.layout.offers else {}
    header = [column.header for column in plan.layout.columns]
    for offer in plan.layout.offers:
        yield text(lang, "entry.offer", who=offer.who, read=reading_words(offer.reading, header, lang, names))


def _say_in_words(
    args: argparse.Namespace, plan: Plan, ending: _Ending, names: Mapping[str, str], offers: Iterable[str]
) -> None:
    lang, layout = args.lang, plan.layout
    if layout.columns:
        form = text(lang, f"intake.form.{layout.form}")
        say(text(lang, "cli.import.layout", encoding=layout.encoding, form=form, line=layout.header_line))
        if words := place_words(layout, lang):
            say(words)
        say(text(lang, "intake.columns", columns=columns_words(layout, lang)))
    for statement in layout.statements:
        say(text(lang, "cli.import.says", **statement_words(statement, lang, names)))
    vocabulary = Takeable(lang)
    for cause in causes(_problems(plan)):
        place, column, level, cell, what, advice = problem_cells(cause.first, lang)
        if cause.lines[-1]:
            where = "cli.import.cell" if column else "cli.import.line"
            place = text(lang, where, line=line_ranges(cause.lines), column=column)
        say(text(lang, "cli.import.problem", place=place, level=level, found=cell, what=what, advice=advice))
        if taking := vocabulary.of(cause.first):
            shown = text(lang, "intake.and").join(f"{one['name']} ({one['code']})" for one in taking["vocabulary"])
            say(text(lang, "cli.import.take", names=shown, command=taking["command"]))
    for offer in offers:
        say(offer)
    say(text(lang, f"intake.outcome.{plan.outcome}"))
    say(text(lang, "cli.import.counts", **asdict(plan.counts)))
    if clashes := ending.clashes:
        say_table(list(clashes[0]), [list(clash.values()) for clash in clashes])
    say(text(lang, f"cli.import.{_end(args, plan, ending)}", number=ending.batch, count=len(clashes)))


def _end(args: argparse.Namespace, plan: Plan, ending: _Ending) -> str:
    """The key of the last words."""
    if not plan.committable:
        return "refused" if plan.refused else "rejected"
    if args.dry_run:
        return "dry"
    if ending.clashes:
        return "clash"
    if ending.batch is None:
        return "nothing"
    return "done_before" if ending.done_before else "done"


def _say_as_json(args: argparse.Namespace, plan: Plan, ending: _Ending) -> None:
    layout = plan.layout
    said: dict[str, Any] = {
        "file": plan.file_name,
        "sha256": plan.file_sha256,
        "outcome": plan.outcome,
        "dry_run": args.dry_run,
        "only_good": plan.only_good,
        **ending._asdict(),
        "layout": {
            "encoding": layout.encoding,
            "sheet": layout.sheet,
            "header_line": layout.header_line,
            "form": layout.form,
            "place": layout.place.chosen if layout.place else "",
            "columns": [column._asdict() for column in layout.columns],
            "statements": [statement_json(one) for one in layout.statements],
            "offers": [offer_json(one) for one in layout.offers],
        },
        "counts": asdict(plan.counts),
    }
    vocabulary = Takeable(args.lang)
    values = {"values": (value_json(row) for row in plan.writes)} if args.dry_run else {}
    say_json_with(said, **values, problems=(problem_json(found, args.lang, vocabulary) for found in _problems(plan)))


COMMANDS = {"import": Command(add_arguments, run)}
