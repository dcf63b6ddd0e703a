"""`judge`: the method alone, on targets given in a file; for checking it from outside."""

import argparse
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tracker.cli.exits import Exit, Stopped, file_failed
from tracker.cli.grammar import Command, day, path
from tracker.cli.judge_cells import COLUMNS
from tracker.cli.judge_file import CellProblem, JudgeFileError, TargetRow, read_targets
from tracker.cli.printing import say_json, say_row, tell
from tracker.core.judging import Judgement, Observation, Reading, judge
from tracker.core.periods import Period
from tracker.core.settings import Settings, load_settings
from tracker.intake.problems import FileRefused
from tracker.words import text
from tracker.words.sentences import told


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments of the command, and the file's format as its epilogue."""
    parser.add_argument("file", metavar="FILE.csv", help=text(lang, "judging.file"))
    parser.add_argument("--as-of", type=day(lang), required=True, metavar="DATE", help=text(lang, "judging.as_of"))
    parser.add_argument("--json", action="store_true", help=text(lang, "judging.json"))
    parser.add_argument("--settings", type=path(lang), metavar="FILE.toml", help=text(lang, "judging.settings"))
    parser.epilog = "\n".join([
        text(lang, "judging.format"), "",
        *(f"  {name:<15}{column.allowed}\n{'':17}{text(lang, f'judging.column.{name}')}"
          + (f" ({', '.join(column.aliases.split())})" if column.aliases else "")
          for name, column in COLUMNS.items()), "",
        text(lang, "judging.output"),
    ])  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Judge every target of the file and print one result a row; cells that cannot be used are all named."""
    settings = load_settings(args.settings)
    try:
        targets = read_targets(_content(args))
    except FileRefused as refused:
        found = refused.problem
        where = text(args.lang, "judging.line", line=found.line) if found.line else ""
        words = f"{where}{found.what(args.lang)} {found.advice(args.lang)}"
        raise Stopped(Exit.REFUSED, found.code.lower(), words) from refused
    except JudgeFileError as error:
        for problem in error.problems:
            tell(_problem_words(problem, args.lang))
        words = text(args.lang, "cli.judge_refused", count=len(error.problems))
        raise Stopped(Exit.REFUSED, "cells_invalid", words) from error
    results = [_result(target, args.as_of, settings) for target in targets]
    if args.json:
        say_json(results)
    else:
        for result in results:
            said = result["sentences"][args.lang]
            say_row(result["code"], result["status"], result["reason"] or "-", *said[:1])
    return Exit.DONE


def _problem_words(problem: CellProblem, lang: str) -> str:
    """Where a bad cell stands and what is allowed there, and why its number or period is refused, as for uploads."""
    words = text(lang, "judging.problem", row=problem.row, column=problem.column, found=problem.found,
                 allowed=problem.allowed)  # fmt: skip
    if problem.reason is None:
        return words
    return f"{words} — {text(lang, f'intake.problem.{problem.reason.code}', found=problem.reason.found)}"


def _content(args: argparse.Namespace) -> bytes:
    try:
        return sys.stdin.buffer.read() if args.file == "-" else Path(args.file).read_bytes()
    except OSError as error:
        raise file_failed(Exit.MISCALLED, error, args.lang) from error


def _result(target: TargetRow, as_of: date, settings: Settings) -> dict[str, Any]:
    """One target's judgement in plain values. Before its document was out there is none."""
    announced = target.promise.announced
    if announced is not None and announced > as_of:
        said: dict[str, list[str]] = {"zh": [], "en": []}
        return {"code": target.code, "status": None, "reason": "not_announced", "as_of": str(as_of), "flags": [],
                "readings": {}, "sentences": said}  # fmt: skip
    judged = judge(target.promise, target.observations, as_of, settings)
    return {
        "code": target.code,
        "status": judged.status,
        "reason": judged.reason,
        "flags": sorted(judged.flags),
        "as_of": str(as_of),
        "data_as_of": _plain(judged.data_as_of),
        "used": _observation(judged.used),
        "latest": _observation(judged.latest),
        "baseline": _baseline(judged),
        "readings": {reading.name: _reading(reading) for reading in judged.readings},
        "broken": [_observation(each) for each in judged.broken],
        "reached_since": _observation(judged.reached_since),
        "first_reached": _observation(judged.first_reached),
        "at_deadline": _observation(judged.at_deadline),
        "sentences": {lang: [told(each, lang, unit=target.unit) for each in judged.sentences] for lang in ("zh", "en")},
    }


def _observation(observation: Observation | None) -> dict[str, Any] | None:
    if observation is None:
        return None
    return {"period": observation.period.code, "value": _plain(observation.value), "qualifier": observation.qualifier,
            "vintage": observation.vintage}  # fmt: skip


def _baseline(judged: Judgement) -> dict[str, Any] | None:
    if (found := judged.baseline) is None:
        return None
    return {"value": _plain(found.value), "date": _plain(found.date), "basis": found.basis}


def _reading(reading: Reading) -> dict[str, Any]:
    """A reading with its unit; `refused` names the missing input, and then the value is null."""
    ends = {"low": _plain(reading.low), "high": _plain(reading.high)}
    inputs = {name: _plain(value) for name, value in (reading.inputs or {}).items()}
    optional = {"refused": reading.refused, "verdict": reading.verdict, "basis": reading.basis, "inputs": inputs}
    return {"value": _plain(reading.value), "unit": reading.unit} | {
        name: each for name, each in (optional | ends).items() if each not in ("", None, {})
    }


def _plain(value: Decimal | Period | date | int | None) -> float | str | int | None:
    if isinstance(value, Period):
        return value.code
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


COMMANDS = {"judge": Command(add_arguments, run)}
