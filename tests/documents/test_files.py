"""One document as text, HTML, DOCX and PDF, made by the ordinary programs, is read the same."""

import html
import io
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from tests.documents.labelled import FOLDER, day_of, split
from tests.server import CHROMIUM
from tracker.core.kinds import Binding
from tracker.documents import Candidate, Role, read_lines
from tracker.documents.files import opening
from tracker.documents.files.opened import DocumentRefused
from tracker.documents.files.opening import open_document
from tracker.documents.files.scanned import can_recognise
from tracker.documents.numerals import lines_of

ROWS = (
    [row for row in split() if row["doc"] in ("w9-hailar-2019", "w3-hubei-2026", "c1-songyuan-2024")]
    if FOLDER.is_dir()
    else []
)
TABLE = [["指标", "单位", "2024年"], ["地区生产总值", "亿元", "4261.42"], ["常住人口", "万人", "209.05"]]


def page(lines: list[str]) -> str:
    """The lines as a page with furniture around them."""
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><style>p{margin:0;text-indent:2em;font:12pt serif}</style>"
        f"<script>var x = 300;</script></head><body>{body}</body></html>"
    )


def printed(text: str, folder: Path) -> bytes:
    """A page as the PDF that Chromium prints, page numbers and running head included."""
    (folder / "page.html").write_text(text, encoding="utf-8")
    subprocess.run(
        [
            CHROMIUM["executable_path"], *CHROMIUM["args"], "--headless",
            f"--print-to-pdf={folder / 'page.pdf'}", str(folder / "page.html"),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (folder / "page.pdf").read_bytes()


def word(lines: list[str], table: list[list[str]] | None = None) -> bytes:
    """The lines as a DOCX."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def core(candidates: tuple[Candidate, ...]) -> list[tuple[object, ...]]:
    """What has to be the same whatever the file: all but the place in the line, which blanks move."""
    fields = [
        "line",
        "role",
        "reason",
        "indicator",
        "kind",
        "comparator",
        "commitment",
        "value",
        "upper",
        "unit",
        "period",
    ]
    return [tuple(getattr(one, name) for name in fields) for one in candidates]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["doc"])
def test_one_document_in_four_kinds_of_files_is_read_the_same(row: dict[str, str], tmp_path: Path) -> None:
    data = (FOLDER / "texts" / f"{row['doc']}.txt").read_bytes()
    lines = lines_of(data.decode())
    read = {
        kind: core(read_lines([line.text for line in open_document(made)], day_of(row["published"])).candidates)
        for kind, made in {
            "text": data,
            "gb18030": data.decode().encode("gb18030"),
            "html": page(lines).encode(),
            "docx": word(lines),
            "pdf": printed(page(lines), tmp_path),
        }.items()
    }
    for kind, found in read.items():
        different = [pair for pair in zip(found, read["text"], strict=False) if pair[0] != pair[1]]
        assert not different, (kind, different[:3])
        assert len(found) == len(read["text"]), kind


def test_a_figure_of_a_pdf_has_its_page_and_box(tmp_path: Path) -> None:
    lines = open_document(printed(page(["一、目标", "到2030年，城区人口达到300万人。" * 60]), tmp_path))
    assert lines[1].spots[0].page == 1
    assert lines[1].spots[-1].page >= 1
    assert all(spot.box[0] < spot.box[2] and spot.box[1] < spot.box[3] for line in lines for spot in line.spots)


def test_tables_keep_their_cells_apart() -> None:
    assert [line.text for line in open_document(word(["表"], TABLE))][1:] == [" | ".join(row) for row in TABLE]
    rows = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in TABLE)
    assert [line.text for line in open_document(f"<html><table>{rows}</table></html>".encode())] == [
        " | ".join(row) for row in TABLE
    ]


def hollow_docx() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    return file.getvalue()


def blown_docx() -> bytes:
    """A few kilobytes that unpack to more than is read."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 210_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"<html><script>1</script></html>", "empty"),
        (b"%PDF-1.7\nnot one", "broken"),
        (b"PK\x03\x04word/ not one", "broken"),
        (hollow_docx(), "broken"),
        (b"PK\x03\x04xl/workbook.xml", "broken"),
        (b"PK\x03\x04ppt/slides", "kind"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "kind"),
        (b"{\\rtf1 100}", "kind"),
        (b"\x89PNG\r\n", "broken" if can_recognise() else "kind"),
        (bytes(range(256)) * 40, "encoding"),
        (b"<html>" + b"<div>" * 100_000 + b"5", "empty"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_says_why(data: bytes, code: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        open_document(data)
    assert refused.value.code == code


def test_a_file_that_unpacks_to_too_much_is_not_unpacked() -> None:
    with pytest.raises(DocumentRefused, match="too_large"):
        open_document(blown_docx())


def test_a_file_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_SECONDS", 0.01)
    with pytest.raises(DocumentRefused, match="too_slow"):
        open_document(word(["100个"]))


def test_scans_are_told_from_texts(tmp_path: Path) -> None:
    blank = printed(
        "<!DOCTYPE html><html><svg width='500' height='700'><rect width='500' height='700'/></svg></html>", tmp_path
    )
    with pytest.raises(DocumentRefused) as refused:
        open_document(blank)
    assert refused.value.code in ("scanned", "empty")


def indicators_workbook() -> bytes:
    """A plan's table of main indicators as people keep it: a title, merged categories, kinds of indicators."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["云岭县“十五五”时期经济社会发展主要指标"])
    sheet.merge_cells("A1:F1")
    sheet.append(["类别", "指标", "2025年", "2030年", "年均增长（%）", "属性"])
    sheet.append(["经济发展", "地区生产总值（亿元）", 320.5, 460, 7.5, "预期性"])
    sheet.append([None, "常住人口城镇化率（%）", 61.2, 66, None, "预期性"])
    sheet.merge_cells("A3:A4")
    sheet.append(["绿色生态", "森林覆盖率（%）", 48.25, 49, None, "约束性"])
    hidden = book.create_sheet("草稿")
    hidden.append(["指标", "2030年"])
    hidden.append(["不该读的", 99])
    hidden.sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_workbook_of_main_indicators_gives_values_goals_and_whether_they_bind() -> None:
    lines = [line.text for line in open_document(indicators_workbook())]
    assert lines[0].startswith("云岭县")
    assert lines[3].startswith("经济发展 | 常住人口城镇化率")
    found = [one for one in read_lines(lines, date(2026, 3, 1)).candidates if one.role is not Role.EXCLUDED]
    assert [(one.indicator, one.value, one.unit, one.role, one.period, one.binding) for one in found] == [
        ("地区生产总值", "320.5", "亿元", Role.ACTUAL, "2025", None),
        ("地区生产总值", "460", "亿元", Role.TARGET, "2030-12-31", Binding.EXPECTED),
        ("地区生产总值", "7.5", "%", Role.TARGET, "2030-12-31", Binding.EXPECTED),
        ("常住人口城镇化率", "61.2", "%", Role.ACTUAL, "2025", None),
        ("常住人口城镇化率", "66", "%", Role.TARGET, "2030-12-31", Binding.EXPECTED),
        ("森林覆盖率", "48.25", "%", Role.ACTUAL, "2025", None),
        ("森林覆盖率", "49", "%", Role.TARGET, "2030-12-31", Binding.BINDING),
    ]


def test_an_old_workbook_is_read_too(shared: Path) -> None:
    files = sorted(shared.rglob("*.xls"))
    assert files
    assert all(open_document(file.read_bytes()) for file in files[:2])
