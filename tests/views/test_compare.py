"""Only like with like: what is set side by side, what is not and why, and who is not ranked and why."""

from datetime import date

from tests.views.conftest import Boards
from tracker.core.periods import Period
from tracker.views.board import Board
from tracker.views.compare import Comparison, comparison, indicators, of_theme, unranked
from tracker.views.compare_tables import links_table, parts_table, reasons_table
from tracker.views.families import families
from tracker.views.links import links
from tracker.views.ranks import ranks

TODAY = date(2026, 11, 21)


def named(shown: Comparison) -> set[str]:
    return {row.code for row in shown.rows}


def test_levels_and_yearly_totals_are_never_in_one_list(boards: Boards) -> None:
    shown = comparison(boards.of(TODAY), "zh", "gdp", [])
    assert named(shown) == {"420500-gdp-open", "420583-gdp-open"}
    assert {row.code: why for row, why in shown.unlike} == {
        "420500-gdp-2023-floor": "目标类型不同：当期累计",
        "420500-gdp-2023-stretch": "力争目标，与底线目标同属一个目标，只比底线",
        "x-city-gdp-2026": "文件隐去数值",
    }


def test_another_group_is_asked_for_by_its_code(boards: Boards) -> None:
    board = boards.of(TODAY)
    asked = next(code for code in comparison(board, "zh", "gdp", []).groups if code.startswith("total"))
    assert named(comparison(board, "zh", "gdp", [], asked)) == {"420500-gdp-2023-floor"}
    assert comparison(board, "zh", "gdp", [], "nonsense").group != "nonsense"


def test_places_of_another_unit_are_alike_once_converted(boards: Boards) -> None:
    shown = comparison(boards.of(TODAY), "zh", "market-entities", [])
    assert {row.unit for row in shown.rows} | {row.unit for row, _ in shown.unlike} == {"万户"}


def test_chosen_places_without_the_target_are_listed_not_dropped(boards: Boards) -> None:
    shown = comparison(boards.of(TODAY), "zh", "gdp-growth", ["420581", "420528"])
    assert [row.jurisdiction for row in shown.rows] == ["宜都市"]
    assert shown.without == ["长阳土家族自治县"]


def test_parts_of_places_are_not_compared_with_whole_places(boards: Boards) -> None:
    shown = comparison(boards.of(TODAY), "zh", "new-industrial-output", [])
    assert [row.jurisdiction_code for row in shown.rows] in (["420581"], ["420500-gxq"])
    assert [why for _, why in shown.unlike] == ["一个是整个地区，一个只是地区内的一部分"]


def test_every_target_of_every_indicator_is_either_compared_or_explained(boards: Boards) -> None:
    board = boards.of(TODAY)
    found = 0
    for indicator in indicators(board, "zh"):
        shown = comparison(board, "zh", indicator, [])
        assert all(why for _, why in shown.unlike)
        assert len({(row.kind, row.unit, row.deadline) for row in shown.rows}) <= 1
        found += len(shown.rows) + len(shown.unlike)
    assert found == len(board.targets)


def test_who_has_no_rank_is_told_why(boards: Boards) -> None:
    board = boards.of(TODAY)
    order = {each.row.code: each for each in ranks(comparison(board, "zh", "gdp", []).rows, board.settings.tie_points)}
    assert unranked(board, order["420500-gdp-open"], "zh") == "是其他地区的上级，不与下级一起排名"
    alone = comparison(board, "zh", "gdp", ["420500"]).rows
    assert unranked(board, ranks(alone, board.settings.tie_points)[0], "zh") == "只知上限或下限，不能排名"
    growth = ranks(comparison(board, "en", "gdp-growth", []).rows, board.settings.tie_points)[0]
    assert unranked(board, growth, "en") == "no actual value yet"


def test_places_are_compared_by_one_period_which_can_be_chosen(boards: Boards) -> None:
    board = boards.of(TODAY)
    usual = comparison(board, "zh", "market-entities", [])
    assert usual.period == usual.usual
    assert usual.period in usual.periods
    earliest = list(usual.periods)[-1]
    shown = comparison(board, "zh", "market-entities", [], usual.group, earliest)
    assert shown.period == earliest
    assert all(
        row.latest_period is None or row.latest_period.end <= Period.from_code(earliest).end for row in shown.rows
    )
    assert comparison(board, "zh", "market-entities", [], usual.group, "nonsense").period == usual.usual


def test_a_theme_is_compared_by_status(boards: Boards) -> None:
    rows = of_theme(boards.of(TODAY), "zh", "ecology", ["420500", "420528"])
    assert {row.theme_code for row in rows} == {"ecology"}
    assert {row.jurisdiction_code for row in rows} == {"420500", "420528"}


def test_before_any_document_there_is_nothing_to_compare(boards: Boards) -> None:
    board = boards.of(date(2020, 1, 1))
    assert indicators(board, "zh") == {}
    assert comparison(board, "zh", "gdp", []).rows == []


def test_the_tables_say_what_the_charts_say(boards: Boards) -> None:
    board: Board = boards.of(TODAY)
    pairs = links_table(links(board, "zh", board.targets), "zh")
    assert [row[2] for row in pairs.rows] == ["同一目标的底线与力争值", "类型或时期不同，不直接比较"]
    parts = parts_table(families(board, "zh", board.targets)[0], "zh")
    assert [row[1:] for row in parts.rows] == [
        ("1 万亿元以上", "100%", ""), ("超过 1000 亿元", "10%", "计入"), ("超过 1000 亿元", "10%", "1 项中计入 1 项"),
    ]  # fmt: skip
    unlike = comparison(board, "zh", "gdp", []).unlike
    assert [row[3] for row in reasons_table(unlike, "zh").rows] == [why for _, why in unlike]
