"""The page of terms shows each word in its own language, also those that Streamlit has for something of its own."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle, until, visit
from tests.server import Server

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_words_stay_in_their_language(lang: str, page: Page, server: Server) -> None:
    visit(page, server, f"glossary?lang={lang}")
    until(page, "document.widgetWords")
    settle(page)
    row = page.get_by_test_id("stMain").locator("tr").filter(has_text="暂无数据")
    expect(row.first).to_contain_text("No data")
    expect(page.get_by_test_id("stMain").locator("table").first).to_contain_text("范围")
    expect(page.get_by_test_id("stMain").locator("table").first).to_contain_text("scope")
