"""Whether a curated row stands in its document: its figure on its line, and its numbers in that figure."""

from collections.abc import Sequence
from decimal import Decimal

from tracker.catalogue.verify.exclusions import position
from tracker.catalogue.verify.numerals import Numeral
from tracker.catalogue.verify.readings import agrees, reading_of, same_amount
from tracker.core.kinds import BaselineBasis, Kind

LONGEST_FIGURE = 25


def target_problems(row: dict[str, str], lines: Sequence[str],
                    numerals: Sequence[Numeral]) -> tuple[list[str], set[Numeral]]:
    """Codes of what is wrong with a target's figure, and the numerals that the target bears.

    `numerals` are those of the row's document. Borne are only the numerals that the row states (value, upper value,
    stated baseline, year of the deadline, redacting X): another numeral inside the figure needs a row of its own.
    """
    number = int(row["line"])
    if not 1 <= number <= len(lines):
        return ["line_absent"], set()
    line = lines[number - 1]
    here = [numeral for numeral in numerals if numeral.line == number]
    problems, inside = _inside_figure(row["figure"], line, here)
    if problems:
        return problems, set()
    borne = {numeral for numeral in here if _is_year(numeral, line, row["deadline"])}
    found, stated = _stated_numbers(row, line, inside)
    if row["baseline_basis"] == BaselineBasis.STATED and row["baseline_value"]:
        baseline = _matching(row["baseline_value"], row["unit"], line, here)
        found += [] if baseline else ["baseline_absent"]
        stated |= baseline
    return found, borne | stated


def _inside_figure(figure: str, line: str, numerals: Sequence[Numeral]) -> tuple[list[str], list[Numeral]]:
    start = position(line, figure, 1)
    if not figure or start < 0:
        return ["figure_absent"], []
    if len(figure) > LONGEST_FIGURE:
        return ["figure_long"], []
    if position(line, figure, 2) >= 0:
        return ["figure_ambiguous"], []
    return [], [n for n in numerals if start <= n.start and n.end <= start + len(figure)]


def _stated_numbers(row: dict[str, str], line: str, inside: list[Numeral]) -> tuple[list[str], set[Numeral]]:
    """What is wrong with the row's values, and the numerals of the figure that bear them."""
    if row["redacted"] == "1":
        redacting = {numeral for numeral in inside if "X" in numeral.text}
        return ([] if redacting and not row["value"] else ["redaction_absent"]), redacting
    if not row["value"]:
        return ([], set(inside)) if row["kind"] == Kind.MILESTONE else (["value_empty"], set())
    problems: list[str] = []
    borne: set[Numeral] = set()
    for value in filter(None, (row["value"], row["value_upper"])):
        matching = _matching(value, row["unit"], line, inside)
        if not matching:
            readings = [reading for numeral in inside if (reading := reading_of(numeral, line))]
            same = any(same_amount(reading, Decimal(value), row["unit"]) for reading in readings)
            problems.append("unit_differs" if same else "value_differs")
        borne |= matching
    comparators = {reading.comparator for n in borne if (reading := reading_of(n, line)) and reading.comparator}
    if comparators - {row["comparator"]}:
        problems.append("comparator_differs")
    return problems, borne


def _matching(value: str, unit: str, line: str, numerals: Sequence[Numeral]) -> set[Numeral]:
    """The first numeral that states this value in this unit, as a set of one or none."""
    for numeral in numerals:
        reading = reading_of(numeral, line)
        if reading and agrees(reading, Decimal(value), unit):
            return {numeral}
    return set()


def _is_year(numeral: Numeral, line: str, deadline: str) -> bool:
    return bool(deadline) and numeral.text == deadline[:4] and line.startswith("年", numeral.end)


def actual_problems(row: dict[str, str], lines: Sequence[str],
                    numerals: Sequence[Numeral]) -> tuple[list[str], set[Numeral]]:
    """Codes of what is wrong with a value that a document states, and the one numeral that states it."""
    stating = [numeral for numeral in numerals
               if _matching(row["value"], row["unit"], lines[numeral.line - 1], [numeral])]
    if not stating:
        return ["actual_absent"], set()
    return (["actual_ambiguous"], set()) if len(stating) > 1 else ([], set(stating))
