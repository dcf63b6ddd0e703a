"""The review of a document by its keys, after whatever was clicked before."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle, visit
from tests.pages.test_documents import MADE_UP
from tests.server import Server
from tracker.words import text

pytestmark = pytest.mark.slow


def test_each_key_counts_after_each_click(page: Page, here: Server) -> None:
    """A field in focus would take the keys for itself: neither the choice of the queue nor a reason leaves one."""
    visit(page, here, "documents")
    main, total = page.get_by_test_id("stMain"), page.locator(".st-key-review_sum")

    def press(key: str) -> None:
        page.keyboard.press(key)
        settle(page)

    paste = main.get_by_label(text("zh", "collecting.paste"))
    paste.fill(MADE_UP)
    paste.press("Control+Enter")
    expect(total).to_be_visible()
    settle(page)
    main.get_by_text(text("zh", "collecting.queue_targets"), exact=True).first.click()
    settle(page)
    main.get_by_role("radio", name=text("zh", "collecting.only_open")).click()
    settle(page)
    press("a")
    expect(total).to_contain_text("：1 个目标")
    main.get_by_role("button", name=text("zh", "collecting.refuse"), exact=True).click()
    page.get_by_text(text("zh", "exclusion.past_value"), exact=True).click()
    settle(page)
    expect(total).to_contain_text("、1 个排除")
    press("x")
    expect(total).to_contain_text("、2 个排除")
    press("a")
    expect(total).to_contain_text("：2 个目标")


def test_a_name_of_ones_own_is_typed_into_a_correction(page: Page, here: Server) -> None:
    visit(page, here, "documents")
    main = page.get_by_test_id("stMain")
    paste = main.get_by_label(text("zh", "collecting.paste"))
    paste.fill("宜昌市政府工作报告\n2026年1月10日\n今年，茶园面积达到300万亩。")
    paste.press("Control+Enter")
    settle(page)
    main.get_by_text(text("zh", "collecting.queue_targets"), exact=True).first.click()
    settle(page)
    page.keyboard.press("e")
    name = main.get_by_label(text("zh", "collecting.column_indicator"), exact=True)
    name.click()
    name.press_sequentially("茶园综合面积")
    name.press("Enter")
    main.get_by_role("button", name=text("zh", "collecting.correct_keep")).click()
    settle(page)
    expect(page.locator(".st-key-review_sum")).to_contain_text("：1 个目标")
    expect(main.get_by_text("茶园综合面积").first).to_be_visible()
