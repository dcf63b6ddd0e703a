"""`python -m tracker verify`: run the check and say what it found."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from dataclasses import asdict, fields
from pathlib import Path

from tracker.catalogue.verify.verification import Tally, Verification, verify
from tracker.config import catalogue
from tracker.words import LANGUAGES, has_text, text


def add_arguments(parser: ArgumentParser, lang: str = LANGUAGES[0], folder: Callable[[str], Path] = Path) -> None:
    """The options of the command, with their help in a language; `folder` reads the name of one."""
    parser.add_argument("--sources", type=folder, metavar="DIR", help=text(lang, "verify.help.sources"))
    parser.add_argument(
        "--catalogue", type=folder, metavar="DIR", default=catalogue(), help=text(lang, "verify.help.catalogue")
    )
    parser.add_argument("--json", action="store_true", help=text(lang, "verify.help.json"))


def run(args: Namespace) -> int:
    """Print what the check found; the exit code is 1 if anything is wrong, else 0, also without documents."""
    found = verify(args.catalogue, args.sources)
    lines = [_as_json(found)] if args.json else _in_words(found, args.sources, args.lang)
    for line in lines:
        print(line)
    return 1 if found.problems else 0


def _as_json(found: Verification) -> str:
    return json.dumps({"skipped": not found.tallies, **asdict(found)}, ensure_ascii=False, indent=2)


def _in_words(found: Verification, sources: Path | None, lang: str) -> Iterator[str]:
    for problem in found.problems:
        where = text(lang, "verify.place", source=problem.source, line=problem.line)
        what = text(lang, f"verify.problem.{problem.code}")
        reason = f"exclusion.{problem.row}"
        row = text(lang, reason) if has_text(lang, reason) else problem.row
        yield text(lang, "verify.problem_line", where=where, what=what, text=problem.text, row=row).rstrip()
    if not found.tallies:
        yield text(lang, "verify.skipped", folder=sources) if sources else text(lang, "verify.sourceless")
        return
    for tally in found.tallies:
        yield text(lang, "verify.document", **asdict(tally))
    sums = {field.name: sum(getattr(tally, field.name) for tally in found.tallies) for field in fields(Tally)[1:]}
    yield text(lang, "verify.total", **sums)
    if found.compared:
        yield text(lang, "verify.compared", compared=found.compared, agreed=found.agreed)
    right = "verify.right_twice" if found.compared else "verify.right"
    yield text(lang, "verify.wrong" if found.problems else right, count=len(found.problems))
