"""What looks like a thing opens it, in a real browser: names in tables, bars, names in charts; and the way back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle, until, visit
from tests.server import Server
from tracker.core.kinds import Status, StatusKind
from tracker.words import text

pytestmark = pytest.mark.slow


def test_a_name_in_the_comparison_opens_it_and_the_way_back_restores_choice_and_scroll(
    page: Page, server: Server
) -> None:
    address = "compare?indicator=gdp-growth&peers=420581,420502,420582,420583"
    visit(page, server, address)
    page.wait_for_timeout(1500)  # the charts come one after the other
    settle(page)
    page.evaluate("window.mark = 1")
    name = page.locator("table.facts a[href*='target=420583']").last
    name.evaluate("name => name.scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(400)
    top = page.locator(".stMain").evaluate("main => main.scrollTop")
    assert top > 300
    name.click()
    expect(page).to_have_url(re.compile("target[?].*target=420583"), timeout=20_000)
    settle(page)
    page.go_back()
    expect(page.locator("h1")).to_have_text(text("zh", "nav.compare"), timeout=20_000)
    expect(page).to_have_url(re.compile("peers=420581(,|%2C)420502"))
    until(page, f"Math.abs(document.querySelector('.stMain').scrollTop - {top}) < 3")
    chosen = page.get_by_test_id("stMultiSelect").inner_text()
    assert "枝江市" in chosen
    assert page.evaluate("window.mark") == 1


def test_a_bar_opens_all_that_it_counts(page: Page, server: Server) -> None:
    visit(page, server, "?asof=2026-11-30")
    bar = page.locator(".js-plotly-plot .barlayer .point path").last
    expect(bar).to_be_attached(timeout=30_000)
    for _ in range(9):  # the charts below come one after the other, and each moves the page
        bar.evaluate("bar => bar.scrollIntoView({ block: 'center' })")
        page.wait_for_timeout(700)
        box = bar.bounding_box()
        assert box
        page.mouse.click(box["x"] + box["width"] / 2 + 12, box["y"] + box["height"] / 2)
        page.wait_for_timeout(1500)
        if "library" in page.url:
            break
    expect(page).to_have_url(re.compile("library[?].*statuses="), timeout=20_000)
    settle(page)
    open_statuses = [status for status in Status if status.kind is StatusKind.NOT_ASSESSED]
    for status in open_statuses:
        assert status.value in page.url
    expect(page.get_by_test_id("stMain")).to_contain_text(text("zh", f"status.{open_statuses[0]}"))


@pytest.mark.parametrize("within", ["30", "90"])
def test_a_card_of_deadlines_opens_those_targets(within: str, page: Page, server: Server) -> None:
    visit(page, server, "")
    card = page.locator(f"div.cards a[href*='due={within}']")
    count = card.locator("strong").inner_text()
    card.click()
    expect(page.get_by_text(f"共 {count} 个目标")).to_be_visible(timeout=20_000)
    settle(page)
    expect(page).to_have_url(re.compile(f"library[?].*due={within}"))


@pytest.mark.parametrize(
    ("address", "words", "leads"),
    [
        ("", "2026", "library[?].*due=2026"),
        ("?lang=en", "Economy", "library[?](?=.*themes=economy).*lang=en"),
        ("compare?indicator=gdp-growth", "西陵区", "jurisdiction[?].*place=420502"),
        ("jurisdiction?place=420581&show=brief", "地区生产总值增速", "target[?].*target=420581-gdp-growth-2026"),
    ],
)
def test_names_in_charts_lead_on(address: str, words: str, leads: str, page: Page, server: Server) -> None:
    visit(page, server, address)
    name = page.locator(".js-plotly-plot .annotation a", has_text=words).last
    expect(name).to_be_attached(timeout=30_000)
    page.wait_for_timeout(2000)
    name.evaluate("name => name.scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(400)
    box = name.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile(leads), timeout=20_000)
    settle(page)


@pytest.mark.parametrize("typed", ["yidu", "yds", "宜都", "420581"])
def test_a_place_is_chosen_by_its_pinyin_name_or_code(typed: str, page: Page, server: Server) -> None:
    visit(page, server, "gaps")
    page.get_by_test_id("stMultiSelect").first.locator("input").click()
    page.keyboard.type(typed, delay=60)
    page.wait_for_timeout(400)
    expect(page.get_by_role("option").first).to_contain_text("宜都市")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("places=420581"), timeout=20_000)
