"""Rounds of kills, and what became of what people had confirmed: `python -m tests.copies.rounds` writes docs/copies.md.

A visitor confirms a file and the copy is killed at a moment of chance; or the primary is killed while writers write,
and the standby is promoted. A file of each round has values of its own, so that what is lost or there twice is seen.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from threading import Event, Thread

from playwright.sync_api import sync_playwright
from sqlalchemy import Engine

from tests.conftest import ROOT
from tests.copies.pair import running_pair
from tests.copies.visitor import Visitor, batches, visiting
from tests.interruption.files import Line, lines, written
from tests.server import CHROMIUM
from tracker.intake.acts.commit import commit_plan
from tracker.intake.plans.check import check_file
from tracker.people import Person
from tracker.store.engine import connect, reading
from tracker.store.errors import StoreError, StoreUnreachable
from tracker.store.soundness import check_db

ROWS, WRITERS, MOST = 3, 3, 40
PAGE = ROOT / "docs" / "copies.md"
ROUNDS, KILLS = 20, 100


class Files:
    """Names of files and the keys of each, none used twice."""

    def __init__(self) -> None:
        """From the first."""
        self._left = iter(lines(10_800))
        self._count = 0

    def next(self) -> tuple[str, list[Line]]:
        """A new one."""
        self._count += 1
        return f"file-{self._count}.csv", [next(self._left) for _ in range(ROWS)]


def kill_copy(visitor: Visitor, files: Files, chance: random.Random) -> str:
    """Kill the visitor's copy at some moment after the confirmation; the visitor goes on. What had become of the file.

    A page that does not say that the file was written leaves a person to choose it again, and says then what is so.
    """
    pair, (name, keys) = visitor.pair, files.next()
    visitor.open()
    visitor.choose(name, keys)
    at = visitor.at()
    pair.both_run()
    visitor.confirm()
    visitor.page.wait_for_timeout(chance.uniform(0, 900))
    pair.kill(at)
    killed = time.monotonic()
    while not (said := visitor.sees("entry.done")) and time.monotonic() < killed + 2:
        visitor.page.wait_for_timeout(100)
    found = batches(pair, name)
    assert found in ([], [ROWS]), found
    assert found or not said, "the page had said that it was written"
    visitor.open()
    assert visitor.at() != at
    visitor.choose(name, keys)
    if found:
        visitor.waits_for("entry.imported_already")
    else:
        visitor.confirm()
        visitor.waits_for("entry.done")
    assert batches(pair, name) == [ROWS]
    pair.revive(at)
    return "said" if said else "written" if found else "absent"


@dataclass
class Writer:
    """Imports file after file, as a person at any copy would: what was refused is confirmed again until it is done."""

    engine: Engine
    files: Iterator[tuple[str, list[Line]]]
    stop: Event
    confirmed: list[str] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)

    def run(self) -> None:
        """Until told to stop, and the last file is done."""
        person = Person("writer", all_rights=True)
        for name, keys in self.files:
            if self.stop.is_set():
                return
            plan = None
            while name not in self.confirmed:
                try:
                    if plan is None:
                        with reading(self.engine) as session:
                            plan = check_file(session, written(keys), name, person=person, today=date(2026, 11, 21))
                    commit_plan(self.engine, plan, person=person, now=datetime.now(UTC))
                    self.confirmed.append(name)
                except StoreError as refusal:
                    self.refused[refusal.code] += 1
                    time.sleep(0.2)


def kill_primary(visitor: Visitor, files: Files, chance: random.Random) -> tuple[int, int]:
    """Kill the primary while three write and one looks, and promote the standby; how many batches, how many refusals.

    The page says one sentence meanwhile, and afterwards shows what was confirmed.
    """
    pair, stop, engine = visitor.pair, Event(), connect(visitor.pair.address)
    shares = [[files.next() for _ in range(MOST)] for _ in range(WRITERS)]
    writers = [Writer(engine, iter(share), stop) for share in shares]
    threads = [Thread(target=writer.run) for writer in writers]
    visitor.open()
    for thread in threads:
        thread.start()
    time.sleep(chance.uniform(0.5, 2))
    pair.primary.kill()
    before = [len(writer.confirmed) for writer in writers]
    visitor.page.reload()
    visitor.waits_for(f"refusal.{StoreUnreachable.code}")
    assert not visitor.sees("refusal.bug")
    pair.fail_over()
    while any(thread.is_alive() and len(writer.confirmed) < had + 2
              for writer, had, thread in zip(writers, before, threads, strict=True)):  # fmt: skip
        time.sleep(0.1)
    stop.set()
    for thread in threads:
        thread.join(timeout=60)
    assert set().union(*(writer.refused for writer in writers)) <= {StoreUnreachable.code}
    for writer, had, share in zip(writers, before, shares, strict=True):
        assert len(writer.confirmed) >= had + 2
        for name, _ in share:
            assert batches(pair, name) == ([ROWS] if name in writer.confirmed else []), name
    assert check_db(engine) == []
    visitor.open("history")
    assert not visitor.sees(f"refusal.{StoreUnreachable.code}")
    pair.follow()
    return sum(len(writer.confirmed) for writer in writers), sum(writer.refused.total() for writer in writers)


def main() -> None:
    """Do all rounds and write the page."""
    chance, files = random.Random(20), Files()
    rounds, kills = (int(word) for word in (sys.argv[1:] or (ROUNDS, KILLS)))
    with running_pair() as pair, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(**CHROMIUM)  # type: ignore[arg-type]
        with visiting(pair, chromium) as visitor:
            taken = [kill_primary(visitor, files, chance) for _ in range(rounds)]
            print(taken, flush=True)
            outcomes: Counter[str] = Counter()
            for at in range(kills):
                outcomes[kill_copy(visitor, files, chance)] += 1
                print(at + 1, dict(outcomes), flush=True)
        chromium.close()
    PAGE.write_text(page(taken, outcomes), encoding="utf-8")


def page(taken: list[tuple[int, int]], outcomes: Counter[str]) -> str:
    """The table of outcomes."""
    written_, refused = (sum(part) for part in zip(*taken, strict=True))
    return f"""# 停掉副本和主库：各轮的结果 · Copies and primaries killed: what became of it

