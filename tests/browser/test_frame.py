"""The frame in a real browser: cold deep links, every page at two widths, both languages, a quiet console."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle, until, visit
from tests.conftest import ROOT
from tests.server import Server, running
from tracker.words import text

pytestmark = pytest.mark.slow
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
ADDRESS = {"overview": "", "jurisdiction": "jurisdiction?place=420581", "target": "target?target=420500-gdp-2023-floor"}
LATIN = re.compile(r"[A-Za-z]{3,}")
KEPT_LATIN = re.compile(
    r"English|GDP|CSV|TSV|XLSX|XLS|UTF-8|UTF-16|GBK|GB18030|PNG|SVG|DOCX|PPTX|PDF|HTML|ICS|ZIP|Tab|Ctrl|Enter|Excel|GB18030"
    r"|[\w-]+_[\w_]+|4205\S+|4201\S+|\S+\.(csv|xlsx|toml)|MB|x-city\S*"
)


@pytest.mark.parametrize(
    ("address", "shown"),
    [("jurisdiction?place=420100", "input[value^='武汉市']"), ("method?lang=en", "h1:has-text('Method')")],
)
def test_a_cold_server_frames_its_first_deep_link(address: str, shown: str, page: Page, tmp_path: Path) -> None:
    with running(tmp_path) as cold:
        visit(page, cold, address)
        expect(page.get_by_test_id("stSidebarNav")).to_be_visible()
        assert page.url.endswith(address)
        expect(page.locator(shown).first).to_be_visible()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_by_deep_link_is_quiet_and_fits_its_window(
    name: str, page: Page, server: Server, bare_errors: set[str]
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("requestfailed", lambda request: said.append(request.url) if "127.0.0.1" not in request.url else None)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        visit(page, server, ADDRESS.get(name, name))
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    assert set(said) <= bare_errors
    assert "错误编号" not in page.inner_text("body")


@pytest.mark.parametrize("name", [name for name in PAGES if name != "glossary"])  # which is in both languages
def test_no_english_is_left_in_a_chinese_page(name: str, page: Page, server: Server) -> None:
    visit(page, server, ADDRESS.get(name, name))
    until(page, "document.widgetWords")  # a page with charts is drawn before its script can run
    words = page.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => e.children.length === 0 && e.checkVisibility() && "
        "!e.closest('[data-testid=stIconMaterial], .modebar, script, style, [data-testid=stSidebar] "
        "[data-testid=stText]'))"
        ".map(e => e.textContent.trim())"
    )
    left = [word for word in words if LATIN.search(KEPT_LATIN.sub("", word))]
    assert left == []


@pytest.mark.parametrize("name", PAGES)
def test_an_english_page_has_no_chinese_of_ours(name: str, page: Page, server: Server) -> None:
    address = ADDRESS.get(name, name)
    visit(page, server, f"{address}{'&' if '?' in address else '?'}lang=en")
    heads = page.locator("h1, h2, h3, label, [data-testid=stCaptionContainer], button").all_inner_texts()
    assert [head for head in heads if re.search(r"[\u3400-\u9fff]", head) and head != "中文"] == []


def test_the_language_switch_keeps_the_page_and_its_selection(page: Page, server: Server) -> None:
    visit(page, server, "jurisdiction?place=420100")
    page.get_by_text("English", exact=True).click()
    expect(page.locator("h1")).to_have_text(text("en", "nav.jurisdiction"))
    expect(page).to_have_url(re.compile("place=420100"))
    expect(page).to_have_url(re.compile("lang=en"))
    settle(page)
    page.get_by_text("中文", exact=True).click()
    expect(page.locator("h1")).to_have_text("地区")


@pytest.mark.parametrize("name", ["jurisdiction", "target", "compare", "report", "entry", "library", "sources", "gaps"])
def test_a_language_switch_leaves_what_a_fresh_page_shows_in_its_selectors(
    name: str, page: Page, server: Server
) -> None:
    address = ADDRESS.get(name, name) + ("?theme=economy&peers=420581,420502" if name == "compare" else "")
    visit(page, server, address)
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_test_id("stSidebarNav")).to_contain_text(text("en", "nav.overview"))
    settle(page)
    switched = selectors(page)
    assert switched
    visit(page, server, f"{address}{'&' if '?' in address else '?'}lang=en")
    assert selectors(page) == switched


@pytest.mark.parametrize(
    ("name", "number", "other"), [("jurisdiction", 0, "宜都市"), ("entry", 0, "宜都市"), ("compare", 1, "城区人口")]
)
def test_a_choice_leaves_what_a_fresh_page_shows_in_the_selectors_that_hang_on_it(
    name: str, number: int, other: str, page: Page, server: Server
) -> None:
    visit(page, server, name)
    before = page.url
    page.get_by_test_id("stSelectbox").nth(number).locator("input").click()
    page.keyboard.type(other, delay=60)
    page.get_by_role("option", name=other).first.click()
    page.wait_for_url(lambda url: url != before)
    settle(page)
    chosen = selectors(page)
    page.reload()
    settle(page)
    assert selectors(page) == chosen


def selectors(page: Page) -> list[tuple[str, str]]:
    """What each selector on a page says, and has in its line."""
    boxes = page.get_by_test_id("stMain").locator("[data-testid=stSelectbox], [data-testid=stMultiSelect]").all()
    return [(box.inner_text(), box.locator("input").first.input_value()) for box in boxes]


def test_the_day_rewinds_the_whole_dashboard(page: Page, server: Server) -> None:
    visit(page, server, "target?target=420500-gdp-2023-floor&asof=2023-09-30")
    body = page.inner_text("body")
    assert "慢于序时进度" in body
    assert "2542.1 亿元" in body
    assert "6191" not in body


def test_what_is_folded_out_stays_so_in_the_other_language_and_in_a_link(page: Page, server: Server) -> None:
    visit(page, server, "")
    page.locator(".st-key-missing summary").click()
    expect(page.get_by_text(text("zh", "page.missing_help"))).to_be_visible()
    page.locator("[class*=st-key-more-] summary").first.click()
    expect(page.get_by_text(text("zh", "compare.size"), exact=True)).to_be_visible()
    settle(page)
    page.get_by_text("English", exact=True).click()
    for shown in (page, page.context.new_page()):
        if shown is not page:
            shown.goto(page.url)
        expect(shown.get_by_text(text("en", "page.missing_help"))).to_be_visible(timeout=20_000)
        expect(shown.get_by_text(text("en", "compare.size"), exact=True)).to_be_visible(timeout=20_000)
