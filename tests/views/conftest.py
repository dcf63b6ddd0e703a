"""Boards of the shipped catalogue, also with a target that is made up."""

import csv
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.bases import Bases
from tests.conftest import ROOT
from tracker.catalogue import bring_up_to_date
from tracker.core.settings import load_settings
from tracker.store.engine import Engine, Where, data_version, open_store
from tracker.views.board import Board, load_board

CATALOGUE = ROOT / "data" / "catalogue"


class Boards:
    """Boards of the catalogue as of any day."""

    def __init__(self, bases: Bases, folder: Path) -> None:
        self._bases, self._folder = bases, folder
        self._engine = _stored(bases.new(folder / "shipped.db"), CATALOGUE)

    def of(self, as_of: date) -> Board:
        """The catalogue as it is shipped."""
        return _board(self._engine, as_of)

    def with_target(self, like: str, as_of: date = date(2026, 11, 21), **cells: str) -> Board:
        """The catalogue with one more target, which is like another but for these cells."""
        folder = self._folder / f"with-{cells['code']}"
        shutil.copytree(CATALOGUE, folder)
        path = folder / "targets.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        rows.append(next(row for row in rows if row["code"] == like) | cells)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return _board(_stored(self._bases.new(folder / "tracker.db"), folder), as_of)


def _stored(where: Where, catalogue: Path) -> Engine:
    now = datetime.now(UTC)
    engine = open_store(where, now=now)
    bring_up_to_date(engine, now=now, folder=catalogue)
    return engine


def _board(engine: Engine, as_of: date) -> Board:
    return load_board(engine, version=data_version(engine), as_of=as_of, settings=load_settings())


@pytest.fixture(scope="session")
def boards(bases: Bases, tmp_path_factory: pytest.TempPathFactory) -> Boards:
    return Boards(bases, tmp_path_factory.mktemp("boards"))
