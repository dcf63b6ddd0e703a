"""The command line killed at any moment of an import leaves all of the file or none of it."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.interruption.files import imported, lines, new_store, sound, written

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1500)]
ROWS, KILLS = 3000, 50


def start(database: Path, file: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tracker", "import", str(file)],
        cwd=ROOT,
        env=os.environ | {"TRACKER_DB": str(database)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def fresh(master: Path, path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    with closing(sqlite3.connect(master)) as source, closing(sqlite3.connect(path)) as copy:
        source.backup(copy)


@pytest.mark.parametrize("part", range(4))
def test_a_killed_import_is_whole_or_absent(part: int, tmp_path: Path) -> None:
    master, database, file = tmp_path / "master.db", tmp_path / "tracker.db", tmp_path / "long.csv"
    new_store(master).dispose()
    file.write_bytes(written(lines(ROWS)))
    fresh(master, database)
    began = time.monotonic()
    assert start(database, file).wait() == 0
    whole = time.monotonic() - began
    assert imported(database) == [(2, ROWS)]
    chance, states = random.Random(part), {0: 0, ROWS: 0}
    for _ in range(KILLS):
        fresh(master, database)
        process = start(database, file)
        time.sleep(chance.uniform(0.3, 1.05) * whole)
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = imported(database)
        assert sound(database)
        states[found[0][1] if found else 0] += 1
    assert sum(states.values()) == KILLS
    assert states[0]
    assert start(database, file).wait() == 0
    assert imported(database) == [(2, ROWS)]
