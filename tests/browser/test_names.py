"""Names of the catalogue are shown as they are written, on every page, and do nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import visit
from tests.browser.hostile import AWAY, Watch
from tests.interruption.files import new_store
from tests.server import Server, running

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
HOSTILE = f"![x]({AWAY}.png) [y]({AWAY}) {AWAY} $x$ :material/skull: :red[z] <b>w</b> **v**"
NAMES = {
    "jurisdiction": ("name_zh", "name_en"),
    "indicator": ("name_zh", "name_en"),
    "source": ("title_zh", "title_en", "short_zh", "short_en", "publisher_zh", "publisher_en"),
}
PAGES = {
    "overview": "",
    "jurisdiction": "jurisdiction?place=420500",
    "jurisdiction_en": "jurisdiction?place=420500&lang=en",
    "target": "target?target=420581-gdp-growth-2026",
    "compare": "compare?indicator=gdp",
    "report": "report?place=420500",
    "entry": "entry?place=420581&period=2026H1",
    "gaps": "gaps",
    "library": "library?target=420581-gdp-growth-2026",
    "sources": "sources",
    "history": "history",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on a database in which every name ends in something hostile."""
    folder: Path = tmp_path_factory.mktemp("names")
    new_store(folder / "tracker.db").dispose()
    with closing(sqlite3.connect(folder / "tracker.db")) as connection, connection:
        for table, columns in NAMES.items():
            there = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
            for column in there.intersection(columns):
                changed = connection.execute(f"UPDATE {table} SET {column} = {column} || ' ' || ?", (HOSTILE,))  # noqa: S608
                assert changed.rowcount > 0
    with running(folder) as up:
        yield up


@pytest.mark.parametrize("name", PAGES)
def test_a_name_is_no_markup(name: str, page: Page, server: Server) -> None:
    watch = Watch(page, server)
    visit(page, server, PAGES[name])
    assert watch.made() == []
    assert "错误编号" not in page.inner_text("body")


def test_a_title_stands_as_it_was_written(page: Page, server: Server) -> None:
    visit(page, server, PAGES["target"])
    said = page.locator("h1").inner_text().replace("\u2060", "")
    assert HOSTILE in said
    expect(page.locator("h1 b, h1 strong, h1 img, h1 .katex")).to_have_count(0)
