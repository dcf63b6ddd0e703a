"""Every hostile file gets the outcome and the reasons that it must, and what is committed is what was shown."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from sqlalchemy import Engine, text

from tests.intake.conftest import ADMIN, EDITOR, NOW, Check
from tests.intake.hostile import Case, records, saved, several, texts, workbooks
from tracker.intake.acts.commit import CommitRefused, commit_plan
from tracker.intake.plans.plan import Plan
from tracker.store.engine import reading

GROUPS: Sequence[list[Case]] = (
    texts.ENCODINGS,
    texts.SEPARATORS,
    texts.SHAPES,
    records.NAMES,
    records.NUMBERS,
    records.UNITS,
    records.PERIODS,
    several.TOGETHER,
    several.WIDE,
    workbooks.BOOKS,
    workbooks.OTHER_TYPES,
    saved.CASES,
)
CASES = [case for group in GROUPS for case in group]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_hostile_file(case: Case, check: Check, engine: Engine) -> None:
    _judge(case, check(case.data), engine)


@pytest.mark.parametrize("case", records.RIGHTS, ids=lambda case: case.name)
def test_rights(case: Case, check: Check, engine: Engine) -> None:
    _judge(case, check(case.data, EDITOR), engine, EDITOR)


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 100
    assert len({case.name for case in CASES}) == len(CASES)


def _judge(case: Case, plan: Plan, engine: Engine, person: object = ADMIN) -> None:
    assert plan.outcome == case.outcome, plan.all_problems()
    assert {found.code for found in plan.all_problems()} == set(case.codes.split()), plan.all_problems()
    for lang in ("zh", "en"):
        assert all(found.what(lang) and found.advice(lang) for found in plan.all_problems())
    if case.outcome.startswith("reject"):
        with pytest.raises(CommitRefused):
            commit_plan(engine, plan, person=person, now=NOW)  # type: ignore[arg-type]
    else:
        assert tuple(row.content.value for row in plan.writes if row.content) == tuple(map(Decimal, case.values))
        commit_plan(engine, plan, person=person, now=NOW)  # type: ignore[arg-type]
    assert _written(engine) == sorted(map(Decimal, case.values if not case.outcome.startswith("reject") else ()))


def _written(engine: Engine) -> list[Decimal]:
    """The values that stand in the database beside the one that every test starts with."""
    with reading(engine) as session:
        found = session.connection().execute(
            text("SELECT value FROM actual JOIN batch ON batch.id = batch_id WHERE kind = 'import' AND current = 1")
        )
        return sorted(Decimal(value) for (value,) in found)
