"""Into a practice and out of it by clicking, beside others who work on the real database."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import settle, visit
from tests.conftest import ROOT
from tests.server import Server
from tracker.store.engine import connect
from tracker.views.history import batch_count
from tracker.words import text

pytestmark = pytest.mark.slow
FILE = ROOT / "data" / "examples" / "practice-yidu-2026H1.csv"
SAID = text("zh", "nav.practice_said")


def test_what_is_begun_in_a_practice_is_not_at_hand_outside(page: Page, server: Server, browser: Browser) -> None:
    visit(page, server, "entry?place=420581")
    before = batch_count(connect(server.database))
    page.get_by_role("link", name=text("zh", "nav.practice"), exact=True).click()
    expect(page.get_by_text(SAID)).to_be_visible(timeout=20_000)
    settle(page)
    page.goto(page.url + "&place=420581")
    settle(page)
    page.set_input_files("input[type=file]", FILE)
    page.get_by_role("button", name="确认导入").click(timeout=20_000)
    expect(page.get_by_text("已写入")).to_be_visible(timeout=20_000)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=text("zh", "nav.entry"), exact=True).click()
    settle(page)
    expect(page.get_by_text(SAID)).to_be_visible()
    page.set_input_files("input[type=file]", FILE.with_name("practice-yidu-2026H1-mixed.csv"))
    expect(page.get_by_text("有记录不能收")).to_be_visible(timeout=20_000)

    other = browser.new_page()
    visit(other, server, "entry?place=420581")
    expect(other.get_by_text(SAID)).to_have_count(0)
    other.close()

    page.get_by_role("link", name=text("zh", "nav.practice_leave")).click()
    expect(page.get_by_text(SAID)).to_have_count(0, timeout=20_000)
    settle(page)
    assert "practice" not in page.url
    expect(page.get_by_text("有记录不能收")).to_have_count(0)
    assert batch_count(connect(server.database)) == before


def test_its_mark_stays_where_only_charts_are_shown(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/jurisdiction?place=420500&practice=new&view=present")
    expect(page.locator(".js-plotly-plot").first).to_be_visible(timeout=30_000)
    mark = page.evaluate("getComputedStyle(document.body, '::after').content")
    assert text("zh", "nav.practice_mark") in mark


def test_one_that_is_gone_offers_a_new_one(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/library?practice=gone")
    page.get_by_role("link", name=text("zh", "nav.practice_anew")).click(timeout=30_000)
    expect(page.get_by_text(SAID)).to_be_visible(timeout=20_000)
    settle(page)
    expect(page.locator("h1")).to_have_text(text("zh", "nav.library"))
