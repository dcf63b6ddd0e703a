"""Typed cells: nothing that the browser sends is believed."""

from typing import Any

import pytest
from sqlalchemy import Engine

from tests.intake.conftest import ADMIN, EDITOR, NOW, TODAY
from tracker.intake.acts.commit import commit_plan
from tracker.intake.plans.entry import Cell, check_cells
from tracker.intake.plans.plan import Plan
from tracker.people import Person
from tracker.store.engine import reading

GOOD = {"jurisdiction": "420581", "indicator": "gdp", "period": "2025", "value": "868.4", "unit": "亿元"}


def _check(engine: Engine, *cells: dict[str, Any], person: Person = ADMIN) -> Plan:
    with reading(engine) as session:
        return check_cells(session, [Cell(**{**GOOD, **cell}) for cell in cells], person=person, today=TODAY)


def test_a_cell_is_saved_once(engine: Engine) -> None:
    plan = _check(engine, {})
    assert plan.outcome == "accept"
    assert commit_plan(engine, plan, person=ADMIN, now=NOW, kind="grid").batch
    assert commit_plan(engine, plan, person=ADMIN, now=NOW, kind="grid").done_before
    assert _check(engine, {"seen": 1}).counts.same == 1


@pytest.mark.parametrize(
    ("forged", "code"),
    [
        ({"jurisdiction": "420583"}, "FORBIDDEN"),
        ({"jurisdiction": "*"}, "JURISDICTION_UNKNOWN"),
        ({"jurisdiction": ""}, "JURISDICTION_EMPTY"),
        ({"indicator": "x"}, "INDICATOR_UNKNOWN"),
        ({"indicator": ""}, "INDICATOR_EMPTY"),
        ({"value": "-1"}, "VALUE_RANGE"),
        ({"value": "1e999"}, "VALUE_SCALE"),
        ({"value": "nan"}, "VALUE_NOT_NUMERIC"),
        ({"value": "=1"}, "VALUE_FORMULA"),
        ({"unit": "万人"}, "UNIT_DIMENSION"),
        ({"period": "2030"}, "PERIOD_FUTURE"),
        ({"period": "x"}, "PERIOD_INVALID"),
        ({"period": ""}, "PERIOD_EMPTY"),
        ({"scope": "nowhere"}, "SCOPE_UNKNOWN"),
        ({"vintage": "x"}, "WORD_UNKNOWN"),
        ({"qualifier": "x"}, "WORD_UNKNOWN"),
        ({"note": "x" * 1001}, "TEXT_LENGTH"),
        ({"seen": 3}, "VERSION_CHANGED"),
    ],
)
def test_a_forged_cell_is_refused(engine: Engine, forged: dict[str, Any], code: str) -> None:
    plan = _check(engine, forged, person=EDITOR)
    assert plan.outcome == "reject-with-row-errors"
    assert code in {found.code for found in plan.all_problems()}


def test_a_value_that_changed_since_the_page_was_drawn_is_kept(engine: Engine) -> None:
    commit_plan(engine, _check(engine, {}), person=ADMIN, now=NOW, kind="grid")
    plan = _check(engine, {"value": "900", "seen": 0})
    assert [found.code for found in plan.all_problems() if found.is_error] == ["VERSION_CHANGED"]
    assert _check(engine, {"value": "900", "seen": 1}).counts.changed == 1


def test_an_empty_cell_takes_nothing_back(engine: Engine) -> None:
    commit_plan(engine, _check(engine, {}), person=ADMIN, now=NOW, kind="grid")
    plan = _check(engine, {"value": "", "seen": 1})
    assert (plan.counts.skipped, plan.writes) == (1, [])


def test_an_added_row_for_one_key_twice_is_refused(engine: Engine) -> None:
    assert _check(engine, {}, {"value": "900"}).counts.rejected == 2
