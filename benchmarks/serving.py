"""What the server costs: its start, its memory a reader, many readers at once."""

import asyncio
import statistics
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import mkdtemp

from benchmarks import servers
from benchmarks.clients import Reader, many, one_run
from benchmarks.measure import Measured, in_turn

_READERS, _EVERY, _FOR = 50, 5.0, 40.0


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
    with servers.ours() as up:
        alone = asyncio.run(many(up.url, "jurisdiction", 1, 0.5, _FOR / 2 * times))
        used, start = up.processor(), time.perf_counter()
        crowd = asyncio.run(many(up.url, "jurisdiction", _READERS, _EVERY, _FOR * times))
        load = (up.processor() - used) / (time.perf_counter() - start)
    more = {"errors": crowd["errors"], "runs": len(crowd["waited"]), "load of the clients": crowd["load"],
            "load of the server": load, "median": statistics.median(crowd["waited"])}  # fmt: skip
    p95 = [statistics.quantiles(found["waited"], n=20)[18] for found in (crowd, alone)]
    return [Measured(f"{_READERS} readers at once, p95", [p95[0]], [p95[1]], "one reader, p95", 3.0, more=more)]
