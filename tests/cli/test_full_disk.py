"""A disk that takes no more, by a limit on the files that a process may write: it is said, and nothing is half done."""

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Desk, Ran
from tests.conftest import ROOT

VALUES = "".join(
    f"宜昌市,地区生产总值,{year}年,{year}.5,亿元,{'源' * 900},{'备' * 900}\n" for year in range(1950, 2025)
)

pytestmark = pytest.mark.of_a_file


def run_within(desk: Desk, size: int, *words: str | Path, code: int = 3) -> Ran:
    """A call that may write no file longer than so many bytes, and ends like this."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tracker", *map(str, words)],
        cwd=ROOT,
        env=desk.env,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )
    return desk.ended(process, code=code)


def files(desk: Desk) -> set[str]:
    return {
        str(path.relative_to(desk.folder)) for path in desk.folder.rglob("*") if path.suffix not in ("-wal", "-shm")
    }


def copied(desk: Desk) -> Path:
    desk.run("backup")
    return next((desk.folder / "backups").glob("*.db"))


def import_values(desk: Desk) -> list[str | Path]:
    copied(desk)
    return ["import", desk.file(VALUES), "--json"]


def back_up(desk: Desk) -> list[str | Path]:
    return ["backup"]


def restore(desk: Desk) -> list[str | Path]:
    return ["restore", copied(desk)]


@pytest.mark.parametrize("act", [import_values, back_up, restore])
def test_a_full_disk_is_named_and_nothing_is_half_written(act: Callable[[Desk], list[str | Path]], desk: Desk) -> None:
    words = act(desk)
    before, stored = files(desk), desk.stored()
    refused = run_within(desk, desk.path.stat().st_size // 2, *words)
    assert "磁盘已满" in refused.err
    assert desk.stored() == stored
    assert {name for name in files(desk) - before if name != "backups"} == set()
    desk.run(*words)
    desk.run("check-db")


READING = [["history"], ["export"], ["template"], ["check-db"]]


@pytest.mark.parametrize("words", READING, ids=[words[0] for words in READING])
def test_reading_needs_no_disk(words: list[str], desk: Desk) -> None:
    """Not one byte can be written: no index of the log, no backup."""
    said = run_within(desk, 0, *words, code=0)
    assert said.out == desk.run(*words).out
    assert ("今天的备份没有做成" in said.err) == (words[0] != "check-db")
    assert "备份" not in desk.run(*words).err


def test_what_is_still_in_the_log_is_read_without_disk(desk: Desk) -> None:
    """A killed writer leaves its last values in the log, and a full disk no room for the log's index."""
    desk.run("import", desk.file("宜昌市,地区生产总值,2024,6191,亿元,公报,\n"))
    killed = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute(\"UPDATE actual SET note = '在日志里'\"); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", killed, str(desk.path)], check=False)
    desk.path.with_name("tracker.db-shm").unlink()
    assert desk.path.with_name("tracker.db-wal").stat().st_size
    assert "在日志里" in run_within(desk, 0, "export", code=0).out


def test_readers_take_turns_without_disk(desk: Desk) -> None:
    calls = [subprocess.Popen([sys.executable, "-m", "tracker", "export"], cwd=ROOT, env=desk.env, text=True,
                              encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)))
             for _ in range(4)]  # fmt: skip
    assert len({desk.ended(call).out for call in calls}) == 1
