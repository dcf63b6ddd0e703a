"""Which copies are kept: those of this database and no other, the newest and the one just made, whatever the clock."""

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.conftest import ROOT
from tests.store.conftest import NOW, fill
from tracker.store import migrations
from tracker.store.backup import KEPT, backup, backups, daily_backup, tried_daily_backup
from tracker.store.engine import connect, migrating, open_store, reading
from tracker.store.errors import BackupFolder, StoreError, StoreFull, StoreMissing, StoreNoFile
from tracker.store.identity import APPLICATION_ID
from tracker.store.models import Jurisdiction
from tracker.store.restoring import restore

ODD_NAMES = ["data[1].db", "a b.db", "100%20.db", "what?.db", "x*.db", "宜昌.db", "#1.db", "t.sqlite", "no-suffix"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_database_of_any_name_has_its_own_copies(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    fill(open_store(path, now=NOW))
    assert sorted(file.name for file in tmp_path.iterdir()) == [name]
    copy = backup(path, now=NOW)
    assert backups(path) == [copy]
    path.unlink()
    with pytest.raises(StoreMissing):
        open_store(path, now=NOW)
    assert restore(path, copy, now=NOW) is None
    with reading(open_store(path, now=NOW)) as session:
        assert session.get(Jurisdiction, 1)


NEIGHBOURS = ["tracker-test.db", "tracker-2026.db", "tracker-replaced-20261121T080000Z.db", "tracker.a", "racker.db"]


def test_copies_of_other_databases_do_not_count(engine: Engine, path: Path) -> None:
    copy = backup(path, now=NOW)
    for name in NEIGHBOURS:
        fill(open_store(path.with_name(name), now=NOW))
        for day in range(KEPT + 1):
            backup(path.with_name(name), now=NOW + timedelta(days=day))
    stranger = path.parent / "backups" / "tracker-20261121T080000Z.db.old"
    stranger.touch()
    late = backup(path, now=NOW + timedelta(days=40))
    assert backups(path) == [copy, late]
    assert {len(backups(path.with_name(name))) for name in NEIGHBOURS} == {KEPT}
    assert stranger.exists()


@pytest.mark.parametrize("back", [timedelta(days=365), timedelta(days=7), timedelta(seconds=1)])
def test_a_clock_set_back_costs_no_copy_that_counts(engine: Engine, path: Path, back: timedelta) -> None:
    for day in range(KEPT):
        newest = backup(path, now=NOW + timedelta(days=day))
    before, made = NOW + timedelta(days=KEPT - 1) - back, []
    for day in range(KEPT + 2):
        if copy := daily_backup(path, now=before + timedelta(days=day)):
            made.append(copy)
        kept = backups(path)
        assert len(kept) <= KEPT + 1
        assert made[-(KEPT - 1) :] == [copy for copy in made if copy in kept][-(KEPT - 1) :]
        assert newest in kept or newest.name < kept[-1].name


def test_the_copy_just_made_is_there_whatever_the_others_are_called(engine: Engine, path: Path) -> None:
    for year in range(2030, 2060):
        assert backup(path, now=datetime(year, 1, 1, tzinfo=NOW.tzinfo)).exists()
    made = backup(path, now=NOW)
    kept = [copy.name[8:12] for copy in backups(path)]
    assert made.exists()
    assert kept == ["2026", *map(str, range(2047, 2060))]


def of_revision(path: Path, revision: str) -> None:
    """A database as an earlier version of the product left it, readable by all."""
    path.touch(0o644)
    with migrating(connect(path)) as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.upgrade(connection, to=revision)


def test_failing_migrations_leave_the_good_copies(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of_revision(path, migrations.known_revisions()[0])
    good = [backup(path, now=NOW - timedelta(days=day)) for day in range(KEPT)]

    def fails(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(migrations, "upgrade", fails)
        for minute in range(KEPT + 1):
            with pytest.raises(RuntimeError):
                open_store(path, now=NOW + timedelta(minutes=minute))
    assert backups(path) == sorted(good)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE meta SET value = '9' WHERE key = 'data_version'")
    open_store(path, now=NOW + timedelta(hours=1))
    assert backups(path)[-1].name == "tracker-20261121T090000Z.db"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_files_are_for_their_owner_only(path: Path) -> None:
    umask = os.umask(0)
    try:
        engine = open_store(path, now=NOW)
        copy = backup(path, now=NOW)
        with reading(engine) as session:
            session.get(Jurisdiction, 1)
            assert {mode(file) for file in path.parent.glob("tracker.db*")} == {0o600}
        restored = path.with_name("other.db")
        restore(restored, copy, now=NOW)
    finally:
        os.umask(umask)
    assert {mode(file) for file in (path, restored, *copy.parent.iterdir())} == {0o600}
    assert mode(copy.parent) == 0o700


def test_older_files_are_closed_to_others_once(path: Path) -> None:
    of_revision(path, migrations.known_revisions()[0])
    copy = backup(path, now=NOW - timedelta(days=1))
    copy.chmod(0o644)
    copy.parent.chmod(0o755)
    open_store(path, now=NOW)
    assert (mode(path), mode(copy), mode(copy.parent)) == (0o600, 0o600, 0o700)
    path.chmod(0o640)  # as somebody wants it
    open_store(path, now=NOW)
    replaced = restore(path, copy, now=NOW)
    assert replaced
    assert (mode(replaced), mode(path)) == (0o640, 0o640)


KILLED = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
import tracker.store.backup, tracker.store.engine
from tracker.store import identity, migrations
def wait(*_):
    print("ready", flush=True)
    time.sleep(60)
path, at = Path(sys.argv[1]), sys.argv[2]
if at == "backup":
    tracker.store.backup.sound_revision = wait
    tracker.store.backup.backup(path, now=datetime.now(UTC))
else:
    migrations.upgrade = wait
    tracker.store.engine.open_store(path, now=datetime.now(UTC))
"""


def left_by_a_killed_run(path: Path, at: str) -> list[Path]:
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(path), at], cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    drafts = [*path.parent.rglob("*.new*")]
    assert drafts
    open_store(path.with_name("another.db"), now=NOW)
    assert [*path.parent.rglob("*.new*")] == drafts, "it is still at work"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    return drafts


def test_drafts_of_killed_runs_go_at_the_next_start(path: Path) -> None:
    left = left_by_a_killed_run(path, "start")
    open_store(path, now=NOW)
    assert not [draft for draft in left if draft.exists()]
    left = left_by_a_killed_run(path, "backup")
    assert {draft.parent.name for draft in left} == {"backups"}
    mine = path.with_name(f"tracker.db.{os.getpid()}.new")
    mine.touch()
    foreign = path.with_name("tracker.db.notes.new")
    foreign.touch()
    open_store(path, now=NOW)
    assert not [draft for draft in left if draft.exists()]
    assert foreign.exists()
    assert mine.exists()
    earlier = time.time() - 1_000_000  # a start before this one had the same number, as in a container
    os.utime(mine, (earlier, earlier))
    open_store(path, now=NOW)
    assert not mine.exists()


def test_a_copy_that_has_no_room_takes_none(engine: Engine, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = shutil.disk_usage(path)._replace(free=path.stat().st_size - 1)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: free)
    with pytest.raises(StoreFull):
        backup(path, now=NOW)
    assert not [*(path.parent / "backups").iterdir()]


def test_a_folder_that_cannot_be_used_is_said(engine: Engine, path: Path) -> None:
    (path.parent / "backups").write_text("not a folder", encoding="utf-8")
    with pytest.raises(BackupFolder):
        backup(path, now=NOW)
    refusal = tried_daily_backup(path, now=NOW)
    assert isinstance(refusal, BackupFolder)
    path.unlink()
    with pytest.raises(StoreError):  # whether there are backups is not known, so nothing is made
        open_store(path, now=NOW)
    assert not path.exists()


def a_folder(path: Path) -> None:
    path.mkdir()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to("gone/tracker.db")


def a_loop(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.parametrize("make", [a_folder, a_pipe, a_link_to_nowhere, a_loop])
def test_what_is_no_file_is_named(path: Path, make: object) -> None:
    assert callable(make)
    make(path)
    with pytest.raises(StoreNoFile):
        open_store(path, now=NOW)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "address", [":memory:", "file:x.db?mode=memory", "sqlite:///x.db", "https://a.example/x.db", f"{'x' * 300}.db",
                "pyproject.toml/x.db", "/dev/null"]
)  # fmt: skip
def test_an_address_that_is_no_file_is_named(address: str) -> None:
    with pytest.raises(StoreNoFile):
        open_store(Path(address), now=NOW)


def test_the_file_behind_a_link_is_restored(engine: Engine, path: Path, tmp_path: Path) -> None:
    link = tmp_path / "linked" / "db.db"
    link.parent.mkdir()
    link.symlink_to(path)
    copy = backup(link, now=NOW)
    replaced = restore(link, copy, now=NOW)
    again = restore(link, copy, now=NOW)
    assert link.is_symlink()
    assert replaced
    assert again
    assert replaced != again
    assert {replaced.parent, again.parent} == {path.parent}
