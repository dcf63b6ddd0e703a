"""The plan: what a file would change, and everything that is wrong with it. Nothing here writes or reads."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tracker.intake.meaning.rows import Rows
from tracker.intake.meaning.statements import NO, YES, About, Statement
from tracker.intake.problems import Problem
from tracker.intake.records import Action, Row
from tracker.store.mappings import Reading


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


class Offer(NamedTuple):
    """How somebody has read such a file."""

    who: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Layout:
    """How the file was read, for the person to confirm: encoding, separator, sheet, header line, form, columns.

    `form` is "long" or "wide"; `shape` is the key under which a mapping by hand is remembered; `unit_above` is a unit
    that stands above the header; `place` is None where a column says the place, so that none may be chosen;
    `statements` are what the file as a whole says or leaves open; `offers` are readings of such files that somebody
    has made and that are not taken unasked; `by_hand` is what the person said of this file that holds for the next.
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
    statements: tuple[Statement, ...] = ()
    offers: tuple[Offer, ...] = ()
    by_hand: Reading = field(default_factory=Reading)


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
    rows: Rows
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
    """What the person chose: a sheet, a mapping by hand (header position -> field), the good records alone.

    `place` and `indicator` (codes), `period` and `unit` (as written) count for the whole file where no column says
    them; `cumulative` is "yes", "no" or empty; `actual` says that a file which speaks of plans holds what was reached.
    `names` are names by hand: kind (INDICATOR, JURISDICTION), text, code. `skip_unknown` leaves out records of
    indicators that the catalogue does not have; `confirmed` says that what looks odd, or what the file contradicts
    (the problems of `TO_CONFIRM`), is meant so.
    """

    sheet: str = ""
    mapping: tuple[tuple[int, str], ...] = ()
    only_good: bool = False
    place: str = ""
    indicator: str = ""
    period: str = ""
    unit: str = ""
    cumulative: str = ""
    actual: bool = False
    names: tuple[tuple[str, str, str], ...] = ()
    skip_unknown: bool = False
    confirmed: bool = False

    def answer(self, about: About) -> str:
        """What the person said of the whole file; empty for nothing."""
        if about is About.PLAN:
            return NO if self.actual else ""
        if about is About.CONFIRMED:
            return YES if self.confirmed else ""
        return str(getattr(self, about))


def make_plan(
    file_name: str, file_sha256: str, layout: Layout, problems: Sequence[Problem], rows: Rows, options: Options
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


def _key(file_sha256: str, layout: Layout, rows: Rows, options: Options) -> str:
    """SHA-256 over what a commit depends on, so that the same act confirmed twice has one key.

    The values follow from the file and how it was read; what can differ from one time to the next is what they meet.
    """
    met = [(at, row.action.value, row.old.version if row.old else 0) for at, row in sorted(rows.others.items())
           if row.old or row.action is not Action.NEW]  # fmt: skip
    whole = options.place, options.indicator, options.period, options.unit, options.cumulative, options.names
    confirmed = ("confirmed",) if options.confirmed else ()
    asked = file_sha256, layout.sheet, layout.columns, whole, options.only_good, len(rows), met, *confirmed
    return hashlib.sha256(repr(asked).encode()).hexdigest()
