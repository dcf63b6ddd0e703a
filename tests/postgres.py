"""A PostgreSQL for the tests: started by itself as an ordinary user on a free port, thrown away at the end.

It needs the programs of Debian's package `postgresql`. Texts are ordered by the rules of English there, unless a column
says otherwise, so that a column which does not is found out.
"""

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

_SAFE_TO_LOSE = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200")
_USER = "postgres"
"""Who runs it where the tests are run by root, whom PostgreSQL refuses."""


def programs() -> Path | None:
    """The folder of the newest installed PostgreSQL's programs, None if there is none."""
    on_path = shutil.which("initdb")
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: float(found.parts[-3]))
    return Path(on_path).resolve().parent if on_path else installed[-1].parent if installed else None


@dataclass
class Server:
    """A running server, and databases on it."""

    address: str
    _numbers: Iterator[int] = field(default_factory=count)

    def database(self, like: str = "") -> str:
        """The address of a new database, empty or a copy of another one that nobody is using."""
        name = f"test_{next(self._numbers)}"
        template = sql.SQL("TEMPLATE {}").format(sql.Identifier(like.rpartition("/")[2])) if like else sql.SQL("")
        self._run(sql.SQL("CREATE DATABASE {} {}").format(sql.Identifier(name), template))
        return f"{self.address}/{name}"

    def drop(self, address: str) -> None:
        """Remove a database, whoever is still connected."""
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(address.rpartition("/")[2])))

    def _run(self, statement: sql.Composed) -> None:
        with closing(psycopg.connect(f"{self.address}/postgres", autocommit=True)) as connection:
            connection.execute(statement)


@contextmanager
def running(bin_folder: Path) -> Iterator[Server]:
    """A server of its own, as long as it is wanted."""
    with tempfile.TemporaryDirectory(prefix="tracker-postgresql-", ignore_cleanup_errors=True) as folder:
        data, port = Path(folder) / "data", free_port()
        ordinary = ordinary_user(Path(folder))
        make(bin_folder, data)
        settings = [part for setting in (*_SAFE_TO_LOSE, "unix_socket_directories=", "listen_addresses=127.0.0.1")
                    for part in ("-c", setting)]  # fmt: skip
        with (Path(folder) / "log").open("wb") as log:
            process = subprocess.Popen(
                [bin_folder / "postgres", "-D", data, "-p", str(port), *settings], stdout=log, stderr=log, cwd=folder,
                **ordinary,
            )  # fmt: skip
        try:
            address = f"postgresql://tracker@127.0.0.1:{port}"
            wait(f"{address}/postgres", process)
            yield Server(address)
        finally:
            process.send_signal(2)  # who is connected is sent away
            process.wait(timeout=60)


def ordinary_user(folder: Path) -> dict[str, Any]:
    """The options of a process that is run by an ordinary user, who gets the folder."""
    if os.geteuid() != 0:
        return {}
    shutil.chown(folder, _USER, _USER)
    return {"user": _USER, "group": _USER, "extra_groups": []}


def make(bin_folder: Path, data: Path) -> None:
    """The files of a new server, without a database of ours."""
    made = [bin_folder / "initdb", "-D", data, "-U", "tracker", "-A", "trust", "-E", "UTF8", "--no-sync",
            "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en"]  # fmt: skip
    ordinary = ordinary_user(data.parent)
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL, cwd=data.parent, **ordinary)


def free_port() -> int:
    """A port of this machine that nobody has."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait(address: str, process: subprocess.Popen[bytes]) -> None:
    """Until the server lets somebody in."""
    until = time.monotonic() + 60
    while True:
        try:
            psycopg.connect(address).close()
            return
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.05)


def version(bin_folder: Path) -> str:
    """What the programs say of themselves."""
    said = subprocess.run([bin_folder / "postgres", "--version"], check=True, capture_output=True, text=True).stdout
    found = re.search(r"\d+(\.\d+)*", said)
    return found[0] if found else said.strip()
