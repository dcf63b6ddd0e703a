"""`backup`, `restore`, `check-db`, and databases that cannot be used."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Desk

LINE = "宜昌市,地区生产总值,2024,6191,亿元,公报,\n"


def copies(desk: Desk) -> list[Path]:
    return sorted((desk.folder / "backups").glob("*.db"))


def test_what_was_backed_up_is_restored(desk: Desk) -> None:
    desk.run("import", desk.file(LINE))
    before = desk.stored()
    said = desk.run("backup").out
    copy = copies(desk)[-1]
    assert str(copy) in said
    desk.run("import", desk.file(LINE.replace("6191", "1")))
    desk.run("restore", copy.name)
    assert desk.stored() == before
    desk.run("check-db")
    desk.path.unlink()
    assert "restore" in desk.run("history", code=3).err
    assert "Restored" in desk.run("restore", copy, "--lang", "en").out
    assert desk.stored() == before


def test_a_damaged_backup_is_refused(desk: Desk) -> None:
    desk.run("backup")
    copy, before = copies(desk)[-1], desk.path.read_bytes()
    copy.write_bytes(copy.read_bytes()[:-1] + b"x")
    desk.run("restore", copy, code=3)
    desk.run("restore", "absent.db", code=3)
    assert desk.path.read_bytes() == before


def test_using_it_makes_one_backup_a_day(desk: Desk) -> None:
    for command in (("history",), ("export",), ("import", desk.file(LINE))):
        desk.run(*command)
    assert len(copies(desk)) == 1


def test_a_changed_cell_is_found(desk: Desk) -> None:
    assert desk.run("check-db", "--json").json == {"findings": []}
    with closing(sqlite3.connect(desk.path)) as connection, connection:
        connection.execute("UPDATE actual SET value = '1' WHERE id = 1")
    assert desk.run("check-db", "--json", code=1).json == {"findings": [{"code": "checksum", "where": "batch 1"}]}
    assert "batch 1" in desk.run("check-db", code=1).out


def test_a_value_outside_limits_that_were_narrowed_is_named(desk: Desk) -> None:
    indicators = desk.folder / "catalogue" / "indicators.csv"
    before = indicators.read_text(encoding="utf-8")
    desk.run("import", desk.file(LINE.replace("6191", "7000")))
    row = next(line for line in before.splitlines() if line.startswith("gdp,"))
    cells = row.split(",")
    stored = desk.stored()
    for most, found in (("7000", []), ("6999.9", ["420500 gdp 2024: 7000 亿元, 0…6999.9"])):
        narrowed = ",".join([*cells[:9], "0", most, *cells[11:]])
        indicators.write_text(before.replace(row, narrowed), encoding="utf-8")
        desk.run("history")
        told = desk.run("check-db", "--json", code=1 if found else 0).json["findings"]
        assert [(one["code"], one["where"]) for one in told] == [("limit", where) for where in found]
    assert "6999.9" in desk.run("check-db", code=1).out
    assert desk.stored() == stored


def empty(path: Path) -> None:
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE actual (value TEXT)")


def no_database(path: Path) -> None:
    path.write_text("地区,指标\n", encoding="utf-8")


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xa5" * 8192
    path.write_bytes(content)


def too_new(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("PRAGMA journal_mode = DELETE")


def read_only(path: Path) -> None:
    path.chmod(0o444)


@pytest.mark.parametrize("spoil", [empty, foreign, no_database, damaged, too_new, read_only])
def test_a_database_that_cannot_be_used_is_left_alone(desk: Desk, spoil: Callable[[Path], None]) -> None:
    spoil(desk.path)
    file, before = desk.file(LINE), desk.path.read_bytes()
    assert str(desk.path) in desk.run("import", file, code=3).err
    assert str(desk.path) in desk.run("check-db", code=3).err
    assert desk.path.read_bytes() == before
    # SQLite puts its two side files beside whatever it reads.
    beside = {path.name for path in desk.folder.iterdir()} - {"tracker.db-wal", "tracker.db-shm"}
    assert beside == {"catalogue", "tracker.db", "values.csv"}


def test_a_catalogue_with_a_problem_changes_nothing(desk: Desk) -> None:
    targets = desk.folder / "catalogue" / "targets.csv"
    targets.write_text(targets.read_text(encoding="utf-8").replace("6000,", "viel,"), encoding="utf-8")
    assert "targets.csv:2" in desk.run("history", code=3).err
    shutil.rmtree(desk.folder / "catalogue")
    desk.run("history", code=3)
