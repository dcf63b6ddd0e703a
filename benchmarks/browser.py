"""A headless browser that says when the charts of the first screen are drawn, and when all of it stands."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.server import CHROMIUM

SCREEN: ViewportSize = {"width": 1280, "height": 900}
_WATCH = """
window.drawn = []; window.settled = []; window.titles = {};
const seen = new Set(), now = () => performance.now();
setInterval(() => {
  for (const chart of document.getElementsByClassName('js-plotly-plot'))
    if (!seen.has(chart) && chart.querySelector('.main-svg path') && chart.getBoundingClientRect().top < innerHeight) {
      seen.add(chart);
      window.drawn.push(now());
      chart.on('plotly_afterplot', () => window.settled.push(now()));
    }
  const app = document.querySelector('[data-testid=stApp]');
  const waits = document.querySelector('[data-testid=stSkeleton], [data-testid=stAppSkeleton]');
  const idle = app?.dataset.testScriptState === 'notRunning' && !waits && app.querySelector('h1, .js-plotly-plot');
  window.idle = idle ? window.idle ?? now() : null;
}, 15);
window.addEventListener('keydown', (event) => { window.pressed = now(); }, true);
"""
# What Streamlit shows while it runs is no part of the page.
_WATCH_SCREEN = """
window.changed = [];
const seen = (node) => {
  const element = node.nodeType === 1 ? node : node.parentElement;
  if (!element || element.closest('[data-testid=stStatusWidget], style, script')) return false;
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && box.top < innerHeight && box.bottom > 0;
};
new MutationObserver((changes) => {
  const nodes = changes.flatMap((each) => each.type === 'childList' ? [...each.addedNodes] : [each.target]);
  if (nodes.some((node) => node.isConnected && seen(node))) window.changed.push(performance.now());
}).observe(document, {childList: true, characterData: true, subtree: true});
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)  # type: ignore[arg-type]
        yield browser
        browser.close()


@contextmanager
def visitor(browser: Browser) -> Iterator[Page]:
    """A page of a reader who comes for the first time: nothing is in the browser's cache."""
    context = browser.new_context(viewport=SCREEN, locale="zh-CN", bypass_csp=True)  # to wait in the page itself
    page = context.new_page()
    page.add_init_script(_WATCH)
    yield page
    context.close()


def first_visit(browser: Browser, url: str) -> float:
    """Seconds from navigation until all charts of the first screen are drawn; without charts, until all is there."""
    with visitor(browser) as page:
        page.goto(url, wait_until="commit")
        still(page)
        drawn: list[float] = page.evaluate("window.drawn.length ? window.drawn : [window.idle]")
        return max(drawn) / 1000


def first_screen(browser: Browser, url: str) -> float:
    """Seconds from navigation until nothing is added any more to what the window shows; of any kind of page."""
    with visitor(browser) as page:
        page.add_init_script(_WATCH_SCREEN)
        page.goto(url, wait_until="commit")
        page.wait_for_function(
            "document.querySelector('h1, .js-plotly-plot') && performance.now() - window.changed.at(-1) > 2500",
            timeout=90_000,
        )
        stands: float = page.evaluate("window.changed.at(-1)")
        return stands / 1000


def still(page: Page) -> None:
    """Wait until the script has been done and no chart has been drawn for a second and a half."""
    page.wait_for_function(
        "window.idle && performance.now() - Math.max(window.idle, ...window.drawn, ...window.settled) > 1500",
        timeout=90_000,
    )


TITLES = "[...document.querySelectorAll('.js-plotly-plot')].map((chart) => chart.layout?.meta?.title).join()"


def change(page: Page, selector: int) -> float:
    """Seconds from choosing another option of a selector, by the keyboard, until another chart is drawn.

    It is the next option but one: a floor and its stretch stand side by side and have charts of one title.
    """
    before = page.evaluate(TITLES)
    page.get_by_test_id("stSelectbox").nth(selector).locator("input").click()
    page.wait_for_timeout(300)
    for _ in range(2):
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(100)
    page.keyboard.press("Enter")
    other = f"(before) => {{ const now = {TITLES}; return now && now !== before && performance.now(); }}"
    found = page.wait_for_function(other, arg=before, polling=15)
    taken: float = found.json_value() - page.evaluate("window.pressed")
    still(page)
    return taken / 1000
