"""The chart of a year: which year it is, what is compared with what, and what the plan expects month by month."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.charts import samples
from tests.charts.every import year_of
from tracker.charts import Look, in_year
from tracker.core.periods import Period
from tracker.views.in_year import change_words, in_year_table
from tracker.views.in_year import in_year as found_in
from tracker.views.rows import Trajectory
from tracker.words import text


def course(shape: str) -> Trajectory:
    return samples.within_a_year("zh")[shape]


def test_the_same_months_of_both_years_are_compared() -> None:
    found = year_of("total", "zh")
    assert found.year == 2023
    assert [month.value.period.code for month in found.months[:3]] == ["2023-01", "2023M1-2", "2023Q1"]
    half = next(month for month in found.months if month.value.period.code == "2023H1")
    assert half.before is not None
    assert half.before.period.code == "2022H1"
    assert half.change == Decimal("2542.1") / Decimal("2580.5") - 1
    assert change_words(half, found.target, "zh") == "−1.5%"


def test_rates_are_compared_in_points() -> None:
    found = year_of("growth", "zh")
    *bare, half = found.months
    assert half.change == Decimal("0.003")
    assert change_words(half, found.target, "zh") == "+0.3 个百分点"
    assert [month.change for month in bare] == [None, None]
    assert found.limits == (found.target.value,)
    assert found.plan == ()


def test_the_plan_goes_by_days_from_nothing_to_the_target() -> None:
    found = year_of("total", "zh")
    first, last = found.plan[0], found.plan[-1]
    assert first == (0, 0)
    assert last == (12, 6000)
    half = next(month for month in found.months if month.value.period.code == "2023H1")
    assert half.expected == Decimal(6000) * (date(2023, 6, 30) - date(2022, 12, 31)).days / 365


def test_a_level_in_the_middle_of_its_plan_has_this_years_piece_of_it() -> None:
    found = year_of("level", "zh")
    planned = dict(found.plan)
    assert planned == {0: Decimal(600) + 400 * Decimal(366) / Decimal(731), 12: Decimal(1000)}
    assert [month.at for month in found.months] == [3, 6]


@pytest.mark.parametrize(("place", "change"), [(0, {"qualifier": "about"}), (0, {"series_break": "口径"})])
def test_what_is_not_alike_is_not_compared(place: int, change: dict[str, str]) -> None:
    whole = course("total")
    rows = list(whole.actuals)
    index = next(n for n, row in enumerate(rows) if row.period.code == "2023-01")
    rows[index] = replace(rows[index], **change)
    found = found_in(replace(whole, actuals=tuple(rows)))
    assert found is not None
    assert found.months[place].change is None


def test_of_two_versions_the_one_that_counts_is_drawn() -> None:
    whole = course("one")
    kept = replace(whole.actuals[0], counts=True)
    other = replace(kept, value=Decimal(999), counts=False, version=2)
    found = found_in(replace(whole, actuals=(kept, other)))
    assert found is not None
    assert [month.value.value for month in found.months] == [kept.value]


def test_there_is_no_year_without_a_value_inside_it() -> None:
    whole = course("total")
    ends = tuple(row for row in whole.actuals if row.period == Period.year(row.period.end.year))
    assert found_in(replace(whole, actuals=ends)) is None
    several = replace(whole, target=replace(whole.target, start=date(2020, 12, 31)))
    assert found_in(several) is None
    assert found_in(samples.trajectories("zh")["average"]) is None


def test_each_value_stands_below_its_month_where_there_is_room_and_the_newest_always() -> None:
    found = year_of("total", "zh")
    wide = [note["text"] for note in in_year(found, "zh", Look(width=960))["layout"]["annotations"]]
    assert {"<b>452.1</b>", "<b>3902.6</b>", "+0.8%", text("zh", "chart.in_year_change")} <= set(wide)
    narrow = [note["text"] for note in in_year(found, "zh", Look(width=374))["layout"]["annotations"]]
    assert "<b>3902.6</b><br>+0.8%" in narrow


def test_the_table_has_both_years_and_the_plan() -> None:
    table = in_year_table(year_of("total", "zh"), "zh", "")
    rows = {row[0]: row for row in table.rows}
    assert rows["2023 年上半年"][1:4] == (Decimal("2542.1"), Decimal("2580.5"), "−1.5%")
    assert rows["2022 年"][2] == Decimal("5502.7")
    assert rows[text("zh", "report.point_floor")][4] == 6000
    assert rows[text("zh", "report.point_stretch")][4] == 6200
