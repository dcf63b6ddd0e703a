"""The parser of the command line, in a language, argparse's own words included."""

import argparse
import re
from collections.abc import Callable, Collection
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from tracker.config import place
from tracker.core.limits import FIRST_DAY, LAST_DAY
from tracker.words import LANGUAGES, text

PROGRAM = "python -m tracker"
FAMILIES = {
    "import": "importing", "export": "files", "template": "files", "history": "acts", "undo": "acts",
    "backup": "keeping", "restore": "keeping", "check-db": "keeping", "move": "moving", "sync": "syncing",
    "take": "taking", "verify": "verifying", "read": "read_document",
    "judge": "judging", "report": "reporting",
}  # fmt: skip
"""Each command, and the module whose `COMMANDS` has it."""

_MOST_DIGITS, _MOST_SHOWN = 18, 40

ARGPARSE = {
    "usage: ": "usage",
    "positional arguments": "positional",
    "options": "options",
    "show this help message and exit": "help",
    "%(prog)s: error: %(message)s\n": "error",
    "argument %(argument_name)s: %(message)s": "argument",
    "the following arguments are required: %s": "required",
    "unrecognized arguments: %s": "unrecognized",
    "invalid choice: %(value)r (choose from %(choices)s)": "choice",
    "invalid %(type)s value: %(value)r": "value",
    "expected one argument": "one_value",
    "ignored explicit argument %r": "no_value",
}
"""What argparse says, and the keys under which `cli.po` has it; the rest of its words are for programmers."""


class Command(NamedTuple):
    """A command: what gives a parser its arguments in a language, and what runs it and returns the exit code."""

    add_arguments: Callable[[argparse.ArgumentParser, str], None]
    run: Callable[[argparse.Namespace], int]


def parser(lang: str, wanted: Collection[str] = FAMILIES) -> argparse.ArgumentParser:
    """The parser of all commands; only the `wanted` ones know their arguments, which takes loading their modules."""
    _speak(lang)
    root = _Parser(prog=PROGRAM, description=text(lang, "cli.about"), epilog=text(lang, "cli.exit_codes"))
    commands = root.add_subparsers(
        title=text(lang, "cli.commands"), dest="command", required=True, metavar="COMMAND", parser_class=_Parser
    )
    for name, family in FAMILIES.items():
        about = text(lang, f"cli.{name}")
        command = commands.add_parser(name, help=about, description=about)
        if name in wanted:
            found: Command = import_module(f"tracker.cli.{family}").COMMANDS[name]
            found.add_arguments(command, lang)
            command.set_defaults(run=found.run)
    for each in (root, *commands.choices.values()):
        each.add_argument("--lang", choices=LANGUAGES, default=lang, help=text(lang, "cli.lang"))
    return root


def day(lang: str) -> Callable[[str], date]:
    """What reads a day in a call."""

    def read(found: str) -> date:
        try:
            day = date.fromisoformat(found)
        except ValueError as error:
            raise argparse.ArgumentTypeError(text(lang, "cli.day", found=found)) from error
        if not FIRST_DAY <= day <= LAST_DAY:
            raise argparse.ArgumentTypeError(text(lang, "cli.day", found=found))
        return day

    return read


def month(lang: str) -> Callable[[str], date]:
    """What reads a month in a call (2026-11), as its first day."""

    def read(found: str) -> date:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}", found):
            raise argparse.ArgumentTypeError(text(lang, "cli.month", found=_short(found)))
        return day(lang)(f"{found}-01")

    return read


def number(lang: str) -> Callable[[str], int]:
    """What reads the number of a batch in a call: one that a database can have."""

    def read(found: str) -> int:
        if not (found.isascii() and found.isdigit() and len(found) <= _MOST_DIGITS and int(found)):
            raise argparse.ArgumentTypeError(text(lang, "cli.number", found=_short(found)))
        return int(found)

    return read


def path(lang: str) -> Callable[[str], Path]:
    """What reads the name of a file or folder in a call."""

    def read(found: str) -> Path:
        if not found.strip():
            raise argparse.ArgumentTypeError(text(lang, "cli.path"))
        return Path(found)

    return read


def database(lang: str) -> Callable[[str], Path | str]:
    """What reads where a database is: the path of a file, or the address of a server."""

    def read(found: str) -> Path | str:
        return place(str(path(lang)(found)) if isinstance(place(found), Path) else found)

    return read


def out_path(lang: str) -> Callable[[str], Path]:
    """The same of a file that is to be written: a device or folder of this name is not to be replaced by one."""

    def read(found: str) -> Path:
        file = path(lang)(found)
        if file.name in ("", "..") or (file.exists() and not file.is_file()):
            raise argparse.ArgumentTypeError(text(lang, "cli.out_path", found=_short(found)))
        return file

    return read


def _short(found: str) -> str:
    return found if len(found) <= _MOST_SHOWN else f"{found[:_MOST_SHOWN]}…"


class _Parser(argparse.ArgumentParser):
    """A parser that takes no abbreviations, which would change their meaning with the next option."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter)


def _speak(lang: str) -> None:
    """Give argparse its own words in a language; it asks `_` for them, and would look for compiled catalogues."""

    def translated(message: str) -> str:
        return text(lang, f"cli.argparse.{ARGPARSE[message]}") if message in ARGPARSE else message

    vars(argparse)["_"] = translated
