"""Record one work report from the dropped file to the chart, every key and click counted: `python docs/document.py`.

Needs requirements-dev.txt. Starts the real server on the shipped catalogue, drops the county's report of
`tests/documents/own` (invented; said of a county of the catalogue), decides about every target by its key, confirms,
opens the chart, and writes `docs/document.md` with the counts and a few pictures.
"""

import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from playwright.sync_api import Locator, Page, expect, sync_playwright  # noqa: E402

from docs.city import Hands, whole  # noqa: E402
from tests.browser.conftest import visit  # noqa: E402
from tests.server import CHROMIUM, Server, running  # noqa: E402
from tracker.words import text  # noqa: E402

OUT = ROOT / "docs" / "document"
REPORT = ROOT / "tests" / "documents" / "own" / "texts" / "q1-county-report.txt"
COUNTY, INVENTED, THEME = "远安县", "青禾县", "产业发展"
LEAD = (
    "由 `python docs/document.py` 从运行中的程序录下。文件是编造的县政府工作报告，借用目录里的一个县名，不是真实文件。",
    "每个目标逐个看过、按一个键接受；点击、填写的栏和击键由脚本逐次计数；用时按击键模型估计，同 [city.md](city.md)。",
    "*Recorded by `python docs/document.py` from the running program. The document is an invented work report under*",
    "*the name of a county of the catalogue. Each target is looked at and accepted by one key; the script*",
    "*counts every click, typed field and keystroke; the time is that of the keystroke-level model, as in*",
    "*[city.md](city.md).*",
)
PICTURES = (
    ("1-facts", "文件的几项事实，已从文字填好 · facts of the document, filled in from its text"),
    ("2-review", "逐个看：左边文字，右边建议 · the review: text left, proposal right"),
    ("3-indicators", "名录里没有的指标，一次新增 · indicators that the list lacks, added at once"),
    ("3-confirm", "确认之前 · before confirming"),
    ("4-chart", "图 · the chart"),
)


class Reader(Hands):
    """A person who reads a document: drops the file, and decides by keys."""

    def drop(self, file: Path) -> None:
        """Drop a file on the page: one act of the mouse."""
        self.page.locator("[data-testid=stFileUploader] input[type=file]").first.set_input_files(file)
        self.parts[-1].clicks += 1
        self._wait()

    def press(self, key: str) -> None:
        """Press one key beside all fields."""
        self.page.keyboard.press(key)
        self.parts[-1].keys += 1
        self._wait()

    def fill(self, label: str, words: str) -> None:
        """Go into the field of a label, the last of them, and type."""
        field = self.page.get_by_label(label, exact=True).last
        field.fill(words)
        field.press("Tab")
        part = self.parts[-1]
        part.clicks, part.fields, part.keys = part.clicks + 1, part.fields + 1, part.keys + len(words)
        self._wait()


def say(key: str, **blanks: object) -> str:
    """A text of the page."""
    return text("zh", key, **blanks)


def main_of(page: Page) -> Locator:
    """The page without its side bar."""
    return page.get_by_test_id("stMain")


def open_of(page: Page) -> tuple[int, int]:
    """How many numerals are decided as targets, and how many are open, by the sum that is always in sight."""
    said = page.locator(".st-key-review_sum").inner_text()
    numbers = [int(one) for one in re.findall(r"\d+", said)]
    return numbers[1], numbers[-1]


