"""Workbooks as XlsxWriter and openpyxl save them, with what people do to cells; and the same with a part changed."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.intake.hostile import ACCEPT, FILE, GOOD, HEADER, ROWS, WARN, Case
from tests.intake.hostile.made import book, cell, number, row, sheet

_NAMES, _ROW = HEADER.strip().split(","), GOOD.strip().split(",")
_GROWTH = {"B2": "规模以上工业增加值增速", "E2": ""}
_VALUES = ("412.6",)
_SHEET, _STYLES, _TEXTS = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"

Edit = Callable[[Any, Any], object]


def _written(edit: Edit = lambda book, page: None, **options: bool) -> bytes:
    """The good row, saved by XlsxWriter; `edit` overwrites cells of it and adds to the sheet."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **options}) as made:
        page = made.add_worksheet("表")
        page.write_row("A1", _NAMES)
        page.write_row("A2", _ROW)
        page.write("D2", 412.6)
        edit(made, page)
    return file.getvalue()


def _formatted(value: float, pattern: str, **cells: str) -> bytes:
    """The good row with its value shown by a number format."""

    def edit(made: Any, page: Any) -> None:
        page.write("D2", value, made.add_format({"num_format": pattern}))
        for place, text in cells.items():
            page.write_string(place, text)

    return _written(edit)


def _dated(place: str, **cells: str) -> bytes:
    """The good row with a cell that holds a day and shows its year."""

    def edit(made: Any, page: Any) -> None:
        page.write_datetime(place, date(2025, 6, 30), made.add_format({"num_format": 'yyyy"年";@'}))
        for other, text in cells.items():
            page.write_string(other, text)

    return _written(edit)


def _runs(place: str, *runs: dict[str, object] | str) -> Edit:
    """A cell of plain runs and, each behind its format, formatted ones."""
    return lambda made, page: page.write_rich_string(
        place, *(made.add_format(run) if isinstance(run, dict) else run for run in runs)
    )


def _saved(edit: Callable[[Any], object]) -> bytes:
    """The good row, saved by openpyxl after `edit` of its sheet."""
    made = openpyxl.Workbook()
    made.active.append(_NAMES)
    made.active.append(_ROW)
    made.active["D2"] = 412.6
    edit(made.active)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _set(**cells: object) -> Callable[[Any], object]:
    def edit(page: Any) -> None:
        for place, value in cells.items():
            page[place] = value

    return edit


def _changed(part: str, pattern: str, by: str, data: bytes | None = None) -> bytes:
    """The workbook with what matches in one of its parts replaced; the match must be there."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data or _written())) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            content = before.read(name).decode()
            if name == part:
                content, found = re.subn(pattern, lambda _: by, content, count=1)
                assert found, (part, pattern)
            after.writestr(name, content)
    return file.getvalue()


def _value(xml: str) -> bytes:
    """The good row with the XML of its value's cell."""
    return _changed(_SHEET, r'<c r="D2">.*?</c>', xml)


def _styled(number_format: int, raw: str, place: str, fonts: str = "<font/>") -> bytes:
    """The good row with one numeric cell in a built-in number format that the file does not spell out."""
    styles = (
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<fonts>{fonts}</fonts><cellXfs><xf numFmtId="0"/><xf numFmtId="{number_format}"/></cellXfs></styleSheet>'
    )
    cells = [number(raw, 1) if "ABCDEFG"[at] == place else cell(text) for at, text in enumerate(_ROW)]
    return book(sheet(row(_NAMES), row(cells)), more={_STYLES: styles})


def _full_of_extras(made: Any, page: Any) -> None:
    """All that a sheet can have beside its cells."""
    page.add_table("A1:G2", {"columns": [{"header": name} for name in _NAMES]})
    page.write("D2", 412.6)
    page.write_url("G2", "https://example.org/a", string="宜都市统计局")
    page.data_validation("E2", {"validate": "list", "source": ["亿元", "万元"]})
    page.conditional_format("D2", {"type": "data_bar", "bar_solid": True})
    page.write_comment("D2", "初步数")
    page.protect("secret")
    page.repeat_rows(0)
    page.print_area("A1:G2")
    page.set_row(1, 30)
    page.ignore_errors({"number_stored_as_text": "A1:G9"})
    chart = made.add_chart({"type": "line"})
    chart.add_series({"values": "=表!$D$2:$D$2"})
    page.insert_chart("J2", chart)
    over = made.add_chart({"type": "column"})
    over.add_series({"values": "=表!$D$2:$D$2"})
    made.add_chartsheet("图").set_chart(over)


def _filtered(made: Any, page: Any) -> None:
    page.autofilter("A1:G3")
    page.filter_column("A", "x == 枝江市")
    page.set_row(1, options={"hidden": True})


def _named(made: Any, page: Any) -> None:
    page.repeat_rows(0)
    made.define_name("合计", "=#REF!$A$1")


