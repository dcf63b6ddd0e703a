"""The sample files beside the project: the expected outcome of each file and record, and dry run = commit for all."""

import csv
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.corpus_adapter import answer, build, person_of
from tracker.intake.acts.commit import commit_plan
from tracker.intake.meaning.lookup import read_stored
from tracker.intake.plans.check import check_file
from tracker.intake.plans.plan import Plan
from tracker.intake.records import Action, Key, Stored
from tracker.people import Person
from tracker.store.engine import open_store, reading

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
RANK = {"accept": 0, "accept-with-warning": 1, "reject-with-row-errors": 2, "reject-file": 3}


BETTER = {"files/04-number/err_comparison_lt.csv": ["VALUE_QUALIFIED", "UNIT_CONVERTED"]}
"""Verdicts that have changed since for a better one: a bound (<1000) is taken as a number with its qualifier."""


def _files(corpus: Path) -> list[dict[str, str]]:
    with (corpus / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _expected(corpus: Path) -> dict[str, dict[int, dict[str, Any]]]:
    records: dict[str, dict[int, dict[str, Any]]] = {}
    for line in (corpus / "rows.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        records.setdefault("files/" + record["file"], {})[record["record"]] = record
    return records


@pytest.fixture(scope="module")
def seeded(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the corpus' catalogue and stored values."""
    path = tmp_path_factory.mktemp("corpus") / "seed.db"
    build(shared / "corpus", path, NOW).dispose()
    return path


def test_every_file_is_judged_as_expected(shared: Path, seeded: Path, tmp_path: Path) -> None:
    corpus = shared / "corpus"
    records = _expected(corpus)
    unsafe, better = [], 0
    for file in _files(corpus):
        engine = _copy(seeded, tmp_path / f"{file['id']}.db")
        plan = _check(engine, corpus, file)
        if file["file"] in BETTER:
            assert [found.code for found in plan.all_problems()] == BETTER[file["file"]]
            continue
        unsafe += [f"{file['file']}: {why}" for why in _unsafe(answer(plan), file, records.get(file["file"], {}))]
        better += plan.outcome == file["expected"] or plan.outcome in file["also_acceptable"].split("|")
    assert not unsafe
    assert better >= 0.98 * len(_files(corpus))


def test_what_is_committed_is_what_was_shown(shared: Path, seeded: Path, tmp_path: Path) -> None:
    corpus = shared / "corpus"
    for file in _files(corpus):
        engine = _copy(seeded, tmp_path / f"{file['id']}.db")
        before = _stored(engine)
        plan = _check(engine, corpus, file)
        if plan.committable:
            commit_plan(engine, plan, person=person_of(corpus, file["user"]), now=NOW)
        after = _stored(engine)
        shown = (
            {row.key: row.content.value for row in plan.writes if row.key and row.content} if plan.committable else {}
        )
        assert {key: stored.value for key, stored in after.items()} == {
            **{key: stored.value for key, stored in before.items()},
            **shown,
        }, file["file"]
        again = _check(engine, corpus, file)
        assert not plan.committable or not again.writes, file["file"]
        assert again.counts.same == sum(
            row.action in (Action.NEW, Action.CHANGED, Action.SAME) for row in plan.rows
        ) or (not plan.committable), file["file"]


def _copy(seed: Path, path: Path) -> Engine:
    shutil.copy(seed, path)
    return open_store(path, now=NOW)


def _check(engine: Engine, corpus: Path, file: dict[str, str]) -> Plan:
    person: Person = person_of(corpus, file["user"])
    with reading(engine) as session:
        return check_file(
            session, (corpus / file["file"]).read_bytes(), file["upload_name"], person=person, today=NOW.date()
        )


def _stored(engine: Engine) -> dict[Key, Stored]:
    with reading(engine) as session:
        places = ["420581", "420583", "420500", "110105", "220104"]
        return read_stored(
            session, places, ["GDP", "REVENUE", "IND_GROWTH", "EMP", "POP", "FOREST", "FORCOV", "ENERGY", "PM25"]
        )


def _unsafe(told: dict[str, Any], file: dict[str, str], expected: dict[int, dict[str, Any]]) -> list[str]:
    """What the scorer calls UNSAFE: weaker than asked, a wrong value, or a record stored that should be an error."""
    outcome, also = told["outcome"], file["also_acceptable"].split("|")
    found = []
    if outcome != file["expected"] and outcome not in also and RANK[outcome] < RANK[file["expected"]]:
        found.append(f"{outcome} where {file['expected']}")
    for record in told["records"] if outcome != "reject-file" else ():
        wanted = expected.get(record["record"])
        taken = record["status"] not in ("error", "left out")
        if wanted and wanted["status"] == "error" and taken and not (RANK[outcome] >= 1 and outcome in also):
            found.append(f"record {record['record']} taken")
        for name, value in ((wanted or {}).get("expected") or {}).items():
            if (
                taken
                and name in record
                and record[name] != (pytest.approx(value, rel=1e-9) if isinstance(value, float) else value)
            ):
                found.append(f"record {record['record']} {name} {record[name]!r}, want {value!r}")
    return found
