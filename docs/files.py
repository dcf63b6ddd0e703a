"""Record how four files as offices have them go in, with every question and click counted: `python docs/files.py`.

Needs requirements-dev.txt. Starts the real server, drops each file on the page, answers what is asked, confirms, and
writes `docs/files.md` with the counts, pictures of 1280 × 800, and what comes of the inputs in `../shared/files`.
The files are made here; their numbers are made up, and they say so.
"""

import io
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from openpyxl import Workbook  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import Locator, Page, expect, sync_playwright  # noqa: E402

from tests.browser.conftest import settle, visit  # noqa: E402
from tests.intake.files_table import table  # noqa: E402
from tests.intake.old_workbook import old_workbook  # noqa: E402
from tests.server import CHROMIUM, Server, running  # noqa: E402
from tracker.words import text  # noqa: E402

OUT = ROOT / "docs" / "files"
MADE_UP = "注：练习用，数值全部虚构"
LEAD = (
    "由 `python docs/files.py` 从运行中的程序录下，窗口 1280 × 800。四份文件由脚本做出，",
    "数值全部虚构，文件里也这样写着。问题和点击由脚本逐次计数；拖入文件不算点击。",
    "*Recorded by `python docs/files.py` from the running program in a window of 1280 × 800. The script makes the*",
    "*four files; their numbers are made up, and they say so. It counts the questions and the clicks; dropping a file*",
    "*is none.*",
)


@dataclass(frozen=True)
class File:
    """A file to drop: the name of its pictures, its title on the page, its own name and its bytes."""

    code: str
    title: str
    name: str
    data: bytes


@dataclass
class Told:
    """What was asked and clicked for a file, and how many values went in."""

    questions: int = 0
    clicks: int = 0
    stored: int = 0


def monthly_report() -> bytes:
    """A monthly report of a county as a workbook, with its title over all columns."""
    book = Workbook()
    sheet = book.active
    for row in (
        ["宜都市2026年10月主要经济指标"], ["指标名称", "计量单位", "本月", "本月止累计", "同比增长（%）"],
        ["工业总产值", "亿元", 171.4, 1650.3, 6.3], ["投资完成额", "亿元", 41.2, 388.1, -3.1],
        ["社会消费品零售总额", "亿元", 12.6, 121.7, 5.2], ["新增就业人数", "人", 705, 7421, None], [MADE_UP],
    ):  # fmt: skip
        sheet.append(row)
    sheet.merge_cells("A1:E1")
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


DOWNLOAD = (
    "数据库：分省年度数据\n指标：地区生产总值(亿元)\n时间：最近3年\n地区,2025年,2024年,2023年\n"
    f"湖北省,61111.1,59999.9,58888.8\n武汉市,22222.2,21111.1,20000.2\n{MADE_UP}\n数据来源：国家统计局\n"
)
COUNTIES = (
    "各县市区主要指标（2025年）,,\n县市区,地区生产总值（亿元）,常住人口城镇化率（%）\n宜都市,911.1,66.6\n"
    f"枝江市,866.6,63.3\n猇亭区,433.3,81.8\n秭归县,322.2,46.4\n{MADE_UP},,\n"
)
YEARBOOK = (
    ["2-3 各县市区地区生产总值", None, None], ["县（市、区）", "地区生产总值（万元）", None],
    [None, "2024年", "2025年"],
    ["夷陵区", 7777000, 7999000], ["远安县", 2888000, 2999000], ["兴山县", 1777000, 1888000], [MADE_UP, None, None],
)  # fmt: skip


