"""What goes to the terminal. Text out of files and databases is made harmless, so that it cannot steer a terminal."""

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any


def say(words: str) -> None:
    """One line on standard output."""
    print(visible(words))


def tell(words: str) -> None:
    """One line on standard error at once: progress, and why a command stopped."""
    print(visible(words), file=sys.stderr, flush=True)


def say_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table, row by row."""
    say_row(*header)
    for row in rows:
        say_row(*row)


def say_row(*cells: object) -> None:
    """A row of a table, with tabs between its cells."""
    print("\t".join(visible(str(cell)) for cell in cells))


def say_json(value: Any) -> None:
    """One JSON document; moments as ISO texts."""
    print(_json(value))


def say_json_with(head: dict[str, Any], **lists: Iterable[Any]) -> None:
    """One JSON object whose last keys are lists too long to be held at once."""
    print(_json(head)[:-1], end="")
    for name, items in lists.items():
        print(f", {_json(name)}: [", end="")
        for number, item in enumerate(items):
            print(",\n" if number else "\n", _json(item), sep="", end="")
        print("]", end="")
    print("}")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=datetime.isoformat)


def visible(words: str) -> str:
    """The text with everything that cannot be printed (line ends, escape sequences) spelled out."""
    if words.isprintable():
        return words
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in words)
