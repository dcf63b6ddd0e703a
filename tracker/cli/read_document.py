"""`read`: a document's numbers, each with the role and the fields that are proposed for it; no database."""

import argparse
import json
from collections import Counter

from tracker.cli.exits import Exit, Stopped, file_failed
from tracker.cli.grammar import Command, day, path
from tracker.documents import Reading, Role, read_lines
from tracker.documents.files.opened import DocumentRefused
from tracker.documents.files.opening import open_document
from tracker.documents.rows import row_of
from tracker.vocabulary import divisions
from tracker.words import text


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Which file, and what is known of it."""
    parser.add_argument("file", type=path(lang), metavar="FILE", help=text(lang, "documents.help.file"))
    parser.add_argument("--published", type=day(lang), metavar="DAY", help=text(lang, "documents.help.published"))
    parser.add_argument("--place", metavar="CODE", default="", help=text(lang, "documents.help.place"))
    parser.add_argument("--json", action="store_true", help=text(lang, "documents.help.json"))


def run(args: argparse.Namespace) -> int:
    """Print one JSON object a numeral, or the goals and values in words and the sum of all roles."""
    if args.place and args.place not in divisions():
        raise Stopped(Exit.MISCALLED, "place", text(args.lang, "documents.no_place", code=args.place))
    try:
        lines = open_document(args.file.read_bytes())
    except OSError as error:
        raise file_failed(Exit.UNUSABLE, error, args.lang) from error
    except DocumentRefused as refused:
        words = text(args.lang, f"documents.refused.{refused.code}", file=args.file.name, detail=refused.detail)
        raise Stopped(Exit.REFUSED, refused.code, words) from refused
    reading = read_lines([line.text for line in lines], args.published, args.place)
    if args.json:
        for candidate in reading.candidates:
            print(json.dumps(row_of(candidate, args.file.stem), ensure_ascii=False))
    else:
        _in_words(reading, args.lang)
    return Exit.DONE


def _in_words(reading: Reading, lang: str) -> None:
    for one in reading.candidates:
        if one.role is not Role.EXCLUDED:
            role = text(lang, f"documents.role.{one.role}")
            amount = f"{one.comparator or ''}{one.value}{'-' + one.upper if one.upper else ''}{one.unit}"
            print(f"{one.line}:{one.start}\t{role}\t{one.figure}\t{one.indicator}\t{amount}\t{one.period}")
    counts = Counter(one.role for one in reading.candidates if not one.qualitative)
    unnumbered = sum(one.qualitative for one in reading.candidates)
    print(
        text(
            lang, "documents.sum", count=counts.total(), targets=counts[Role.TARGET], actuals=counts[Role.ACTUAL],
            excluded=counts[Role.EXCLUDED], qualitative=unnumbered,
        )
    )  # fmt: skip


COMMANDS = {"read": Command(add_arguments, run)}
