"""The jobs that somebody comes for, done in a real browser from the first page on, with every click and field counted.

`python -m tests.browser.jobs` does them anew and writes docs/jobs.md with small pictures of where each one ends.
"""

import csv
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.browser.conftest import press_slash, settle
from tests.conftest import ROOT
from tests.server import CHROMIUM, Server, running
from tracker.views.redacted import REDACTED_SHOWN
from tracker.words import text

PAGE, PICTURES = ROOT / "docs" / "jobs.md", ROOT / "docs" / "jobs"
WIDTHS = {"desk": (1280, 900), "phone": (390, 844)}
UNIT = "宜都市发展和改革局（练习）"
"""Who is asked in the last job; no document says who is responsible, so the copy of the catalogue does."""


@dataclass
class Hand:
    """Somebody's hand on a page: what it clicks and which fields it types into; looking and scrolling cost nothing."""

    page: Page
    phone: bool
    clicks: int = 0
    fields: int = 0

    def click(self, what: Locator) -> None:
        """Click once."""
        self.clicks += 1
        what.click(timeout=20_000)
        settle(self.page)

    def type(self, words: str) -> None:
        """Type into the field that has the cursor."""
        self.fields += 1
        self.page.keyboard.type(words, delay=40)

    def room(self, name: str) -> None:
        """Go to a page of the side bar, which a phone shows on request only."""
        self.open_side_bar()
        self.click(
            self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=text("zh", f"nav.{name}"), exact=True)
        )
        self.close_side_bar()

    def find(self, words: str, hit: str) -> None:
        """Search by the field of every page, and open what it finds."""
        if self.phone:
            self.open_side_bar()
            self.click(self.page.get_by_role("searchbox"))
        else:
            # The first page draws its charts after the rest; each takes the cursor away on a loaded machine.
            expect(self.page.locator(".js-plotly-plot .main-svg").first).to_be_attached(timeout=30_000)
            self.page.wait_for_timeout(1500)
            settle(self.page)
            press_slash(self.page)
        self.type(words)
        self.click(self.page.get_by_test_id("stSidebar").get_by_role("link", name=re.compile(hit)).first)
        self.close_side_bar()

    def open_side_bar(self) -> None:
        if self.phone:
            self.click(self.page.get_by_test_id("stExpandSidebarButton"))

    def close_side_bar(self) -> None:
        """Close what still covers the page."""
        if self.phone and not self.page.get_by_test_id("stExpandSidebarButton").is_visible():
            self.click(self.page.get_by_test_id("stSidebarCollapseButton").locator("button"))

    def sees(self, *words: str) -> None:
        """The job is done when the page says these."""
        for each in words:
            expect(self.page.get_by_test_id("stMain")).to_contain_text(each, timeout=20_000)


def promised(hand: Hand) -> None:
    hand.room("jurisdiction")
    hand.sees("300 万人以上", "2030 年底")


def compared(hand: Hand) -> None:
    hand.room("compare")
    hand.sees("7.5%以上", "7%以上", "宜都市", "西陵区")


def filled_in(hand: Hand) -> None:
    hand.find("枝江 城镇化率", "城镇化率")
    hand.click(hand.page.get_by_test_id("stExpander").get_by_text(text("zh", "page.slot_open"), exact=True))
    hand.click(
        hand.page.get_by_test_id("stSelectbox").filter(has_text=text("zh", "page.actual_period")).locator("input")
    )
    hand.type("2025")
    hand.page.keyboard.press("Enter")
    hand.page.wait_for_timeout(600)  # until the choice has reached the server
    settle(hand.page)
    hand.click(hand.page.get_by_role("textbox", name=re.compile("^数值")))
    hand.type("62.1")
    hand.page.keyboard.press("Tab")
    hand.page.wait_for_timeout(600)
    settle(hand.page)
    hand.click(hand.page.get_by_role("button", name=text("zh", "entry.save")))
    hand.sees("已写入", "62.1%（2025 年）")


def redacted(hand: Hand) -> None:
    hand.find("某市 地区生产总值", "地区生产总值")
    hand.click(hand.page.get_by_role("link", name=text("zh", "page.fill_redacted")))
    grid = hand.page.get_by_test_id("stDataFrame").last
    grid.scroll_into_view_if_needed()
    row = grid.locator("tbody tr").filter(has_text="地区生产总值").first
    at = int(row.get_attribute("aria-rowindex") or "2") - 2
    box = grid.bounding_box()
    assert box
    hand.clicks += 1
    hand.page.mouse.click(box["x"] + 60, box["y"] + 50 + 35 * at)
    for _ in REDACTED_SHOWN:
        hand.page.keyboard.press("ArrowRight")
        hand.page.wait_for_timeout(150)
    hand.type("3000")
    hand.page.keyboard.press("Tab")
    hand.page.wait_for_timeout(1200)  # until the cell beside is chosen, on a loaded machine too
    hand.page.keyboard.press("Enter")
    hand.page.wait_for_timeout(600)
    hand.type("统计公报")
    hand.page.keyboard.press("Enter")
    hand.page.wait_for_timeout(1200)
    hand.click(hand.page.get_by_role("button", name=text("zh", "entry.redacted_save")))
    hand.sees(text("zh", "entry.redacted_done", count=1))


def origin(hand: Hand) -> None:
    hand.find("宜都 增速", "7.5%以上")
    hand.sees("7.5%以上", "宜都市", "第", "行")


