"""What is taken with a word about it, where the word depends on what else is known."""

from decimal import Decimal

import pytest
from sqlalchemy import Engine

from tests.intake.conftest import Check
from tests.intake.hostile import line, text
from tests.intake.hostile.made import book, row, sheet
from tracker.intake.meaning.lookup import read_ids
from tracker.store.engine import writing
from tracker.store.models import Target

BUILT = {"place": "枝江市", "thing": "建成区面积", "period": "2025年", "value": "31", "unit": "平方公里"}
WITH_SCOPE = "地区,指标,范围,时期,数值,单位\r\n"


def promise(engine: Engine, scope: str) -> None:
    """A target for the built-up area of a place or of a part of it."""
    with writing(engine) as session:
        places, things = read_ids(session)
        session.add(
            Target(
                code=f"built-{scope or 'whole'}",
                jurisdiction_id=places["420583"],
                indicator_id=things["built"][0],
                scope=scope,
                kind="level",
                comparator=">=",
                commitment="plan",
                value=Decimal(40),
                unit="平方公里",
                theme="all",
                source="000",
            )
        )


def test_a_value_for_the_whole_is_warned_of_where_targets_are_about_a_part(engine: Engine, check: Check) -> None:
    promise(engine, "urban")
    plan = check(text(line(**BUILT)))
    assert [found.code for found in plan.all_problems()] == ["SCOPE_OF_TARGET"]
    assert "城区 (urban)" in plan.all_problems()[0].advice("zh")
    assert [row.key and row.key.scope for row in plan.writes] == [""]
    assert check(text("枝江市,建成区面积,城区,2025年,31,平方公里\r\n", header=WITH_SCOPE)).outcome == "accept"
    promise(engine, "")
    assert check(text(line(**BUILT))).outcome == "accept"


@pytest.mark.parametrize(
    ("said", "fields"),
    [({"source": "宜昌市统计局"}, "source"), ({"source": "", "note": "初步数"}, ""), ({"source": "枝江市统计局"}, "")],
)
def test_the_same_value_says_which_texts_it_rewrites(said: dict[str, str], fields: str, check: Check) -> None:
    plan = check(text(line(place="枝江市", thing="GDP", period="2026H1", value="421.0", **said)))
    found = [dict(one.values) for one in plan.all_problems()]
    assert [one["field"] for one in found] == ([fields] if fields else [])
    if fields:
        assert (found[0]["source"], found[0]["new_source"]) == ("枝江市统计局", "宜昌市统计局")


def test_of_many_records_for_one_value_the_first_lines_and_the_count_are_named(check: Check) -> None:
    plan = check(text(*[line()] * 120))
    assert dict(plan.all_problems()[0].values) == {"lines": "2, 3, 4, 5, 6 …", "count": "120"}
    assert (plan.counts.new, plan.counts.skipped) == (1, 119)


def test_a_head_of_two_lines_is_read_as_one_and_the_plan_is_left_out(check: Check) -> None:
    names, below = ["地区", "指标", "2025年", "", "单位"], ["", "", "计划", "完成", ""]
    records = [row(["宜都市", "GDP", "900", "868.4", "亿元"]), row(["枝江市", "GDP", "800", "768.4", "亿元"])]
    plan = check(book(sheet(row(names), row(below), *records)))
    assert [found.column for found in plan.problems if found.code == "COLUMN_IGNORED"] == ["2025年 · 计划"]
    assert [float(row.content.value) for row in plan.writes if row.content] == [868.4, 768.4]


def test_lists_are_written_as_the_language_writes_them(check: Check) -> None:
    (found,) = check(text(line(period="2025-06-01/2025-07-31"))).rows[0].problems
    assert "年度、年初累计" in found.advice("zh")
    assert "yearly, year to date" in found.advice("en")


def test_a_conversion_is_no_way_past_the_size_of_a_statistic(check: Check) -> None:
    header = "地区,指标,时期,数值,单位,来源\n"
    plan = check(f"{header}宜昌市,地区生产总值,2012年,99999999999999999,万亿元,甲\n")
    assert not plan.committable
    assert "VALUE_SCALE" in {found.code for found in plan.all_problems()}
