"""Targets ranked as they are set, without any actual value, beside each place's own record."""

from datetime import date

from tests.views.conftest import Boards
from tracker.views.ambition import ambition_table, ambitions
from tracker.views.board import target_rows
from tracker.views.compare import comparison, indicators

DAY = date(2026, 11, 30)


def test_growth_targets_of_counties_are_ranked_beside_what_they_had_before(boards: Boards) -> None:
    board = boards.of(DAY)
    shown = comparison(board, "zh", "gdp-growth", [])
    assert not shown.with_values
    table = ambition_table(board, shown.rows, "zh")
    assert [row[:3] for row in table.rows] == [("第 1", "宜都市", "7.5%以上"), ("第 2", "西陵区", "7%以上")]
    assert table.rows[0][3] == "7.7%（2024 年）；7.6%（2022 年）"
    assert table.rows[0][4] == "比目标高 0.2 个百分点"


def test_the_comparison_opens_on_what_can_be_ranked(boards: Boards) -> None:
    assert next(iter(indicators(boards.of(DAY), "zh"))) == "gdp-growth"


def test_where_less_is_better_the_lower_target_asks_for_more(boards: Boards) -> None:
    board = boards.of(DAY)
    data = board.data
    circle = next(measure.id for measure in data.measures.values() if measure.code == "life-circle")
    codes = [target.code for target in board.targets if target.indicator_id == circle and target.value is not None]
    found = ambitions(board, target_rows(board, "zh", codes))
    values = [each.row.value for each in found if each.rank]
    assert board.data.measures[board.data.targets[codes[0]].indicator_id].direction == "less"
    assert values == sorted(value for value in values if value is not None)
    assert found[0].rank == 1
