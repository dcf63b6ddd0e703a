"""The whole check of a catalogue against its documents, and its figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.catalogue.check import check
from tracker.catalogue.load import Catalogue, load_catalogue
from tracker.catalogue.tables import ActualRow, SourceRow, TargetRow
from tracker.catalogue.verify.agreed import FILE, Difference, read_agreed
from tracker.catalogue.verify.deadlines import deadline_problem
from tracker.catalogue.verify.exclusions import excluded
from tracker.catalogue.verify.figures import actual_problems, target_problems
from tracker.catalogue.verify.problems import Problem
from tracker.catalogue.verify.second import (
    FIELDS,
    actual_differences,
    candidates_of,
    exclusion_differences,
    names_of_catalogue,
    target_differences,
    twice,
)
from tracker.core.kinds import ActualBasis
from tracker.documents.numerals import Numeral, lines_of, numerals_of


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of one document: rows taken from it, and how its numerals are accounted for."""

    source: str
    targets: int
    actuals: int
    exclusions: int
    numerals: int
    borne: int
    excluded: int


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found; no tallies means that there was no document to check against.

    `compared` counts the fields that the second reading was set against, `agreed` the differences agreed to.
    """

    tallies: tuple[Tally, ...]
    problems: tuple[Problem, ...]
    compared: int = 0
    agreed: int = 0


def verify(folder: Path, documents: Path | None) -> Verification:
    """Check the catalogue's files in `folder` against the documents in another.

    Without any of the documents only the rows themselves are checked; a single missing document is a problem.
    """
    catalogue, unreadable = load_catalogue(folder)
    problems = [
        Problem(found.file, found.line, "row_invalid", found.found, found.column)
        for found in [*unreadable, *check(catalogue)]
    ]
    named = {row.code: documents / row.file for row in catalogue.sources if documents and row.file}
    present = {code: path for code, path in named.items() if path.is_file()}
    if present:
        absent = named.keys() - present.keys()
        problems += [Problem(code, 0, "document_absent", named[code].name) for code in absent]
    tallies = []
    agreed = read_agreed(folder)
    differences: list[tuple[str, int, Difference]] = []
    for source in catalogue.sources:
        if path := present.get(source.code):
            tally, found = _document(source, lines_of(path.read_text(encoding="utf-8")), catalogue)
            tallies.append(tally)
            problems += found
            if agreed is not None:
                differences += _second(source, lines_of(path.read_text(encoding="utf-8")), catalogue)
    if agreed is None or not present:
        return Verification(tuple(tallies), tuple(sorted(problems)))
    problems += _unagreed(differences, agreed)
    problems += [
        Problem(row.source, row.line or 0, "target_twice", row.figure, row.code) for row in twice(catalogue.targets)
    ]
    compared = len(catalogue.targets) * len(FIELDS) + len(catalogue.exclusions) + _stated(catalogue.actuals)
    return Verification(tuple(tallies), tuple(sorted(problems)), compared, len(agreed))


def _stated(actuals: Sequence[ActualRow]) -> int:
    return sum(row.basis == ActualBasis.STATED for row in actuals)


def _second(source: SourceRow, lines: list[str], catalogue: Catalogue) -> list[tuple[str, int, Difference]]:
    """The differences of the second reading of one document, with their document and line."""
    code: str = source.code
    candidates, names = candidates_of(source, lines), names_of_catalogue(catalogue)
    found = [
        (code, row.line or 0, one)
        for row in catalogue.targets
        if row.source == code
        for one in target_differences(row, lines, candidates, names)
    ]
    found += [
        (code, entry.line, one)
        for entry in catalogue.exclusions
        if entry.source == code
        for one in exclusion_differences(entry, lines, candidates)
    ]
    return found + [
        (code, 0, one)
        for row in catalogue.actuals
        if row.source == code and row.basis == ActualBasis.STATED
        for one in actual_differences(row, candidates)
    ]


def _unagreed(found: Sequence[tuple[str, int, Difference]], agreed: Mapping[Difference, str]) -> list[Problem]:
    """The differences that nobody has agreed to, and the agreements that no difference needs."""
    problems = [
        Problem(source, line, "second_reading", f"{one.field}: {one.catalogue} ≠ {one.reading}", one.row)
        for source, line, one in found
        if one not in agreed
    ]
    needed = {one for _, _, one in found}
    return problems + [
        Problem(FILE, 0, "agreed_stale", f"{one.field}: {one.catalogue} ≠ {one.reading}", one.row)
        for one in agreed.keys() - needed
    ]


def _document(source: SourceRow, lines: list[str], catalogue: Catalogue) -> tuple[Tally, list[Problem]]:
    numerals = numerals_of(lines)
    code: str = source.code
    targets = [row for row in catalogue.targets if row.source == code]
    actuals = [row for row in catalogue.actuals if row.source == code and row.basis == ActualBasis.STATED]
    entries = [row for row in catalogue.exclusions if row.source == code]
    borne, problems = _borne(source, targets, actuals, lines, numerals)
    done, wrong = excluded(entries, lines, numerals, borne)
    problems += wrong
    problems += [
        Problem(code, numeral.line, "numeral_uncovered", _context(numeral, lines))
        for numeral in numerals
        if numeral not in borne | done
    ]
    tally = Tally(code, len(targets), len(actuals), len(entries), len(numerals), len(borne), len(done - borne))
    return tally, problems


def _borne(
    source: SourceRow,
    targets: Sequence[TargetRow],
    actuals: Sequence[ActualRow],
    lines: Sequence[str],
    numerals: Sequence[Numeral],
) -> tuple[set[Numeral], list[Problem]]:
    """The numerals that the rows of one document bear, and what is wrong with the rows."""
    borne: set[Numeral] = set()
    problems = []
    for target in targets:
        codes, stated = target_problems(target, lines, numerals)
        codes += filter(None, [deadline_problem(target, lines, source.published)])
        problems += [Problem(source.code, target.line or 0, code, target.figure, target.code) for code in codes]
        borne |= stated
    for actual in actuals:
        codes, stated = actual_problems(actual, lines, numerals)
        problems += [Problem(source.code, 0, code, f"{actual.value} {actual.unit}", actual.indicator) for code in codes]
        borne |= stated
    return borne, problems


def _context(numeral: Numeral, lines: Sequence[str]) -> str:
    """The numeral with a few characters around it, so that a reader finds it."""
    line = lines[numeral.line - 1]
    return f"{line[max(0, numeral.start - 6) : numeral.start]}[{numeral.text}]{line[numeral.end : numeral.end + 6]}"
