"""Copies that are whole, kept for a while, and restored only if they are what they claim to be."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from tests.store.conftest import NOW, value
from tracker.store.backup import KEPT, backup, backups, daily_backup
from tracker.store.batches import NewBatch, commit_values
from tracker.store.engine import data_version, open_store, reading, writing
from tracker.store.errors import BackupInvalid, StoreBusy
from tracker.store.models import Actual
from tracker.store.restoring import restore
from tracker.store.soundness import check_db

Make = Callable[..., NewBatch]


def enter(engine: Engine, new: NewBatch, year: int) -> None:
    with writing(engine) as session:
        commit_values(session, new, [value("1", year=year)])


def years(engine: Engine) -> list[int]:
    with reading(engine) as session:
        return sorted(day.year for day in session.exec(select(Actual.period_start)).all())


def test_a_backup_holds_what_is_still_in_the_log(engine: Engine, path: Path, new_batch: Make) -> None:
    with reading(engine) as reader:
        reader.exec(select(Actual)).all()
        enter(engine, new_batch(), 2025)
        copy = backup(path, now=NOW)
    assert copy.name == "tracker-20261121T080000Z.db"
    assert [file.suffix for file in sorted(copy.parent.iterdir())] == [".db", ".sha256"]
    assert years(open_store(copy, now=NOW)) == [2025]


def test_the_newest_fourteen_are_kept(engine: Engine, path: Path) -> None:
    for day in range(KEPT + 3):
        assert daily_backup(path, now=NOW + timedelta(days=day))
        assert daily_backup(path, now=NOW + timedelta(days=day, hours=2)) is None
    kept = backups(path)
    assert len(kept) == KEPT
    assert kept[0].name.startswith("tracker-20261124")
    assert len(list(kept[0].parent.iterdir())) == 2 * KEPT


def test_a_restore_keeps_what_it_replaces(engine: Engine, path: Path, new_batch: Make) -> None:
    enter(engine, new_batch("a"), 2024)
    copy = backup(path, now=NOW)
    enter(engine, new_batch("b"), 2025)
    before = data_version(engine)
    replaced = restore(path, copy, now=NOW)
    assert years(engine) == [2024]
    assert data_version(engine) != before
    assert replaced
    assert years(open_store(replaced, now=NOW)) == [2024, 2025]
    assert check_db(engine) == []
    enter(engine, new_batch("c"), 2026)
    assert years(open_store(path, now=NOW)) == [2024, 2026]


@pytest.mark.parametrize("content", [b"", b"\xa5" * 50_000])
def test_a_restore_replaces_a_damaged_database(engine: Engine, path: Path, new_batch: Make, content: bytes) -> None:
    enter(engine, new_batch(), 2024)
    copy = backup(path, now=NOW)
    path.write_bytes(content)
    replaced = restore(path, copy, now=NOW)
    assert replaced
    assert replaced.read_bytes() == content
    assert years(open_store(path, now=NOW)) == [2024]


def test_a_restore_replaces_a_missing_database(engine: Engine, path: Path, new_batch: Make) -> None:
    enter(engine, new_batch(), 2024)
    copy = backup(path, now=NOW)
    path.unlink()
    assert restore(path, copy, now=NOW) is None
    assert years(open_store(path, now=NOW)) == [2024]


def flipped(copy: Path) -> None:
    content = bytearray(copy.read_bytes())
    content[5000] ^= 1
    copy.write_bytes(content)


def gone(copy: Path) -> None:
    copy.unlink()


def without_checksum(copy: Path) -> None:
    copy.with_name(copy.name + ".sha256").unlink()


def of_another_file(copy: Path) -> None:
    copy.write_bytes(b"SQLite format 3\0" + bytes(4000))


@pytest.mark.parametrize("spoil", [flipped, gone, without_checksum, of_another_file])
def test_an_invalid_backup_is_not_restored(
    engine: Engine, path: Path, new_batch: Make, spoil: Callable[[Path], None]
) -> None:
    copy = backup(path, now=NOW)
    enter(engine, new_batch(), 2025)
    spoil(copy)
    with pytest.raises(BackupInvalid):
        restore(path, copy, now=NOW)
    assert years(engine) == [2025]
    assert not list(path.parent.glob("*replaced*"))


def test_a_database_in_use_is_not_replaced(engine: Engine, path: Path, new_batch: Make) -> None:
    copy = backup(path, now=NOW)
    with writing(engine) as session:
        with pytest.raises(StoreBusy):
            restore(path, copy, now=NOW, wait_seconds=0.05)
        commit_values(session, new_batch(), [value("1")])
    assert years(engine) == [2025]


def test_what_was_changed_behind_our_back_is_found(engine: Engine, path: Path, new_batch: Make) -> None:
    enter(engine, new_batch("a"), 2024)
    enter(engine, new_batch("b"), 2025)
    assert check_db(engine) == []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE actual SET value = '7' WHERE id = 1")
        connection.execute("UPDATE actual SET current = 0 WHERE id = 2")
        connection.execute("UPDATE batch SET added = 2 WHERE id = 2")
        connection.execute(
            "INSERT INTO actual SELECT 9, 1, 44, '', '2020-01-01', '2020-12-31', '', 1, 1, 0, value, "
            "qualifier, basis, certainty, publisher, published, derived_from, source, note, "
            "original_value, original_unit, 1, note_en, 0 FROM actual WHERE id = 1"
        )
    found = {finding.code for finding in check_db(engine, catalogue_digest="other")}
    assert found == {"checksum", "versions", "count", "reference", "link", "numbers", "catalogue_other"}


def test_two_current_versions_of_a_value_are_found(engine: Engine, path: Path, new_batch: Make) -> None:
    enter(engine, new_batch("a"), 2024)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TEMP TABLE other AS SELECT * FROM actual")
        connection.execute("UPDATE other SET id = 9, version = 2, batch_id = 2")
        connection.execute("INSERT INTO actual SELECT * FROM other")
    assert "versions" in {finding.code for finding in check_db(engine)}


def test_a_flipped_byte_in_a_cell_is_found(engine: Engine, path: Path, new_batch: Make) -> None:
    with writing(engine) as session:
        commit_values(session, new_batch(), [value("123456789")])
    content = path.read_bytes()
    assert content.count(b"123456789") == 1
    path.write_bytes(content.replace(b"123456789", b"123456189"))
    assert [finding.code for finding in check_db(open_store(path, now=NOW))] == ["checksum"]
