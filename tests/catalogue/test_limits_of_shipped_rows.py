"""Each limit broken in a row of the shipped catalogue: the cell is named, and none is let by."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tracker.catalogue import check, load_catalogue
from tracker.catalogue.load import TABLES, read_row
from tracker.catalogue.tables import forms

SHIPPED = ROOT / "data/catalogue"
FORMS = {name: forms(kind) for name, kind in TABLES.items()}
_NUMBERS = ("--5", "²", "１２", "1e400", "1" + "0" * 18, "1" + "0" * 309, "0.0000000000001", "NaN", "1,000")
_DAYS = ("0001-01-01", "1026-07-01", "1948-12-31", "2101-01-01", "9999-12-31", "2026-02-30", "soon")
_TEXTS = ("字" * 1001, "a\x02b", "a\ufffeb", " a")
BROKEN = {
    "day": _DAYS,
    "number": _NUMBERS,
    "period": ("0001", "1026", "9999", "2101-01", "2026-13", "some time"),
    "published": ("0001", "1026-01", "9999-12-31", "2026-02-30"),
    "code": ("", "Ü", "a" * 101, "a b", "a\x02"),
    "whole": ("-1", "1.5", "²", "1" * 7),
    "flag": ("2", "yes"),
    "filled": ("", "字" * 201, "a\x02b", "a\ufffeb", "a\tb"),
    "text": _TEXTS,
    "names": _TEXTS,
    "one_of": _TEXTS,
    "some_of": _TEXTS,
}
"""Cells that a column of this form must never hold, whatever else the row says."""


def mutants() -> Iterator[tuple[str, str, str]]:
    for name, columns in FORMS.items():
        for column, form in columns.items():
            yield from ((name, column, cell) for cell in BROKEN[form.name.removesuffix("_or_empty")])
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
        (name, column) for name, columns in FORMS.items() for column in columns
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
