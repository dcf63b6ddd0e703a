"""What only a browser shows of entering: the keyboard in the grid, a file dropped in, a second click, a closed tab."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle, visit
from tests.browser.grid import open_value
from tests.server import Server
from tracker.store.engine import connect
from tracker.views.history import batch_count

pytestmark = pytest.mark.slow
FILE = {
    "name": "进展.csv",
    "mimeType": "text/csv",
    "buffer": "地区,指标,时期,数值,单位,来源\n武汉市,高新技术企业数,2025年,16000,家,统计局\n".encode("gb18030"),
}


def batches(server: Server) -> int:
    return batch_count(connect(server.database))


def test_a_value_is_typed_and_saved_with_the_keyboard(page: Page, server: Server) -> None:
    visit(page, server, "entry?place=420500&period=2024")
    editor = open_value(page)
    page.keyboard.type("166.4", delay=100)
    expect(editor).to_have_value("166.4")
    page.keyboard.press("Enter")
    expect(editor).to_be_hidden()
    page.keyboard.press("Control+s")
    expect(page.get_by_text("已写入")).to_be_visible(timeout=20_000)
    visit(page, server, "history")
    expect(page.get_by_test_id("stDataFrame").first).to_contain_text("表格填报")


def test_a_file_is_imported_once_however_often_it_is_confirmed(page: Page, server: Server) -> None:
    before = batches(server)
    visit(page, server, "entry?place=420100")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(FILE)
    confirm = page.get_by_role("button", name="确认导入")
    expect(confirm).to_be_visible()
    confirm.dblclick()
    expect(
        page.get_by_text("已写入").or_(page.get_by_text("没有需要写入")).or_(page.get_by_text("已经导入过"))
    ).to_be_visible()
    settle(page)
    assert batches(server) == before + 1


def test_a_tab_that_is_closed_leaves_all_or_nothing(page: Page, server: Server) -> None:
    before = batches(server)
    visit(page, server, "entry?place=420500")
    text = "地区,指标,时期,数值\n" + "".join(f"宜昌市,城区人口,{year}年,{year - 1850}\n" for year in range(2000, 2020))
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(FILE | {"buffer": text.encode("utf-8-sig")})
    confirm = page.get_by_role("button", name="确认导入")
    expect(confirm).to_be_visible()
    confirm.click(no_wait_after=True)
    page.close()
    assert batches(server) in (before, before + 1)
