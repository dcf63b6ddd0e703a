"""What a reader takes away: a picture, the numbers, a page of charts, a print. In a real browser."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Download, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import settle, until, visit
from tests.charts.golden import difference, small
from tests.charts.test_golden import ALLOWED
from tests.server import Server
from tracker.ui.shell.present import LOOK
from tracker.words import text

pytestmark = pytest.mark.slow
ADDRESS = "compare?indicator=gdp"


def opened(page: Page, server: Server) -> None:
    visit(page, server, ADDRESS)
    page.locator(".st-key-more-ranking summary").click()
    page.locator(".st-key-preview-ranking .modebar-btn").wait_for()
    settle(page)


def taken(page: Page, act: Callable[[], None]) -> Download:
    with page.expect_download() as waiting:
        act()
    return waiting.value


def picture_of(page: Page) -> Download:
    return taken(page, page.locator(".st-key-preview-ranking .modebar-btn").click)


def test_plotlys_own_button_saves_the_chosen_size_light_and_named(page: Page, server: Server) -> None:
    page.emulate_media(color_scheme="dark")
    opened(page, server)
    download = picture_of(page)
    assert download.suggested_filename.startswith("地区生产总值-地区排名-")
    assert download.suggested_filename.endswith(".png")
    with Image.open(Path(download.path())) as image:
        assert image.size == (2560, 1440)
        assert image.convert("RGB").getpixel((2, 2)) == (255, 255, 255)
    page.get_by_text("方形", exact=True).click()
    page.get_by_text("3 倍", exact=True).click()
    settle(page)
    page.wait_for_timeout(1500)
    with Image.open(Path(picture_of(page).path())) as image:
        assert image.size == (3240, 3240)
    page.get_by_text("SVG", exact=True).click()
    settle(page)
    page.wait_for_timeout(1500)
    download = picture_of(page)
    assert download.suggested_filename.endswith(".svg")
    assert "尚不能排名" in Path(download.path()).read_text(encoding="utf-8")


def test_no_button_saves_a_chart_as_it_is_seen(page: Page, server: Server) -> None:
    visit(page, server, ADDRESS)
    page.locator(".js-plotly-plot .modebar-btn").first.wait_for(state="attached")
    settle(page)
    charts = page.locator(".js-plotly-plot").all()
    assert charts
    for chart in charts:
        assert chart.get_by_label("下载为 PNG 图片").count() == 0


def test_a_picture_is_saved_with_the_keyboard_alone(page: Page, server: Server) -> None:
    visit(page, server, ADDRESS)
    page.locator(".st-key-more-ranking summary").focus()
    page.keyboard.press("Enter")
    page.locator(".st-key-preview-ranking .modebar-btn").wait_for()
    settle(page)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.st-key-preview-ranking')"):
            break
    download = taken(page, lambda: page.keyboard.press("Enter"))
    assert download.suggested_filename.endswith(".png")


def test_the_data_behind_a_chart_are_those_of_the_table(page: Page, server: Server) -> None:
    opened(page, server)
    download = taken(page, page.get_by_role("button", name="下载数据（CSV）").click)
    lines = Path(download.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 3
    assert lines[1].split(",")[1:5] == ["宜昌市", "5022 亿元", "6191 亿元（2024 年）", "1 万亿元以上"]


@pytest.mark.parametrize("name", ["compare", "jurisdiction?place=420500", ""])
def test_presenting_leaves_nothing_but_whole_charts_on_white(name: str, page: Page, server: Server) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{server.url}/{name}{'&' if '?' in name else '?'}view=present")
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.wait_for_timeout(3000)
    others = "[data-testid=stSidebar], h1, h2, h3, [data-testid=stDataFrame], input, [data-testid=stExpander]"
    seen = f"[...document.querySelectorAll(`{others}`)].filter(each => each.checkVisibility()).length"
    assert page.evaluate(seen) == 0
    charts = page.evaluate(
        "[...document.querySelectorAll('.js-plotly-plot')].map(each => [each._fullLayout.width, "
        "each.getBoundingClientRect().bottom + scrollY])"
    )
    assert charts
    assert {width for width, _ in charts} == {1000}
    with Image.open(io.BytesIO(page.screenshot(full_page=True))) as whole:
        assert whole.height >= max(bottom for _, bottom in charts)
        assert whole.convert("RGB").getpixel((5, whole.height - 5)) == (255, 255, 255)


def test_the_switch_presents_and_the_way_back_is_there(page: Page, server: Server) -> None:
    visit(page, server, "")
    page.get_by_role("button", name="只看图（演示与打印）").click()
    until(page, "!document.querySelector('h1')?.checkVisibility()")
    assert "view=present" in page.url
    page.get_by_role("button", name="退出").focus()
    page.keyboard.press("Enter")
    until(page, "document.querySelector('h1')?.checkVisibility()")
    assert "view=present" not in page.url


@pytest.mark.parametrize("view", ["", "&view=present"])
def test_a_print_cuts_no_chart(view: str, page: Page, server: Server) -> None:
    page.goto(f"{server.url}/jurisdiction?place=420500{view}")
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.wait_for_timeout(3000)
    page.emulate_media(media="print")
    page.wait_for_timeout(1000)
    cut = page.evaluate("""[...document.querySelectorAll('.js-plotly-plot')].filter(each => {
        const box = each.getBoundingClientRect();
        return box.left < 0 || box.right > document.documentElement.scrollWidth + 1 ||
            box.bottom + scrollY > document.documentElement.scrollHeight + 1;
    }).length""")
    assert cut == 0
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") in (2, 3)


def test_what_is_presented_prints_on_sheets_that_cut_no_chart(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/jurisdiction?place=420500&show=progress&view=present")
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.wait_for_timeout(3000)
    heights = page.evaluate("[...document.querySelectorAll('.js-plotly-plot')].map(each => each._fullLayout.height)")
    assert len(heights) == 3  # the progress of 18 targets in two pieces, and a course
    assert max(heights) <= LOOK.tallest
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets} == {(842, 595)}
    assert [sheet.extract_text().count("方法：") for sheet in sheets] == [1, 1, 1]


COPIED = """async () => {
    const [item] = await navigator.clipboard.read();
    const bytes = new Uint8Array(await (await item.getType('image/png')).arrayBuffer());
    return Array.from(bytes);
}"""


def said_of_copying(page: Page, word: str) -> None:
    status = page.locator(".st-key-copy-ranking [role=status]")
    page.locator(".st-key-copy-ranking button").click()
    expect(status).to_have_text(text("zh", f"compare.picture_{word}"), timeout=20_000)


def test_the_picture_in_the_clipboard_is_the_one_that_is_saved(page: Page, server: Server) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, server)
    said_of_copying(page, "copied")
    with Image.open(io.BytesIO(bytes(page.evaluate(COPIED)))) as image:
        copied = small(image)
    with Image.open(Path(picture_of(page).path())) as image:
        assert copied.size == small(image).size
        assert difference(copied, small(image)) <= ALLOWED
    assert page.locator(".st-key-file-ranking-csv button").is_visible()
    assert page.locator(".st-key-file-ranking-xlsx button").is_visible()


def test_a_browser_that_does_not_give_the_clipboard_is_said_to(page: Page, server: Server) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")  # as over plain http
    opened(page, server)
    said_of_copying(page, "insecure")
