"""Record the README's walk from the running dashboard as pictures: `python docs/record.py`.

Needs requirements-dev.txt. Starts the real server on a practice database of its own, walks it in both languages, and
writes `docs/walk/<language>/NN-name.png` with a page that shows them in order.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page, sync_playwright  # noqa: E402

from tests.browser.conftest import settle  # noqa: E402
from tests.server import CHROMIUM, Server, running  # noqa: E402
from tracker.words import LANGUAGES, text  # noqa: E402

OUT = ROOT / "docs" / "walk"
PRACTICE = ROOT / "data" / "examples"
STEPS = {
    "01-home": (
        "首页：什么时候到期、先看哪几条、最近有什么变化",
        "Home: what falls due, what to look at first, what has changed",
    ),
    "02-jurisdiction-before": ("地区：宜都市，还没有数据", "Jurisdiction: Yidu, no data yet"),
    "03-entry-hopeless": ("填报：不能收的文件，缺了什么", "Entry: a file that cannot be taken, and what it lacks"),
    "04-entry-mixed": ("填报：混有错误的文件，逐条说明", "Entry: a file with errors, each explained"),
    "05-entry-good": ("填报：可以全部导入的文件，确认之前", "Entry: a file that is fine, before confirming"),
    "06-entry-done": ("导入完成，可以撤销", "Imported, and can be undone"),
    "07-jurisdiction-after": ("地区：图变了", "Jurisdiction: the chart has moved"),
    "08-target": ("目标：走到哪里、为什么、出处", "Target: where it stands, why, and where it was promised"),
    "09-history": ("历史：谁在什么时候写了什么", "History: who wrote what when"),
    "10-target-rewound": ("截至 2023-09-30：当时只知道上半年", "As of 2023-09-30: only the first half was known"),
    "11-library": (
        "目标：搜索、筛选、导出、更正、成批加",
        "Targets: search, filter, export, correct, add by the sheet",
    ),
    "12-sources": ("来源：每份文件贡献了什么，什么没有收录", "Sources: what each document gave, and what was left out"),
    "13-method": ("方法：规则、设置和实例", "Method: rules, settings and examples"),
    "14-to-report": (
        "待补：到期没有结果的、接下来要报的，催报清单",
        "To report: overdue, next, and reminders",
    ),
}


def walk(page: Page, server: Server, lang: str, shoot: Callable[[str], None]) -> None:
    """The steps of the README, in one language."""

    def go(address: str) -> None:
        page.goto(f"{server.url}/{address}{'&' if '?' in address else '?'}lang={lang}")
        settle(page)
        page.wait_for_timeout(1500)

    def upload(name: str) -> None:
        go("entry?place=420581")
        page.set_input_files("input[type=file]", PRACTICE / name)
        page.wait_for_timeout(3500)

    go("")
    shoot("01-home")
    go("jurisdiction?place=420581")
    shoot("02-jurisdiction-before")
    upload("practice-yidu-2026H1-hopeless.csv")
    shoot("03-entry-hopeless")
    upload("practice-yidu-2026H1-mixed.csv")
    shoot("04-entry-mixed")
    upload("practice-yidu-2026H1.csv")
    shoot("05-entry-good")
    page.get_by_role("button", name=text(lang, "entry.import", count=6)).click()
    page.wait_for_timeout(3500)
    shoot("06-entry-done")
    for name, address in (
        ("07-jurisdiction-after", "jurisdiction?place=420581"),
        ("08-target", "target?target=420581-started-projects-100m-2026"), ("09-history", "history"),
        ("10-target-rewound", "target?target=420500-gdp-2023-floor&asof=2023-09-30"),
        ("11-library", "library"), ("12-sources", "sources"), ("13-method", "method"), ("14-to-report", "gaps"),
    ):  # fmt: skip
        go(address)
        shoot(name)


def record(lang: str, browser_page: Page) -> None:
    """Walk on a fresh database and keep the pictures."""
    folder = OUT / lang
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)

    def shoot(name: str) -> None:
        height = browser_page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        browser_page.set_viewport_size({"width": 1280, "height": min(max(height, 800), 2600)})
        browser_page.wait_for_timeout(900)
        browser_page.screenshot(path=folder / f"{name}.png")
        browser_page.set_viewport_size({"width": 1280, "height": 900})

    with tempfile.TemporaryDirectory() as place, running(Path(place)) as server:
        walk(browser_page, server, lang, shoot)


def main() -> None:
    """Record both languages and write the page that shows them."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        for lang in LANGUAGES:
            context = browser.new_context(
                viewport={"width": 1280, "height": 900}, locale="zh-CN" if lang == "zh" else "en-GB"
            )
            record(lang, context.new_page())
            context.close()
        browser.close()
    lines = [
        "# 走一遍 · The walk",
        "",
        "由 `python docs/record.py` 从运行中的程序录下；导入的数值是虚构的练习数据。",
        "*Recorded from the running program by `python docs/record.py`; the imported values are made up for practice.*",
        "",
    ]
    for name, (zh, en) in STEPS.items():
        lines += [f"## {zh} · {en}", "", f"![{zh}](zh/{name}.png)", "", f"![{en}](en/{name}.png)", ""]
    (OUT / "README.md").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
