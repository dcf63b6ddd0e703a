"""`verify`: the catalogue against its documents."""

import argparse

from tracker.catalogue.verify import add_arguments, run
from tracker.cli.grammar import Command, path


def add_verify_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The options of the check, its folders read as those of every command."""
    add_arguments(parser, lang, path(lang))


COMMANDS = {"verify": Command(add_verify_arguments, run)}
