"""Second clicks, clicks on something else and closed tabs in the middle of an import: all of the file or none of it."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import visit
from tests.interruption.files import PLACES, imported, lines, sound, written
from tests.server import Server, running

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1500)]
ROWS, TIMES = 150, 20
KEYS = lines(ROWS * TIMES * 3)


@pytest.fixture(scope="module")
def up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("clicks")) as server:
        yield server


def offered(page: Page, server: Server, file: Path) -> None:
    """Upload a file and wait for its import button."""
    visit(page, server, f"entry?place={PLACES[0]}")
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name=f"确认导入 {ROWS} 条").wait_for(timeout=60_000)


def press(page: Page, *, again: bool) -> None:
    """Click the import button in the browser itself, so that nothing waits between two clicks."""
    page.evaluate(
        """([words, again]) => {
            const button = [...document.querySelectorAll('button')].find((each) => each.innerText.includes(words));
            button.click(); if (again) setTimeout(() => button.click(), Math.random() * 120);
        }""",
        [f"确认导入 {ROWS} 条", again],
    )


@pytest.mark.parametrize("how", ["second_click", "other_page", "closed_tab"])
def test_an_interrupted_import_is_whole_or_absent(
    how: str,
    up: Server,
    browser: Browser,
    tmp_path: Path,
) -> None:
    offset = ["second_click", "other_page", "closed_tab"].index(how) * TIMES
    for turn in range(TIMES):
        first = (offset + turn) * ROWS
        file = tmp_path / f"{how}-{turn}.csv"
        file.write_bytes(written(KEYS[first : first + ROWS]))
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="zh-CN")
        offered(page, up, file)
        press(page, again=how == "second_click")
        page.wait_for_timeout(20 * turn)
        if how == "other_page":
            page.get_by_role("link", name="首页").click()
        if how != "closed_tab":
            page.wait_for_timeout(1200)
        page.close()
    time.sleep(3)
    batches = imported(up.database)
    assert {rows for _, rows in batches} == {ROWS}
    assert len(batches) <= offset + TIMES
    if how == "second_click":
        assert len(batches) == TIMES
    assert sound(up.database)
