"""A headless browser that says when the charts of the first screen are drawn."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from tests.server import CHROMIUM

SCREEN = {"width": 1280, "height": 900}
_WATCH = """
window.drawn = []; window.settled = [];
const seen = new Set();
const watch = () => {
  for (const chart of document.querySelectorAll('.js-plotly-plot'))
    if (!seen.has(chart) && chart.querySelector('.main-svg path') && chart.getBoundingClientRect().top < innerHeight) {
      seen.add(chart);
      window.drawn.push(performance.now());
      chart.on('plotly_afterplot', () => window.settled.push(performance.now()));
    }
  const app = document.querySelector('[data-testid=stApp]');
  const idle = app && app.dataset.testScriptState === 'notRunning' && document.querySelector('h1, [data-testid=stPlotlyChart]')
    && !document.querySelector('[data-testid=stSkeleton], [data-testid=stAppSkeleton]');
  if (idle && !window.idle) window.idle = performance.now();
  if (!idle) window.idle = null;
  requestAnimationFrame(watch);
};
requestAnimationFrame(watch);
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        yield browser
        browser.close()


@contextmanager
def visitor(browser: Browser) -> Iterator[Page]:
    """A page of a reader who comes for the first time: nothing is in the browser's cache."""
    context = browser.new_context(viewport=SCREEN, locale="zh-CN")
    page = context.new_page()
    page.add_init_script(_WATCH)
    yield page
    context.close()


def first_visit(browser: Browser, url: str) -> float:
    """Seconds from navigation until all charts of the first screen are drawn, or, without charts, the script is done."""
    with visitor(browser) as page:
        page.goto(url, wait_until="commit")
        still(page)
        drawn: list[float] = page.evaluate("window.drawn.length ? window.drawn : [window.idle]")
        return max(drawn) / 1000


def still(page: Page) -> None:
    """Wait until the script has been done and no chart has been drawn for a second and a half."""
    page.wait_for_function(
        "window.idle && performance.now() - Math.max(window.idle, ...window.drawn, ...window.settled) > 1500",
        timeout=90_000,
    )
