"""A name typed into a list of thousands: it is taken as typed, in the reader's words, and said where it is unclear."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import until, visit
from tests.server import Server
from tracker.words import text

pytestmark = pytest.mark.slow


def test_a_name_that_several_places_have_is_said_as_soon_as_it_is_typed(page: Page, server: Server) -> None:
    visit(page, server, "library?adding=true")
    until(page, "document.widgetWords")
    box = page.locator(".st-key-new_target-0-zh-place input")
    box.click()
    box.press_sequentially("朝阳")
    expect(page.get_by_role("option").first).to_have_text(text("zh", "widget.add_value", value="朝阳"))
    box.press("Enter")
    expect(page.get_by_test_id("stAlert").filter(has_text="朝阳")).to_contain_text("不止一个")
