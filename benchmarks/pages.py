"""What a reader waits for: the first visit to each page, a change of a selection, a saved value."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks import servers
from benchmarks.browser import change, chromium, first_screen, first_visit, still, visitor
from benchmarks.clients import one_run
from benchmarks.generate import Generated, generated
from benchmarks.measure import Measured, in_turn
from tests.browser.grid import open_value
from tracker import charts
from tracker.core.settings import load_settings
from tracker.store.engine import connect
from tracker.views.board import Board, load_board
from tracker.views.overview import overview
from tracker.views.target import trajectory
from tracker.views.totals import totals

PAGES = ("overview", "jurisdiction", "target", "compare", "report", "entry", "gaps", "history", "library", "sources",
         "method")  # fmt: skip
DAY = date(2026, 7, 1)


def visits(times: int) -> list[Measured]:
    """The first visit to every page, against the bare page as Streamlit starts it and with our own tuning."""
    with ExitStack() as stack:
        ours = stack.enter_context(servers.ours())
        figures = bare_figures(ours)
        browser = stack.enter_context(chromium())
        plain, tuned = (stack.enter_context(servers.bare(figures, tuned=tuned)) for tuned in (False, True))
        urls = [plain.url, tuned.url, *(ours.url + _path(page) for page in PAGES)]
        works = [_visit(browser, url) for url in urls]
        for work in works:
            work()
        bare, bare_tuned, *found = in_turn(times, *works)
    lines = [Measured("first visit to overview", found[0], bare, "bare page, defaults", 1.0),
             Measured("first visit to overview", found[0], bare_tuned, "bare page, tuned", 1.25)]  # fmt: skip
    return lines + [
        Measured(f"first visit to {page}", seconds, bare, "bare page, defaults", 1.25)
        for page, seconds in zip(PAGES[1:], found[1:], strict=True)
    ]


def screen(times: int) -> list[Measured]:
    """The first screen of the first page over 100,000 values, against bare pages with one chart of the same values.

    Those are in Streamlit as it starts it, and in Dash where it is installed (`servers.DASH`).
    """
    country = generated(100_000)
    with ExitStack() as stack:
        ours = stack.enter_context(servers.ours(country.database, country.catalogue))
        figures = _total_figures(country.database)
        servers_to_visit = [ours, stack.enter_context(servers.bare(figures))]
        if servers.DASH.exists():
            servers_to_visit.append(stack.enter_context(servers.dash(figures)))
        browser = stack.enter_context(chromium())
        works = [partial(first_screen, browser, f"{server.url}/") for server in servers_to_visit]
        for work in works:
            work()
        mine, *bare = in_turn(times, *works)
    names = (("bare page, defaults", 0.65), ("bare page in Dash", 1.0))
    return [
        Measured("first screen of 100,000 values", mine, reference, against, reach)
        for reference, (against, reach) in zip(bare, names, strict=False)
    ]


def _total_figures(database: Path) -> dict[str, Any]:
    board = _board(database)
    sums = totals(board, "zh")
    drawn = (charts.totals_by_place(sums, "zh", board.as_of), charts.totals_by_deadline(sums, "zh", board.as_of))
    return dict(zip(("matrix", "deadlines"), drawn, strict=True))


def _path(page: str) -> str:
    """Where a reader finds a page: the overview is the first, at the address that the server prints."""
    return "/" if page == "overview" else f"/{page}"


def _visit(browser: Browser, url: str) -> Callable[[], float]:
    return lambda: first_visit(browser, url)


def changes(times: int) -> list[Measured]:
    """Another target chosen on the page of a place, and a value saved in the grid, against a rerun of the bare page."""
    with ExitStack() as stack:
        ours = stack.enter_context(servers.ours())
        plain = stack.enter_context(servers.bare(bare_figures(ours)))
        browser = stack.enter_context(chromium())
        bare, place = (
            stack.enter_context(_opened(browser, url)) for url in (plain.url, f"{ours.url}/jurisdiction?place=420500")
        )
        grid = stack.enter_context(visitor(browser))
        # A value that is there already would be shown for a second look, so every one goes into another empty period.
        empty = iter(
            [f"{year}{part}" for year in (2025, 2024, 2023) for part in ("", "H1", "H2", "Q1", "Q3", "-01", "-06")]
        )
        reference, changed, saved = in_turn(
            times,
            lambda: change(bare, 0),
            lambda: change(place, 1),
            lambda: _save(grid, f"{ours.url}/entry?place=420500&period={next(empty)}", 170),
        )
    return [Measured("another target chosen", changed, reference, "bare rerun, defaults", 1.2),
            Measured("a value saved in the grid", saved, reference, "bare rerun, defaults", 2.0)]  # fmt: skip


def _save(page: Page, url: str, value: int) -> float:
    """Type a value into the first row of a grid; the seconds from saving it until all is confirmed and redrawn."""
    page.goto(url)
    still(page)
    editor = open_value(page)
    page.keyboard.type(str(value), delay=100)
    page.keyboard.press("Enter")
    editor.wait_for(state="hidden")
    page.keyboard.press("Control+s")
    confirmed = "() => window.idle && document.body.textContent.includes('已写入') && performance.now()"
    found = page.wait_for_function(confirmed, polling=15, timeout=60_000)
    taken: float = found.json_value() - page.evaluate("window.pressed")
    return taken / 1000


def large(times: int) -> list[Measured]:
    """Overview and the page of a place in a country of a million values, against the same pages as shipped."""
    country: Generated = generated(1_000_000)
    pages = ("overview", "jurisdiction")
    with ExitStack() as stack:
        shipped = stack.enter_context(servers.ours())
        big = stack.enter_context(servers.ours(country.database, country.catalogue))
        browser = stack.enter_context(chromium())
        works = [_visit(browser, server.url + _path(page)) for page in pages for server in (big, shipped)]
        for work in works:
            work()
        found = in_turn(times, *works)
        memory = big.memory()
    lines = [Measured(f"{page} of 1,000,000 values", ours, reference, "the page as shipped", 1.5)
             for page, ours, reference in zip(pages, found[::2], found[1::2], strict=True)]  # fmt: skip
    return [*lines, Measured("memory of that server", [memory], [1500], "allowed", 1.0, "MB")]


@contextmanager
def _opened(browser: Browser, url: str) -> Iterator[Page]:
    with visitor(browser) as page:
        page.goto(url)
        still(page)
        yield page


def bare_figures(ours: servers.Running) -> dict[str, Any]:
    """Figures of the same size as ours for the bare page: the matrix first, then courses to choose among."""
    one_run(ours.url, "overview")
    board = _board(ours.database)
    matrix = charts.matrix(overview(board, "zh").rows, "zh", board.as_of)
    return {"matrix": matrix} | {
        target.code: charts.trajectory(trajectory(board, "zh", target.code), "zh")
        for target in board.targets if target.value is not None
    }  # fmt: skip


def _board(database: Path) -> Board:
    return load_board(connect(database), version=(0, 0), as_of=DAY, settings=load_settings())
