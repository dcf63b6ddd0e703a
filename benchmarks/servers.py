"""Servers to measure: ours and the bare ones, each a process of its own on a port of its own."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from tests.server import free_port
from tracker import config

BARE = Path(__file__).parent / "bare"
DASH = Path(__file__).parent / ".dash" / "bin" / "python"
"""Made by `python -m venv benchmarks/.dash && benchmarks/.dash/bin/pip install dash`."""


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers."""

    url: str
    process: subprocess.Popen[bytes]
    started: float
    database: Path

    def memory(self) -> float:
        """What it holds in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def processor(self) -> float:
        """The seconds of processor time that it has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def ours(database: Path | None = None, catalogue: Path | None = None, *, root: Path = config.ROOT) -> Iterator[Running]:
    """The dashboard of a checkout on a database; without one, on a new one with the shipped catalogue."""
    database = database or Path(mkdtemp()) / "tracker.db"
    moved = {"TRACKER_DB": str(database), "PYTHONPATH": str(root)}
    moved |= {"TRACKER_CATALOGUE": str(catalogue)} if catalogue else {}
    with _running(root / "app.py", root, moved) as up:
        yield up


@contextmanager
def bare(figures: dict[str, object], *, tuned: bool = False) -> Iterator[Running]:
    """The bare page with these figures, with Streamlit's defaults or with our tuning."""
    written = _written(figures)
    script = BARE / ("tuned.py" if tuned else "defaults.py")
    with _running(script, config.ROOT if tuned else written.parent, {"BARE_FIGURES": str(written)}) as up:
        yield up


@contextmanager
def dash(figures: dict[str, object]) -> Iterator[Running]:
    """The bare page in Dash with these figures, from an environment of its own."""
    port = free_port()
    environment = os.environ | {"BARE_FIGURES": str(_written(figures))}
    with _answering([str(DASH), str(BARE / "dash_page.py"), str(port)], port, "/_dash-layout", environment) as up:
        yield up


def _written(figures: dict[str, object]) -> Path:
    path = Path(mkdtemp()) / "figures.json"
    path.write_text(json.dumps(figures), encoding="utf-8")
    return path


@contextmanager
def hello() -> Iterator[Running]:
    """An app of the size of `streamlit hello`, with Streamlit's defaults."""
    with _running(BARE / "hello.py", Path(mkdtemp()), {}) as up:
        yield up


@contextmanager
def _running(script: Path, cwd: Path, environment: dict[str, str]) -> Iterator[Running]:
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}", "--server.headless=true",
               "--server.address=127.0.0.1", "--browser.gatherUsageStats=false"]  # fmt: skip
    environment = os.environ | {"PYTHONPATH": str(config.ROOT), "PYTHONDONTWRITEBYTECODE": ""} | environment
    with _answering(command, port, "/_stcore/health", environment, cwd) as up:
        yield up


@contextmanager
def _answering(
    command: list[str], port: int, asked: str, environment: dict[str, str], cwd: Path = BARE
) -> Iterator[Running]:
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(url + asked, process)
        yield Running(url, process, started, Path(environment.get("TRACKER_DB", "")))
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(health: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(health, timeout=2):
                return
        except OSError:
            time.sleep(0.01)
    raise RuntimeError(f"no answer from {health}")
