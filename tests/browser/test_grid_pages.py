"""Typing into a grid of several pages: nothing typed is lost between them, and one save takes all of them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import settle, visit
from tests.browser.grid import copy, open_value
from tests.crowded import crowded
from tests.server import Server, running
from tracker.store.engine import connect, reading
from tracker.ui.entering.editor import ROWS_A_PAGE
from tracker.views.snapshot import Snapshot
from tracker.words import text

pytestmark = pytest.mark.slow
GRID = "entry?place=420500&period="


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard in which 宜昌 fills three pages of the grid."""
    folder = tmp_path_factory.mktemp("crowded")
    with running(folder, TRACKER_CATALOGUE=str(crowded(folder / "catalogue"))) as up:
        yield up


def stored(server: Server, period: str) -> set[str]:
    """The values of 宜昌 for a period."""
    with reading(connect(server.database)) as session:
        data = Snapshot.read(session)
    place = data.places["420500"].id
    return {
        str(value.value)
        for (where, *_), values in data.values.items()
        for value in values
        if where == place and value.period.code == period
    }


def type_first(page: Page, value: str) -> None:
    """Type into the first row of the page that is shown, and leave the cell open."""
    editor = open_value(page)
    page.keyboard.type(value, delay=80)
    expect(editor).to_have_value(value)


def turn(page: Page, number: int) -> None:
    """Turn to a page, which is there when the first row is about another indicator."""
    before = first_row(page).locator("td").first.inner_text()
    page.get_by_role("button", name=f"第 {number} 页").click()
    expect(first_row(page).locator("td").first).not_to_have_text(before, timeout=20_000)
    settle(page)


def first_row(page: Page) -> Locator:
    return page.get_by_test_id("stDataFrame").first.locator("tbody tr").first


def test_what_is_typed_on_two_pages_stays_and_is_saved_at_once(page: Page, server: Server) -> None:
    visit(page, server, GRID + "2024")
    before = stored(server, "2024")
    type_first(page, "166.4")
    turn(page, 2)
    expect(page.get_by_text(text("zh", "entry.unsaved_pages", pages="1", count=1))).to_be_visible()
    expect(first_row(page)).not_to_contain_text("166.4")
    type_first(page, "17.5")
    page.keyboard.press("Enter")
    turn(page, 1)
    expect(first_row(page)).to_contain_text("166.4")
    type_first(page, "166.5")
    page.keyboard.press("Enter")
    turn(page, 2)
    expect(first_row(page)).to_contain_text("17.5")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("已写入")).to_be_visible(timeout=20_000)
    settle(page)
    assert stored(server, "2024") - before == {"166.5", "17.5"}
    expect(first_row(page)).to_contain_text("17.5")
    expect(page.get_by_text("未保存")).to_have_count(0)


def test_a_value_stored_meanwhile_is_not_overwritten_from_another_page(page: Page, server: Server) -> None:
    visit(page, server, GRID + "2023")
    before = stored(server, "2023")
    type_first(page, "150")
    turn(page, 3)
    other = page.context.new_page()
    visit(other, server, GRID + "2023")
    type_first(other, "151")
    other.keyboard.press("Enter")
    other.keyboard.press("Control+s")
    expect(other.get_by_text("已写入")).to_be_visible(timeout=20_000)
    type_first(page, "30")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+s")
    expect(page.get_by_text(text("zh", "intake.outcome.reject-with-row-errors"))).to_be_visible(timeout=20_000)
    expect(page.get_by_test_id("stDataFrame").nth(1)).to_contain_text("151")
    assert stored(server, "2023") - before == {"151"}
    turn(page, 1)
    expect(first_row(page)).to_contain_text("150")


def test_a_pasted_column_goes_in_whole_and_rows_that_do_not_fit_are_told(page: Page, server: Server) -> None:
    page.context.grant_permissions(["clipboard-read"])
    visit(page, server, GRID + "2025")
    rows = ROWS_A_PAGE
    expect(page.get_by_test_id("stDataFrame").first.locator("table")).to_have_attribute("aria-rowcount", str(1 + rows))
    copy(page, ["166.4", '"two\nlines"', *(str(number) for number in range(3, rows + 1))])
    editor = open_value(page)
    page.keyboard.press("Escape")
    expect(editor).to_be_hidden()
    page.keyboard.press("Control+v")
    expect(first_row(page)).to_contain_text("166.4")
    expect(page.get_by_test_id("stToast")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(first_row(page).locator("td[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("Control+v")
    told = text("zh", "entry.paste_cut", rows=rows, room=rows - 1, count=1)
    expect(page.get_by_test_id("stToast")).to_contain_text(told)
    settle(page)
    turn(page, 2)
    expect(page.get_by_text(text("zh", "entry.unsaved_pages", pages="1", count=rows))).to_be_visible()


@pytest.mark.parametrize("end", ["", "Enter"])
def test_what_is_typed_is_there_after_a_look_at_another_page_of_the_dashboard(
    end: str, page: Page, server: Server
) -> None:
    visit(page, server, GRID + "2022")
    type_first(page, "42.5")
    if end:
        page.keyboard.press(end)
    links = page.get_by_test_id("stSidebar")
    links.get_by_role("link", name=text("zh", "nav.gaps")).click(delay=80)
    expect(page.locator("h1")).to_have_text(text("zh", "nav.gaps"))
    settle(page)
    links.get_by_role("link", name=text("zh", "nav.entry")).click()
    expect(page.locator("h1")).to_have_text(text("zh", "nav.entry"))
    expect(first_row(page)).to_contain_text("42.5", timeout=20_000)