_DAMAGED = {
    "value-nan": _value('<c r="D2"><v>NaN</v></c>'),
    "value-between-blanks": _value('<c r="D2"><v> 412.6 </v></c>'),
    "value-of-full-width-digits": _value('<c r="D2"><v>４１２</v></c>'),
    "truth-without-sense": _value('<c r="D2" t="b"><v>maybe</v></c>'),
    "date-without-sense": _value('<c r="D2" t="d"><v>2026-99-99</v></c>'),
    "text-of-negative-index": _changed(_SHEET, r'(?<=<c r="A2" t="s"><v>)\d+', "-1"),
    "text-of-no-index": _changed(_SHEET, r'(?<=<c r="A2" t="s"><v>)\d+', "0x1"),
    "style-that-is-not-there": _value('<c r="D2" s="57"><v>412.6</v></c>'),
    "style-of-negative-index": _value('<c r="D2" s="-1"><v>412.6</v></c>'),
    "cell-twice": _value('<c r="D2"><v>412.6</v></c><c r="D2"><v>999</v></c>'),
    "cell-of-another-row": _value('<c r="D7"><v>412.6</v></c>'),
    "cell-before-its-place": _value('<c r="A2"><v>412.6</v></c>'),
    "column-without-number": _changed(_SHEET, "<sheetData>", '<cols><col min="x" max="2"/></cols><sheetData>'),
    "merged-without-sense": _changed(
        _SHEET, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="B"/></mergeCells>'
    ),
    "raised-without-sense": _changed(_TEXTS, "<t>宜都市</t>", '<r><rPr><vertAlign val="up"/></rPr><t>宜都市</t></r>'),
    "number-format-without-pattern": _changed(_STYLES, "<fonts", '<numFmts><numFmt numFmtId="164"/></numFmts><fonts'),
    "font-that-is-not-there": _changed(_STYLES, r'(?<=<cellXfs count="1"><xf numFmtId="0" fontId=")0', "9"),
    "named-style-of-a-format-that-is-not-there": _changed(_STYLES, r'(?<=<cellStyle name="Normal" xfId=")0', "9"),
    "relation-that-is-not-there": _changed("xl/workbook.xml", 'r:id="rId1"', 'r:id="rId99"'),
    "types-without-workbook": _changed("[Content_Types].xml", "sheet[.]main", "other.main"),
    "types-broken": _changed("[Content_Types].xml", "</Types>", ""),
    "styles-broken": _changed(_STYLES, "</styleSheet>", ""),
    "texts-broken": _changed(_TEXTS, "</sst>", ""),
    "encoding-that-nobody-reads": _changed(_SHEET, 'encoding="UTF-8"', 'encoding="GBK"'),
    "merged-over-and-over": book(
        sheet(
            row(_NAMES),
            *[row(_ROW)] * 600,
            after="<mergeCells>" + '<mergeCell ref="A1:A1048576"/>' * 1700 + "</mergeCells>",
        )
    ),
}

_UNREAD = {
    "extras": _written(_full_of_extras),
    "comments-by-openpyxl": _saved(lambda page: setattr(page["D2"], "comment", Comment("初步数", "统计"))),
    "properties-broken": _changed("docProps/core.xml", "</cp:coreProperties>", ""),
    "theme-broken": _changed("xl/theme/theme1.xml", "</a:theme>", ""),
    "print-titles-lost": _changed("xl/workbook.xml", "表!\\$1:\\$1", "#REF!", _written(_named)),
    "extension-unknown": _changed(
        _SHEET, "</worksheet>", '<extLst><ext uri="{00000000-0000-0000-0000-000000000000}"/></extLst></worksheet>'
    ),
    "comment-between-cells": _changed(_SHEET, '<c r="D2">', '<!-- <c r="D2"><v>9</v></c> --><c r="D2">'),
    "no-row-numbers": _changed(_SHEET, '<row r="2"[^>]*>', "<row>"),
    "texts-in-place": _written(constant_memory=True),
    "quoted-text": _saved(lambda page: (_set(D2="412.6")(page), setattr(page["D2"], "quotePrefix", True))),
    "hidden-column-beside": _written(lambda made, page: page.set_column("J:XFD", options={"hidden": True})),
    "value-of-seventeen-digits": _value('<c r="D2"><v>412.60000000000002</v></c>'),
    "sum-of-binary-fractions": _value('<c r="D2"><f>412.5+0.1</f><v>412.60000000000014</v></c>'),
}

