"""Opening: a new file, an old one, and everything that is not a sound database of ours and stays untouched."""

import hashlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from tests.store.conftest import NOW, fill, value
from tracker.store.batches import NewBatch, commit_values
from tracker.store.engine import Where, connect, data_version, open_store, reading, writing
from tracker.store.errors import (
    StoreBusy,
    StoreDamaged,
    StoreEmpty,
    StoreError,
    StoreForeign,
    StoreMissing,
    StoreNoFolder,
    StoreReadOnly,
    StoreTooNew,
)
from tracker.store.models import Actual, Meta
from tracker.store.soundness import check_db


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def no_bytes(path: Path) -> None:
    path.write_bytes(b"")


def a_text(path: Path) -> None:
    path.write_text("code,name\n" * 100, encoding="utf-8")


def a_stranger(path: Path) -> None:
    path.unlink()
    run(path, "CREATE TABLE theirs (a)", "INSERT INTO theirs VALUES (1)")


def another_application(path: Path) -> None:
    run(path, "PRAGMA application_id = 7")


def no_revision(path: Path) -> None:
    run(path, "DROP TABLE alembic_version")


def from_the_future(path: Path) -> None:
    run(path, "UPDATE alembic_version SET version_num = '9999'")


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:10_000])


def overwritten(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 12] = b"\xa5" * 4096 * 9
    path.write_bytes(content)


def write_protected(path: Path) -> None:
    path.chmod(0o444)


@pytest.mark.parametrize(
    ("spoil", "refusal"),
    [
        (no_bytes, StoreEmpty),
        (a_text, StoreForeign),
        (a_stranger, StoreForeign),
        (another_application, StoreForeign),
        (no_revision, StoreDamaged),
        (from_the_future, StoreTooNew),
        (cut_short, StoreDamaged),
        (overwritten, StoreDamaged),
        (write_protected, StoreReadOnly),
    ],
)
@pytest.mark.usefixtures("engine")
def test_an_unusable_file_is_refused_and_not_touched(
    path: Path, spoil: Callable[[Path], None], refusal: type[StoreError]
) -> None:
    spoil(path)
    before = sha(path)
    with pytest.raises(refusal):
        open_store(path, now=NOW)
    assert sha(path) == before
    assert not list(path.parent.glob("*.new"))


def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    open_store(folder / "a.db", now=NOW)
    folder.chmod(0o555)
    with pytest.raises(StoreReadOnly):
        open_store(folder / "a.db", now=NOW)
    with pytest.raises(StoreReadOnly):
        open_store(folder / "new.db", now=NOW)


def test_a_folder_that_does_not_exist_is_named_as_that_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreNoFolder):
        open_store(tmp_path / "slip" / "new.db", now=NOW)
    assert not (tmp_path / "slip").exists()


@pytest.mark.parametrize("trace", ["backups/tracker-20261120T080000Z.db", "tracker.db-wal"])
def test_a_lost_database_is_not_replaced_by_an_empty_one(path: Path, trace: str) -> None:
    (path.parent / "backups").mkdir()
    (path.parent / trace).write_bytes(b"something")
    with pytest.raises(StoreMissing):
        open_store(path, now=NOW)
    assert not path.exists()
    open_store(path, now=NOW, anew=True)
    assert path.exists()


def test_a_reader_cannot_write_and_sees_one_state(engine: Engine, new_batch: Callable[..., NewBatch]) -> None:
    with pytest.raises(StoreReadOnly), reading(engine) as session:
        session.connection().exec_driver_sql("DELETE FROM meta")
    with reading(engine) as reader:
        assert reader.exec(select(Actual)).all() == []
        with writing(engine) as session:
            commit_values(session, new_batch(), [value("1")])
        assert reader.exec(select(Actual)).all() == []
    with reading(engine) as reader:
        assert len(reader.exec(select(Actual)).all()) == 1


