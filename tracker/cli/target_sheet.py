"""`import` of a sheet of targets: what it would change, and one batch of it."""

import argparse
import hashlib
from datetime import datetime
from functools import partial

from tracker.cli.exits import Exit, Stopped
from tracker.cli.printing import say, say_json
from tracker.cli.surroundings import opening_to_write
from tracker.people import Person, may_write
from tracker.store.batches import BatchResult
from tracker.store.columns import decimal_text
from tracker.store.engine import Engine, reading
from tracker.targets.plan import Planned, SheetPlan, State, plan_sheet
from tracker.targets.said import count_words, fault_lines, sheet_column
from tracker.targets.shares import Shares
from tracker.targets.storing import Confirmed, SheetRefusal, store_sheet
from tracker.targets.table import heads_targets as heads_targets
from tracker.words import text


def add_sheet_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """What is said once for a sheet of targets."""
    for name, what in (("document", "CODE"), ("value-source", "TEXT"), ("reason", "TEXT")):
        parser.add_argument(f"--{name}", default="", metavar=what, help=text(lang, f"cli.import.{name}"))


def import_targets(args: argparse.Namespace, data: bytes, who: Person, now: datetime) -> int:
    """Check the sheet, say row by row what it would do, and store it unless that is not wanted or not allowed."""
    with opening_to_write(now, args.lang) as engine:
        with reading(engine) as session:
            plan = plan_sheet(session, data, document=args.document, may_write=partial(may_write, who))
        good = plan.refusal is None and (args.only_good or not plan.count(State.REJECTED))
        store = good and bool(plan.writes) and not args.dry_run
        result = _stored(engine, args, data, plan, who, now) if store else BatchResult(None)
    if args.json:
        _say_as_json(args, data, plan, result)
    else:
        _say_in_words(args, plan, result)
    return Exit.DONE if good else Exit.REFUSED


def _stored(
    engine: Engine, args: argparse.Namespace, data: bytes, plan: SheetPlan, who: Person, now: datetime
) -> BatchResult:
    seen = Confirmed(key=plan.key, only_good=args.only_good, reason=args.reason, source=args.value_source)
    try:
        return store_sheet(engine, data, args.file.name, seen, document=args.document, person=who, now=now)
    except SheetRefusal as refused:
        end = Exit.MISCALLED if refused.code in ("sheet_unreasoned", "sheet_unsourced") else Exit.REFUSED
        raise Stopped(end, refused.code, text(args.lang, f"cli.import.{refused.code}")) from refused


def _say_in_words(args: argparse.Namespace, plan: SheetPlan, result: BatchResult) -> None:
    lang = args.lang
    if plan.refusal:
        say(plan.refusal.what(lang) + " " + plan.refusal.advice(lang))
        return
    for row in plan.rows:
        state = text(lang, f"targets.state_{row.state}")
        say(text(lang, "cli.import.target", line=row.line, state=state, code=row.cells.get("code", "")))
        for line in [*fault_lines(row, lang), *_changes(row, lang)]:
            say(f"  {line}")
    for one in plan.shares:
        say(text(lang, "cli.import.shares", **one._asdict(), difference=one.difference))
    say(count_words(plan, lang))
    if result.batch:
        said = "targets.saved_before" if result.done_before else "targets.saved"
        say(text(lang, said, number=result.batch.id, count=len(plan.writes)))


def _changes(row: Planned, lang: str) -> list[str]:
    return [
        text(lang, "library.change", field=sheet_column(one.column, lang), before=one.old, after=one.new)
        for one in row.changes
    ]


def _say_as_json(args: argparse.Namespace, data: bytes, plan: SheetPlan, result: BatchResult) -> None:
    say_json(
        {
            "file": args.file.name,
            "sha256": hashlib.sha256(data).hexdigest(),
            "holds": "targets",
            "refused": plan.refusal.what(args.lang) if plan.refusal else "",
            "dry_run": args.dry_run,
            "only_good": args.only_good,
            "batch": result.batch.id if result.batch else None,
            "done_before": result.done_before,
            "counts": {str(state): plan.count(state) for state in State},
            "unused": list(plan.unused),
            "targets": [_row(row, args.lang) for row in plan.rows],
            "shares": [_shares(one) for one in plan.shares],
        }
    )


def _shares(one: Shares) -> dict[str, object]:
    numbers = {"value": one.value, "total": one.total, "difference": one.difference}
    return one._asdict() | {name: decimal_text(value) for name, value in numbers.items()}


def _row(row: Planned, lang: str) -> dict[str, object]:
    return {
        "line": row.line,
        "outcome": str(row.state),
        "code": row.cells.get("code", ""),
        "cells": {column: cell for column, cell in row.cells.items() if cell},
        "derived": list(row.derived),
        "changes": [one._asdict() for one in row.changes],
        "problems": [
            {"column": one.column, "code": one.code, "found": one.found, "words": one.words(lang)} for one in row.faults
        ],
        "similar": list(row.similar),
    }
