"""The first page: counts that agree with the lists they open, named targets by the stated rule, and what changed."""

from datetime import date

import pytest

from tests.views.conftest import Boards
from tracker.core.kinds import Status
from tracker.views.changes import changes
from tracker.views.due import DUE, due_mask
from tracker.views.highlights import LISTED, WANTING, highlights
from tracker.views.library import Wanted, goals_among, library

DAYS = (date(2023, 9, 30), date(2024, 12, 31), date(2026, 11, 30))


def wanted(filters: dict[str, str]) -> Wanted:
    return Wanted(statuses=filters.get("statuses", "").split(",") if "statuses" in filters else (),
                  due=filters.get("due", ""))  # fmt: skip


@pytest.mark.parametrize("day", DAYS)
def test_a_count_is_that_of_the_list_which_it_opens(boards: Boards, day: date) -> None:
    board = boards.of(day)
    cards = highlights(board, "zh").cards
    assert [card.count for card in cards] == [
        goals_among(board, library(board, wanted(dict(card.filters)))) for card in cards
    ]
    assert any(card.count for card in cards)


@pytest.mark.parametrize("day", DAYS)
def test_each_target_is_listed_once_and_for_its_reason(boards: Boards, day: date) -> None:
    listed = highlights(boards.of(day), "zh").listed
    codes = [row.code for rows in listed.values() for row in rows]
    assert len(codes) == len(set(codes))
    assert all(0 < len(rows) <= LISTED for rows in listed.values())
    assert {row.status for row in listed.get("largest_gap", [])} <= set(WANTING)
    soonest = listed["due_soonest"]
    assert [row.deadline for row in soonest] == sorted(row.deadline for row in soonest if row.deadline)
    assert len({row.jurisdiction for row in soonest}) == len(soonest)
    assert Status.NOT_ASSESSABLE not in {row.status for row in soonest}


def test_open_targets_come_first_and_then_the_one_furthest_behind(boards: Boards) -> None:
    rows = highlights(boards.of(date(2023, 9, 30)), "zh").listed["largest_gap"]
    assert rows[0].code == "420500-gdp-2023-floor"
    assert rows[0].lead is not None
    assert rows[0].lead < 0


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", ["31 天后（2026 年底）有 49 项目标到期，其中 45 项还没有数据", "10 项已到期、结果待核实",
                "6 项已有结论"]),
        ("en", ["49 targets fall due in 31 days (end of 2026), 45 of them have no data yet",
                "10 are due and wait for their results", "6 are decided"]),
    ],
)  # fmt: skip
def test_the_headline_is_made_of_the_data(boards: Boards, lang: str, said: list[str]) -> None:
    assert highlights(boards.of(date(2026, 11, 30)), lang).headline == said


@pytest.mark.parametrize("day", DAYS)
def test_every_deadline_is_passed_or_ahead_or_not_set(boards: Boards, day: date) -> None:
    deadlines = boards.of(day).columns.deadlines
    masks = {within: due_mask(deadlines, within, day) for within in DUE}
    assert not (masks["passed"] & masks["none"]).any()
    assert (masks["30"] <= masks["90"]).all()
    assert (masks["90"] <= masks["365"]).all()
    on_the_day = due_mask(deadlines, "30", date(2023, 12, 31)) & (deadlines == deadlines.dtype.type("2023-12-31"))
    assert on_the_day.any()


def test_what_came_out_and_came_in_between_two_days_is_a_change(boards: Boards) -> None:
    def between(first: date, last: date, lang: str = "zh") -> list[str]:
        return [change.said for change in changes(boards.of(last), boards.of(first), lang).all]

    said = between(date(2023, 12, 30), date(2024, 1, 1))
    assert any("420500" not in each and "重点事项推进数" in each and "暂无数据 → 到期待核实" in each for each in said)
    year = between(date(2025, 6, 30), date(2026, 6, 30))
    assert any(each.startswith("新文件：") for each in year)
    assert any(each.startswith("新数值：宜昌市 · ") for each in year)
    assert between(date(2026, 10, 31), date(2026, 11, 30)) == []
    english = between(date(2025, 6, 30), date(2026, 6, 30), "en")
    assert len(english) == len(year)


def test_statuses_that_changed_are_those_that_differ(boards: Boards) -> None:
    last, first = date(2024, 6, 30), date(2023, 10, 31)
    board, earlier = boards.of(last), boards.of(first)
    differ = {code for code, status in board.columns.by_goal().items()
              if code in earlier.columns.by_goal() and earlier.columns.by_goal()[code] != status
              and not board.data.targets[code].tier_of}  # fmt: skip
    assert {change.target for change in changes(board, earlier, "zh").statuses} == differ
    assert differ
