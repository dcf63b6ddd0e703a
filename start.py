"""Install what is missing, start the dashboard and open it: `python start.py`, with nothing but Python 3.11 or newer.

What follows goes to Streamlit as it is: `python start.py --server.port=9000`. `--no-browser` opens none.
"""

import hashlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
import venv
import webbrowser
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
PLACE, LOCK = ROOT / ".venv", ROOT / "requirements.lock"
DONE = PLACE / "installed"
"""Holds the digest of the lock that was installed, so that only what has changed is installed again."""

PYTHON = PLACE / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
FIRST_PORT, LAST_PORT = 8501, 8599
PATIENCE = 120.0
"""Seconds that the first start may take until it answers."""


def say(zh: str, en: str) -> None:
    """Say what is being done, in both languages."""
    print(f"{zh} · {en}", flush=True)


def install() -> None:
    """Make the environment and install the locked packages, unless this very lock has been installed."""
    if not DONE.exists() and not _has_pip():
        say("[1/3] 建立 Python 环境 .venv", "making the Python environment .venv")
        try:
            venv.create(PLACE, clear=True, with_pip=True)
        except subprocess.CalledProcessError:
            say("这个 Python 建不了环境。", "This Python cannot make one.")
            say("Debian、Ubuntu：sudo apt install python3-venv", "then run this again")
            sys.exit(1)
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if DONE.exists() and DONE.read_text(encoding="utf-8") == wanted:
        return
    say("[2/3] 安装所需的包，第一次要几分钟", "installing the packages, which takes minutes the first time")
    pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", "-r", LOCK]
    if subprocess.run(pip, cwd=ROOT, check=False).returncode:
        say(
            "安装没有完成，原因见上；改正后再运行一次即可。",
            "Not installed, for the reason above; mend it and run this again.",
        )
        sys.exit(1)
    DONE.write_text(wanted, encoding="utf-8")


def _has_pip() -> bool:
    """Whether there is a whole environment: one that was interrupted while it was made has no pip."""
    return (
        PYTHON.exists() and not subprocess.run([PYTHON, "-m", "pip", "-V"], capture_output=True, check=False).returncode
    )


def port_of(options: Sequence[str]) -> int:
    """The port that the options name, else the first that is free."""
    for option in options:
        if option.startswith("--server.port="):
            return int(option.partition("=")[2])
    return next(port for port in range(FIRST_PORT, LAST_PORT + 1) if _is_free(port))


def _is_free(port: int) -> bool:
    with socket.socket() as trying:
        return trying.connect_ex(("127.0.0.1", port)) != 0


def answers(port: int) -> bool:
    """Whether the dashboard is up."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def serve(options: Sequence[str], *, browser: bool) -> int:
    """Run the dashboard until it ends or Ctrl-C, and open it once it answers; the exit code."""
    port = port_of(options)
    address = f"http://localhost:{port}"
    say("[3/3] 启动看板", "starting the dashboard")
    command = [PYTHON, "-m", "streamlit", "run", ROOT / "app.py", f"--server.port={port}", *options]
    with subprocess.Popen(command, cwd=ROOT) as server:
        try:
            deadline = time.monotonic() + PATIENCE
            while server.poll() is None and not answers(port) and time.monotonic() < deadline:
                time.sleep(0.2)
            if server.poll() is None:
                say(f"看板在 {address} ，停止按 Ctrl-C", f"the dashboard is at {address}, Ctrl-C stops it")
                if browser:
                    webbrowser.open(address)
            return server.wait()
        except KeyboardInterrupt:
            server.terminate()
            server.wait()
            return 0


def main() -> int:
    """Install and serve; the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - what reads this is whatever Python somebody has
        say("需要 Python 3.11 或更新的版本。", "Python 3.11 or newer is needed.")
        return 1
    options = [option for option in sys.argv[1:] if option != "--no-browser"]
    install()
    return serve(options, browser=len(options) == len(sys.argv) - 1)


if __name__ == "__main__":
    sys.exit(main())
