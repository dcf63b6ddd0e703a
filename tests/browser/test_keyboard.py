"""The main jobs by the keyboard alone: every link has a name and is seen, comes once, and none keeps the reader."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import press_slash, settle, visit
from tests.server import Server
from tracker.words import text

pytestmark = pytest.mark.slow
MOST_STOPS = 400
# Where the cursor is: what it is, its name, where it leads, and whether it looks otherwise than without the cursor.
AT = """() => {
  const at = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
  if (!at || at === document.body) return null;
  const style = getComputedStyle(at);
  const ring = style.outlineStyle !== 'none' || (style.boxShadow !== 'none' && style.boxShadow !== '');
  return {
    tag: at.tagName.toLowerCase(),
    name: (at.getAttribute('aria-label') ?? at.textContent ?? '').trim() || at.placeholder || '',
    leads: at.getAttribute('href') ?? at.getAttributeNS?.('http://www.w3.org/1999/xlink', 'href') ?? '',
    ring, drawn: !!at.ownerSVGElement, seen: at.checkVisibility({ visibilityProperty: true }),
  };
}"""


def walk(page: Page) -> list[dict[str, object]]:
    """Press Tab from the top until the cursor leaves the page; what it stopped at."""
    page.evaluate("document.activeElement?.blur?.()")
    stops: list[dict[str, object]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        at = page.evaluate(AT)
        if at is None:
            return stops
        stops.append(at)
    raise AssertionError(f"no end after {MOST_STOPS} stops: {stops[-3:]}")


@pytest.mark.parametrize("address", ["", "gaps", "target?target=420500-gdp-2023-floor"])
def test_every_link_has_a_name_and_is_seen_and_the_page_is_left(address: str, page: Page, server: Server) -> None:
    visit(page, server, address)
    if address != "gaps":
        expect(page.locator(".js-plotly-plot .main-svg").first).to_be_attached(timeout=30_000)
        page.wait_for_timeout(3000)  # the charts below come one after the other
    settle(page)
    links = [stop for stop in walk(page) if stop["tag"] == "a"]
    assert len(links) > 20
    assert [stop for stop in links if not (stop["name"] and stop["ring"] and stop["seen"])] == []
    drawn = [stop["leads"] for stop in links if stop["drawn"]]
    assert bool(drawn) is (address != "gaps")
    assert [one for one, other in pairwise(drawn) if one == other] == []


def test_a_card_a_row_and_its_grid_are_opened_by_the_keyboard(page: Page, server: Server) -> None:
    visit(page, server, "?asof=2026-11-30")
    page.get_by_role("link", name="10 到期待核实").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("共 10 个目标")).to_be_visible(timeout=20_000)
    visit(page, server, "gaps?places=420581&asof=2026-11-30")
    page.locator("table.facts").first.get_by_role("link", name="地区生产总值增速").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("地区生产总值增速", timeout=20_000)
    page.go_back()
    row = page.locator("table.facts").first.locator("tr", has_text="地区生产总值增速")
    row.get_by_role("link", name="2026 年").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(text("zh", "nav.entry"), timeout=20_000)
    expect(page).to_have_url(re.compile("place=420581"))
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible(timeout=20_000)


def test_the_key_of_a_chart_filters_by_the_keyboard(page: Page, server: Server) -> None:
    visit(page, server, "?asof=2026-11-30")
    key = page.locator(".js-plotly-plot .annotation a", has_text="到期待核实 10").first
    expect(key).to_be_attached(timeout=30_000)
    page.wait_for_timeout(1500)  # the charts below come one after the other
    key.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("library[?](?=.*statuses=result_due)"), timeout=20_000)
    expect(page.get_by_text("共 10 个目标")).to_be_visible(timeout=20_000)


def test_a_target_is_found_and_its_link_copied_by_the_keyboard(page: Page, server: Server) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, server, "method")
    press_slash(page)
    page.keyboard.type("yds", delay=40)
    found = page.locator(".st-key-hits a").first
    expect(found).to_be_visible(timeout=20_000)
    for _ in range(4):  # the field has a button that clears it
        page.keyboard.press("Tab")
        if found.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("place=420581"), timeout=20_000)
    settle(page)
    page.locator(".st-key-copy_link button.open").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-copy_link [role=status]")).to_have_text(text("zh", "page.link_copied"))