def walk(hands: Reader, server: Server, file: Path) -> int:
    """From the file to the chart; how many targets were accepted."""
    page = hands.page
    visit(page, server, "documents")
    hands.begin("文件和它的事实 · the document and its facts")
    hands.drop(file)
    hands.click(page.get_by_text(say("collecting.add_document"), exact=True))
    hands.fill(f"{say('library.entry_reason')} *", "年度目标")
    shoot(page, "1-facts")
    hands.button(say("library.entry_add"))
    hands.begin("每个目标看一眼、按一个键 · each target looked at, one key")
    hands.click(main_of(page).get_by_text(say("collecting.queue_targets"), exact=True).first)
    hands.click(main_of(page).get_by_role("radio", name=say("collecting.only_open")))
    shoot(page, "2-review")
    targets = open_of(page)[0]
    while main_of(page).locator("[class*='-accept'] button").count():
        hands.press("a")
        targets += 1
        expect(page.locator(".st-key-review_sum")).to_contain_text(f"：{targets} 个目标")
    assert targets, "no target was accepted"
    hands.begin("核对和确认 · check and confirm")
    hands.click(page.locator("label, button").filter(has_text=re.compile("^" + handing(page))).first)
    adding = page.get_by_role("button", name=re.compile("^" + re.escape(beginning("entry.taking_add"))))
    if adding.count():
        hands.click(adding.first)
    unknown = page.get_by_text(say("targets.new_title", count=0).partition("0")[2])
    if unknown.count():
        hands.click(unknown.first)
        hands.choose_in("[class*=new_theme] input", THEME)
        hands.fill(f"{say('library.entry_reason')} *", "年度目标")
        shoot(page, "3-indicators")
        hands.click(page.get_by_role("button", name=re.compile("^" + re.escape(beginning("targets.new_add")))).last)
    if page.get_by_text(beginning("targets.only_good"), exact=False).count():
        hands.click(page.locator("label").filter(has_text=beginning("targets.only_good")).first)
    hands.fill(say("targets.reason"), "年度目标")
    shoot(page, "3-confirm")
    confirm = page.get_by_role("button", name=re.compile("^" + re.escape(beginning("targets.confirm"))))
    hands.click(confirm.first)
    hands.begin("打开图 · opening the chart")
    hands.click(main_of(page).get_by_role("link", name=say("entry.open_charts")).first)
    page.wait_for_selector("[data-testid=stPlotlyChart]", timeout=60_000)
    page.wait_for_timeout(1500)
    shoot(page, "4-chart")
    return targets


def handing(page: Page) -> str:
    """The words of the step that hands on, without its number."""
    return re.escape(beginning("collecting.step_hand"))


def beginning(key: str) -> str:
    """The words of a text before its number."""
    return say(key, count=0).partition("0")[0].strip("（( ")


def shoot(page: Page, name: str) -> None:
    """Keep a small picture."""
    page.wait_for_timeout(500)
    path = OUT / f"{name}.png"
    page.screenshot(path=path)
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(64).save(path, optimize=True)


def page_words(hands: Reader, targets: int) -> str:
    """The page with the counts."""
    together = whole(hands.parts)
    lines = [
        "# 一份工作报告，从文件到图 · One work report from the file to the chart",
        "",
        *LEAD,
        "",
        "| | 点击 · clicks | 填写的栏 · fields | 击键 · keys | 等待 · waited (s) | 用时 · time (s) |",
        "|---|---|---|---|---|---|",
    ]
    for part in (*hands.parts, together):
        lines.append(
            f"| {part.name} | {part.clicks} | {part.fields} | {part.keys} | {part.waited:.0f} | {part.seconds:.0f} |"
        )
    acts = (together.clicks + together.keys) / targets
    lines += [
        "",
        f"{targets} 个目标，每个目标 {acts:.2f} 次点击和击键，没有一个数字是打进去的。 · {targets} targets, {acts:.2f} "
        "clicks and keys a target, and no number was typed.",
    ]
    for name, words in PICTURES:
        lines += ["", f"## {words}", "", f"![{words}](document/{name}.png)"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Record, and write the page."""
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        file = Path(place) / f"{COUNTY}政府工作报告（编造的示例）.txt"
        words = REPORT.read_text(encoding="utf-8").replace(INVENTED, COUNTY)
        file.write_text(words.replace("政府工作报告", f"{COUNTY}政府工作报告（编造的示例）", 1), encoding="utf-8")
        browser = playwright.chromium.launch(**CHROMIUM)
        page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN").new_page()
        hands = Reader(page)
        with running(Path(place)) as server:
            targets = walk(hands, server, file)
        browser.close()
    (ROOT / "docs" / "document.md").write_text(page_words(hands, targets), encoding="utf-8")


if __name__ == "__main__":
    main()
