"""Record how a city begins from nothing, with every click and typed field counted: `python docs/city.py`.

Needs requirements-dev.txt. Starts the real server on an empty catalogue and no database, adds a document, five targets
by the form and thirty by the sheet, opens the chart, and writes `docs/city.md` with the counts and a few pictures.
"""

import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from playwright.sync_api import Locator, Page, sync_playwright  # noqa: E402

from tests.browser.conftest import settle, visit  # noqa: E402
from tests.server import CHROMIUM, Server, running  # noqa: E402
from tracker.words import text  # noqa: E402

OUT = ROOT / "docs" / "city"
CITY, CODE, DOCUMENT = "荆州", "421000", "荆州市政府工作报告"
BY_FORM = (
    ("地区生产总值", "4000以上", "亿元"), ("粮食产量", "450", "万吨"), ("城镇新增就业", "5", "万人"),
    ("森林覆盖率", "不低于25", "%"), ("进出口总额", "180", "亿元"),
)  # fmt: skip
BY_SHEET = (
    ("地区生产总值增速", "6.5%以上", ""), ("规模以上工业增加值增速", "8%左右", ""), ("固定资产投资增速", "≥7", "%"),
    ("社会消费品零售总额增速", "7%以上", ""), ("粮食产量", "50", "万吨"), ("城镇新增就业", "0.5", "万人"),
    ("森林覆盖率", "不低于25%", ""), ("常住人口城镇化率", "62%", ""), ("进出口总额", "18", "亿元"),
    ("地区生产总值", "400", "亿元"),
)  # fmt: skip
PLACES = ("公安县", "监利市", "松滋市")
LEAD = (
    "由 `python docs/city.py` 从运行中的程序录下：空目录，没有数据库。文件和目标值是演示用的，城市只是一例。",
    "点击、填写的栏和击键由脚本逐次计数；用时按击键模型估计（点击 1.3 秒，击键 0.28 秒，每个动作前想 1.35 秒），",
    "加上实际等待程序的时间。三十行的表是手头已有的，只算粘贴。",
    "*Recorded by `python docs/city.py` from the running program: an empty catalogue, no database. The document and*",
    "*the values are made up, the city is one of many. The script counts every click, typed field and keystroke; the*",
    "*time is that of the keystroke-level model (1.3 s a click, 0.28 s a key, 1.35 s of thought an act) and the real*",
    "*waiting. The sheet of thirty rows is at hand; only pasting it counts.*",
)
CLICK, KEY, THINK = 1.3, 0.28, 1.35
"""Seconds of a click, a keystroke and a thought before a field, of the keystroke-level model (Card, Moran, Newell)."""


@dataclass
class Part:
    """A part of the way: its clicks, typed fields and keystrokes, and how long the program was waited for."""

    name: str
    clicks: int = 0
    fields: int = 0
    keys: int = 0
    waited: float = 0.0

    @property
    def seconds(self) -> float:
        """How long a person takes for it."""
        return self.clicks * CLICK + self.keys * KEY + (self.fields + self.clicks) * THINK + self.waited


@dataclass
class Hands:
    """A person at the page, every act of whom is counted."""

    page: Page
    parts: list[Part] = field(default_factory=list)

    def begin(self, name: str) -> None:
        """The next part of the way."""
        self.parts.append(Part(name))

    def click(self, where: Locator) -> None:
        """Click, and wait until the page is drawn."""
        where.click()
        self.parts[-1].clicks += 1
        self._wait()

    def type(self, key: str, words: str) -> None:
        """Go into a field and type."""
        self.page.locator(f"{_of(key)} input, {_of(key)} textarea").first.fill(words)
        part = self.parts[-1]
        part.clicks, part.fields, part.keys = part.clicks + 1, part.fields + 1, part.keys + len(words)

    def paste(self, key: str, words: str) -> None:
        """Go into a field and paste."""
        box = self.page.locator(f"{_of(key)} textarea").first
        box.fill(words)
        box.press("Control+Enter")
        part = self.parts[-1]
        part.clicks, part.fields, part.keys = part.clicks + 1, part.fields + 1, part.keys + 4
        self._wait()

    def choose(self, key: str, words: str) -> None:
        """Go into a list by its key, type what one wants, and take the first that is found."""
        self.choose_in(f"{_of(key)} input", words)

    def choose_in(self, where: str, words: str) -> None:
        """Go into the list at a place of the page, type, and take the first that is found."""
        box = self.page.locator(where).first
        box.click()
        box.press_sequentially(words)
        self.page.wait_for_timeout(300)
        box.press("Enter")
        part = self.parts[-1]
        part.clicks, part.fields, part.keys = part.clicks + 1, part.fields + 1, part.keys + len(words) + 1
        self._wait()

    def button(self, label: str, within: str = "[data-testid=stMain]") -> None:
        """Click a button by its words."""
        self.click(self.page.locator(within).get_by_role("button", name=label, exact=True).first)

    def _wait(self) -> None:
        before = time.monotonic()
        settle(self.page)
        self.parts[-1].waited += time.monotonic() - before - 0.6


def _of(key: str) -> str:
    """The element of a widget by its key."""
    return ".st-key-" + "".join(char if char.isalnum() or char in "_-" else "-" for char in key)


