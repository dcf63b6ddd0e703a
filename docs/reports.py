"""Make the report of 宜昌市 in every format and write what can be counted and checked of it: `python docs/reports.py`.

Needs requirements-dev.txt, a browser and LibreOffice. Writes `docs/reports.md`; the times of a report of thirty charts
are measured by `python -m benchmarks` and stand in docs/performance.md.
"""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import pdfua  # noqa: E402
from openpyxl import load_workbook  # noqa: E402
from openxml_audit import FileFormat, OpenXmlValidator  # noqa: E402
from pptx import Presentation  # noqa: E402
from pypdf import PdfReader  # noqa: E402

from tests.libreoffice import converted  # noqa: E402
from tracker.catalogue import bring_up_to_date  # noqa: E402
from tracker.core.settings import load_settings  # noqa: E402
from tracker.reports import Report, brief_items, making, place_items, report  # noqa: E402
from tracker.reports.sizes import A4  # noqa: E402
from tracker.store.engine import data_version, open_store  # noqa: E402
from tracker.views.board import Board, load_board  # noqa: E402
from tracker.words import LANGUAGES  # noqa: E402

PLACE, DAY = "420500", date(2026, 11, 21)
LEFT = """## 编辑还会改的 · What an editor would still retouch

- 英文一页纸的图在幻灯片上占三张、在 DOCX 里占两页：名称比中文长。
  *The English one-page brief takes three slides and two pages of DOCX: its names are longer.*
- DOCX 里的表接在图后面，放不下就到下一页，靠“数据见表”相连。
  *A table that does not fit below its figure is on the next page.*
- 分成几张的布局图，每张的标题只数这一张的目标。
  *A matrix in pieces counts in each title the targets of that piece alone.*
- “来源”一张幻灯片、目录一页留白多。
  *Sources and contents leave much of their slide and page empty.*
- PDF 里一页纸的表只有第一行留在图下；“状态”“期限”两页下半空白；布局图的表有五行到下一页。
  *PDF: one row of the brief's table stays below the picture; status and deadlines leave half a page empty.*
- PDF 里图名与章名几乎相同，连着出现两次；图例过长时末项另起一行。
  *PDF: the chapter and its picture say nearly the same twice; a long legend breaks before its last item.*
- 手机（390 像素）上图和宽表要横着划：右边的列、目标值的标注起先看不见，也没有可以划的提示；一页纸的图字很小。
  *At 390 px charts and wide tables scroll sideways without a sign that they do; the brief's chart is small there.*
- 通报里同一指标的两个目标成两列同名，差别只在期限，列头没有写（见 gallery 的虚构示例）。
  *The heat table heads two targets of one indicator with the same words (see the made-up example of the gallery).*
- 有底线和力争两档的目标（宜昌 2023 年地区生产总值）：状态是“达到底线”，它的图名却是“逾期完成”。
  *A pair of floor and stretch: the status says floor only, the title of its chart achieved late.*
- 同一目标，总述算作“需要关注”，状态表算作“已达到”。
  *The summary counts the same goal among those that need attention, the table of statuses among those met.*
- Office 原生走势图：没有数值的年份之间连成实线，末年没有刻度，“超过 1000”画成 1000。
  *Native courses: a line crosses years without a value, the last year has no tick, a bound is its number.*
- 原生的“1 万亿元”缺目标和基期；要和页面一样清楚，用 `--pictures`。
  *The native chart of 1 万亿元 lacks target and baseline; `--pictures` has what the page has.*
- 1 万亿元的进度 23.5% 从库里最早的数（2021 年）算起，附录没有说明。
  *The 23.5 % of 1 万亿元 counts from the earliest value on file, which the appendix does not say.*
- XLSX 在 LibreOffice 里换行的格压到下一行；英文 DOCX 有一页空白，英文 PDF 有两页大半空白。
  *XLSX in LibreOffice: wrapped cells run into the next row. English: a blank page of DOCX, two bare ones of PDF.*
- 没有看过真的 Word、PowerPoint、WPS：只有 LibreOffice 和校验器。
  *Real Word, PowerPoint and WPS were not looked at.*
"""
HEADS = (
    "| | 语言 · language | 格式 · format | 浏览器 · browser | 张、页 · slides, pages | 大小 · size "
    "| 校验错误 · errors |\n|---|---|---|---|---|---|---|"
)


@contextmanager
def browser(*, there: bool) -> Iterator[None]:
    """With the machine's browser, or as if it had none."""
    before = os.environ.get("BROWSER_PATH")
    if not there:
        os.environ["BROWSER_PATH"] = "/no/such/browser"
    yield
    os.environ.pop("BROWSER_PATH", None)
    if before:
        os.environ["BROWSER_PATH"] = before


def made(wanted: Report, form: str, folder: Path) -> Path:
    """A report as a file."""
    out = folder / f"report.{form}"
    for _ in making(wanted, form, out):
        pass
    return out


