"""A file, what there is to say of it, and what came of it stand on one screen of 1280 × 800."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import settle, visit
from tests.server import Server

pytestmark = pytest.mark.slow
THREE_CAUSES = (
    "2025年主要指标\n地区,指标,时期,数值,单位,联系电话\n宜都市,地区生产总值,2025年,902.3,,1\n"
    "枝江市,地区生产总值,2025年,8651000,万元,2\n当阳市,地区生产总值,2025年,810.5,亿元,3\n注：2025年为快报数。\n"
)
ASKED = "宜都市2026年1-6月统计月报\n指标名称,计量单位,本月,本月止累计\n工业总产值,亿元,171.4,985.6\n"


@pytest.fixture
def small(browser: Browser) -> Iterator[Page]:
    """A page as high as a small laptop shows it."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN", color_scheme="light")
    yield context.new_page()
    context.close()


def send(page: Page, server: Server, text: str) -> None:
    visit(page, server, "entry?place=420581")
    file = {"name": "数据.csv", "mimeType": "text/csv", "buffer": text.encode("gb18030")}
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)  # type: ignore[arg-type]
    settle(page)


def test_three_causes_the_rows_and_what_to_press_are_seen_at_once(small: Page, here: Server) -> None:
    send(small, here, THREE_CAUSES)
    confirm = small.get_by_role("button", name="确认导入 3 条")
    expect(confirm).to_be_in_viewport(ratio=1)
    tables = small.get_by_test_id("stDataFrame")
    expect(tables).to_have_count(2)
    for at in (0, 1):
        expect(tables.nth(at)).to_be_in_viewport(ratio=1)
    confirm.click()
    expect(small.get_by_text("已写入")).to_be_in_viewport(ratio=1, timeout=20_000)
    expect(small.get_by_role("link", name="看图")).to_be_in_viewport(ratio=1)
    expect(small.get_by_role("button", name="撤销").first).to_be_in_viewport(ratio=1)


def test_the_questions_of_a_monthly_report_are_seen_at_once(small: Page, here: Server) -> None:
    send(small, here, ASKED)
    for label in ("时期", "地区"):
        expect(small.get_by_label(label, exact=True).first).to_be_in_viewport(ratio=1)
    expect(small.get_by_role("button", name="按这样读")).to_be_in_viewport(ratio=0.5)
