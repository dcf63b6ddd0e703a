"""The problems of a file by their cause: what happens on a hundred lines is said once, with the lines."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from tracker.intake.meaning.verdicts import SEVERAL
from tracker.intake.problems import Problem, shown

_OF_NAMES = (
    "COLUMN", "FORBIDDEN", "INDICATOR", "JURISDICTION", "LINE_ABOVE", "LINE_OPEN", "NAME", "PART", "PERIOD", "REMARK",
    "SCOPE", "TARGET", "UNIT_DIMENSION", "UNIT_IN_NAME", "UNIT_UNKNOWN",
)  # fmt: skip
"""Beginnings of the codes whose cause is one text in the file, wherever it stands."""

_TOGETHER = ("COLUMN_IGNORED", "COLUMN_QUALIFIES", "SCOPE_UNKNOWN")
"""Codes whose cause is one, with the names of all that it is about."""

_BY = dict.fromkeys(_TOGETHER, "") | {"PERIOD_FREQUENCY": "frequencies", "PERIOD_FUTURE": "today"}
"""Codes whose cause is one, though each of them names something else: the value that they have in common."""


class Cause(NamedTuple):
    """The first of some problems alike, the lines on which they are (0 is the file), their columns, and the texts that
    were found."""

    first: Problem
    lines: tuple[int, ...]
    columns: tuple[str, ...]
    found: tuple[str, ...]

    @property
    def spread(self) -> int:
        """How many lines it concerns."""
        return len(self.lines)


def causes(problems: Iterable[Problem]) -> list[Cause]:
    """The problems by code and, where a name, a period, a unit or a column is at fault, its text; errors first, then by
    the first line."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for found in problems:
        named = dict(found.values).get(_BY[found.code], "") if found.code in _BY else ""
        if found.code.startswith(_OF_NAMES) and found.code not in _BY:
            named = found.found
        alike.setdefault((found.code, named), []).append(found)
    together = [
        Cause(
            _of_all(each),
            tuple(sorted({one.line for one in each})),
            tuple(dict.fromkeys(one.column for one in each if one.column)),
            tuple(dict.fromkeys(one.found for one in each)),
        )
        for each in alike.values()
    ]
    return sorted(together, key=lambda cause: (not cause.first.is_error, cause.lines))


def _of_all(alike: Sequence[Problem]) -> Problem:
    """The first of the problems; where each is about a column by its name, with the names of all."""
    first = alike[0]
    names = SEVERAL.join(dict.fromkeys(one.found for one in alike))
    if first.code not in _TOGETHER or len(alike) == 1:
        return first
    return Problem(first.line, "", first.code, shown(names), first.values)


def line_ranges(lines: Iterable[int]) -> str:
    """Line numbers as a reader writes them: 2–9, 12."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(sorted(lines)), lambda at: at[1] - at[0])]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
