"""`verify`: the catalogue against its documents."""

from tracker.catalogue.verify import add_arguments, run
from tracker.cli.grammar import Command

COMMANDS = {"verify": Command(add_arguments, run)}
