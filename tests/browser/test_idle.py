"""A page that nobody touches says soon that somebody else has written."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import visit
from tests.pages.test_freshness import import_by_command
from tests.server import Server

pytestmark = pytest.mark.slow


def test_an_idle_page_says_within_ten_seconds_that_there_is_newer_data(
    page: Page, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DB", str(server.database))
    visit(page, server, "target?target=420500-urban-population-2030")
    import_by_command(tmp_path, "168.5")
    notice = page.get_by_test_id("stAlert").filter(has_text="数据")
    expect(notice).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="刷新").click()
    expect(notice).to_have_count(0, timeout=20_000)
    expect(page.get_by_text("168.5").first).to_be_visible()