由 `python -m tests.copies.rounds` 写出，用的就是 `deploy` 里的文件：HAProxy、两个副本、主库和同步备库，全部是真的进程，
用 SIGKILL 停掉。每一轮都核对数据库：确认过的一批也没有少，没有一批写了两次；不符就停在那里，写不出这一页。

Written by `python -m tests.copies.rounds`, with the files of `deploy`: HAProxy, two copies, a primary and a synchronous
standby, all real processes, killed by SIGKILL. After each round the database is compared: no confirmed batch is missing
and none is there twice; where one were, the run would end and this page not be written.

| 主库停掉，备库顶上 · the primary killed, the standby promoted | |
|---|---|
| 轮数 · rounds | {len(taken)} |
| 三人同时导入，确认的批次 · batches confirmed by three who import at once | {written_} |
| 其中丢失、重复 · of these lost, doubled | 0, 0 |
| 其间被拒、由人再点一次的确认 · confirmations refused meanwhile and pressed again | {refused} |
| 其间页面只说一句话的轮数 · rounds in which the page said one sentence meanwhile | {len(taken)} |

| 点了“确认导入”之后的任意时刻停掉副本 · a copy killed at any moment after the confirmation | |
|---|---|
| 次数 · kills | {outcomes.total()} |
| 页面已经说“已写入”：在库里，一次 · the page had said so: there, once | {outcomes["said"]} |
| 已写入、页面还没说：再选一次，页面说已经导入过 · written, not said: chosen again, it says so | {outcomes["written"]} |
| 没有写入：再选一次、确认，写入一次 · not written: chosen and confirmed again, written once | {outcomes["absent"]} |
| 丢失、重复 · lost, doubled | 0, 0 |
"""


if __name__ == "__main__":
    main()
