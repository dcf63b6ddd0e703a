"""Run the product's own intake over one file of the corpus, for `score_corpus.py`.

    python tests/corpus_adapter.py PATH UPLOAD_NAME USER AS_OF

Builds a database from the corpus' catalogue and stored values, checks the file as the page does (dry run), commits what
may be committed, and prints one JSON object with the outcome and the records.
"""

import csv
import json
import sys
import tempfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import Engine

from tracker.core import units
from tracker.core.periods import Period
from tracker.intake.acts.commit import commit_plan
from tracker.intake.meaning.lookup import read_ids
from tracker.intake.plans.check import check_file
from tracker.intake.plans.plan import Plan
from tracker.intake.records import Action, Row
from tracker.people import Person
from tracker.store.batches import NewBatch, commit_values
from tracker.store.engine import open_store, reading, writing
from tracker.store.models import Indicator, Jurisdiction, Scope, Theme
from tracker.store.staging import ValueWrite

_ACTIONS = {Action.SAME: "unchanged", Action.SKIPPED: "none"}


def build(corpus: Path, database: Path, now: datetime) -> Engine:
    """A database with the corpus' catalogue and the values that it assumes to be stored."""
    catalogue = json.loads((corpus / "catalogue.json").read_text(encoding="utf-8"))
    engine = open_store(database, now=now)
    with writing(engine) as session:
        session.add(Theme(code="all", name_zh="全部", name_en="All"))
        session.merge(Scope(code="", name_zh="", name_en=""))
        session.flush()
        _add_places(session, catalogue["jurisdictions"])
        session.add_all(_indicator(code, facts) for code, facts in catalogue["indicators"].items())
        session.flush()
        with (corpus / "existing.csv").open(encoding="utf-8", newline="") as file:
            writes = [_existing(session, row) for row in csv.DictReader(file)]
        commit_values(session, NewBatch(key="existing", kind="catalogue", at=now, who="corpus"), writes)
    return engine


def _add_places(session: Any, places: dict[str, Any]) -> None:
    """Parents before their children; a parent that the corpus does not have is none."""
    waiting = dict(places)
    while waiting:
        for code in [code for code, place in waiting.items() if place["parent"] not in waiting]:
            place = waiting.pop(code)
            parent = place["parent"] if place["parent"] in places else None
            session.add(Jurisdiction(code=code, name_zh=place["name"], name_en="", level="county", parent_code=parent))
        session.flush()


def _indicator(code: str, facts: dict[str, Any]) -> Indicator:
    return Indicator(
        code=code,
        name_zh=facts["name"],
        name_en="",
        aliases="|".join(facts["aliases"]),
        unit=facts["unit"],
        dimension=units.dimension(facts["unit"]),
        direction="more",
        measure="flow",
        frequencies="|".join(facts["freq"]),
        minimum=Decimal(facts["min"]),
        maximum=Decimal(facts["max"]),
        theme="all",
    )


def _existing(session: Any, row: dict[str, str]) -> ValueWrite:
    places, things = read_ids(session)
    start, end = map(date.fromisoformat, row["period"].split("/"))
    return ValueWrite(
        places[row["jurisdiction"]],
        things[row["indicator"]][0],
        "",
        start,
        end,
        "",
        0,
        Decimal(row["value"]),
        source=row["source"],
    )


def person_of(corpus: Path, name: str) -> Person:
    """A user of the corpus with their rights."""
    codes = json.loads((corpus / "catalogue.json").read_text(encoding="utf-8"))["users"].get(name, [])
    return Person(name, frozenset(codes) - {"*"}, "*" in codes)


def answer(plan: Plan) -> dict[str, Any]:
    """The plan as the scorer wants it."""
    return {
        "outcome": plan.outcome,
        "problems": [found.code for found in plan.problems],
        "records": [_record(row) for row in plan.rows],
    }


def _record(row: Row) -> dict[str, Any]:
    told: dict[str, Any] = {
        "record": row.record,
        "status": "left out" if row.column == "" and row.action is Action.SKIPPED else row.status,
        "code": row.problems[0].code if row.problems else "",
    }
    told["codes"] = [found.code for found in row.problems]
    if row.key and row.status != "error":
        told |= {
            "period": _interval(row.key.period),
            "jurisdiction": row.key.jurisdiction,
            "indicator": row.key.indicator,
            "unit": row.unit,
            "value": float(row.content.value) if row.content else None,
            "action": _ACTIONS.get(row.action, row.action.value),
        }
    return told


def _interval(period: Period) -> str:
    return f"{period.start}/{period.end}"


def main(path: Path, upload_name: str, user: str, as_of: str) -> None:
    """Check and commit one file in a fresh database, and print the answer."""
    corpus = next(folder for folder in path.resolve().parents if (folder / "catalogue.json").exists())
    now = datetime.fromisoformat(f"{as_of}T12:00:00").replace(tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder:
        engine = build(corpus, Path(folder) / "corpus.db", now)
        person = person_of(corpus, user)
        with reading(engine) as session:
            plan = check_file(session, path.read_bytes(), upload_name, person=person, today=now.date())
        if plan.committable:
            commit_plan(engine, plan, person=person, now=now)
    print(json.dumps(answer(plan), ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:5])
