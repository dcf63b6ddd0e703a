"""A place on one page: what is said of each target is short and no more than its status says; problems come first."""

from dataclasses import replace
from datetime import date

import pytest

from tests.charts import samples
from tests.views.conftest import Boards
from tracker.core.kinds import Qualifier, Status
from tracker.views.board import target_rows
from tracker.views.brief import finding, headline, in_order, sentences
from tracker.views.goals import goal_rows
from tracker.views.highlights import ACHIEVED, WANTING
from tracker.words import text

DAY = date(2026, 11, 21)


@pytest.mark.parametrize("status", Status)
def test_a_finding_says_the_status_or_the_distance_that_it_is_judged_by(status: Status) -> None:
    row = replace(samples.targets("zh")[0], indicator="新增就业", scope="", status=status, lead=-0.077)
    said = finding(row, "zh")
    assert len(said) <= 28
    assert said.startswith("新增就业")
    if status.by_lead and status is not Status.ON_TRACK:
        assert said.endswith("慢于序时进度 7.7 个百分点")
        assert finding(replace(row, lead=0.077), "zh").endswith("快于序时进度 7.7 个百分点")
    else:
        assert said.endswith(text("zh", row.status_key))
        assert "序时进度 7.7" not in said


def test_a_status_that_a_later_value_gave_stands_beside_that_value(boards: Boards) -> None:
    both = target_rows(boards.of(DAY), "zh", ["420500-gdp-2023-floor", "420500-gdp-2023-stretch"])
    [row] = goal_rows(both, DAY, "zh")
    assert (row.status, row.latest_qualifier) == (Status.FLOOR_ONLY, Qualifier.BELOW)  # below 6000 at the deadline
    assert finding(row, "zh") == "地区生产总值 6191 亿元（2024 年），达到底线"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_long_name_loses_the_value_and_then_the_part_before_it_is_cut(lang: str) -> None:
    row = samples.targets(lang)[0]
    long = replace(row, indicator=row.indicator * 3, scope=row.indicator * 4)
    said = finding(long, lang)
    assert said.startswith(long.indicator)
    assert long.scope not in said


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_problems_come_first_and_the_headline_counts_what_the_rows_say(lang: str) -> None:
    rows = [replace(samples.targets(lang)[0], code=status, status=status) for status in Status]
    ordered = in_order(rows)
    assert {row.code for row in ordered} == {row.code for row in rows}
    assert {row.status for row in ordered[: len(WANTING)]} == set(WANTING)
    assert ordered[-1].status is Status.NOT_ASSESSABLE
    said = headline(rows, lang)
    for name, count in (("wanting", len(WANTING)), ("due", 1), ("met", len(ACHIEVED))):
        assert text(lang, f"brief.count_{name}", count=count) in said
    lines = sentences(rows, "宜昌市", DAY, lang)
    assert 3 <= len(lines) <= 5
    assert finding(ordered[0], lang) in lines[1]