def walk(hands: Hands, server: Server, lang: str) -> None:
    """From an empty first page to the chart."""
    page = hands.page

    def say(key: str, **blanks: object) -> str:
        return text(lang, key, **blanks)

    visit(page, server, "")
    shoot(page, "1-empty")
    hands.begin("文件 · the document")
    hands.click(page.get_by_role("link", name=say("page.begin_entries")))
    for column, cell in (
        ("title_zh", DOCUMENT), ("publisher", f"{CITY}市人民政府"), ("published", "2026-01-15"), ("reason", "新增"),
    ):  # fmt: skip
        hands.type(f"entry:0:sources:{column}", cell)
    hands.button(say("library.entry_add"))
    hands.begin("五个目标：表单 · five targets by the form")
    hands.click(page.locator(_of("adding")).locator("label").first)
    for nth, (thing, value, unit) in enumerate(BY_FORM):
        key = f"new_target:{nth}:{lang}"
        hands.choose(f"{key}:place", CITY)
        hands.choose(f"{key}:thing", thing)
        for column, cell in (("value", value), ("unit", unit), ("deadline", "2026")):
            hands.type(f"{key}:{column}", cell)
        hands.choose(f"{key}:document", CITY)
        hands.type(f"{key}:reason", "年度目标")
        hands.type(f"{key}:value_source", "第 2 页")
        if not nth:
            shoot(page, "2-form")
        hands.button(say("library.new_save"))
    hands.begin("三十个目标：粘贴表格 · thirty targets by a pasted sheet")
    hands.click(page.locator(_of("adding")).locator("label").first)
    hands.click(page.locator(_of("by_sheet")).locator("label").first)
    rows = (f"{place}\t{thing}\t{value}\t{unit}\t2026" for place in PLACES for thing, value, unit in BY_SHEET)
    hands.paste("sheet:0:paste", "\n".join(["地区\t指标\t目标值\t单位\t期限", *rows]))
    hands.choose(f"sheet:0:{lang}:document", CITY)
    hands.click(page.get_by_role("button", name=_beginning(say("entry.taking_add", count="0"))).first)
    shoot(page, "3-sheet")
    _last_field(hands, say("targets.reason"), "年度目标")
    _last_field(hands, say("targets.source_words"), "政府工作报告")
    hands.button(say("targets.confirm", count=30))
    hands.begin("打开图 · opening the chart")
    hands.click(page.get_by_test_id("stSidebarNav").get_by_role("link", name=say("nav.jurisdiction"), exact=True))
    page.wait_for_selector("[data-testid=stPlotlyChart]", timeout=20_000)
    page.wait_for_timeout(1500)
    shoot(page, "4-chart")


def _beginning(words: str) -> str:
    """The words of a button before its number."""
    return words.partition("0")[0].strip()


def _last_field(hands: Hands, label: str, words: str) -> None:
    """A field by its label."""
    hands.page.get_by_label(label, exact=True).last.fill(words)
    part = hands.parts[-1]
    part.clicks, part.fields, part.keys = part.clicks + 1, part.fields + 1, part.keys + len(words)


def shoot(page: Page, name: str) -> None:
    """Keep a small picture."""
    page.wait_for_timeout(500)
    path = OUT / f"{name}.png"
    page.screenshot(path=path)
    with Image.open(path) as picture:
        small = picture.convert("RGB").resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS)
    small.quantize(64).save(path, optimize=True)


def page_words(parts: list[Part]) -> str:
    """The page with the counts."""
    lines = [
        "# 从零开始的一个城市 · A city from nothing",
        "",
        *LEAD,
        "",
        "| | 点击 · clicks | 填写的栏 · fields | 击键 · keys | 等待 · waited (s) | 用时 · time (s) |",
        "|---|---|---|---|---|---|",
    ]
    for part in (*parts, whole(parts)):
        lines.append(
            f"| {part.name} | {part.clicks} | {part.fields} | {part.keys} | {part.waited:.0f} | {part.seconds:.0f} |"
        )
    for name, words in (
        ("1-empty", "空的首页 · the empty first page"), ("2-form", "一个目标的表单 · the form for one target"),
        ("3-sheet", "三十个目标，确认之前 · thirty targets before confirming"), ("4-chart", "图 · the chart"),
    ):  # fmt: skip
        lines += ["", f"## {words}", "", f"![{words}](city/{name}.png)"]
    return "\n".join(lines) + "\n"


def whole(parts: list[Part]) -> Part:
    """All parts together."""
    names = ("clicks", "fields", "keys", "waited")
    return Part("合计 · together", *(sum(getattr(part, name) for part in parts) for name in names))


def main() -> None:
    """Record, and write the page."""
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        catalogue = Path(place) / "catalogue"
        catalogue.mkdir()
        browser = playwright.chromium.launch(**CHROMIUM)
        page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN").new_page()
        hands = Hands(page)
        with running(Path(place), TRACKER_CATALOGUE=str(catalogue)) as server:
            walk(hands, server, "zh")
        browser.close()
    together = whole(hands.parts)
    if together.seconds > 600:
        raise SystemExit(f"{together.seconds:.0f} s are more than ten minutes")
    (ROOT / "docs" / "city.md").write_text(page_words(hands.parts), encoding="utf-8")


if __name__ == "__main__":
    main()
