"""Below the places of a city stands what they add to it, with an address of its own, and why rates are not added."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.pages.conftest import Open
from tests.views.test_contributions import HEADS, ROWS
from tracker.cli import main
from tracker.words import text


@pytest.fixture
def filled(engine: Engine, tmp_path: Path) -> None:
    """Values of 宜昌 and of some of its counties in the database of the page."""
    rows = "".join(f"{row},统计局\n" for row in ROWS.splitlines())
    (tmp_path / "values.csv").write_text(HEADS + rows, encoding="utf-8")
    assert main(["import", str(tmp_path / "values.csv")]) == 0


def test_the_page_shows_what_can_be_added_and_says_what_cannot(filled: None, open_page: Open) -> None:
    page = open_page("jurisdiction", place="420500")
    heads = [each.value for each in page.subheader]
    assert text("zh", "page.contributions") in heads
    captions = [each.value for each in page.caption]
    assert text("zh", "page.contributions_not_measure", indicators="地区生产总值增速") in captions
    [chosen] = [each for each in page.selectbox if each.label == text("zh", "page.contributions_indicator")]
    assert chosen.value == "gdp"


def test_where_too_few_places_have_values_a_sentence_says_so_and_nothing_where_none_lie_below(open_page: Open) -> None:
    few = text("zh", "page.contributions_not_period", indicators="地区生产总值")
    assert few in [each.value for each in open_page("jurisdiction", place="420500").caption]
    assert text("zh", "page.contributions") not in [
        each.value for each in open_page("jurisdiction", place="420581").subheader
    ]
