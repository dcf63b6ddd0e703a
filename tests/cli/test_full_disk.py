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


def run_within(desk: Desk, size: int, *words: str | Path) -> Ran:
    """A call that may write no file longer than so many bytes; it has to be refused."""
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
    return desk.ended(process, code=3)


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


def daily(desk: Desk) -> list[str | Path]:
    return ["history"]


def restore(desk: Desk) -> list[str | Path]:
    return ["restore", copied(desk)]


@pytest.mark.parametrize("act", [import_values, back_up, daily, restore])
def test_a_full_disk_is_named_and_nothing_is_half_written(act: Callable[[Desk], list[str | Path]], desk: Desk) -> None:
    words = act(desk)
    before, stored = files(desk), desk.stored()
    refused = run_within(desk, desk.path.stat().st_size // 2, *words)
    assert "磁盘已满" in refused.err
    assert desk.stored() == stored
    assert {name for name in files(desk) - before if name != "backups"} == set()
    desk.run(*words)
    desk.run("check-db")
