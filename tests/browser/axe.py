"""axe-core on every page, in both languages and themes: what keeps people out, and how much was looked at.

`python -m tests.browser.axe` looks anew and writes docs/axe.md.
"""

import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.conftest import until, visit
from tests.conftest import ROOT
from tests.server import CHROMIUM, Server, running
from tracker.ui.shell.frame import NAVIGATION
from tracker.words import LANGUAGES, text

PAGE = ROOT / "docs" / "axe.md"
THEMES = ("light", "dark")
FLOOR = "420500-gdp-2023-floor"
SELECTIONS = {"library": f"?target={FLOOR}", "jurisdiction": "?place=420500", "entry": "?place=420581",
              "history": "?batch=1"}  # fmt: skip
NAMES = [page for pages in NAVIGATION.values() for page, _ in pages if page != "overview"]
ADDRESSES = ["", *(page + SELECTIONS.get(page, "") for page in NAMES), f"target?target={FLOOR}",
             "target?target=420500-urban-population-2030", "library?adding=true&by_sheet=true&entries=true",
             "?asof=2023-09-30"]  # fmt: skip
AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# What Streamlit itself writes: the list of pages in the side bar, and the field for files.
STREAMLITS = {"include": [["[data-testid=stMain]"]], "exclude": [["[data-testid=stFileUploaderDropzone]"]]}

# Streamlit fades what is being drawn anew, which has no contrast meanwhile.
CALM = "!document.querySelector('[data-stale=true]') && document.getAnimations().every(a => a.playState !== 'running')"


@dataclass(frozen=True)
class Looked:
    """What axe-core says of one page: its rules that were kept, and those that were not with the element."""

    passes: int
    violations: tuple[tuple[str, str], ...]


def look(server: Server, browser: Browser, address: str, theme: str, lang: str) -> Looked:
    """Open an address and have axe-core look at it."""
    # axe-core comes into the page as a script, which the page's own policy refuses.
    context = browser.new_context(color_scheme=theme, bypass_csp=True, viewport={"width": 1280, "height": 900})  # type: ignore[arg-type]
    page = context.new_page()
    visit(page, server, f"{address}{'&' if '?' in address else '?'}lang={lang}")
    expect(page.locator(".st-key-copy_link button.open")).not_to_be_empty(timeout=20_000)
    until(page, CALM)
    page.evaluate(AXE)
    ran = page.evaluate("within => axe.run(within, {resultTypes: ['violations']})", STREAMLITS)
    context.close()
    found = ((each["id"], node["html"][:120]) for each in ran["violations"] for node in each["nodes"])
    return Looked(len(ran["passes"]), tuple(found))


def written(found: dict[tuple[str, str, str], Looked]) -> str:
    """The page of what was found: for each address the violations and, behind them, the rules that were kept."""
    columns = [(lang, theme) for lang in LANGUAGES for theme in THEMES]
    lines = [
        "# axe-core",
        "",
        "由 `python -m tests.browser.axe` 写成：每一页、两种语言、两种主题，违反的处数和（括号里）遵守的规则数。",
        "只看我们自己写的：侧栏的页面清单和文件选择框是 Streamlit 的。由 `tests/browser/test_first_minute.py` 看守。",
        "*Written by `python -m tests.browser.axe`: violations and, in brackets, rules that were kept, on every page",
        "in both languages and themes. Only what is ours: the list of pages in the side bar and the field for files",
        "are Streamlit's.*",
        "",
        f"| 地址 · address | {' | '.join(f'{lang} {theme}' for lang, theme in columns)} |",
        "|---|" + "---|" * len(columns),
    ]
    for address in dict.fromkeys(address for address, *_ in found):
        looked = [found[address, lang, theme] for lang, theme in columns]
        cells = " | ".join(f"{len(each.violations)} ({each.passes})" for each in looked)
        name = text("zh", "nav.overview") + (f" {address}" if address else "") if address[:1] in "?" else address
        lines.append(f"| {name} | {cells} |")
    return "\n".join([*lines, ""])


def look_at_all(server: Server, browser: Browser, addresses: Iterable[str]) -> dict[tuple[str, str, str], Looked]:
    """Every address in both languages and themes."""
    return {
        (address, lang, theme): look(server, browser, address, theme, lang)
        for address in addresses
        for lang in LANGUAGES
        for theme in THEMES
    }


def main() -> int:
    """Look at every page and write what was found; 1 where anything keeps people out."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as place, running(Path(place)) as server:
        browser = playwright.chromium.launch(**CHROMIUM)  # type: ignore[arg-type]
        found = look_at_all(server, browser, ADDRESSES)
        browser.close()
    PAGE.write_text(written(found), encoding="utf-8")
    for at, looked in found.items():
        for violation in looked.violations:
            print(*at, *violation)
    return int(any(looked.violations for looked in found.values()))


if __name__ == "__main__":
    sys.exit(main())
