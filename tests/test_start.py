"""`python start.py` for real, in a copy of the product: environment, packages, server, browser, the end by Ctrl-C."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import streamlit

from tests.conftest import ROOT
from tests.server import free_port

pytestmark = pytest.mark.slow
NOTHING_TO_INSTALL = "# every package is there already\n"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The product without its data, and with a lock that names no package, so that pip has to ask nobody."""
    place = tmp_path / "a copy 副本"
    place.mkdir()
    for name in ("app.py", "start.py", "tracker", "pages", ".streamlit"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, place / name)
    for name in ("catalogue", "vocabulary", "examples", "tiles.csv"):
        source = ROOT / "data" / name
        (place / "data").mkdir(exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, place / "data" / name)
    (place / "requirements.lock").write_text(NOTHING_TO_INSTALL, encoding="utf-8")
    return place


def environment(copy: Path) -> dict[str, str]:
    """The packages of these tests for the new environment, and a browser that writes down what it is to open."""
    browser = copy / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{copy}/opened"\n', encoding="utf-8")
    browser.chmod(0o755)
    packages = str(Path(streamlit.__file__).parent.parent)
    left = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
    return left | {"PYTHONPATH": packages, "BROWSER": f'"{browser}" %s', "PIP_NO_INDEX": "1"}


def started(copy: Path, port: int) -> str:
    """Start, wait until the browser is opened, press Ctrl-C, and return all that was said."""
    opened = copy / "opened"
    opened.unlink(missing_ok=True)
    process = subprocess.Popen(
        [sys.executable, "start.py", f"--server.port={port}"], cwd=copy, env=environment(copy), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        deadline = time.monotonic() + 120
        while not opened.exists() and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.2)
    finally:
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=120)
    assert opened.exists(), said
    assert opened.read_text(encoding="utf-8").strip() == f"http://localhost:{port}"
    assert process.returncode == 0, said
    return said


def test_one_command_installs_starts_and_opens_and_the_next_only_starts(copy: Path) -> None:
    port = free_port()
    first = started(copy, port)
    assert [step in first for step in ("[1/3]", "[2/3]", "[3/3]")] == [True] * 3, first
    second = started(copy, port)
    assert [step in second for step in ("[1/3]", "[2/3]", "[3/3]")] == [False, False, True], second
    (copy / "requirements.lock").write_text(f"{NOTHING_TO_INSTALL}# a newer one\n", encoding="utf-8")
    third = started(copy, port)
    assert [step in third for step in ("[1/3]", "[2/3]", "[3/3]")] == [False, True, True], third


def test_what_cannot_be_installed_is_said_and_tried_again(copy: Path) -> None:
    (copy / "requirements.lock").write_text(f"nowhere==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    for _ in range(2):
        run = subprocess.run(
            [sys.executable, "start.py", "--no-browser"], cwd=copy, env=environment(copy), text=True,
            capture_output=True, check=False,
        )  # fmt: skip
        assert run.returncode == 1
        assert "[2/3]" in run.stdout
        assert "[3/3]" not in run.stdout
        assert "Not installed" in run.stdout
