"""Each limit broken in a row of the shipped catalogue: the cell is named, and none is let by."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from tests.conftest import ROOT
from tracker.catalogue import check, load_catalogue
from tracker.catalogue.load import TABLES, read_row

SHIPPED = ROOT / "data/catalogue"
HINTS = {name: get_type_hints(kind) for name, kind in TABLES.items()}


def broken(hint: object) -> tuple[str, ...]:
    """Cells that a column of this type must never hold, whatever else the row says."""
    kinds = {getattr(part, "__name__", str(part)) for part in (hint, *get_args(hint))}
    if "date" in kinds:
        return ("0001-01-01", "1026-07-01", "1948-12-31", "2101-01-01", "9999-12-31", "2026-02-30", "soon")
    if "Decimal" in kinds:
        return ("--5", "²", "１２", "1e400", "1" + "0" * 18, "1" + "0" * 309, "0.0000000000001", "NaN", "1,000")
    if "Period" in kinds:
        return ("0001", "1026", "9999", "2101-01", "2026-13", "some time")
    if "Published" in kinds:
        return ("0001", "1026-01", "9999-12-31", "2026-02-30")
    if "Code" in kinds:
        return ("", "Ü", "a" * 101, "a b", "a\x02")
    if "int" in kinds:
        return ("-1", "1.5", "²", "1" * 7)
    if "bool" in kinds:
        return ("2", "yes")
    if "Filled" in kinds:
        return ("", "字" * 201, "a\x02b", "a\ufffeb", "a\tb")
    if kinds & {"str", "tuple"}:
        return ("字" * 1001, "a\x02b", "a\ufffeb", " a")
    raise AssertionError(kinds)


def mutants() -> Iterator[tuple[str, str, str]]:
    for name, hints in HINTS.items():
        for column, hint in hints.items():
            if column != "at":
                yield from ((name, column, cell) for cell in broken(hint))
    yield from (("targets", "interim", f"2024-12-31={cell}") for cell in ("--5", "²", "1" + "0" * 18, "5;2024=6", ""))
    yield from (("targets", "interim", cell) for cell in ("1026-01-01=5", "9999-12-31=5", "2025", "=5"))
    yield from (("indicators", "decimals", cell) for cell in ("7", "300"))


MUTANTS = list(mutants())


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path_factory.mktemp("shipped") / "catalogue"))


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def put(folder: Path, name: str, rows: list[dict[str, str]]) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, dict.fromkeys(key for row in rows for key in row), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_there_is_a_mutant_of_every_column() -> None:
    assert {(name, column) for name, column, _ in MUTANTS} == {
        (name, column) for name, hints in HINTS.items() for column in hints if column != "at"
    }
    assert len(MUTANTS) > 300


@pytest.mark.parametrize("name", TABLES)
def test_every_broken_limit_is_found_where_it_is(name: str, shipped: Path) -> None:
    sound, seen, let_by = read(shipped, name), set(), []
    for at, (_, column, cell) in enumerate(mutant for mutant in MUTANTS if mutant[0] == name):
        row = sound[at % len(sound)] | {column: cell}
        told = column in read_row(TABLES[name], row)[1]
        if not told or column not in seen:  # the first of each column goes the whole way through the file
            put(shipped, name, [row if number == at % len(sound) else each for number, each in enumerate(sound)])
            catalogue, problems = load_catalogue(shipped)
            found = {(problem.file, problem.line, problem.column) for problem in problems or check(catalogue)}
            told = (f"{name}.csv", at % len(sound) + 2, column) in found
            seen.add(column)
        let_by += [] if told else [(column, cell[:20], at % len(sound))]
    put(shipped, name, sound)
    assert let_by == []


def test_the_untouched_copy_is_sound(shipped: Path) -> None:
    catalogue, problems = load_catalogue(shipped)
    assert problems == []
    assert check(catalogue) == []
