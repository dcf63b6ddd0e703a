"""Among more targets than a list can hold one is found by typed words, and its link shows it again."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from benchmarks.generate import Generated, make
from tests.pages.conftest import Open, sound
from tests.server import copy_of
from tracker.store.engine import connect
from tracker.ui.showing.find import MOST_FOUND, MOST_OPTIONS
from tracker.words import text


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Generated:
    """A few more targets than fit a list."""
    return make(11 * MOST_OPTIONS, tmp_path_factory.mktemp("country") / "of")


@pytest.fixture
def engine(country: Generated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The database that the pages of this test run on."""
    path = copy_of(country.database, tmp_path)
    monkeypatch.setenv("TRACKER_DB", str(path))
    monkeypatch.setenv("TRACKER_CATALOGUE", str(country.catalogue))
    return connect(path)


def test_some_are_offered_and_words_find_the_others(open_page: Open) -> None:
    app = open_page("target")
    first = app.selectbox[0].value
    assert len(app.selectbox[0].options) == MOST_FOUND
    sound(app.text_input[0].input("110101").run())
    assert app.selectbox[0].value != first
    assert all("110101" in option for option in app.selectbox[0].options)


def test_more_than_are_listed_and_none_at_all_are_said(open_page: Open) -> None:
    app = open_page("target", q="试验")
    assert text("zh", "totals.found", count=1100, shown=MOST_FOUND) in [caption.value for caption in app.caption]
    assert text("zh", "totals.found_none") in [info.value for info in open_page("target", q="没有").info]


def test_the_address_names_the_target_that_is_shown(open_page: Open) -> None:
    last = open_page("target", q="110101").selectbox[0].value
    app = open_page("target", target=last)
    assert app.selectbox[0].value == last
    assert app.query_params["target"] == last
