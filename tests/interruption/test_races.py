"""Eight processes import files that overlap, for fifty rounds: no value is lost and none is there twice."""

import multiprocessing
import random
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from tests.interruption.files import lines, new_store, sound, value_of, written
from tracker.intake.acts.commit import commit_plan
from tracker.intake.plans.check import check_file
from tracker.people import Person
from tracker.store.engine import open_store, reading

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1500)]
PROCESSES, ROUNDS, ROWS, SHARED = 8, 50, 20, 10


def keys_of(process: int, turn: int) -> list[tuple[str, int, int]]:
    """Twenty keys of a turn, of which ten are shared with the neighbour."""
    every = lines(ROUNDS * PROCESSES * SHARED + ROWS)
    first = (turn * PROCESSES + process) * SHARED
    chosen = every[first : first + ROWS]
    random.Random(process * 1000 + turn).shuffle(chosen)
    return chosen


def work(path: Path, process: int, barrier: Barrier) -> None:
    """Import one file a round; where somebody was faster, check again and go on, as a person would."""
    engine, person = open_store(path, now=datetime.now(UTC)), Person(f"p{process}", all_rights=True)
    for turn in range(ROUNDS):
        data = written(keys_of(process, turn))
        barrier.wait(timeout=120)
        while True:
            with reading(engine) as session:
                plan = check_file(session, data, f"{process}-{turn}.csv", person=person, today=date(2026, 11, 21))
            assert plan.committable, plan.all_problems()[:3]
            if not commit_plan(engine, plan, person=person, now=datetime.now(UTC)).clashes:
                break


def test_overlapping_imports_lose_and_double_nothing(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    new_store(path).dispose()
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(PROCESSES)
    workers = [context.Process(target=work, args=(path, process, barrier)) for process in range(PROCESSES)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=1200)
    assert [worker.exitcode for worker in workers] == [0] * PROCESSES
    expected = {key for process in range(PROCESSES) for turn in range(ROUNDS) for key in keys_of(process, turn)}
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT jurisdiction.code, actual.period_start, actual.value, actual.version, actual.current FROM actual"
            " JOIN jurisdiction ON jurisdiction.id = actual.jurisdiction_id JOIN batch ON batch.id = actual.batch_id"
            " WHERE batch.kind = 'import'"
        ).fetchall()
    assert sound(path)
    assert len(found) == len(expected)
    values = {(code, int(start[:4]), int(start[5:7])): Decimal(value) for code, start, value, *_ in found}
    assert values == {key: value_of(key) for key in expected}
    assert {(version, current) for *_, version, current in found} == {(1, 1)}
