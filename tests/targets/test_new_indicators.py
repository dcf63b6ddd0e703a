"""Indicators that nobody knows: proposed like the nearest, added by one act, undone as one."""

from dataclasses import asdict
from datetime import timedelta

import pytest

from tests.targets.conftest import LI, NOW, plan_of
from tracker.catalogue.adding import add_indicators
from tracker.intake.acts.undo import undo
from tracker.store.engine import Engine, reading, writing
from tracker.store.reference import indicators, themes
from tracker.targets.new_indicators import Proposed, proposed
from tracker.targets.plan import State

SHEET = """地区,指标,目标值,单位,期限
420500,园区工业总产值,180,亿元,2026
420500,改造低产茶园,1.2,万亩,2026
420500,村级违建,不超过3,处,2026
420500,没有单位的,5,,2026
"""


def cells(one: Proposed, theme: str = "") -> dict[str, str]:
    said = asdict(one)
    return {"name_zh": said.pop("name"), **said, "theme": one.theme or theme}


def added(engine: Engine, rows: list[dict[str, str]], reason: str = "年度目标", *, may_add: bool = True):  # type: ignore[no-untyped-def]
    with writing(engine) as session:
        return add_indicators(session, rows, who="li", may_add=may_add, now=NOW, reason=reason)


def test_a_name_is_proposed_like_the_indicator_that_ends_alike_else_by_unit_and_words(engine: Engine) -> None:
    output, orchard, fewer = proposed(plan_of(engine, SHEET, "004"))
    assert (output.name, output.unit, output.theme, output.measure) == ("园区工业总产值", "亿元", "industry", "flow")
    assert output.like.endswith("工业总产值")
    assert (orchard.unit, orchard.measure, orchard.direction) == ("万亩", "flow", "more")
    assert (fewer.name, fewer.like, fewer.measure, fewer.direction) == ("村级违建", "", "level", "less")


def test_all_are_one_act_after_which_the_rows_are_good_and_its_undo_takes_them_back(engine: Engine) -> None:
    rows = [cells(one, "digital") for one in proposed(plan_of(engine, SHEET, "004"))]
    result, wrong = added(engine, rows)
    assert not wrong
    assert result is not None
    with reading(engine) as session:
        assert "digital" in {theme.code for theme in themes(session)}, "the theme comes along"
    states = [row.state for row in plan_of(engine, SHEET, "004").rows]
    assert states == [State.NEW] * 3 + [State.REJECTED]
    undo(engine, result.batch.id, person=LI, reason="误", now=NOW + timedelta(minutes=1))
    with reading(engine) as session:
        assert not {row["name_zh"] for row in rows} & {one.name_zh for one in indicators(session)}
        assert "digital" not in {theme.code for theme in themes(session)}


@pytest.mark.parametrize(
    ("change", "column", "code"),
    [({"theme": ""}, "theme", "empty"), ({"name_zh": "地区生产总值"}, "name_zh", "name_taken")],
)
def test_one_that_is_wrong_keeps_all_out_and_is_named(
    engine: Engine, change: dict[str, str], column: str, code: str
) -> None:
    before = proposed(plan_of(engine, SHEET, "004"))
    rows = [cells(one, "industry") for one in before]
    result, wrong = added(engine, [rows[0], rows[1] | change, rows[2]])
    assert result is None
    assert wrong == {1: {column: code}}
    assert proposed(plan_of(engine, SHEET, "004")) == before


def test_two_of_one_name_no_reason_and_no_right_are_said(engine: Engine) -> None:
    row = cells(proposed(plan_of(engine, SHEET, "004"))[0], "industry")
    assert added(engine, [row, row])[1] == {1: {"name_zh": "name_taken"}}
    assert added(engine, [row], reason=" ")[1] == {0: {"reason": "empty"}}
    assert added(engine, [row], may_add=False)[1] == {0: {"code": "not_allowed"}}
