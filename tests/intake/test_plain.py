"""Rows kept short are those that the careful way gives: the same file, with a column more, takes the one or the other.

A column without a header leaves its records to the careful way; blank, it says nothing.
"""

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from tests.bases import Bases
from tests.intake.conftest import ADMIN, EDITOR, NOW, Check
from tracker.intake.acts.commit import commit_plan
from tracker.intake.plans.plan import Plan
from tracker.people import Person
from tracker.store.engine import Where, open_store

HEADER = ("地区", "指标", "部分", "时间", "数值", "单位", "限定", "公布日期", "来源", "备注")
CELLS = (
    st.sampled_from(["宜都市", "420581", " 枝江市", "420583", "宜都", "朝阳区", "110105", "长春市朝阳区", ""]),
    st.sampled_from(["gdp", "GDP", "地区生产总值（亿元）", "revenue", "growth", "forest", "cover", "没有的指标", ""]),
    st.sampled_from(["", "", "", "城区", "urban", "郊区"]),
    st.sampled_from(["2024", "2024年", "2025H1", "2026年上半年", "2024-13", "2030", "2026", "2024-06-30", ""]),
    st.one_of(
        st.from_regex(r"-?[0-9]{1,4}(\.[0-9]{1,3})?", fullmatch=True),
        st.sampled_from(
            ["0", "-0", "-0.0", "007", "5.50", '"1,234"', "５", " 7", "8 ", "12万", "百", "-", "", "1e3", "+4"]
        ),
        st.sampled_from(["99999999999999", "0.000000000001", "0.0000000000001", "1" * 19, "1" * 25, "1_0", "２½", "."]),
    ),
    st.sampled_from(["亿元", "亿元", "万元", "%", "平方公里", "公顷", "", "亿", "不是单位", " 亿元"]),
    st.sampled_from(["", "=", "约", ">", "大概"]),
    st.sampled_from(["", "2025-02", "2025", "昨天"]),
    st.sampled_from(["", "公报", "年鉴"]),
    st.sampled_from(["", "", '"甲,乙"', "\x07", "字" * 1001]),
)
ORDINARY = (["宜都市", "420583"], ["gdp", "revenue"], [""], ["2024", "2025H1", "2023年"], ["5", "5.50", "007", "-3"],
            ["亿元", "亿元", "万元"], ["", "="], [""], ["公报"], ["", "注"])  # fmt: skip
RECORDS = st.one_of(
    *[st.tuples(*map(st.sampled_from, ORDINARY)).map(list)] * 6,
    *[st.tuples(*CELLS).map(list)] * 2,
    st.sampled_from([list(HEADER), [""] * len(HEADER), ["甲"] * 3, ["标题", *[""] * 9], ["甲", '"乙"丙']]),
)


def _file(records: list[list[str]], *, careful: bool) -> str:
    rows = ([*cells, ""] if careful and len(cells) == len(HEADER) else cells for cells in [list(HEADER), *records])
    return "".join(",".join(cells) + "\n" for cells in rows)


def _told(plan: Plan) -> tuple[object, ...]:
    return [*map(repr, plan.rows)], plan.counts, plan.outcome, [*map(repr, plan.all_problems())]


@given(
    records=st.lists(RECORDS, min_size=1, max_size=40), person=st.sampled_from([ADMIN, EDITOR]), quotes=st.booleans()
)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_short_and_the_careful_way_give_the_same_rows(
    check: Check, records: list[list[str]], person: Person, quotes: bool
) -> None:
    if not quotes:  # a text with any is read line by line
        records = [[re.sub('[",]', "", cell) for cell in cells] for cells in records]
    quick = check(_file(records, careful=False), person)
    assert _told(quick) == _told(check(_file(records, careful=True), person))


PLAIN = [["420581", thing, "", when, value, "亿元", "", "2025", "公报", "注"]
         for (thing, when), value in zip(product(["gdp", "revenue"], ["2024", "2023", "2022H1"]),
                                         ["5.50", "007", "-0", "0.25", "12", "120.0"], strict=True)]  # fmt: skip
OTHERS = {
    "plain": [],
    "warned": [["420581", "gdp", "", "2021", "70000", "万元", "", "", "", ""]],
    "replacing": [["420583", "gdp", "", "2026H1", "9", "亿元", "", "", "", ""]],
}


@pytest.mark.parametrize("others", OTHERS.values(), ids=OTHERS)
def test_both_ways_store_the_same(
    engine: Engine, bases: Bases, seed: Where, tmp_path: Path, check: Check, others: list[list[str]]
) -> None:
    plans = [check(_file([*PLAIN, *others], careful=careful)) for careful in (False, True)]
    assert len(plans[0].rows.whole) == len(others)
    assert len(plans[1].rows.whole) == len(others) + len(PLAIN)
    other = bases.copy(seed, tmp_path / "other.db")
    told = []
    for store, plan in zip((engine, open_store(other, now=NOW)), plans, strict=True):
        batch = commit_plan(store, plan, person=ADMIN, now=NOW).batch
        assert batch
        with store.connect() as connection:
            stored = connection.exec_driver_sql("SELECT * FROM actual").fetchall()
        told.append((sorted(row[1:] for row in stored), batch.added, batch.changed))
    assert told[0] == told[1]
    bases.drop(other)
