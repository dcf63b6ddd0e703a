"""复制链接 in a real browser: what is copied opens the same view, by keyboard, on a phone, and without a clipboard."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import settle, visit
from tests.server import Server
from tracker.words import text

pytestmark = pytest.mark.slow
VIEWS = (
    "library?statuses=no_data&q=项目&lang=en",
    "jurisdiction?place=420581",
    "target?target=420500-gdp-2023-floor&asof=2023-09-30",
    "compare?theme=economy",
    "gaps?group=next",
    "report?place=420502",
)


@pytest.fixture
def context(browser: Browser) -> BrowserContext:
    return browser.new_context(
        viewport={"width": 390, "height": 844}, locale="zh-CN", permissions=["clipboard-read", "clipboard-write"]
    )


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def words(page: Page) -> str:
    return page.get_by_test_id("stMain").inner_text()


@pytest.mark.parametrize("view", VIEWS)
def test_the_copied_address_opens_the_same_view(view: str, context: BrowserContext, server: Server) -> None:
    lang = "en" if "lang=en" in view else "zh"
    page = context.new_page()
    visit(page, server, view)
    page.get_by_role("button", name=text(lang, "page.link_copy")).click()
    expect(page.get_by_role("status").filter(has_text=text(lang, "page.link_copied"))).to_be_visible()
    address, said = copied(page), words(page)
    assert address == page.url
    other = context.new_page()
    other.goto(address)
    settle(other)
    expect(other.get_by_test_id("stMain")).to_have_text(said, use_inner_text=True)
    context.close()


def test_the_day_is_fixed_on_request_by_keyboard_alone(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    visit(page, server, "jurisdiction?place=420581")
    button = page.get_by_role("button", name=text("zh", "page.link_copy"))
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text=text("zh", "page.link_copied"))).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    today = datetime.now(UTC).astimezone().date().isoformat()
    page.wait_for_timeout(300)
    assert copied(page) == f"{server.url}/jurisdiction?place=420581&asof={today}"
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox", name=text("zh", "page.link_address"))).to_be_hidden()
    expect(button).to_be_focused()
    context.close()


def test_the_address_is_the_one_of_the_browser(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    page.goto(server.url.replace("127.0.0.1", "localhost") + "/library")
    settle(page)
    page.get_by_role("button", name=text("zh", "page.link_copy")).click()
    page.wait_for_timeout(300)
    assert copied(page).startswith("http://localhost:")
    expect(page.get_by_text(text("zh", "page.link_only_here"))).to_be_visible()
    context.close()


def test_without_a_clipboard_the_address_is_shown_to_be_copied_by_hand(page: Page, server: Server) -> None:
    visit(page, server, "library?statuses=no_data")
    # Refused by the reader, and pressed by a script long after the last click, when the older way is closed, too.
    session = page.context.new_cdp_session(page)
    session.send("Browser.setPermission", {"permission": {"name": "clipboard-write"}, "setting": "denied"})
    page.get_by_role("button", name=text("zh", "page.link_copy")).evaluate(
        "button => setTimeout(() => button.click(), 7000) && null"
    )
    page.wait_for_timeout(8000)  # every look at the page would count as a click
    expect(page.get_by_role("status").filter(has_text=text("zh", "page.link_by_hand"))).to_be_visible()
    address = page.get_by_role("textbox", name=text("zh", "page.link_address"))
    expect(address).to_have_value(page.url)
    expect(address).to_be_focused()


def test_on_a_phone_the_side_bar_can_still_be_closed(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    visit(page, server, "")
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.get_by_test_id("stSidebarNav")).to_be_visible()
    page.get_by_test_id("stSidebarCollapseButton").locator("button").click(timeout=5000)
    expect(page.get_by_test_id("stSidebarNav")).not_to_be_in_viewport()
    context.close()
