"""A day that is typed counts on Enter, at a desk and on a phone, and the page says that it is rewound."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import visit
from tests.server import Server
from tracker.words import text

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("width", [1280, 390])
def test_a_typed_day_counts_on_enter(width: int, page: Page, server: Server) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    visit(page, server, "jurisdiction?place=420500")
    if width == 390:
        page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("spinbutton").first.click()
    page.keyboard.type("20230930", delay=60)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("asof=2023-09-30"), timeout=20_000)
    expect(page.get_by_role("button", name=text("zh", "nav.back_to_today"))).to_be_attached(timeout=20_000)
