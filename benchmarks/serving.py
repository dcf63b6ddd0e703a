"""What the server costs: its start, its memory a reader, many readers at once."""

import asyncio
import statistics
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from benchmarks import servers
from benchmarks.clients import Reader, many, one_run
from benchmarks.measure import Measured, in_turn

_READERS, _EVERY, _FOR = 50, 5.0, 20.0


def starts(times: int) -> list[Measured]:
    """From the command until the first page has been served, with a database and with none, against a hello."""
    known = Path(mkdtemp()) / "tracker.db"
    used: list[float] = []

    def bare() -> float:
        with servers.hello() as up:
            return _first_page(up, "", used)

    def ours(database: Path | None) -> float:
        with servers.ours(database) as up:
            return _first_page(up, "overview", used)

    ours(known)
    used.clear()
    hello, again, first = in_turn(times, bare, lambda: ours(known), lambda: ours(None))
    app = "hello-sized app"
    return [Measured("start of the server", again, hello, app, 0.5, added=True),
            Measured("the same, processor time", used[1::3], used[::3], app, 0.5, added=True),
            Measured("first start, database built", first, hello, app, 2.0, added=True),
            Measured("the same, processor time", used[2::3], used[::3], app, 2.0, added=True)]  # fmt: skip


def _first_page(server: servers.Running, page: str, used: list[float]) -> float:
    one_run(server.url, page)
    used.append(server.processor())
    return time.perf_counter() - server.started


def memory(times: int) -> list[Measured]:
    """What one more reader of overview costs, against one more of a hello-sized app."""
    readers = 20 * times
    with ExitStack() as stack:
        ours, bare = stack.enter_context(servers.ours()), stack.enter_context(servers.hello())
        found = [_a_reader(server, page, readers) for server, page in ((ours, "overview"), (bare, ""))]
    return [Measured("memory of a session", [found[0]], [found[1]], "bare session", 3.0, "MB", added=True)]


def _a_reader(server: servers.Running, page: str, readers: int) -> float:
    async def stay() -> float:
        crowd = [Reader(server.url, page) for _ in range(readers + 5)]
        for reader in crowd[:5]:
            await reader.run()
        before = server.memory()
        for reader in crowd[5:]:
            await reader.run()
        held = (server.memory() - before) / readers
        for reader in crowd:
            await reader.close()
        return held

    return asyncio.run(stay())


def people(times: int) -> list[Measured]:
    """Fifty readers at once, each choosing another place every five seconds: the slowest twentieth of the runs."""
    waited: dict[int, list[float]] = {1: [], _READERS: []}
    found: list[dict[str, Any]] = []
    with servers.ours() as up:
        used, start = up.processor(), time.perf_counter()
        for _ in range(3 * times):
            for readers, every in ((1, 0.5), (_READERS, _EVERY)):
                found.append(asyncio.run(many(up.url, "jurisdiction", readers, every, _FOR)))
                waited[readers] += found[-1]["waited"]
        load = (up.processor() - used) / (time.perf_counter() - start)
    p95 = {readers: statistics.quantiles(seconds, n=20)[18] for readers, seconds in waited.items()}
    more = {"errors": sum(each["errors"] for each in found), "runs": len(waited[_READERS]),
            "load of the clients": max(each["load"] for each in found), "load of the server": load,
            "medians": {readers: statistics.median(seconds) for readers, seconds in waited.items()}}  # fmt: skip
    name = f"{_READERS} readers at once, p95, {more['errors']} errors"
    return [Measured(name, [p95[_READERS]], [p95[1]], "one reader, p95", 3.0, more=more)]
