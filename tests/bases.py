"""Databases for the tests, of either engine."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres as postgresql
from tracker.store.engine import Where, connect


class Bases:
    """New databases and copies of them: files of SQLite, or databases of a server."""

    def __init__(self, server: postgresql.Server | None) -> None:
        self.server = server

    def new(self, path: Path) -> Where:
        """Where a database can be made: at the path itself, or an empty one on the server."""
        return self.server.database() if self.server else path

    def copy(self, like: Where, path: Path) -> Where:
        """A copy of a database: at the path, or on the server."""
        if self.server and isinstance(like, str):
            connect(like).dispose()  # only what nobody uses can be copied
            return self.server.database(like)
        assert isinstance(like, Path)
        shutil.copy(like, path)
        return path

    def drop(self, where: Where) -> None:
        """Let go what a test has used."""
        connect(where).dispose()
        if self.server and isinstance(where, str):
            self.server.drop(where)


@pytest.fixture(scope="session")
def postgres() -> Iterator[postgresql.Server]:
    """A PostgreSQL that is thrown away afterwards."""
    found = postgresql.programs()
    assert found, "the tests that need it are left out without it"
    with postgresql.running(found) as running:
        yield running


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def bases(request: pytest.FixtureRequest) -> Bases:
    """Each test that asks for it, by itself or by another fixture, is run on both engines."""
    return Bases(request.getfixturevalue("postgres") if request.param == "postgresql" else None)


@pytest.fixture
def where(bases: Bases, tmp_path: Path) -> Iterator[Where]:
    """Where a database of the test's own can be made."""
    where = bases.new(tmp_path / "tracker.db")
    yield where
    bases.drop(where)


def is_served(item: pytest.Item) -> bool:
    """Whether a test is to be run on PostgreSQL."""
    call = getattr(item, "callspec", None)
    return call is not None and call.params.get("bases") == "postgresql"


def is_of_a_file(item: pytest.Item) -> bool:
    """Whether a test is about the database as a file: it says so by a mark, or by asking for its `path`."""
    arguments = item._fixtureinfo.argnames
    return item.get_closest_marker("of_a_file") is not None or "path" in arguments
