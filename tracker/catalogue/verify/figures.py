"""Whether a curated row stands in its document: its figure on its line, and its numbers in that figure."""

import re
from collections.abc import Sequence
from decimal import Decimal

from tracker.catalogue.tables import ActualRow, TargetRow
from tracker.core.kinds import BaselineBasis, Kind
from tracker.documents.numerals import Numeral, position
from tracker.documents.readings import agrees, reading_of, same_amount

LONGEST_FIGURE = 25
_BETTER_THAN_AVERAGE = re.compile("高于.*平均|低于.*平均")


def target_problems(
    row: TargetRow, lines: Sequence[str], numerals: Sequence[Numeral]
) -> tuple[list[str], set[Numeral]]:
    """Codes of what is wrong with a target's figure, and the numerals that the target bears.

    `numerals` are those of the row's document. Borne are only the numerals that the row states (value, upper value,
    stated baseline, year of the deadline, redacting X): another numeral inside the figure needs a row of its own. A
    milestone has no value, so it bears all of its figure (the layout 四纵六横).
    """
    number = row.line or 0
    if not 1 <= number <= len(lines):
        return ["line_absent"], set()
    line = lines[number - 1]
    if code := _figure_problem(row.figure, line):
        return [code], set()
    here = [numeral for numeral in numerals if numeral.line == number]
    start = position(line, row.figure)
    inside = [n for n in here if start <= n.start and n.end <= start + len(row.figure)]
    problems, borne = _stated_numbers(row, line, inside)
    if row.baseline_basis == BaselineBasis.STATED and row.baseline_value is not None:
        baseline = _matching(row.baseline_value, row.unit, line, here)
        problems += [] if baseline else ["baseline_absent"]
        borne |= baseline
    return problems, borne | {numeral for numeral in here if _is_deadline(numeral, line, row)}


def _figure_problem(figure: str, line: str) -> str:
    if not figure or position(line, figure) < 0:
        return "figure_absent"
    if len(figure) > LONGEST_FIGURE:
        return "figure_long"
    return "figure_ambiguous" if position(line, figure, 2) >= 0 else ""


def _stated_numbers(row: TargetRow, line: str, inside: list[Numeral]) -> tuple[list[str], set[Numeral]]:
    """What is wrong with the row's values, and the numerals of the figure that bear them."""
    if row.redacted:
        redacting = {numeral for numeral in inside if "X" in numeral.text}
        return ([] if redacting and row.value is None else ["redaction_absent"]), redacting
    if row.value is None:
        return ([], set(inside)) if row.kind == Kind.MILESTONE else (["value_empty"], set())
    if row.value == 0 and not inside and _BETTER_THAN_AVERAGE.search(row.figure):
        return [], set()
    problems: list[str] = []
    borne: set[Numeral] = set()
    for value in (row.value, row.value_upper):
        if value is not None:
            stating = _matching(value, row.unit, line, inside)
            problems += [] if stating else [_difference(value, row.unit, line, inside)]
            borne |= stating
    said = {reading.comparator for n in borne if (reading := reading_of(n, line)) and reading.comparator}
    return problems + (["comparator_differs"] if said - {row.comparator} else []), borne


def _matching(value: Decimal, unit: str, line: str, numerals: Sequence[Numeral]) -> set[Numeral]:
    """The first numeral that states this value in this unit, as a set of one or none."""
    for numeral in numerals:
        if (reading := reading_of(numeral, line)) and agrees(reading, value, unit):
            return {numeral}
    return set()


def _difference(value: Decimal, unit: str, line: str, numerals: Sequence[Numeral]) -> str:
    readings = [reading for numeral in numerals if (reading := reading_of(numeral, line))]
    return "unit_differs" if any(same_amount(reading, value, unit) for reading in readings) else "value_differs"


def _is_deadline(numeral: Numeral, line: str, row: TargetRow) -> bool:
    return row.deadline is not None and numeral.text == str(row.deadline.year) and line.startswith("年", numeral.end)


def actual_problems(
    row: ActualRow, lines: Sequence[str], numerals: Sequence[Numeral]
) -> tuple[list[str], set[Numeral]]:
    """Codes of what is wrong with a value that a document states, and the one numeral that states it."""
    stating = [numeral for numeral in numerals if _matching(row.value, row.unit, lines[numeral.line - 1], [numeral])]
    if not stating:
        return ["actual_absent"], set()
    return (["actual_ambiguous"], set()) if len(stating) > 1 else ([], set(stating))
