"""An empty database: each beginning that the first page offers leads, by one click, to where one can begin."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle, visit
from tests.server import Server, running
from tracker.words import text

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("empty")
    (folder / "catalogue").mkdir()
    with running(folder, TRACKER_CATALOGUE=str(folder / "catalogue")) as up:
        yield up


@pytest.mark.parametrize(("way", "opened"), [("by_sheet", "textarea"), ("entries", "input"), ("adding", "input")])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_beginning_is_one_click_away(way: str, opened: str, width: int, page: Page, empty: Server) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    visit(page, empty, "")
    page.get_by_test_id("stMain").get_by_role("link", name=text("zh", f"page.begin_{way}")).click()
    expect(page.locator("h1")).to_have_text(text("zh", "nav.library"), timeout=20_000)
    settle(page)
    expect(page.get_by_test_id("stMain").locator(opened).first).to_be_visible()
    assert f"{way}=true" in page.url


def test_the_example_is_one_click_away_and_full(page: Page, empty: Server) -> None:
    visit(page, empty, "")
    page.get_by_role("link", name=text("zh", "page.begin_example")).click()
    expect(page.get_by_text(text("zh", "nav.practice_said"))).to_be_visible(timeout=20_000)
    settle(page)
    expect(page.get_by_test_id("stMain")).to_contain_text("142 个量化目标", timeout=20_000)
