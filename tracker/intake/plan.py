"""The plan: what a file would change, and everything that is wrong with it. Nothing here writes or reads."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tracker.core.periods import Period
from tracker.intake.problems import Problem

if TYPE_CHECKING:
    from tracker.intake.rows import Rows


class Action(StrEnum):
    """What a commit does with a record."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    SKIPPED = "skipped"
    REJECTED = "rejected"


class Key(NamedTuple):
    """Which value: jurisdiction and indicator by code, the whole or a part (scope), the period, the release."""

    jurisdiction: str
    indicator: str
    scope: str
    period: Period
    vintage: str


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


class Column(NamedTuple):
    """A column of the file: its header as it stands there, and the field it was taken for (empty: not used)."""

    header: str
    field: str


class PlaceOfFile(NamedTuple):
    """The place of a file in which no column says one: what the person chose, and what the file's titles suggest.

    Both are codes, empty for none; `names` are those of the chosen one, by language. What is suggested is never taken
    unasked.
    """

    chosen: str
    suggested: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """How the file was read, for the person to confirm: encoding, separator, sheet, header line, form, columns.

    `form` is "long" or "wide"; `shape` is the key under which a mapping by hand is remembered; `unit_above` is a unit
    that stands above the header; `place` is None where a column says the place, so that none may be chosen.
    """

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    header_line: int = 0
    form: str = "long"
    columns: tuple[Column, ...] = ()
    shape: str = ""
    unit_above: str = ""
    place: PlaceOfFile | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records there are of each action, and how many carry a warning without being rejected."""

    new: int = 0
    changed: int = 0
    same: int = 0
    skipped: int = 0
    warned: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be written, and what is wrong; `key` is a hash of file, mapping, mode, writes and expected versions.

    `problems` are those of the file as a whole; those of a record stand in its row.
    """

    key: str
    file_name: str
    file_sha256: str
    layout: Layout
    problems: tuple[Problem, ...]
    rows: "Rows"
    counts: Counts
    only_good: bool = False

    @property
    def refused(self) -> bool:
        """Whether the file as a whole was refused."""
        return any(found.is_error for found in self.problems)

    @property
    def outcome(self) -> str:
        """ "accept", "accept-with-warning", "reject-with-row-errors" or "reject-file"."""
        if self.refused:
            return "reject-file"
        if self.counts.rejected:
            return "reject-with-row-errors"
        return "accept-with-warning" if self.counts.warned or self.problems else "accept"

    @property
    def committable(self) -> bool:
        """Whether a commit may write: nothing is rejected, or the person asked for the good records alone."""
        return not self.refused and (self.only_good or not self.counts.rejected)

    @property
    def writes(self) -> list[Row]:
        """The rows that a commit writes: new and changed ones."""
        return [row for row in self.rows if row.action is Action.NEW or row.action is Action.CHANGED]

    def all_problems(self) -> list[Problem]:
        """Every problem of the file, in the order of its lines."""
        return [*self.problems, *(found for row in self.rows.whole for found in row.problems)]


@dataclass(frozen=True, slots=True)
class Options:
    """What the person chose: a sheet, a mapping by hand (header position -> field), the good records alone, and, by its
    code, the place of the whole file, which counts where no column says one.
    """

    sheet: str = ""
    mapping: tuple[tuple[int, str], ...] = ()
    only_good: bool = False
    place: str = ""


def make_plan(
    file_name: str, file_sha256: str, layout: Layout, problems: Sequence[Problem], rows: "Rows", options: Options
) -> Plan:
    """The plan of these rows, counted and with its key."""
    whole = rows.whole
    actions = Counter(row.action.value for row in whole)
    counts = Counts(
        actions[Action.NEW] + len(rows) - len(whole),
        actions[Action.CHANGED],
        actions[Action.SAME],
        actions[Action.SKIPPED],
        sum(1 for row in whole if row.problems and row.action is not Action.REJECTED),
        actions[Action.REJECTED],
    )
    key = _key(file_sha256, layout, rows, options)
    return Plan(key, file_name, file_sha256, layout, tuple(problems), rows, counts, options.only_good)


def _key(file_sha256: str, layout: Layout, rows: "Rows", options: Options) -> str:
    """SHA-256 over what a commit depends on, so that the same act confirmed twice has one key.

    The values follow from the file and how it was read; what can differ from one time to the next is what they meet.
    """
    met = [(at, row.action.value, row.old.version if row.old else 0) for at, row in sorted(rows.others.items())
           if row.old or row.action is not Action.NEW]  # fmt: skip
    place = layout.place.chosen if layout.place else ""
    asked = file_sha256, layout.sheet, layout.columns, place, options.only_good, len(rows), met
    return hashlib.sha256(repr(asked).encode()).hexdigest()
