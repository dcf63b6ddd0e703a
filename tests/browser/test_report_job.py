"""A report in the making ends with the tab that asked for it: no browser of it is left on the server."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle
from tests.conftest import ROOT
from tests.server import Server, copy_of, running
from tracker.catalogue.load import load_catalogue
from tracker.reports import MOST_ITEMS
from tracker.words import text

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
LONGER_THAN_ANY_BREAK = 120
"""Seconds: half a minute in which a reader may come back, and the step that is being taken."""


def browsers_of(server: Server) -> list[int]:
    """The processes that the server has started, and theirs, which draw for a report."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
    found = [server.process.pid]
    for parent in found:
        found += [child for child, above in parents.items() if above == parent]
    return found[1:]


def waited_for(seconds: float, server: Server, *, there: bool) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if bool(browsers_of(server)) is there:
            return True
        time.sleep(0.5)
    return False


def test_closing_the_tab_ends_the_report(store: Path, page: Page, tmp_path: Path) -> None:
    copy_of(store, tmp_path / "server")
    targets = load_catalogue(ROOT / "data" / "catalogue")[0].targets
    codes = [f"trajectory:{target.code}" for target in targets]
    codes = [*codes, *(f"{code}@2026-06-30" for code in codes)][:MOST_ITEMS]
    with running(tmp_path / "server") as server:
        page.goto(f"{server.url}/report?format=zip&items={','.join(codes)}")
        settle(page)
        page.get_by_role("button", name=text("zh", "report.make"), exact=True).click()
        assert waited_for(60, server, there=True)
        expect(page.get_by_role("button", name=text("zh", "report.cancel"))).to_be_visible()
        page.close()
        assert waited_for(LONGER_THAN_ANY_BREAK, server, there=False)
        assert "its reader has left" in server.log.read_text(encoding="utf-8"), "it ended by itself"
        assert server.process.poll() is None
