"""The first page names targets, and every count and name on it opens the thing itself."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open, sound
from tracker.words import text


def test_the_first_page_names_the_product_and_targets(open_page: Open) -> None:
    app = open_page("overview", asof="2026-11-30")
    assert [title.value for title in app.title] == [text("zh", "nav.product")]
    html = _html(app)
    assert "31 天后（2026 年底）有 49 项目标到期，其中 45 项还没有数据" in html
    assert "1972 个（2024 年 12 月） → 1973 个" in html
    assert '<a href="library?asof=2026-11-30&amp;statuses=result_due" target="_self"><strong>10</strong> 到期' in html
    assert ">宜昌市 · 长江清江入河排污口整治完成数</a>" in html


def _html(app: AppTest) -> str:
    return " ".join(each.proto.body for each in app.get("html"))


def test_a_day_that_is_rewound_is_said_and_left_by_a_button(open_page: Open) -> None:
    app = open_page("overview", asof="2023-09-30")
    assert text("zh", "nav.rewound", day="2023 年 9 月 30 日") in [info.value for info in app.info]
    sound(next(button for button in app.button if button.label == text("zh", "nav.back_to_today")).click().run())
    assert not app.info
    assert "asof" not in app.query_params


@pytest.mark.parametrize(("typed", "found"), [("yds", ["宜都市"]), ("没有这个", [])])
def test_search_lists_what_fits(open_page: Open, typed: str, found: list[str]) -> None:
    app = open_page("method")
    sound(app.sidebar.text_input(key="search").input(typed).run())
    assert [each.proto.label for each in app.sidebar.get("page_link")] == found
    nothing = text("zh", "search.nothing")
    assert (nothing in [caption.value for caption in app.sidebar.caption]) is not bool(found)


def test_changes_since_a_chosen_day_are_listed(open_page: Open) -> None:
    app = open_page("overview", asof="2024-01-01", since="7")
    changes = re.findall("<li>(.*?)</li>", _html(app))
    assert any("重点事项推进数" in said and "到期待核实" in said and 'href="target?' in said for said in changes)


def test_the_library_filters_by_deadline_and_says_how_many_goals(open_page: Open) -> None:
    app = open_page("library", asof="2023-12-01", due="30")
    assert set(app.dataframe[0].value["期限"]) == {"2023 年底"}
    shown = len(app.dataframe[0].value)
    assert f"共 {shown} 个目标，合 {shown - 1} 项（确保、力争两档合为一项）" in [each.value for each in app.text]
