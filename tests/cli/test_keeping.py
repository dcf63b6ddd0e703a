"""`backup`, `restore`, `check-db`, and databases that cannot be used."""

import ctypes
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Desk, Ran
from tests.conftest import ROOT
from tracker.store.chain import add_link, tables_now

LINE = "宜昌市,地区生产总值,2024,6191,亿元,公报,\n"

pytestmark = pytest.mark.of_a_file


def copies(desk: Desk) -> list[Path]:
    return sorted((desk.folder / "backups").glob("*.db"))


def test_what_was_backed_up_is_restored(desk: Desk) -> None:
    desk.run("import", desk.file(LINE))
    before = desk.stored()
    said = desk.run("backup").out
    copy = copies(desk)[-1]
    assert str(copy) in said
    desk.run("import", desk.file(LINE.replace("6191", "6190")))
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
    sound = desk.run("check-db", "--json").json
    assert sound["findings"] == []
    with closing(sqlite3.connect(desk.path)) as connection, connection:
        connection.execute("UPDATE actual SET value = '1' WHERE id = 1")
    told = desk.run("check-db", "--json", code=1).json
    assert told == {"findings": [{"code": "checksum", "where": "batch 1"}], "head": sound["head"]}
    assert "batch 1" in desk.run("check-db", code=1).out


def test_a_value_outside_limits_that_were_narrowed_is_named(desk: Desk) -> None:
    indicators = desk.folder / "catalogue" / "indicators.csv"
    before = indicators.read_text(encoding="utf-8")
    desk.run("import", desk.file(LINE.replace("6191", "7000")))
    row = next(line for line in before.splitlines() if line.startswith("gdp,"))
    cells = row.split(",")
    stored = desk.stored()
    for most, found in (("7000", []), ("6999.9", ["420500 gdp 2024: 7000 亿元, 0…6999.9"])):
        narrowed = ",".join([*cells[:10], "0", most, *cells[12:]])
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
    if spoil is not read_only:  # looking at it is not writing
        assert str(desk.path) in desk.run("check-db", code=3).err
    assert desk.path.read_bytes() == before
    # SQLite puts its two side files beside whatever it reads.
    beside = {path.name for path in desk.folder.iterdir()} - {"tracker.db-wal", "tracker.db-shm"}
    assert beside == {"catalogue", "people.toml", "tracker.db", "tracker.db.head", "values.csv"}


READING = [["history"], ["history", "--batch", "1", "--json"], ["export"], ["template"], ["check-db"],
           ["report", "--jurisdiction", "420500", "--format", "xlsx", "--as-of", "2026-11-21", "--out"]]  # fmt: skip
"""The commands that read; a report goes to a folder of its own."""


def reading(words: list[str], tmp_path: Path) -> list[str]:
    return [*words, str(tmp_path / "report.xlsx")] if words[0] == "report" else words


@pytest.mark.parametrize("words", READING, ids=lambda words: "-".join(words[:2]))
def test_a_catalogue_with_a_problem_stops_writing_and_not_reading(words: list[str], desk: Desk, tmp_path: Path) -> None:
    call = reading(words, tmp_path)
    said, stored = desk.run(*call).out, desk.stored()
    targets = desk.folder / "catalogue" / "targets.csv"
    whole = targets.read_text(encoding="utf-8")
    targets.write_text(whole.replace("6000,", "viel,"), encoding="utf-8")
    for spoil in (lambda: None, lambda: shutil.rmtree(desk.folder / "catalogue")):
        spoil()
        if words[0] == "check-db":
            assert desk.run(*call, "--json", code=1).json["findings"] == [
                {"code": "catalogue_other", "where": "catalogue"}
            ]
            continue
        told = desk.run(*call)
        assert "目录" in told.err
        assert "没有更新" in told.err
        assert words[0] == "report" or told.out == said
        assert "没有更新" in desk.run("backup").err
        for writing in (("import", desk.file(LINE)), ("undo", "1", "--reason", "试"), ("take", "荆州市"), ("sync",)):
            desk.run(*writing, code=3)
    assert desk.stored() == stored


def without_rights_of_root() -> None:
    """Root looks into every folder unless it lets go of these two capabilities (linux/capability.h)."""
    for overriding_permissions in (1, 2):
        ctypes.CDLL(None).prctl(24, overriding_permissions, 0, 0, 0)


def test_a_folder_that_is_none_is_a_sentence_and_stops_no_reader(desk: Desk) -> None:
    said = desk.run("history").out
    for folder in ("/dev/null", str(desk.path), "/nonexistent", str(desk.folder)):
        desk.env["TRACKER_CATALOGUE"] = folder
        told = desk.run("history")
        assert "没有更新" in told.err
        assert told.out == said
    desk.env["TRACKER_CATALOGUE"] = str(desk.folder / "catalogue")
    desk.env["TRACKER_VOCABULARY"] = "/nonexistent"
    assert "标准词表" in desk.run("import", desk.file(LINE), code=3).err
    assert desk.run("history").out == said


def ran_without_rights(desk: Desk, *words: str | Path, code: int = 0) -> Ran:
    """A call by somebody who may do only what the modes of files and folders say."""
    process = subprocess.Popen([sys.executable, "-m", "tracker", *map(str, words)], cwd=ROOT, env=desk.env, text=True,
                               encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               preexec_fn=without_rights_of_root)  # fmt: skip
    return desk.ended(process, code=code)


def locked(desk: Desk) -> None:
    """Everything of somebody else's, to be read only; as it is copied to such a place, without SQLite's side files."""
    for file in ("tracker.db-wal", "tracker.db-shm"):
        (desk.folder / file).unlink(missing_ok=True)
    desk.path.chmod(0o444)
    desk.folder.chmod(0o555)


