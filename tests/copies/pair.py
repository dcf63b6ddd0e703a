"""The pair of copies of `deploy` on this machine: HAProxy, two dashboards, a primary and its synchronous standby.

All are real processes that are started by the files of `deploy`, and killed as a machine that loses its power.
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import psycopg

from tests import postgres
from tests.conftest import ROOT, balancer
from tests.server import Server, free_port, running

DEPLOY = ROOT / "deploy"
NAME, PASSWORD, SECRET = "wang.fang", "a password of the tests", "a secret of enough length"

_ASTRAY = "".join(
    f"    use-server {copy} {when} {{ path_beg /_stcore/upload_file/ }}\n"
    for copy, when in (("two", "if"), ("one", "unless"))
)


@dataclass
class Node:
    """A server of PostgreSQL."""

    folder: Path
    process: subprocess.Popen[bytes] | None = None
    port: int = field(default_factory=free_port)

    @property
    def address(self) -> str:
        """Of its database, for who has to speak to this one."""
        return f"postgresql://tracker@127.0.0.1:{self.port}/postgres"

    def make(self) -> None:
        """New and empty."""
        self.folder.mkdir()
        postgres.make(_programs(), self.folder / "data")

    def follow(self, other: "Node") -> None:
        """As a copy of another one that it will follow."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        ordinary = postgres.ordinary_user(self.folder)
        command = ["sh", DEPLOY / "follow", "data", f"host=127.0.0.1 port={other.port} user=tracker"]
        path = {"PATH": f"{_programs()}:{os.environ['PATH']}"}
        subprocess.run(command, check=True, cwd=self.folder, env=path, **ordinary)

    def start(self, role: str) -> None:
        """Run it by the settings of `deploy` for a role: primary or standby."""
        self.play(role)
        command = [_programs() / "postgres", "-D", "data", "-c", f"config_file={self.folder}/settings"]
        ordinary = postgres.ordinary_user(self.folder)
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=self.folder, stdout=log, stderr=log, start_new_session=True, **ordinary
            )
        postgres.wait(self.address, self.process)

    def play(self, role: str) -> None:
        """Let it have the settings of a role, from its next start or `tell_settings` on."""
        own = f"port = {self.port}\nunix_socket_directories = ''\nhba_file = 'data/pg_hba.conf'\n"
        theirs = (DEPLOY / f"{role}.conf").read_text(encoding="utf-8")
        (self.folder / "settings").write_text(theirs + own, encoding="utf-8")

    def lead(self) -> None:
        """Let a standby that was promoted want a standby of its own."""
        self.play("primary")
        self.ask("SELECT pg_reload_conf()")

    def kill(self) -> None:
        """As a machine that loses its power: all its processes at once."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def promote(self) -> None:
        """Make a standby the primary."""
        assert self.ask("SELECT pg_promote(true, 60)") == [(True,)]

    def ask(self, statement: str, *values: str) -> list[tuple[object, ...]]:
        """What it answers."""
        with closing(psycopg.connect(self.address, autocommit=True)) as connection:
            return connection.execute(statement.encode(), values or None).fetchall()


def _programs() -> Path:
    found = postgres.programs()
    assert found
    return found


class Pair:
    """Everything that `deploy` describes, and how to hurt it."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        """In a folder that all can get to; what is started is stopped with the stack."""
        self.folder, self._stack = folder, stack
        self.primary, self.standby = Node(folder / "north"), Node(folder / "south")
        self._hosts = "&".join(f"host=127.0.0.1:{node.port}" for node in (self.primary, self.standby))
        self._ports, self._ways = (free_port(), free_port()), (ExitStack(), ExitStack())
        self.people = folder / "people.toml"
        self.copies: list[Server] = []
        self.url = ""
        self._reviving: Thread | None = None

    @property
    def address(self) -> str:
        """The database for the copies: whichever of the two servers can be written to."""
        return f"postgresql://tracker@/postgres?{self._hosts}&target_session_attrs=read-write"

    def start(self) -> None:
        """Databases first, then one copy, which makes the tables, then the other, then the balancer."""
        self.primary.make()
        self.primary.start("standby")  # alone, so that it does not wait for somebody who is not there yet
        self._stack.callback(lambda: self.primary.kill())
        self.follow()
        self._stack.callback(lambda: self.standby.kill())
        self.people.write_text(f'[people]\n"{NAME}" = ["*"]\n', encoding="utf-8")
        for way in self._ways:
            self._stack.callback(way.close)
        self._stack.callback(self.both_run)
        self.copies = [self._copy(at) for at in (0, 1)]
        self.url = self.balanced()

    def follow(self) -> None:
        """Let the standby be made anew as a copy of the primary, and the primary wait for it from now on."""
        self.standby.follow(self.primary)
        self.standby.start("standby")
        self.primary.lead()
        until(lambda: self.primary.ask("SELECT sync_state FROM pg_stat_replication") == [("sync",)])

    def fail_over(self) -> None:
        """What the operator does once the primary is dead; the dead one is made anew by `follow`."""
        self.primary, self.standby = self.standby, self.primary
        self.primary.promote()

    def _copy(self, at: int) -> Server:
        variables = {"TRACKER_DB": self.address, "TRACKER_PEOPLE": str(self.people), "TRACKER_PROXY_SECRET": SECRET,
                     "TRACKER_PROXY_USER_HEADER": "X-Remote-User"}  # fmt: skip
        started = running(self.folder / f"copy-{at}", port=self._ports[at], **variables)
        return self._ways[at].enter_context(started)

    def kill(self, at: int) -> None:
        """One of the two copies, as the kernel does."""
        self.copies[at].process.kill()
        self.copies[at].process.wait()

    def revive(self, at: int) -> None:
        """Start a copy again, while the other one goes on; `both_run` waits for it."""

        def start() -> None:
            self._ways[at].close()
            self.copies[at] = self._copy(at)

        self._reviving = Thread(target=start)
        self._reviving.start()

    def both_run(self) -> None:
        """Wait for a copy that was started again, and until the balancer has noticed."""
        if self._reviving:
            self._reviving.join()
            self._reviving = None
            time.sleep(1.5)

    def balanced(self, *, astray: bool = False) -> str:
        """Start a balancer, and where people come in there; `astray` sends uploads to the copy without the page."""
        program = balancer()
        assert program
        digest = subprocess.run(["openssl", "passwd", "-5", PASSWORD], check=True, capture_output=True, text=True)
        office, settings = self.folder / "office.cfg", self.folder / f"haproxy-{astray}.cfg"
        office.write_text(f"userlist office\n    user {NAME} password {digest.stdout}", encoding="utf-8")
        ours = (DEPLOY / "haproxy.cfg").read_text(encoding="utf-8")
        settings.write_text(ours.replace("    cookie TRACKER_COPY", f"{_ASTRAY}    #") if astray else ours, "utf-8")
        port = free_port()
        where = {"TRACKER_LISTEN": f"127.0.0.1:{port}", "TRACKER_PROXY_SECRET": SECRET,
                 "TRACKER_SORRY": str(DEPLOY / "sorry.http")}  # fmt: skip
        where |= {f"TRACKER_COPY_{at}": f"127.0.0.1:{copy}" for at, copy in enumerate(self._ports, 1)}
        with (self.folder / f"haproxy-{astray}.log").open("wb") as log:
            process = subprocess.Popen([program, "-f", settings, "-f", office], env=where, stdout=log, stderr=log)
        self._stack.callback(process.wait)
        self._stack.callback(process.terminate)
        until(lambda: is_listening(port))
        return f"http://127.0.0.1:{port}"


def is_listening(port: int) -> bool:
    """Whether somebody takes connections there."""
    with closing(socket.socket()) as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def running_pair() -> Iterator[Pair]:
    """The whole, as long as it is wanted, in a folder that the ordinary user of PostgreSQL can get to."""
    with (
        tempfile.TemporaryDirectory(prefix="tracker-copies-", ignore_cleanup_errors=True) as name,
        ExitStack() as stack,
    ):
        folder = Path(name)
        folder.chmod(0o755)
        pair = Pair(folder, stack)
        pair.start()
        yield pair


def until(true: Callable[[], object], seconds: float = 60) -> None:
    """Wait until a question is answered with yes."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it never became true"
        time.sleep(0.1)