def files() -> tuple[File, ...]:
    """The four files."""
    merged = ((0, 0, 0, 2), (1, 2, 0, 0), (1, 1, 1, 2))
    return (
        File("report", "统计月报（XLSX） · a monthly report", "宜都市10月月报.xlsx", monthly_report()),
        File("download", "国家数据下载（CSV） · a download of national statistics", "分省年度数据.csv",
             DOWNLOAD.encode("utf-8-sig")),
        File("counties", "县市区表（GBK） · a table of counties in GBK", "县市区.csv", COUNTIES.encode("gb18030")),
        File("yearbook", "年鉴（XLS） · a yearbook’s table as XLS", "年鉴2-3.xls",
             old_workbook({"2-3": [list(row) for row in YEARBOOK]}, merged)),
    )  # fmt: skip


def drop(page: Page, server: Server, file: File) -> Told:
    """Drop a file, answer what is asked, confirm."""
    visit(page, server, "entry?place=420581")
    box = page.get_by_test_id("stFileUploaderDropzoneInput")
    box.set_input_files({"name": file.name, "mimeType": "application/octet-stream", "buffer": file.data})
    page.get_by_text(re.compile(text("zh", "entry.mapping"))).first.wait_for()
    settle(page)
    told = Told()
    while (answer := _button(page, "entry.whole_use")).count():
        form = page.get_by_test_id("stForm").filter(has=answer)
        told.questions += form.get_by_test_id("stSelectbox").count() + form.get_by_test_id("stTextInput").count()
        shoot(page, f"{file.code}-1-panel")
        _click(page, answer, told)
    skip = page.get_by_text(re.compile("目录里没有的 [0-9]+ 个指标跳过"))
    if skip.count():
        told.questions += 1
        _click(page, skip.first, told)
    confirm = page.get_by_role("button", name=re.compile("^确认导入"))
    expect(confirm).to_be_in_viewport(ratio=1)
    shoot(page, f"{file.code}-2-preview")
    told.stored = int(re.sub("[^0-9]", "", confirm.inner_text()))
    _click(page, confirm, told)
    for seen in (page.get_by_text("已写入").first, page.get_by_role("link", name="看图"),
                 page.get_by_role("button", name="撤销").first):  # fmt: skip
        expect(seen).to_be_in_viewport(ratio=1)
    shoot(page, f"{file.code}-3-success")
    return told


def _button(page: Page, key: str) -> Locator:
    return page.get_by_role("button", name=text("zh", key), exact=True)


def _click(page: Page, where: Locator, told: Told) -> None:
    where.click()
    told.clicks += 1
    settle(page)


def shoot(page: Page, name: str) -> None:
    """Keep a picture with few colours."""
    page.wait_for_timeout(700)
    path = OUT / f"{name}.png"
    page.screenshot(path=path)
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(64).save(path, optimize=True)


def page_words(told: dict[File, Told]) -> str:
    """The page with the counts, the pictures and the table."""
    lines = [
        "# 办公室真有的文件 · Files as offices have them", "", *LEAD, "",
        "| 文件 · file | 问题 · questions | 点击 · clicks | 写入的数值 · values stored |", "|---|---|---|---|",
    ]  # fmt: skip
    lines += [f"| {file.title} | {one.questions} | {one.clicks} | {one.stored} |" for file, one in told.items()]
    for file in told:
        lines += ["", f"## {file.title}", ""]
        lines += [
            f"![{words}](files/{file.code}-{part}.png)"
            for part, words in (("1-panel", "问题 · the questions"), ("2-preview", "确认之前 · before confirming"),
                                ("3-success", "写入之后 · after writing"))
            if (OUT / f"{file.code}-{part}.png").exists()
        ]  # fmt: skip
    lines += ["", "## `../shared/files` 的 32 份文件 · The 32 inputs", "", *table(ROOT.parent / "shared")]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Record, and write the page."""
    OUT.mkdir(exist_ok=True)
    for old in OUT.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN", color_scheme="light")
        with running(Path(place)) as server:
            told = {file: drop(context.new_page(), server, file) for file in files()}
        browser.close()
    (ROOT / "docs" / "files.md").write_text(page_words(told), encoding="utf-8")


if __name__ == "__main__":
    main()
