"""The report page in a real browser: a making shows how far it is, is really cancelled, and the file comes whole."""

import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import settle
from tests.server import running
from tracker.words import text

pytestmark = pytest.mark.slow


def words(key: str) -> str:
    return text("zh", f"report.{key}")


def test_a_report_is_cancelled_and_then_made(browser: Browser, tmp_path: Path) -> None:
    # A short path: Chromium refuses to start where the name of its socket would be longer than 108 characters.
    with TemporaryDirectory() as drafts, running(tmp_path / "server", TMPDIR=drafts) as server:
        page = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 1200}).new_page()
        page.goto(f"{server.url}/report?format=docx&place=420500")
        settle(page)
        page.get_by_role("button", name=words("make")).click(timeout=60_000)
        page.get_by_text("正在绘图").wait_for(timeout=30_000)
        page.get_by_role("button", name=words("cancel")).click()
        page.get_by_text(words("cancelled")).wait_for(timeout=30_000)
        assert not list(Path(drafts).glob("report-*"))
        page.get_by_role("button", name=words("make")).click()
        download = page.get_by_role("button", name="宜昌市-报告")
        download.wait_for(timeout=90_000)
        with page.expect_download() as coming:
            download.click()
        assert zipfile.is_zipfile(coming.value.path())
        assert not list(Path(drafts).glob("report-*"))
        expect(page.get_by_role("button", name=words("make"))).to_be_enabled()
