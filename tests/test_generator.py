"""The large country of the benchmarks is the same whenever and wherever it is made."""

from pathlib import Path

from benchmarks.generate import make
from tracker.store.engine import connect


def made(folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """The files by name, and the database as text."""
    country = make(1000, folder)
    files = {path.name: path.read_bytes() for path in [*country.catalogue.iterdir(), country.actuals]}
    with connect(country.database).connect() as connection:
        return files, list(connection.connection.driver_connection.iterdump())


def test_the_same_size_gives_the_same_files_and_database(tmp_path: Path) -> None:
    assert made(tmp_path / "one") == made(tmp_path / "two")
