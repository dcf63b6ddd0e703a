"""`history` and `undo`: who wrote what when, and the way back."""

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from pandas import DataFrame

from tracker.cli.exits import Exit, Stopped
from tracker.cli.grammar import Command, number
from tracker.cli.printing import say, say_json, say_json_with, say_table
from tracker.cli.surroundings import add_who, clock, database_to_read, database_to_write, person
from tracker.cli.values import Codes
from tracker.intake.acts.undo import UndoRefused, undo
from tracker.store import queries
from tracker.store.engine import Engine, Session, reading
from tracker.views.entry_history import entries_frame
from tracker.views.history import (
    CHANGES_A_PAGE,
    BatchRow,
    batch_page,
    batches_frame,
    kept_frame,
    one_batch,
    targets_frame,
    values_frame,
)
from tracker.views.snapshot import Snapshot
from tracker.words import text

_AT_ONCE = 10_000


def add_history_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """All batches, or one of them."""
    parser.add_argument("--batch", type=number(lang), metavar="N", help=text(lang, "cli.acts.batch"))
    parser.add_argument("--json", action="store_true", help=text(lang, "cli.acts.json"))


def history(args: argparse.Namespace) -> int:
    """List the batches, the newest first, or all that one batch wrote."""
    engine = database_to_read(clock(), args.lang)
    if args.batch is not None:
        batch = _batch(engine, args)
        _batch_as_json(engine, batch) if args.json else _batch_in_words(engine, batch, args.lang)
    elif args.json:
        say_json([asdict(batch) for batch in _batches(engine)])
    else:
        _say_frame(batches_frame(list(_batches(engine)), args.lang))
    return Exit.DONE


def _batches(engine: Engine) -> Iterator[BatchRow]:
    page = 1
    while rows := batch_page(engine, page):
        yield from rows
        page += 1


def _batch(engine: Engine, args: argparse.Namespace) -> BatchRow:
    batch = one_batch(engine, args.batch)
    if batch is None:
        words = text(args.lang, "history.undo_unknown", detail=args.batch)
        raise Stopped(Exit.MISCALLED, "batch_unknown", words)
    return batch


def _batch_in_words(engine: Engine, batch: BatchRow, lang: str) -> None:
    with reading(engine) as session:
        data = Snapshot.read(session)
    _say_frame(batches_frame([batch], lang))
    _say_pages(lambda page: values_frame(engine, data, batch, page, lang))
    _say_pages(lambda page: targets_frame(engine, batch, page, lang))
    _say_pages(lambda page: entries_frame(engine, batch.id, CHANGES_A_PAGE, page, lang))
    _say_kept(engine, batch, lang)


def _say_kept(engine: Engine, batch: BatchRow, lang: str) -> None:
    if batch.kept:
        with reading(engine) as session:
            data = Snapshot.read(session)
        say(text(lang, "history.kept_help"))
        _say_frame(kept_frame(engine, data, batch, lang))


def _say_pages(frame_of: Callable[[int], DataFrame]) -> None:
    """All pages of a long table, with its header once."""
    page = 1
    while len(frame := frame_of(page)):
        _say_frame(frame, headed=page == 1)
        page += 1


def _say_frame(frame: DataFrame, *, headed: bool = True) -> None:
    rows = frame.itertuples(index=False, name=None)
    say_table(list(frame.columns) if headed else next(rows), rows)


def _batch_as_json(engine: Engine, batch: BatchRow) -> None:
    with reading(engine) as session:
        targets = [
            {
                "code": row.target_code,
                "version": row.version,
                "before": json.loads(row.before or "null"),
                "after": json.loads(row.fields),
            }
            for row in queries.batch_targets(session=session, batch_id=batch.id, limit=None)
        ]
        values = _values(session, batch, Codes.read(session))
        say_json_with(asdict(batch) | {"targets": targets}, values=values)


def _values(session: Session, batch: BatchRow, codes: Codes) -> Iterator[dict[str, Any]]:
    offset = 0
    while rows := queries.batch_values(session=session, batch_id=batch.id, limit=_AT_ONCE, offset=offset):
        yield from map(codes.written, rows)
        offset += _AT_ONCE


def add_undo_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Which batch, why, and who says so."""
    parser.add_argument("batch", type=number(lang), metavar="BATCH", help=text(lang, "cli.acts.undo_batch"))
    parser.add_argument("--reason", required=True, metavar="TEXT", help=text(lang, "cli.acts.reason"))
    add_who(parser, lang)


def run_undo(args: argparse.Namespace) -> int:
    """Put back what was there before a batch; what was edited since is kept and listed."""
    now = clock()
    who = person(args)
    engine = database_to_write(now, args.lang)
    try:
        result = undo(engine, args.batch, person=who, now=now, reason=args.reason)
    except UndoRefused as refused:
        words = text(args.lang, f"history.{refused.code}", detail=refused.detail)
        raise Stopped(Exit.REFUSED, refused.code, words) from refused
    batch = result.batch and result.batch.id and one_batch(engine, result.batch.id)
    assert batch
    say(text(args.lang, "cli.acts.undone_before" if result.done_before else "cli.acts.undone", number=batch.id))
    _say_kept(engine, batch, args.lang)
    return Exit.DONE


COMMANDS = {
    "history": Command(add_history_arguments, history),
    "undo": Command(add_undo_arguments, run_undo),
}
