"""The command line as processes of their own, on a small catalogue and a database in a temporary folder."""

import getpass
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.bases import Bases
from tests.catalogue.small import row, small, write
from tests.conftest import ROOT
from tracker.store.engine import Where, connect, driver, reading

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

    def __init__(self, folder: Path, where: Where | None = None) -> None:
        self.folder = folder
        self.where = where or folder / "tracker.db"
        (folder / "people.toml").write_text(f'[people]\n"{getpass.getuser()}" = ["*"]\n', encoding="utf-8")
        self.env = os.environ | {
            "TRACKER_DB": str(self.where),
            "TRACKER_CATALOGUE": str(folder / "catalogue"),
            "TRACKER_PEOPLE": str(folder / "people.toml"),
            "TRACKER_LANG": "zh",
        }

    @property
    def path(self) -> Path:
        """The file that the database is; a test that asks for it is marked `of_a_file`."""
        assert isinstance(self.where, Path)
        return self.where

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
        with reading(connect(self.where)) as session:
            rows = driver(session).execute(
                "SELECT period_start, value FROM actual WHERE current = 1 AND retracted = 0 ORDER BY 1, 2"
            )
            return [tuple(row) for row in rows]


@pytest.fixture(scope="session")
def ready(bases: Bases, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with a catalogue and a database that has been brought up to it."""
    folder = tmp_path_factory.mktemp("ready")
    where = bases.new(folder / "tracker.db")
    files = small()
    row(files, "indicators", code="gdp")["frequencies"] = "year|half|date"
    write(folder / "catalogue", files)
    desk = Desk(folder, where)
    desk.run("export")
    shutil.rmtree(folder / "backups", ignore_errors=True)
    return desk


@pytest.fixture
def desk(bases: Bases, ready: Desk, tmp_path: Path) -> Iterator[Desk]:
    folder = shutil.copytree(ready.folder, tmp_path / "desk")
    where = bases.copy(ready.where, folder / "tracker.db")
    yield Desk(folder, where)
    bases.drop(where)
