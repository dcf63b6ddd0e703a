"""The jobs of a first visit, in as few clicks as stated; and nothing on a page that keeps people out, by axe-core."""

import re
import shutil
from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import axe
from tests.browser.conftest import press_slash, settle, visit
from tests.conftest import ROOT
from tests.server import Server, running
from tracker.words import LANGUAGES, text

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard before there is anything in its catalogue."""
    folder = tmp_path_factory.mktemp("empty")
    shutil.copytree(ROOT / "data" / "catalogue", folder / "catalogue")
    for path in (folder / "catalogue").glob("*.csv"):
        path.write_text(path.read_text(encoding="utf-8").split("\n", 1)[0] + "\n", encoding="utf-8")
    with running(folder, TRACKER_CATALOGUE=str(folder / "catalogue")) as up:
        yield up


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("theme", axe.THEMES)
def test_no_page_keeps_anybody_out(theme: str, lang: str, server: Server, browser: Browser) -> None:
    assert _violations(theme, lang, server, browser, axe.ADDRESSES) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("theme", axe.THEMES)
def test_nor_does_any_of_an_empty_database(theme: str, lang: str, empty: Server, browser: Browser) -> None:
    assert _violations(theme, lang, empty, browser, ["", *axe.NAMES, "target"]) == []


def _violations(theme: str, lang: str, server: Server, browser: Browser, addresses: Sequence[str]) -> list[str]:
    found = []
    for address in addresses:
        looked = axe.look(server, browser, address, theme, lang)
        assert looked.passes, address
        found += [f"{address}: {rule} {element}" for rule, element in looked.violations]
    return found


def test_what_a_city_promised_for_2030_is_two_clicks_away(page: Page, server: Server) -> None:
    visit(page, server, "")
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=text("zh", "nav.jurisdiction"), exact=True).click()
    expect(page.locator("h1")).to_have_text(text("zh", "nav.jurisdiction"))
    expect(page.get_by_test_id("stMain")).to_contain_text("300 万人以上")
    expect(page.get_by_test_id("stMain")).to_contain_text("2030 年底")


def test_a_count_opens_its_list_and_a_name_its_target(page: Page, server: Server) -> None:
    visit(page, server, "?asof=2026-11-30")
    page.get_by_role("link", name="10 到期待核实").click()
    expect(page).to_have_url(re.compile("library.*statuses=result_due"))
    expect(page.get_by_text("共 10 个目标")).to_be_visible(timeout=20_000)
    visit(page, server, "?asof=2026-11-30")
    page.get_by_role("link", name="宜昌市 · 长江清江入河排污口整治完成数").click()
    expect(page.locator("h1")).to_have_text("长江清江入河排污口整治完成数", timeout=20_000)
    expect(page).to_have_title(re.compile("宜昌市 · 长江清江入河排污口整治完成数"))


def test_a_slash_goes_to_the_search_that_finds_by_initials(page: Page, server: Server) -> None:
    visit(page, server, "method")
    press_slash(page)
    page.keyboard.type("yds", delay=40)
    page.get_by_test_id("stSidebar").get_by_role("link", name="宜都市").click()
    expect(page).to_have_title(re.compile("宜都市"), timeout=20_000)
    expect(page).to_have_url(re.compile("place=420581"))


def test_a_mark_of_a_chart_opens_its_target(page: Page, server: Server) -> None:
    visit(page, server, "jurisdiction?place=420500")
    settle(page)
    mark = page.locator(".js-plotly-plot").first.locator(".scatterlayer .point").first
    mark.scroll_into_view_if_needed()
    mark.click(force=True)
    expect(page).to_have_url(re.compile("target[?].*target="), timeout=20_000)


def test_the_rewound_day_is_left_by_a_button(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, server, "?asof=2023-09-30")
    page.get_by_role("button", name=text("zh", "nav.back_to_today")).click()
    expect(page.get_by_role("button", name=text("zh", "nav.back_to_today"))).to_have_count(0, timeout=20_000)
    expect(page).not_to_have_url(re.compile("asof"))
