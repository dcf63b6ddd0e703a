"""The parser of the command line, in a language, argparse's own words included."""

import argparse
from collections.abc import Callable, Collection
from datetime import date
from importlib import import_module
from typing import Any, NamedTuple

from tracker.words import LANGUAGES, text

PROGRAM = "python -m tracker"
FAMILIES = {
    "import": "importing", "export": "files", "template": "files", "history": "acts", "undo": "acts",
    "backup": "keeping", "restore": "keeping", "check-db": "keeping", "verify": "verifying", "judge": "judging",
    "report": "reporting",
}  # fmt: skip
"""Each command, and the module whose `COMMANDS` has it."""

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
            return date.fromisoformat(found)
        except ValueError as error:
            raise argparse.ArgumentTypeError(text(lang, "cli.day", found=found)) from error

    return read


class _Parser(argparse.ArgumentParser):
    """A parser that takes no abbreviations, which would change their meaning with the next option."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter)


def _speak(lang: str) -> None:
    """Give argparse its own words in a language; it asks `_` for them, and would look for compiled catalogues."""

    def translated(message: str) -> str:
        return text(lang, f"cli.argparse.{ARGPARSE[message]}") if message in ARGPARSE else message

    vars(argparse)["_"] = translated
