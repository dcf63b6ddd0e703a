"""One numeral of a document with its proposed role and fields, each with what it rests on."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tracker.core.kinds import Binding, Commitment, Comparator, DeadlineBasis, Kind
from tracker.documents.reasons import Reason
from tracker.documents.roles import Role


class Part(NamedTuple):
    """One of several indicators that one number is said of: its words, and the standard indicator or empty."""

    indicator: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A numeral: `line` counts the non-empty lines from 1, `start` the characters of that line from 0.

    `figure` is the shortest span that bears the amount, as the document writes it. `period` is the last day of a
    goal in ISO form, of a value a year, first-last or a part of a year (2023H1). `because` says for each field the
    words it rests on. `indicator` is in the document's words, `indicator_code` the standard indicator, where the
    words are one of its names. An excluded numeral has a reason and no fields. `repeats` is the line of the same
    goal, said before, or 0. `binding` is what a table's
    column of kinds says (约束性, 预期性). `parts` are the indicators of a number that is said of several (城乡居民收入
    均增长8%), empty of one. A goal without a number is `qualitative` and has no value.
    """

    line: int
    start: int
    figure: str
    role: Role
    reason: Reason | None = None
    jurisdiction: str = ""
    indicator: str = ""
    indicator_code: str = ""
    kind: Kind | None = None
    comparator: Comparator | None = None
    commitment: Commitment | None = None
    binding: Binding | None = None
    value: str = ""
    upper: str = ""
    unit: str = ""
    change: str = ""
    period: str = ""
    deadline_basis: DeadlineBasis | None = None
    tier: str = ""
    qualitative: bool = False
    repeats: int = 0
    parts: tuple[Part, ...] = ()
    because: dict[str, str] = field(default_factory=dict)

    def each(self) -> "list[Candidate]":
        """What is handed on: itself, or one for each of its parts."""
        if not self.parts:
            return [self]
        return [replace(self, indicator=name, indicator_code=code, parts=()) for name, code in self.parts]