def sent(hand: Hand) -> None:
    hand.room("jurisdiction")
    hand.click(hand.page.get_by_role("button", name=text("zh", "page.link_copy")))
    expect(hand.page.get_by_role("status").filter(has_text=text("zh", "page.link_copied"))).to_be_visible()
    assert hand.page.evaluate("navigator.clipboard.readText()") == hand.page.url


def asked(hand: Hand) -> None:
    hand.room("gaps")
    hand.click(hand.page.get_by_test_id("stMultiSelect").filter(has_text="期限年份").locator("input"))
    hand.type("2026")
    hand.page.keyboard.press("Enter")
    hand.page.keyboard.press("Escape")
    settle(hand.page)
    hand.click(hand.page.get_by_role("radio", name=re.compile(text("zh", "gaps.group_next"))))
    listed = hand.page.locator("table.facts").first
    expect(listed.locator("tr").filter(has_text="宜都市").filter(has_text=UNIT).first).to_be_visible(timeout=20_000)


@dataclass(frozen=True)
class Job:
    """What somebody comes for, in both languages, how it is done, and how many clicks and fields it may take."""

    name: str
    zh: str
    en: str
    do: Callable[[Hand], None]
    most: dict[str, tuple[int, int]]


JOBS = (
    Job("promised", "宜昌对 2030 年承诺了什么", "What 宜昌 promised for 2030", promised,
        {"desk": (1, 0), "phone": (3, 0)}),
    Job("compared", "各县市区增速目标：7 对 7.5", "7 against 7.5 % of the counties", compared,
        {"desk": (1, 0), "phone": (3, 0)}),
    Job("filled-in", "填枝江城镇化率 2025 年数值", "Type 枝江 城镇化率 2025", filled_in,
        {"desk": (5, 3), "phone": (8, 3)}),
    Job("redacted", "补填一个隐去的数", "Fill in a redacted number", redacted, {"desk": (4, 3), "phone": (7, 3)}),
    Job("origin", "7.5 % 出自哪里", "Where does 7.5 % come from", origin, {"desk": (1, 1), "phone": (4, 1)}),
    Job("sent", "把这一页发给同事", "Send this view to a colleague", sent, {"desk": (2, 0), "phone": (4, 0)}),
    Job("asked", "今年年底到期、还没有数据的，问谁",
        "What is due at the end of this year without data, and whom to ask", asked,
        {"desk": (3, 1), "phone": (5, 1)}),
)  # fmt: skip


def catalogue(folder: Path) -> Path:
    """A copy of the shipped catalogue in which somebody is responsible for the targets of 宜都 for 2026."""
    shutil.copytree(ROOT / "data" / "catalogue", folder)
    file = folder / "targets.csv"
    with file.open(encoding="utf-8", newline="") as read:
        rows = list(csv.DictReader(read))
    for row in rows:
        asked_of = row["jurisdiction"] == "420581" and row["deadline"] == "2026-12-31"
        row["responsible"] = UNIT if asked_of else row.get("responsible", "")
    with file.open("w", encoding="utf-8", newline="") as write:
        writer = csv.DictWriter(write, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return folder


def done(job: Job, width: str, browser: Browser, server: Server, picture: Path | None = None) -> tuple[int, int]:
    """Do a job from the first page on; the clicks and the typed fields that it took."""
    across, down = WIDTHS[width]
    context = browser.new_context(
        viewport={"width": across, "height": down}, locale="zh-CN", permissions=["clipboard-read", "clipboard-write"],
        device_scale_factor=0.5 if picture else 1,
    )  # fmt: skip
    page = context.new_page()
    try:
        page.goto(server.url)
        settle(page)
        hand = Hand(page, width == "phone")
        job.do(hand)
        if picture:
            page.screenshot(path=picture)
    finally:
        context.close()
    return hand.clicks, hand.fields


def written(counts: dict[tuple[str, str], tuple[int, int]]) -> str:
    """The page of the jobs, from what was counted."""
    rows = "".join(
        f"| {job.zh} · {job.en} | {' | '.join(str(n) for width in WIDTHS for n in counts[job.name, width])} |"
        f" [图](jobs/{job.name}.png) |\n"
        for job in JOBS
    )
    return (
        "# 几件事要点几下 · Clicks a job takes\n\n"
        "由 `python -m tests.browser.jobs` 在真的浏览器里从首页做一遍数出来，不是手写的。\n"
        "最后一件事里的责任单位是练习用的。\n"
        "*Counted by `python -m tests.browser.jobs`, which does each job in a real browser from the first page on.\n"
        "The responsible unit of the last one is made up for it.*\n\n"
        "| 事 · job | 点击 · clicks, 1280 | 输入 · fields, 1280 | 点击 · clicks, 390 | 输入 · fields, 390"
        f" | 结束时 · at the end |\n|---|---|---|---|---|---|\n{rows}"
    )


def main() -> int:
    """Do every job at both widths, each width on a database of its own, and write the page."""
    counts: dict[tuple[str, str], tuple[int, int]] = {}
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)  # type: ignore[arg-type]
        for width in WIDTHS:
            with tempfile.TemporaryDirectory() as place:
                folder = Path(place)
                with running(folder, TRACKER_CATALOGUE=str(catalogue(folder / "catalogue"))) as server:
                    for job in JOBS:
                        picture = PICTURES / f"{job.name}.png" if width == "desk" else None
                        counts[job.name, width] = done(job, width, browser, server, picture)
                        print(job.name, width, counts[job.name, width], flush=True)
        browser.close()
    PAGE.write_text(written(counts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
