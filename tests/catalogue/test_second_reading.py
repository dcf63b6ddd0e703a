"""The second reading catches what is changed in the catalogue: each field of each row is mutated once."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache

import pytest

from tests.conftest import ROOT, SHARED
from tracker.catalogue.load import Catalogue, load_catalogue
from tracker.catalogue.tables import ExclusionRow, SourceRow, TargetRow
from tracker.catalogue.verify import Reason, verify
from tracker.catalogue.verify.agreed import FILE, Difference, read_agreed
from tracker.catalogue.verify.deadlines import deadline_problem
from tracker.catalogue.verify.figures import target_problems
from tracker.catalogue.verify.second import (
    candidates_of,
    exclusion_differences,
    names_of_catalogue,
    target_differences,
    twice,
)
from tracker.core.kinds import Commitment, Comparator, Kind
from tracker.core.units import UnitError, convert
from tracker.documents import Candidate, Role
from tracker.documents.numerals import Numeral, lines_of, numerals_of

FOLDER = ROOT / "data" / "catalogue"
pytestmark = pytest.mark.skipif(not (SHARED / "sources").is_dir(), reason="the documents are not beside the project")
Place = tuple[str, int, int]
LEAST = {
    "value": 99, "unit": 99, "line": 99, "jurisdiction": 99, "deadline": 99, "comparator": 95, "commitment": 95,
    "kind": 95, "indicator": 95, "deleted": 95, "reason": 95,
}  # fmt: skip


@cache
def catalogue() -> Catalogue:
    return load_catalogue(FOLDER)[0]


@cache
def agreed() -> dict[Difference, str]:
    return read_agreed(FOLDER) or {}


@cache
def document(code: str) -> tuple[SourceRow, list[str], list[Numeral], tuple[Candidate, ...]]:
    source = next(row for row in catalogue().sources if row.code == code)
    lines = lines_of((SHARED / "sources" / source.file).read_text(encoding="utf-8"))
    return source, lines, numerals_of(lines), candidates_of(source, lines)


def caught(row: TargetRow) -> bool:
    """Whether a check of `verify` finds something wrong with a row."""
    source, lines, numerals, candidates = document(row.source)
    problems, _ = target_problems(row, lines, numerals)
    if problems or deadline_problem(row, lines, source.published):
        return True
    found = target_differences(row, lines, candidates, names_of_catalogue(catalogue()))
    return any(one not in agreed() for one in found) or not _agreements_of(row) <= set(_differences(row))


def _differences(row: TargetRow) -> Iterator[Difference]:
    _, lines, _, candidates = document(row.source)
    return target_differences(row, lines, candidates, names_of_catalogue(catalogue()))


def _agreements_of(row: TargetRow) -> set[Difference]:
    return {one for one in agreed() if one.row == row.code}


def mutations(row: TargetRow) -> Iterator[tuple[str, TargetRow]]:
    """Each field of a row, changed to something that could stand there."""
    places = [one.code for one in catalogue().jurisdictions if one.code != row.jurisdiction]
    units = {one.code: one.unit for one in catalogue().indicators}
    alike = [code for code, unit in units.items() if unit == units[row.indicator] and code != row.indicator]
    yield "jurisdiction", replace(row, jurisdiction=places[row.at % len(places)])
    if alike:
        yield "indicator", replace(row, indicator=alike[row.at % len(alike)])
    yield from (("kind", replace(row, kind=kind)) for kind in Kind if kind != row.kind)
    yield from (("comparator", replace(row, comparator=one)) for one in Comparator if one != row.comparator)
    yield from (("commitment", replace(row, commitment=one)) for one in Commitment if one != row.commitment)
    if row.deadline:
        yield "deadline", replace(row, deadline=date(row.deadline.year + 1, 12, 31))
    if row.value:
        yield "value", replace(row, value=row.value + 1)
        yield "unit", replace(row, unit="公顷" if row.unit != "公顷" else "人")
    yield "line", replace(row, line=(row.line or 0) + 1)


def shares() -> dict[str, tuple[int, int]]:
    """For each kind of mutation how many were caught, of how many."""
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for row in catalogue().targets:
        for name, changed in mutations(row):
            tried[name] += 1
            found[name] += caught(changed)
        for reason in Reason:
            tried["deleted"] += 1
            found["deleted"] += _wrong(
                ExclusionRow(at=0, source=row.source, line=row.line or 0, text=row.figure, nth=1, reason=reason)
            )
    for entry in catalogue().exclusions:
        for reason in Reason:
            if reason != entry.reason:
                tried["reason"] += 1
                found["reason"] += _wrong(replace(entry, reason=reason))
    return {name: (found[name], tried[name]) for name in tried}


def _wrong(entry: ExclusionRow) -> bool:
    """Whether the second reading objects to an exclusion, also by an agreement that is needed no more."""
    _, lines, _, candidates = document(entry.source)
    found = list(exclusion_differences(entry, lines, candidates))
    return any(one not in agreed() for one in found) or any(
        one.row == f"{entry.source}:{entry.line}:{entry.text}:{entry.nth}" and one not in found for one in agreed()
    )


def test_the_shipped_rows_agree_with_both_readings() -> None:
    found = verify(FOLDER, SHARED / "sources")
    assert found.problems == ()
    assert found.compared > 1000
    assert found.agreed == len(agreed())


def test_what_is_changed_in_the_catalogue_is_caught() -> None:
    table = {name: f"{found} of {tried} = {found / tried:.1%}" for name, (found, tried) in shares().items()}
    short = [name for name, (found, tried) in shares().items() if 100 * found < LEAST[name] * tried]
    assert not short, table


def test_every_agreement_has_a_reason() -> None:
    lines = (FOLDER / FILE).read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(agreed()) + 1


def test_a_target_listed_twice_is_found() -> None:
    first = catalogue().targets[0]
    assert [row.code for row in twice([first, replace(first, code="again")])] == ["again"]


def test_the_five_documents_give_the_targets_of_the_catalogue() -> None:
    """Recall at least 95 %, precision at least 90 %; a goal that is said again counts once."""
    wanted = found = 0
    proposed: set[Place] = set()
    right: set[Place] = set()
    for source in (one for one in catalogue().sources if one.file):
        _, lines, _, candidates = document(source.code)
        goals = [one for one in candidates if one.role is Role.TARGET]
        proposed |= {(source.code, one.line, one.start) for one in goals if not one.repeats}
        for row in (one for one in catalogue().targets if one.source == source.code):
            of_row = {(source.code, one.line, one.start) for one in goals if _is_of(one, row, lines)}
            wanted, found = wanted + 1, found + bool(of_row)
            right |= of_row & proposed
    assert found >= 0.95 * wanted, (found, wanted)
    assert len(right) >= 0.90 * len(proposed), (len(right), len(proposed))


def _is_of(one: Candidate, row: TargetRow, lines: list[str]) -> bool:
    """Whether a candidate stands where a row's figure does, or has its value in the row's line."""
    line, figure = lines[one.line - 1], row.figure or ""
    starts = [at for at in range(len(line)) if line.startswith(figure, at)]
    stands = any(at - len(one.figure) < one.start < at + len(figure) for at in starts)
    return one.line == row.line and (stands or _in_unit(one, row.unit) == (row.value or 0))


def _in_unit(one: Candidate, unit: str) -> Decimal | None:
    try:
        return convert(Decimal(one.value), one.unit, unit)
    except (UnitError, InvalidOperation):
        return None