def test_an_exception_stores_nothing(engine: Engine, new_batch: Callable[..., NewBatch]) -> None:
    before = data_version(engine)

    def act() -> None:
        with writing(engine) as session:
            commit_values(session, new_batch(), [value("1")])
            raise KeyError

    with pytest.raises(KeyError):
        act()
    assert data_version(engine) == before
    with reading(engine) as session:
        assert session.exec(select(Actual)).all() == []


def test_every_process_sees_that_something_was_written(
    engine: Engine, where: Where, new_batch: Callable[..., NewBatch]
) -> None:
    before = data_version(engine)
    with writing(open_store(where, now=NOW)):
        pass
    assert data_version(engine) == before
    with writing(open_store(where, now=NOW)) as session:
        commit_values(session, new_batch(), [value("1")])
    assert data_version(engine) != before


def test_a_writer_that_waits_too_long_is_told_so(engine: Engine, path: Path) -> None:
    impatient = connect(path)
    event.listen(impatient, "connect", lambda connection, _record: connection.execute("PRAGMA busy_timeout = 10"))
    with writing(engine), pytest.raises(StoreBusy), writing(impatient):
        pass


def test_writers_wait_for_each_other(engine: Engine, where: Where, new_batch: Callable[..., NewBatch]) -> None:
    def enter(number: int) -> None:
        own = open_store(where, now=NOW)
        for year in range(1990, 2000):
            with writing(own) as session:
                commit_values(session, new_batch(f"{number} {year}"), [value("1", year=year, indicator=number)])

    threads = [Thread(target=enter, args=(number,)) for number in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with reading(engine) as session:
        assert len(session.exec(select(Actual)).all()) == 20
    assert check_db(engine) == []


def test_two_first_starts_make_one_database(path: Path) -> None:
    opened: list[Engine] = []
    threads = [Thread(target=lambda: opened.append(open_store(path, now=NOW))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({data_version(engine) for engine in opened}) == 1
    assert len(opened) == 2


KILLED = """
import sys
from datetime import date, datetime, UTC
from decimal import Decimal
from tracker.config import place
from tracker.store.batches import NewBatch, commit_values
from tracker.store.engine import open_store, writing
from tracker.store.staging import ValueWrite
now = datetime.now(UTC)
engine = open_store(place(sys.argv[1]), now=now)
days = [date(2000 + n // 300, 1 + n % 12, 1 + n // 12 % 25) for n in range(6000)]
print("ready", flush=True)
for turn in range(10_000):
    new = NewBatch(key=f"{sys.argv[2]} {turn}", kind="import", at=now, who="x")
    with writing(engine) as session:
        done = commit_values(session, new, (ValueWrite(1, 1, "", day, day, "", turn + int(sys.argv[3]), Decimal(turn))
                                            for day in days))
        assert done.batch, done.clashes[:1]
"""


@pytest.mark.parametrize("wait", [0.0, 0.11, 0.23, 0.37])
def test_a_killed_writer_leaves_whole_batches_only(engine: Engine, where: Where, wait: float) -> None:
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(where), str(wait), "0"], stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    time.sleep(wait)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    again = open_store(where, now=NOW)
    assert check_db(again) == []
    with reading(again) as session:
        assert len(session.exec(select(Actual.id).where(Actual.current == 1)).all()) in (0, 6000)


def test_a_file_copy_of_a_live_database_is_not_how_we_copy(engine: Engine, path: Path, tmp_path: Path) -> None:
    """What is still in the log is missing from a copied file, and our opening does not mistake that for damage."""
    with reading(engine):
        for theme in range(50):
            with writing(engine) as session:
                session.merge(Meta(key=f"k{theme}", value="x"))
        shutil.copyfile(path, tmp_path / "copy.db")
    with reading(open_store(tmp_path / "copy.db", now=NOW)) as session:
        assert len(session.exec(select(Meta)).all()) <= 51


def test_filling_twice_is_refused_by_the_keys(engine: Engine) -> None:
    with pytest.raises(IntegrityError):
        fill(engine)
