"""The command line as processes of their own, on a small catalogue and a database in a temporary folder."""

import getpass
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.catalogue.small import row, small, write
from tests.conftest import ROOT

HEADER = "地区,指标,时期,数值,单位,来源,备注\n"


@dataclass(frozen=True)
class Ran:
    """A call that has ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Desk:
    """A person at a machine: a database, a catalogue, and calls of the command line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "tracker.db"
        (folder / "people.toml").write_text(f'[people]\n"{getpass.getuser()}" = ["*"]\n', encoding="utf-8")
        self.env = os.environ | {
            "TRACKER_DB": str(self.path),
            "TRACKER_CATALOGUE": str(folder / "catalogue"),
            "TRACKER_PEOPLE": str(folder / "people.toml"),
            "TRACKER_LANG": "zh",
        }

    def start(self, *words: str | Path) -> subprocess.Popen[str]:
        """A call that runs on."""
        return subprocess.Popen(
            [sys.executable, "-m", "tracker", *map(str, words)], cwd=ROOT, env=self.env, text=True, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def run(self, *words: str | Path, code: int = 0) -> Ran:
        """A call, waited for, that has to end with this exit code."""
        return self.ended(self.start(*words), code=code)

    def ended(self, process: subprocess.Popen[str], *, code: int = 0) -> Ran:
        """What a call said, once it has ended as it has to."""
        out, err = process.communicate(timeout=120)
        assert process.returncode == code, (process.args, process.returncode, out, err)
        assert "Traceback" not in err
        return Ran(process.returncode, out, err)

    def file(self, content: str, name: str = "values.csv", encoding: str = "utf-8") -> Path:
        """A file of values under the usual header."""
        path = self.folder / name
        path.write_text(HEADER + content, encoding=encoding)
        return path

    def stored(self) -> list[tuple[str, str]]:
        """The current values as the database has them: the first day of the period, and the value."""
        with closing(sqlite3.connect(self.path)) as connection:
            rows = connection.execute(
                "SELECT period_start, value FROM actual WHERE current AND NOT retracted ORDER BY period_start, value"
            )
            return rows.fetchall()


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a catalogue and a database that has been brought up to it."""
    folder = tmp_path_factory.mktemp("ready")
    files = small()
    row(files, "indicators", code="gdp")["frequencies"] = "year|half|date"
    write(folder / "catalogue", files)
    Desk(folder).run("export")
    shutil.rmtree(folder / "backups")
    return folder


@pytest.fixture
def desk(ready: Path, tmp_path: Path) -> Desk:
    return Desk(shutil.copytree(ready, tmp_path / "desk"))
