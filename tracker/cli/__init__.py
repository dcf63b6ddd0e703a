"""The command line: the same functions as the pages, one small module a family of commands.

Exit codes are the same everywhere: 0 done; 1 refused or problems found, nothing written; 2 the call's words are off;
3 the database cannot be used; 4 somebody changed a value meanwhile, nothing written.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from types import ModuleType

from tracker.words import LANGUAGES, text

DONE, REFUSED, MISCALLED, UNUSABLE, CONFLICT = range(5)


def main(argv: Sequence[str]) -> int:
    """Run one command; returns its exit code."""
    lang = _language(argv)
    args = parser(lang).parse_args(argv)
    return _guarded(args)


def parser(lang: str) -> argparse.ArgumentParser:
    """The parser of all commands, with its help in a language."""
    root = argparse.ArgumentParser(prog="python -m tracker", description=text(lang, "cli.about"), epilog=text(lang, "cli.exit_codes"))
    root.add_argument("--lang", choices=LANGUAGES, default=lang, help=text(lang, "cli.lang"))
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module in _families():
        command = commands.add_parser(name, help=text(lang, f"cli.{name}"), description=text(lang, f"cli.{name}"),
                                      formatter_class=argparse.RawDescriptionHelpFormatter)
        module.add_arguments(command, name, lang)
        command.set_defaults(run=module.run)
    return root


def _families() -> list[tuple[str, ModuleType]]:
    from tracker.cli import files, judging, keeping, verifying

    return [
        ("import", files), ("export", files), ("template", files), ("history", keeping), ("undo", keeping), ("backup", keeping),
        ("restore", keeping), ("check-db", keeping), ("verify", verifying), ("judge", judging),
    ]


def _language(argv: Sequence[str]) -> str:
    """The language of help and messages: --lang, else TRACKER_LANG, else Chinese."""
    for here, word in enumerate(argv):
        if word == "--lang" and here + 1 < len(argv) and argv[here + 1] in LANGUAGES:
            return argv[here + 1]
        if word.removeprefix("--lang=") in LANGUAGES:
            return word.removeprefix("--lang=")
    asked = os.environ.get("TRACKER_LANG", "")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def _guarded(args: argparse.Namespace) -> int:
    from tracker.refusals import REFUSALS, refusal_words

    try:
        return int(args.run(args))
    except REFUSALS as refusal:
        print(refusal_words(args.lang, refusal), file=sys.stderr)
        return UNUSABLE
