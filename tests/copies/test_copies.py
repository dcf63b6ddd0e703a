"""Two copies over one database: what one writes the other shows, and neither kill costs what was confirmed."""

import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.copies.pair import Pair, running_pair
from tests.copies.rounds import ROWS, Files, kill_copy, kill_primary
from tests.copies.visitor import Visitor, batches, visiting
from tracker.words import text

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def pair(haproxy: str) -> Iterator[Pair]:
    with running_pair() as running:
        yield running


@pytest.fixture(scope="module")
def files() -> Files:
    return Files()


@pytest.fixture
def visitor(pair: Pair, browser: Browser) -> Iterator[Visitor]:
    pair.both_run()
    with visiting(pair, browser) as found:
        yield found


def test_an_upload_at_one_copy_shows_at_once_in_the_other(
    pair: Pair, visitor: Visitor, browser: Browser, files: Files
) -> None:
    name, keys = files.next()
    visitor.go_to(0)
    visitor.open()
    with visiting(pair, browser) as other:
        other.go_to(1)
        other.open("history")
        visitor.choose(name, keys)
        visitor.confirm()
        visitor.waits_for("entry.done")
        assert [visitor.at(), other.at()] == [0, 1]
        expect(other.page.get_by_text(text("zh", "nav.newer"))).to_be_visible()  # the page of before says so by itself
        other.open()
        other.choose(name, keys)
        other.waits_for("entry.imported_already")
    assert batches(pair, name) == [ROWS]


def test_a_page_goes_on_at_the_other_copy_and_an_upload_that_is_gone_is_said(
    pair: Pair, visitor: Visitor, files: Files
) -> None:
    name, keys = files.next()
    visitor.open("entry?place=420583")
    visitor.choose(name, keys)
    confirm = visitor.page.get_by_role("button", name="确认导入")
    expect(confirm).to_be_visible()
    at = visitor.at()
    pair.kill(at)
    while visitor.at() == at:
        visitor.page.wait_for_timeout(100)
    confirm.click()
    visitor.waits_for("entry.upload_lost")
    assert "place=420583" in visitor.page.url
    assert batches(pair, name) == []
    visitor.choose(name, keys)
    visitor.confirm()
    visitor.waits_for("entry.done")
    assert batches(pair, name) == [ROWS]
    pair.revive(at)


def test_an_upload_that_comes_to_the_wrong_copy_is_said(pair: Pair, visitor: Visitor, files: Files) -> None:
    name, keys = files.next()
    visitor.open(url=pair.balanced(astray=True))
    visitor.choose(name, keys)
    said = visitor.page.get_by_text(text("zh", "door.upload_elsewhere"))
    expect(said).to_be_visible()
    assert (said.bounding_box() or {})["height"] > 1  # Streamlit has it for those who hear the page alone
    expect(visitor.page.get_by_text("AxiosError")).to_have_count(0)


def test_a_copy_killed_after_a_confirmation_loses_and_doubles_nothing(visitor: Visitor, files: Files) -> None:
    for round_ in range(2):
        kill_copy(visitor, files, random.Random(round_))


def test_a_primary_that_dies_costs_no_confirmed_batch(visitor: Visitor, files: Files) -> None:
    for round_ in range(2):
        confirmed, _ = kill_primary(visitor, files, random.Random(round_))
        assert confirmed
