"""What monthly reviews would have said."""

from datetime import date

import pytest

from tests.views.conftest import Boards
from tracker.core.kinds import Status
from tracker.views.compare_tables import history_table
from tracker.views.status_days import MOST_MONTHS, review_days, status_histories

FLOOR = "420500-gdp-2023-floor"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2023, 8, 31), date(2023, 10, 15), [date(2023, 8, 31), date(2023, 9, 30), date(2023, 10, 15)]),
        (date(2024, 2, 1), date(2024, 2, 29), [date(2024, 2, 29)]),
        (date(2023, 12, 5), date(2024, 1, 31), [date(2023, 12, 31), date(2024, 1, 31)]),
    ],
)
def test_reviews_are_on_the_last_day_of_each_month_and_today(first: date, last: date, expected: list[date]) -> None:
    assert review_days(first, last) == expected


def test_a_long_past_is_cut_to_its_latest_months() -> None:
    days = review_days(date(1990, 1, 1), date(2026, 11, 21))
    assert len(days) == MOST_MONTHS + 1
    assert days[-1] == date(2026, 11, 21)


def test_each_day_is_judged_by_what_was_known_then(boards: Boards) -> None:
    board = boards.of(date(2024, 6, 30))
    (found,) = status_histories(board, "zh", [board.data.targets[FLOOR]])
    said = dict(found.days)
    assert said[date(2023, 9, 30)] is Status.BEHIND
    assert said[date(2024, 1, 31)] is Status.RESULT_DUE
    for day, status in found.days:
        assert status is boards.of(day).judgements[FLOOR].status


def test_months_without_data_are_blank_and_a_target_without_any_is_left_out(boards: Boards) -> None:
    board = boards.of(date(2026, 11, 21))
    empty = board.data.targets["420500-urban-population-2030"]
    assert status_histories(board, "zh", [empty]) == []
    entities = board.data.targets["420100-market-entities-open"]
    (found,) = status_histories(board, "zh", [entities])
    assert found.days[0] == (date(2021, 7, 31), None)
    assert found.days[-1][1] is Status.REACHED
    assert status_histories(board, "zh", []) == []


def test_the_table_has_a_line_for_each_day_with_a_judgement(boards: Boards) -> None:
    board = boards.of(date(2024, 6, 30))
    series = status_histories(board, "zh", [board.data.targets[FLOOR]])
    table = history_table(series, "zh")
    assert len(table.rows) == sum(status is not None for _, status in series[0].days)
    assert table.rows[0] == ("2023 年 8 月 31 日", "慢于序时进度")
