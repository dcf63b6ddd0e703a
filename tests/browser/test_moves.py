"""Moving between pages: links without a new session, the way back, the side bar of a phone, Esc, and the theme."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import settle, until, visit
from tests.server import Server
from tracker.words import text

pytestmark = pytest.mark.slow
MENU = "[data-testid=stMainMenuButton]"


def test_charts_of_the_first_page_come_after_its_first_screen(page: Page, server: Server) -> None:
    page.add_init_script("""new MutationObserver((changes, observer) => {
        if (!document.querySelector('div.listed')) return;
        window.listed = performance.now();
        observer.disconnect();
    }).observe(document, { childList: true, subtree: true });""")
    page.goto(f"{server.url}/")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_attached(timeout=30_000)
    asked = page.evaluate("""performance.getEntriesByType('resource')
        .filter((each) => each.name.includes('PlotlyChart')).map((each) => each.startTime)""")
    assert asked
    assert min(asked) > page.evaluate("window.listed")


def test_a_link_keeps_the_session_and_the_way_back_leads_to_where_one_was(page: Page, server: Server) -> None:
    visit(page, server, "jurisdiction?place=420500&lang=en")
    page.evaluate("window.mark = 1")
    link = page.locator("table.facts a").nth(4)
    name = link.inner_text()
    link.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    top = page.locator(".stMain").evaluate("main => main.scrollTop")
    assert top > 500
    link.click()
    expect(page.locator("h1")).to_have_text(name, timeout=20_000)
    assert page.locator(".stMain").evaluate("main => main.scrollTop") == 0
    page.go_back()
    expect(page.locator("h1")).to_have_text(text("en", "nav.jurisdiction"), timeout=20_000)
    until(page, f"Math.abs(document.querySelector('.stMain').scrollTop - {top}) < 3")
    assert page.evaluate("window.mark") == 1


@pytest.mark.parametrize(
    ("address", "words", "leads"),
    [
        ("?lang=en", "Wuhan", "jurisdiction[?](?=.*place=420100).*lang=en"),
        ("?asof=2026-11-30", "到期待核实 10", "library[?](?=.*statuses=result_due).*asof=2026-11-30"),
        ("jurisdiction?place=420500&show=progress", "生命健康产业规模", "target[?].*target=420500-"),
    ],
)
def test_names_and_the_key_of_a_chart_lead_on_in_the_same_session(
    address: str, words: str, leads: str, page: Page, server: Server
) -> None:
    visit(page, server, address)
    page.evaluate("window.mark = 1")
    name = page.locator(".js-plotly-plot .annotation a", has_text=words).first
    expect(name).to_be_attached(timeout=30_000)
    page.wait_for_timeout(1500)  # the charts below come one after the other
    name.evaluate("name => name.scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(300)
    box = name.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile(leads), timeout=20_000)
    settle(page)
    assert page.evaluate("window.mark") == 1


def test_the_way_back_keeps_list_and_filter(page: Page, server: Server) -> None:
    visit(page, server, "?asof=2026-11-30")
    page.get_by_role("link", name="10 到期待核实").click()
    expect(page.get_by_text("共 10 个目标")).to_be_visible(timeout=20_000)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=text("zh", "nav.method"), exact=True).click()
    expect(page.locator("h1")).to_have_text(text("zh", "nav.method"), timeout=20_000)
    page.go_back()
    expect(page.get_by_text("共 10 个目标")).to_be_visible(timeout=20_000)
    page.go_back()
    expect(page.locator("div.cards")).to_be_visible(timeout=20_000)


def test_the_side_bar_of_a_phone_closes_after_a_page_or_place_is_chosen(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, server, "method")
    closed = "document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().right <= 0"
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=text("zh", "nav.sources"), exact=True).click()
    expect(page.locator("h1")).to_have_text(text("zh", "nav.sources"), timeout=20_000)
    until(page, closed)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.locator(".st-key-search input").fill("宜都")
    page.locator(".st-key-hits a").first.click()
    expect(page).to_have_url(re.compile("place=420581"), timeout=20_000)
    until(page, closed)


def test_esc_leaves_the_charts_alone_and_so_does_a_button_on_the_screen(page: Page, server: Server) -> None:
    for leave in ("key", "button"):
        page.goto(f"{server.url}/jurisdiction?place=420581&view=present")
        expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=30_000)
        button = page.get_by_role("button", name=text("zh", "compare.leave"))
        expect(button).to_be_visible()
        assert button.evaluate("button => button.checkVisibility({opacityProperty: true})")
        if leave == "key":
            page.keyboard.press("Escape")
        else:
            button.click()
        expect(page).not_to_have_url(re.compile("view=present"), timeout=20_000)
        expect(page.locator("h1")).to_be_visible()


def test_a_theme_is_chosen_charts_follow_and_every_page_keeps_it(server: Server, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN", color_scheme="light")
    page = context.new_page()
    visit(page, server, "jurisdiction?place=420581")
    paper = "document.querySelector('.js-plotly-plot')?._fullLayout?.paper_bgcolor"
    until(page, f"{paper} === '#ffffff'")
    page.locator(MENU).click()
    page.get_by_role("menuitemradio", name=text("zh", "widget.dark")).click()
    until(page, f"{paper} === '#12171d'")
    visit(page, server, "")
    until(page, "getComputedStyle(document.querySelector('.stApp')).colorScheme === 'dark'")
    page.locator(MENU).click()
    page.get_by_role("menuitemradio", name=text("zh", "widget.system")).click()
    until(page, "getComputedStyle(document.querySelector('.stApp')).colorScheme === 'light'")
    settle(page)
    context.close()
