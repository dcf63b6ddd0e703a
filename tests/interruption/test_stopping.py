"""A server that is told to stop lets what is being written end."""

import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import visit
from tests.interruption.files import imported, lines, new_store, sound, written
from tests.server import running

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
ROWS = 50


def test_a_server_that_stops_lets_a_confirmed_import_end(tmp_path: Path, browser: Browser) -> None:
    """The import waits for its turn to write when the server is told to stop, and gets it afterwards."""
    new_store(tmp_path / "tracker.db").dispose()
    with running(tmp_path, TRACKER_LOG="json") as server, closing(
        sqlite3.connect(server.database, isolation_level=None)
    ) as other:  # fmt: skip
        page = browser.new_page(locale="zh-CN")
        visit(page, server, "entry?place=420581")
        file = {"name": "data.csv", "mimeType": "text/csv", "buffer": written(lines(ROWS))}
        page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)  # type: ignore[arg-type]
        confirm = page.get_by_role("button", name="确认导入")
        expect(confirm).to_be_visible()
        other.execute("BEGIN IMMEDIATE")
        confirm.click()
        expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "running")
        page.wait_for_timeout(1000)
        server.process.send_signal(signal.SIGTERM)
        page.wait_for_timeout(1500)
        assert server.process.poll() is None, "it did not wait"
        assert imported(server.database) == []
        other.execute("ROLLBACK")
        assert server.process.wait(timeout=60) == -signal.SIGTERM  # uvicorn ends by the signal once all is done
        page.close()
    assert imported(server.database) == [(2, ROWS)]
    assert sound(server.database)
