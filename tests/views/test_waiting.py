"""A target without data says what is known: when the next value is due, and what other places have."""

from datetime import date

import pytest

from tests.views.conftest import Boards
from tracker.views.explain import LACKS_ACTUAL, reading_rows, readings_waiting
from tracker.views.overview import overview, themes_of
from tracker.views.target import target_view
from tracker.views.waiting import waiting_facts

DAY = date(2026, 11, 30)


@pytest.mark.parametrize(("lang", "due", "peer"), [("zh", "还有 31 天", "湖北省 6%（2023 年）"),
                                                   ("en", "31 days left", "Hubei Province 6% (2023)")])  # fmt: skip
def test_when_the_next_value_is_due_and_what_others_have_is_said(
    boards: Boards, lang: str, due: str, peer: str
) -> None:
    board = boards.of(DAY)
    next_value, peers = waiting_facts(board, board.data.targets["420581-gdp-growth-2026"], lang)
    assert due in next_value
    assert peer in peers


def test_a_target_that_is_judged_waits_for_nothing(boards: Boards) -> None:
    board = boards.of(DAY)
    for code in ("420500-gdp-2023-floor", "420100-high-tech-firms-2025"):
        assert waiting_facts(board, board.data.targets[code], "zh") == []
        assert readings_waiting(target_view(board, "zh", code)) == []


def test_metrics_that_wait_for_a_first_value_are_counted_and_not_listed(boards: Boards) -> None:
    view = target_view(boards.of(DAY), "zh", "420500-urban-population-2030")
    rows = reading_rows(view, "zh")
    assert [row.value for row in rows] == ["243 万人"]
    assert not {row.refused for row in rows} & {*LACKS_ACTUAL}
    assert len(readings_waiting(view)) == 12


def test_places_and_themes_have_the_catalogues_order(boards: Boards) -> None:
    board = boards.of(DAY)
    rows = overview(board, "zh").rows
    places = list(dict.fromkeys(row.jurisdiction_code for row in rows))
    assert places == [code for code in board.data.places if code in places]
    for place in places:
        themes = list(dict.fromkeys(row.theme for row in rows if row.jurisdiction_code == place))
        assert themes == [theme for theme in themes_of(board, rows, "zh") if theme in themes]
