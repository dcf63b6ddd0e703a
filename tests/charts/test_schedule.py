"""What falls due month by month, and how far targets are from their schedule."""

from dataclasses import replace
from datetime import date

from tests.charts import samples
from tests.charts.every import AS_OF
from tracker.charts import Look, calendar, gap
from tracker.core.kinds import Status
from tracker.views.calendar import by_month, calendar_table
from tracker.views.calendar import finding as due
from tracker.views.gap import by_gap
from tracker.views.gap import finding as behind
from tracker.words import text

ROW = samples.targets("zh")[3]


def test_the_twelve_months_begin_with_the_day_itself_and_end_before_the_same_month() -> None:
    days = [AS_OF, date(2026, 11, 20), date(2026, 11, 30), date(2027, 10, 31), date(2027, 11, 1), None]
    months = by_month([replace(ROW, deadline=day) for day in days], AS_OF)
    assert list(months)[:3] == [(2026, 11), (2026, 12), (2027, 1)]
    assert list(months)[-1] == (2027, 10)
    assert {month: len(group) for month, group in months.items() if group} == {(2026, 11): 2, (2027, 10): 1}


def test_a_month_is_named_only_where_it_has_the_most() -> None:
    rows = [replace(ROW, deadline=day) for day in (date(2026, 12, 31), date(2026, 12, 31), date(2027, 6, 30))]
    assert due(rows, AS_OF, "zh") == "未来 12 个月有 3 项到期，2026 年 12 月最多，2 项"
    assert due(rows[1:], AS_OF, "zh") == "未来 12 个月有 2 项到期"
    assert due(rows[:2], AS_OF, "zh") == "未来 12 个月有 2 项到期，都在 2026 年 12 月"
    assert due(rows[:2], AS_OF, "en") == "2 due in the next 12 months, all in Dec 2026"
    assert due([replace(ROW, deadline=None)], AS_OF, "zh") == text("zh", "chart.calendar_none")


def test_every_target_that_is_due_is_a_sign_and_stands_in_the_table() -> None:
    rows = samples.due_soon("zh")
    codes = [code for trace in calendar(rows, "zh", AS_OF, Look())["data"] for code in trace["customdata"]]
    wanted = [row.code for group in by_month(rows, AS_OF).values() for row in group]
    assert sorted(codes) == sorted(wanted)
    assert sum(int(row[1]) for row in calendar_table(rows, "zh", AS_OF, "").rows) == len(wanted)


def test_bars_are_of_those_whose_status_is_a_band_of_the_lead_the_worst_first() -> None:
    rows = samples.leads("zh")
    [bars] = gap(rows, "zh", AS_OF, Look())["data"]
    assert bars["customdata"] == [row.code for row in by_gap(rows)]
    assert bars["x"] == sorted(bars["x"])
    assert bars["x"][0] == -100
    notes = [note["text"] for note in gap(rows, "zh", AS_OF, Look())["layout"]["annotations"]]
    assert "← −132 个百分点" in notes
    others = len(rows) - len(bars["x"])
    assert any(text("zh", "chart.gap_rest", count=others) in words for words in notes)


def test_a_title_claims_no_more_than_the_statuses_bear() -> None:
    """3.1 points behind the line is 符合序时进度."""
    slightly = [replace(ROW, status=Status.ON_TRACK, lead=-0.031)]
    assert behind(slightly, "zh") == "1 项按序时进度评价，没有滞后的"
    late = [*slightly, replace(ROW, status=Status.BEHIND, lead=-0.072)]
    assert behind(late, "zh") == "2 项中 1 项慢于序时进度，最多慢 7.2 个百分点"
    turned = [replace(ROW, status=Status.FAR_BEHIND, lead=0.02)]  # it moves the wrong way
    assert behind(turned, "zh") == "1 项中 1 项慢于序时进度"
