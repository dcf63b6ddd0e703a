"""What goes from room to room: a record of a file as texts, and what becomes of it as a row. No rules stand here."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from tracker.core.periods import Period
from tracker.intake.problems import Problem


class Record(NamedTuple):
    """The line on which a record begins, its cells, and what was odd about it (QUOTE, CELL_LINES, or nothing)."""

    line: int
    cells: list[str]
    fault: str = ""


class Action(StrEnum):
    """What a commit does with a record."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    SKIPPED = "skipped"
    REJECTED = "rejected"


class Key(NamedTuple):
    """Which value: jurisdiction and indicator by code, the whole or a part (scope), the period, the release.

    `beside` tells apart what several publishers say of it: 0 for the first of them, then 1, 2 …
    """

    jurisdiction: str
    indicator: str
    scope: str
    period: Period
    vintage: str
    beside: int = 0


class Content(NamedTuple):
    """What is said about a key. `value` is in the indicator's unit, the originals are the cell as it came.

    None means that the file does not say (no such column, or a blank cell): a stored text is then kept.
    """

    value: Decimal
    original_value: str
    original_unit: str
    qualifier: str | None = None
    certainty: str | None = None
    publisher: str | None = None
    published: str | None = None
    source: str | None = None
    note: str | None = None


class Stored(NamedTuple):
    """The current version of a value in the database; version 0 stands for none yet."""

    version: int
    retracted: bool
    value: Decimal
    qualifier: str
    certainty: str
    publisher: str
    published: str
    source: str
    note: str


class Row(NamedTuple):
    """One record of the file: what becomes of it and why. `key` and `content` are None where they could not be read.

    `line` counts from the top of the file from 1, `record` counts the records below the header from 1. In the wide
    form, where one line holds several values, the values of a line share both. `column` is the header of the value,
    `unit` the indicator's.
    """

    line: int
    record: int
    column: str
    action: Action
    key: Key | None
    content: Content | None
    unit: str
    old: Stored | None
    problems: tuple[Problem, ...]

    @property
    def status(self) -> str:
        """ "ok", "warning" or "error"."""
        if not self.problems:
            return "ok"
        return "error" if self.action is Action.REJECTED else "warning"