def pages_before_appendix(wanted: Report, path: Path) -> tuple[int, int]:
    """The pages of a file, and how many stand before its appendix."""
    said = ["".join(page.extract_text().split()) for page in PdfReader(path).pages]
    first = "".join(wanted.appendix[0][0].split()) if wanted.appendix else ""
    starts = [number for number, words in enumerate(said) if number > 1 and first and words.startswith(first)]
    return len(said), starts[0] if starts else len(said)


def complaints(path: Path) -> int:
    """How much the validator says against an Office file."""
    return len(OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=0).validate(path).errors)


def office_line(name: str, wanted: Report, form: str, *, there: bool, folder: Path) -> str:
    """A row of the table: slides, or pages as LibreOffice lays them out and those before the appendix."""
    with browser(there=there):
        path = made(wanted, form, folder)
    if form == "pptx":
        count = str(len(Presentation(str(path)).slides))
    else:
        whole, body = pages_before_appendix(wanted, converted(path, "pdf"))
        count = f"{whole}（{body}）"
    browser_words = "✓" if there else "—"
    return (
        f"| {name} | {wanted.lang} | {form.upper()} | {browser_words} | {count} | {size(path)} | {complaints(path)} |"
    )


def size(path: Path) -> str:
    """The size of a file."""
    return f"{path.stat().st_size / 1000:,.0f} kB"


def drawn(wanted: Report) -> int:
    """How many charts a report has."""
    return sum(len(part.draw(A4)) for part in wanted.parts if part.draw)


def lines(board: Board, folder: Path) -> Iterator[str]:
    """The page, line by line."""
    city = place_items(board, PLACE)
    kinds = {
        "一个地区 · a city": city,
        "六个条目 · six items": city[:6],
        "一页纸 · brief": brief_items(board, PLACE, None),
    }

    def of(kind: str, lang: str) -> Report:
        return report(kinds[kind], lambda day: board, lang, as_of=DAY, made_on=DAY, made_by="docs", native=True)

    yield "# 报告 · Reports\n"
    yield "由 `python docs/reports.py` 写出：宜昌市的报告，截至 2026-11-21。 · *Written by the script.*\n"
    yield "## 张数、页数和校验 · Slides, pages and the validator\n"
    yield "DOCX 的页数由 LibreOffice 排出，括号内不含附录。校验器是 openxml-audit（按 Open XML SDK 的模式和规则）。"
    yield "*Pages of DOCX by LibreOffice, in brackets those before the appendix. The validator is openxml-audit.*\n"
    yield HEADS
    for kind in kinds:
        for lang in LANGUAGES:
            for form in ("pptx", "docx"):
                for there in (True, False):
                    yield office_line(kind, of(kind, lang), form, there=there, folder=folder)
    yield "\n## PDF、HTML、XLSX\n"
    known = pdfua.coverage()
    yield f"检查器是 pdfua，只懂 PDF/UA-1 可由机器检查的 {known.total} 条里的 {known.covered} 条；"
    yield "文件不自称符合 PDF/UA（UA-28-004）。"
    yield f"*The checker is pdfua, which knows {known.covered} of the {known.total} rules of PDF/UA-1 that a machine"
    yield "can check; the others are not checked, and the files do not claim PDF/UA. HTML has its charts within.*\n"
    yield "| | 语言 · language | 页、表、图 · pages, sheets, charts | 大小 · size | 检查所见 · findings |"
    yield "|---|---|---|---|---|"
    for lang in LANGUAGES:
        wanted = of("一个地区 · a city", lang)
        path = made(wanted, "pdf", folder)
        checked = pdfua.validate(path)
        found = Counter(f"{each.rule_id} ({each.severity.name.lower()})" for each in checked.findings)
        skipped = ", ".join(each.rule_id for each in checked.skipped)
        told = ", ".join(f"{rule} × {count}" for rule, count in found.items()) or "0"
        not_checked = f"; 未能检查 · not checked: {skipped}" if skipped else ""
        yield f"| PDF | {lang} | {len(PdfReader(path).pages)} | {size(path)} | {told}{not_checked} |"
        yield f"| HTML | {lang} | {drawn(wanted)} | {size(made(wanted, 'html', folder))} | – |"
        book = made(wanted, "xlsx", folder)
        yield f"| XLSX | {lang} | {len(load_workbook(book).sheetnames)} | {size(book)} | {complaints(book)} |"
    yield "\n三十张图的报告要多久，与只用 Kaleido 比：[docs/performance.md](performance.md)。"
    yield "*Times of a report of thirty charts stand there.*\n"
    yield LEFT


def main() -> None:
    """Make the reports, write the page."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        engine, now = open_store(folder / "tracker.db", now=datetime.now(UTC)), datetime.now(UTC)
        bring_up_to_date(engine, now=now)
        board = load_board(engine, version=data_version(engine), as_of=DAY, settings=load_settings())
        (ROOT / "docs" / "reports.md").write_text("\n".join(lines(board, folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