@pytest.mark.parametrize("words", READING, ids=lambda words: "-".join(words[:2]))
def test_what_may_only_be_read_is_read(words: list[str], desk: Desk, tmp_path: Path) -> None:
    call = reading(words, tmp_path)
    said, before = desk.run(*call).out, desk.path.read_bytes()
    shutil.rmtree(desk.folder / "backups", ignore_errors=True)
    file = desk.file(LINE)
    locked(desk)
    told = ran_without_rights(desk, *call)
    assert words[0] == "report" or told.out == said
    assert ("只读" in told.err) == (words[0] != "check-db")
    assert "磁盘已满" not in told.out + told.err
    for writing in (("import", file), ("undo", "1", "--reason", "试"), ("take", "荆州市"), ("backup",), ("sync",)):
        assert "只读" in ran_without_rights(desk, *writing, code=3).err
    assert desk.path.read_bytes() == before
    assert not {path.name for path in desk.folder.iterdir()} & {"backups", "tracker.db-wal", "tracker.db-shm"}


@pytest.mark.parametrize("words", READING, ids=lambda words: "-".join(words[:2]))
def test_a_medium_that_may_only_be_read_is_read(words: list[str], desk: Desk, tmp_path: Path) -> None:
    call = reading(words, tmp_path)
    said = desk.run(*call).out
    locked(desk)
    tied = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
    mounting = ["unshare", "--mount", "sh", "-c", tied, str(desk.folder)]
    if subprocess.run([*mounting, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount")
    process = subprocess.Popen([*mounting, sys.executable, "-m", "tracker", *call], cwd=ROOT, env=desk.env, text=True,
                               encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
    told = desk.ended(process)
    assert words[0] == "report" or told.out == said


def test_a_log_that_can_be_read_only_by_writing_is_not_passed_over(desk: Desk) -> None:
    """Without its index the log is no part of what a reader sees who may not write: old values would be shown."""
    desk.run("import", desk.file(LINE))
    killed = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute(\"UPDATE actual SET note = '在日志里'\"); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", killed, str(desk.path)], check=False)
    (desk.folder / "tracker.db-shm").unlink()
    desk.path.chmod(0o444)
    desk.folder.chmod(0o555)
    assert "日志" in ran_without_rights(desk, "export", code=3).err


def test_a_report_is_made_without_a_people_file(desk: Desk, tmp_path: Path) -> None:
    desk.env["TRACKER_PEOPLE"] = str(tmp_path / "absent.toml")
    assert "absent.toml" in desk.run(*READING[-1], tmp_path / "report.xlsx").err


def test_reading_goes_on_where_the_folder_of_backups_is_somebody_elses(desk: Desk) -> None:
    closed = desk.folder / "backups"
    closed.mkdir(0)
    ran = ran_without_rights(desk, "history")
    assert "今天的备份没有做成" in ran.err
    assert str(closed) in ran.err
    assert "目录更新" in ran.out


def test_check_db_makes_no_database(desk: Desk) -> None:
    desk.path.unlink()
    assert "没有新建" in desk.run("check-db", code=3).err
    assert not desk.path.exists()
    desk.env["TRACKER_DB"] = ":memory:"
    for command in ("history", "check-db", "backup"):
        assert ":memory:" in desk.run(command, code=3).err


def test_check_db_leaves_an_older_database_as_it_is(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    assert "旧版本" in desk.run("check-db", code=3).err
    assert not copies(desk)


def test_a_head_kept_elsewhere_is_compared(desk: Desk) -> None:
    kept = desk.folder / "kept.txt"
    kept.write_text(desk.run("check-db").out, encoding="utf-8")
    desk.run("import", desk.file(LINE))
    kept.write_text(kept.read_text(encoding="utf-8") + desk.run("check-db", "--json").out, encoding="utf-8")
    assert "完好" in desk.run("check-db", "--against", kept).out
    with closing(sqlite3.connect(desk.path)) as connection, connection:
        connection.execute("UPDATE batch SET who = '李强' WHERE id = 2")
        link_all_anew(connection)
    assert ".head" in desk.run("check-db", code=1).out
    (desk.folder / "tracker.db.head").unlink()
    assert "完好" in desk.run("check-db").out
    told = desk.run("check-db", "--against", kept, "--json", code=1).json
    assert [one["code"] for one in told["findings"]] == ["against"]
    assert told["findings"][0]["where"].startswith("2:")
    kept.write_text("nothing of ours", encoding="utf-8")
    assert "没有摘要" in desk.run("check-db", "--against", kept, code=1).err
    desk.run("check-db", "--against", desk.folder / "absent.txt", code=1)


def link_all_anew(connection: sqlite3.Connection) -> None:
    for (batch,) in connection.execute("SELECT id FROM batch ORDER BY id").fetchall():
        add_link(connection, batch)


def test_what_the_pages_cannot_read_is_never_called_sound(desk: Desk) -> None:
    """The digests are those of what is stored, so they agree; but no page could show it."""
    with closing(sqlite3.connect(desk.path)) as connection, connection:
        connection.execute("UPDATE indicator SET unit = '光年每头', frequencies = 'never'")
        connection.execute("UPDATE batch SET tables = ?", (tables_now(connection),))
        link_all_anew(connection)
    (desk.folder / "tracker.db.head").unlink()
    told = desk.run("check-db", "--json", code=1).json
    assert [one["code"] for one in told["findings"]] == ["unreadable"]
