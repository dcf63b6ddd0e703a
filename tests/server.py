"""The real server process, on a free port of this machine, waited for by its health endpoint and stopped by pid."""

import os
import random
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

CHROMIUM = {
    "executable_path": "/usr/bin/chromium",
    "args": [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ],
}


@dataclass(frozen=True)
class Server:
    """A running dashboard with a database of its own."""

    url: str
    database: Path
    process: subprocess.Popen[bytes]
    log: Path


def free_port() -> int:
    """A port nobody has, below those of outgoing connections, one of which could take it before the server does."""
    while True:
        port = random.SystemRandom().randrange(20_000, 32_000)
        with socket.socket() as sock, suppress(OSError):
            sock.bind(("", port))
            return port


def command(port: int, *options: str, script: Path = ROOT / "app.py") -> list[str]:
    """The words that start a dashboard."""
    return [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}", *options]


def environment(database: Path, **variables: str) -> dict[str, str]:
    """The environment of a dashboard on a database."""
    return os.environ | {"TRACKER_DB": str(database), "PYTHONDONTWRITEBYTECODE": "1"} | variables


@contextmanager
def running(
    folder: Path, *options: str, script: Path = ROOT / "app.py", port: int = 0, before: Sequence[str] = (),
    **variables: str,
) -> Iterator[Server]:  # fmt: skip
    """Start the dashboard on a database in `folder`, with options of Streamlit, and stop it afterwards.

    `before` are words of a command that starts it in its turn.
    """
    folder.mkdir(parents=True, exist_ok=True)
    port, database, log = port or free_port(), folder / "tracker.db", folder / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*before, *command(port, *options, script=script)],
            cwd=ROOT,
            env=environment(database, **variables),
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", process, log)
        yield Server(f"http://127.0.0.1:{port}", database, process, log)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(health: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text(encoding="utf-8")
        try:
            with urllib.request.urlopen(health, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8"))


def copy_of(database: Path, folder: Path) -> Path:
    """A closed database copied into another folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(database, folder / database.name))