# Runs, formats and formulas: what a cell shows is not what it holds.
_ROWS = {
    "raised-figure": (_written(_runs("D2", "412.", {"font_script": 1}, "6")), "VALUE_NOT_NUMERIC"),
    "lowered-figure": (_written(_runs("D2", "412.6", {"font_script": 2}, "1")), "VALUE_NOT_NUMERIC"),
    "raised-figure-in-place": (
        _written(_runs("D2", "412.6", {"font_script": 1}, "1"), constant_memory=True),
        "VALUE_NOT_NUMERIC",
    ),
    "struck-run": (_written(_runs("D2", {"font_strikeout": True}, "39", "412.6")), "VALUE_NOT_NUMERIC"),
    "struck-cell": (_saved(lambda page: setattr(page["D2"], "font", Font(strike=True))), "VALUE_NOT_NUMERIC"),
    "struck-name": (_saved(lambda page: setattr(page["A2"], "font", Font(strike=True))), "JURISDICTION_UNKNOWN"),
    "thousands-by-format": (_formatted(412600, "0.0,"), "VALUE_SHOWN_OTHERWISE"),
    "currency-in-format": (_formatted(412.6, "[$€-407]#,##0.0"), "VALUE_NOT_NUMERIC"),
    "format-that-depends": (_formatted(412.6, '[>=100]0.0"百";0.0'), "VALUE_SHOWN_OTHERWISE"),
    "doubled-percent": (_formatted(0.064, "0.0%%", **_GROWTH), "VALUE_NOT_NUMERIC"),
    "year-of-a-date-for-a-value": (_dated("D2"), "VALUE_NOT_NUMERIC UNIT_CONFLICT"),
    "duration": (_formatted(1.5, "[h]:mm"), "VALUE_NOT_EXACT"),
    "formula-shared": (_value('<c r="D2"><f t="shared" si="0"/></c>'), "VALUE_FORMULA"),
    "formula-of-array": (_value('<c r="D2"><f t="array" ref="D2">SUM(A1:A2)</f></c>'), "VALUE_FORMULA"),
    "formula-with-error": (_value('<c r="D2" t="e"><f>1/0</f><v>#N/A</v></c>'), "VALUE_EXCEL_ERROR"),
    "formula-with-blank-text": (_value('<c r="D2" t="str"><f>""</f><v></v></c>'), "VALUE_FORMULA"),
    "number-beyond": (_value('<c r="D2"><v>4126E300</v></c>'), "VALUE_NOT_NUMERIC"),
}
_WARN = {
    "raised-figure-in-name": (
        _written(_runs("A2", "宜都市", {"font_script": 1}, "2")),
        "JURISDICTION_UNMARKED",
        "412.6",
    ),
    "percent": (_formatted(0.064, "0.0%", **_GROWTH), "UNIT_IN_VALUE", "6.4"),
    "percent-built-in": (_formatted(0.064, "0.00%", **_GROWTH), "UNIT_IN_VALUE", "6.4"),
    "percent-of-binary-fraction": (_formatted(0.1 + 0.2, "0%", **_GROWTH), "UNIT_IN_VALUE", "30"),
    "percent-red-below-zero": (_formatted(-0.064, "0.0%;[Red]-0.0%", **_GROWTH), "UNIT_IN_VALUE", "-6.4"),
    "unit-in-format": (_formatted(4126000, '#,##0"万元"', E2=""), "UNIT_IN_VALUE UNIT_CONVERTED", "412.6"),
    "yuan-in-format": (_formatted(412.6, '"￥"#,##0.0'), "VALUE_PREFIX", "412.6"),
    "month-built-in-for-chinese": (_styled(57, "46174", "C"), "DATE_SHOWN_SHORT", "412.6"),
    "year-of-a-date": (_dated("C2"), "DATE_SHOWN_SHORT", "412.6"),
    "year-of-a-date-in-the-header": (_dated("D1", C1="", C2=""), "DATE_SHOWN_SHORT", "412.6"),
    "day-built-in-for-chinese": (_styled(31, "46203", "C"), "PERIOD_FROM_DAY", "412.6"),
    "date-by-openpyxl": (_saved(_set(C2=date(2026, 6, 30))), "PERIOD_FROM_DAY", "412.6"),
    "hidden-column": (
        _written(lambda made, page: page.set_column("C:C", options={"hidden": True})),
        "COLUMNS_HIDDEN",
        "412.6",
    ),
    "hidden-columns-of-a-group": (
        _written(lambda made, page: page.set_column("F:XFD", options={"hidden": True, "level": 1})),
        "COLUMNS_HIDDEN",
        "412.6",
    ),
    "filtered-row": (_written(_filtered), "ROWS_HIDDEN", "412.6"),
}

CASES = [
    *(Case(f"saved-{name}", data, FILE, "DAMAGED") for name, data in _DAMAGED.items()),
    *(Case(f"saved-{name}", data, ACCEPT, "", _VALUES) for name, data in _UNREAD.items()),
    *(Case(f"saved-{name}", data, ROWS, codes) for name, (data, codes) in _ROWS.items()),
    *(Case(f"saved-{name}", data, WARN, codes, (value,)) for name, (data, codes, value) in _WARN.items()),
]
