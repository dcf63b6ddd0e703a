"""Workbooks that are wrong in every way, and files that are no tables at all."""

import io
import struct
import zipfile

from tests.intake.hostile import ACCEPT, FILE, GOOD, HEADER, ROWS, WARN, Case
from tests.intake.hostile.made import MAIN, book, number, row, sheet

_NAMES = HEADER.strip().split(",")
_ROW = GOOD.strip().split(",")


def _with(**cells: str) -> str:
    """The good row with other cells in columns A to G."""
    return row([cells.get("ABCDEFG"[at], text) for at, text in enumerate(_ROW)])


def _encrypted() -> bytes:
    """The beginning of a workbook with a password: an OLE file with a stream of that name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)


def _password_bit(data: bytes) -> bytes:
    """The archive with its entries marked as encrypted."""
    return data.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
    )


_HEAD, _BODY = row(_NAMES), row(_ROW)
_SHARED = (
    f'<sst xmlns="{MAIN}"><si><t>宜都市</t></si>'
    '<si><r><t>宜都市统</t></r><r><t>计局</t></r><rPh sb="0" eb="1"><t>ㄧ</t></rPh></si></sst>'
)
_VALUES = ("412.6",)

BOOKS = [
    Case("xlsx", book(sheet(_HEAD, _BODY)), ACCEPT, "", _VALUES),
    Case(
        "xlsx-numbers",
        book(sheet(_HEAD, _with(A=number("420581"), D=number("412.60000000000002")))),
        ACCEPT,
        "",
        _VALUES,
    ),
    Case(
        "xlsx-percent",
        book(sheet(_HEAD, _with(B="规模以上工业增加值增速", D=number("6.4000000000000001E-2", 1), E="%"))),
        WARN,
        "UNIT_IN_VALUE",
        ("6.4",),
    ),
    Case(
        "xlsx-percent-own-format",
        book(sheet(_HEAD, _with(B="规模以上工业增加值增速", D=number("0.064", 5), E=""))),
        WARN,
        "UNIT_IN_VALUE",
        ("6.4",),
    ),
    Case(
        "xlsx-percent-in-quotes-only",
        book(sheet(_HEAD, _with(B="规模以上工业增加值增速", D=number("6.4", 4), E="%"))),
        ROWS,
        "VALUE_NOT_NUMERIC",
    ),
    Case("xlsx-percent-of-money", book(sheet(_HEAD, _with(D=number("0.064", 1), E=""))), ROWS, "UNIT_DIMENSION"),
    Case("xlsx-date", book(sheet(_HEAD, _with(C=number("46203", 2)))), WARN, "PERIOD_FROM_DAY", _VALUES),
    Case("xlsx-date-as-month", book(sheet(_HEAD, _with(C=number("46174", 3)))), WARN, "DATE_SHOWN_SHORT", _VALUES),
    Case(
        "xlsx-date-1904",
        book(sheet(_HEAD, _with(C=number("44741", 2))), properties='<workbookPr date1904="1"/>'),
        WARN,
        "PERIOD_FROM_DAY",
        _VALUES,
    ),
    Case("xlsx-date-as-value", book(sheet(_HEAD, _with(D=number("46203", 2)))), ROWS, "VALUE_NOT_EXACT"),
    Case("xlsx-year", book(sheet(_HEAD, _with(C=number("2025")))), ACCEPT, "", _VALUES),
    Case("xlsx-month-as-number", book(sheet(_HEAD, _with(C=number("2025.1")))), ROWS, "PERIOD_AMBIGUOUS"),
    Case("xlsx-error", book(sheet(_HEAD, _with(D='<c t="e"><v>#DIV/0!</v></c>'))), ROWS, "VALUE_EXCEL_ERROR"),
    Case("xlsx-truth", book(sheet(_HEAD, _with(D='<c t="b"><v>1</v></c>'))), ROWS, "VALUE_NOT_NUMERIC"),
    Case("xlsx-formula", book(sheet(_HEAD, _with(D="<c><f>400+12.6</f><v>412.6</v></c>"))), ACCEPT, "", _VALUES),
    Case("xlsx-formula-without-result", book(sheet(_HEAD, _with(D="<c><f>400+12.6</f></c>"))), ROWS, "VALUE_FORMULA"),
    Case(
        "xlsx-formula-with-blank-result",
        book(sheet(_HEAD, _with(D="<c><f>400+12.6</f><v></v></c>"))),
        ROWS,
        "VALUE_FORMULA",
    ),
    Case(
        "xlsx-shared-texts",
        book(
            sheet(_HEAD, _with(A='<c t="s"><v>0</v></c>', G='<c t="s"><v>1</v></c>')),
            more={"xl/sharedStrings.xml": _SHARED},
        ),
        ACCEPT,
        "",
        _VALUES,
    ),
    Case(
        "xlsx-shared-text-missing",
        book(sheet(_HEAD, _with(D='<c t="s"><v>57</v></c>')), more={"xl/sharedStrings.xml": _SHARED}),
        FILE,
        "DAMAGED",
    ),
    Case(
        "xlsx-strict-namespace",
        book(sheet(_HEAD, _BODY, namespace="http://purl.oclc.org/ooxml/spreadsheetml/main")),
        FILE,
        "TYPE",
    ),
    Case(
        "xlsx-prefixed-names",
        book(
            sheet(_HEAD, _BODY)
            .replace("<", "<x:")
            .replace("<x:/", "</x:")
            .replace("<x:?", "<?")
            .replace("xmlns=", "xmlns:x=")
        ),
        ACCEPT,
        "",
        _VALUES,
    ),
    Case(
        "xlsx-merged-place",
        book(
            sheet(
                row(_NAMES, ' r="1"'),
                row(_ROW, ' r="2"'),
                row(["", "一般公共预算收入", *_ROW[2:]], ' r="3"'),
                after='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
            )
        ),
        WARN,
        "MERGED_FILLED",
        ("412.6", "412.6"),
    ),
    Case(
        "xlsx-merged-value",
        book(
            sheet(
                row(_NAMES, ' r="1"'),
                row(_ROW, ' r="2"'),
                row(["宜都市", "一般公共预算收入", "2026H1", "", "亿元"], ' r="3"'),
                after='<mergeCells><mergeCell ref="D2:D3"/></mergeCells>',
            )
        ),
        ROWS,
        "VALUE_MERGED VALUE_MISSING",
    ),
    Case("xlsx-hidden-row", book(sheet(_HEAD, row(_ROW, ' hidden="1"'))), WARN, "ROWS_HIDDEN", _VALUES),
    Case(
        "xlsx-hidden-sheet",
        book(sheet(_HEAD, _BODY), sheet(_HEAD, _BODY), states=("visible", "hidden")),
        WARN,
        "SHEET_CHOSEN",
        _VALUES,
    ),
    Case("xlsx-two-sheets", book(sheet(_HEAD, _BODY), sheet(_HEAD, _BODY)), FILE, "SHEET_CHOICE"),
    Case("xlsx-sheet-of-remarks", book(sheet(row(["填报说明"])), sheet(_HEAD, _BODY)), WARN, "SHEET_CHOSEN", _VALUES),
    Case("xlsx-empty-sheets", book(sheet(), sheet(_HEAD, _BODY), sheet()), ACCEPT, "", _VALUES),
    Case("xlsx-no-cells", book(sheet()), FILE, "EMPTY"),
    Case("xlsx-cells-beside", book(sheet(_HEAD, row([*_ROW, "", "复核：李四"]))), WARN, "CELLS_CUT", _VALUES),
    Case(
        "xlsx-lone-far-cell",
        book(sheet(_HEAD, _BODY, row(['<c r="A1048576" t="inlineStr"><is><t>x</t></is></c>'], ' r="1048576"'))),
        WARN,
        "FOOTER",
        _VALUES,
    ),
    Case(
        "xlsx-lone-wide-cell",
        book(sheet(_HEAD, row([*_ROW, '<c r="XFD2" t="inlineStr"><is><t>x</t></is></c>']))),
        FILE,
        "TOO_WIDE",
    ),
    Case("xlsx-date-beyond-time", book(sheet(_HEAD, _with(C=number("99999999", 2)))), ROWS, "PERIOD_RANGE"),
    Case("xlsx-number-beyond", book(sheet(_HEAD, _with(D=number("1E+400")))), ROWS, "VALUE_NOT_NUMERIC"),
    Case("xlsx-underscored-number", book(sheet(_HEAD, _with(D=number("1_000")))), FILE, "DAMAGED"),
    Case("xlsx-arabic-number", book(sheet(_HEAD, _with(D=number("٤")))), FILE, "DAMAGED"),
    Case(
        "xlsx-endless-index",
        book(sheet(_HEAD, _with(D=f'<c t="s" s="{"9" * 5000}"><v>{"9" * 5000}</v></c>'))),
        FILE,
        "DAMAGED",
    ),
    Case(
        "xlsx-odd-references",
        book(sheet(_HEAD, row([*_ROW[:3], '<c r="1D2"><v>412.6</v></c>', "亿元"]))),
        FILE,
        "DAMAGED",
    ),
    Case(
        "xlsx-merge-of-all-rows",
        book(sheet(_HEAD, _BODY, after='<mergeCells><mergeCell ref="A1:A999999999"/></mergeCells>')),
        FILE,
        "DAMAGED",
    ),
    Case("xlsx-entity", book(sheet(_HEAD, _BODY, before='<!DOCTYPE x [<!ENTITY e "x">]>')), FILE, "XML_ENTITY"),
    Case(
        "xlsx-entity-in-unused-part",
        book(sheet(_HEAD, _BODY), more={"xl/theme/theme1.xml": "<!DOCTYPE x><a/>"}),
        FILE,
        "XML_ENTITY",
    ),
    Case(
        "xlsx-entity-in-utf16",
        book(sheet(_HEAD, _BODY), more={"docProps/app.xml": "<!DOCTYPE x><a/>".encode("utf-16")}),
        FILE,
        "XML_ENTITY",
    ),
    Case("xlsx-broken-xml", book(sheet(_HEAD, _BODY)[:-20]), FILE, "DAMAGED"),
    Case("xlsx-broken-workbook", book(sheet(_HEAD, _BODY), more={"xl/workbook.xml": "<workbook"}), FILE, "DAMAGED"),
    Case("xlsx-without-its-sheet", book(sheet(_HEAD, _BODY), drop="xl/worksheets/sheet1.xml"), FILE, "EMPTY"),
    Case("xlsx-cut", book(sheet(_HEAD, _BODY))[:-40], FILE, "DAMAGED"),
    Case(
        "xlsx-flipped-byte", book(sheet(_HEAD, _BODY)).replace(b"xl/styles.xml", b"xl/stYles.xml", 1), FILE, "DAMAGED"
    ),
    Case("xlsx-climbing-names", book(sheet(_HEAD, _BODY), more={"../../evil.xml": "<a/>"}), FILE, "DAMAGED"),
    Case("xlsx-bomb", book(sheet(_HEAD, _BODY), more={"xl/media/x.bin": bytes(30_000_000)}), FILE, "ZIP_BOMB"),
    Case(
        "xlsx-many-entries",
        book(sheet(_HEAD, _BODY), more={f"xl/x{at}.bin": b"" for at in range(2100)}),
        FILE,
        "ZIP_BOMB",
    ),
    Case("xlsx-password", _password_bit(book(sheet(_HEAD, _BODY))), FILE, "ENCRYPTED"),
    Case("xlsx-password-ole", _encrypted(), FILE, "ENCRYPTED"),
    Case("xlsm", book(sheet(_HEAD, _BODY), more={"xl/vbaProject.bin": b"x"}), FILE, "TYPE"),
    Case(
        "xlsm-by-its-types",
        book(
            sheet(_HEAD, _BODY),
            more={
                "[Content_Types].xml": '<Types xmlns="x"><Override ContentType="application/'
                'vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
            },
        ),
        FILE,
        "TYPE",
    ),
    Case("xlsb", book(sheet(_HEAD, _BODY), more={"xl/workbook.bin": b"x"}, drop="xl/workbook.xml"), FILE, "TYPE"),
]


def _zip(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


_TABLE = (HEADER + GOOD).encode()
OTHER_TYPES = [
    *(
        Case(f"type-{name}", data, FILE, "TYPE")
        for name, data in {
            "exe": b"MZ\x90\x00" + bytes(200),
            "elf": b"\x7fELF" + bytes(60),
            "pdf": b"%PDF-1.7\n" + _TABLE,
            "png": b"\x89PNG\r\n\x1a\n" + bytes(50),
            "jpeg": b"\xff\xd8\xff\xe0" + bytes(50),
            "gif": b"GIF89a" + _TABLE,
            "sqlite": b"SQLite format 3\x00" + bytes(100),
            "xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "html-doctype": b"<!DOCTYPE html><html>",
            "php": b"<?php system($_GET['c']); ?>",
            "xml": b'<?xml version="1.0"?><a/>',
            "svg": b"<svg onload=alert(1)>",
            "script": b"#!/bin/sh\nrm -rf ~\n",
            "rtf": b"{\\rtf1 x}",
            "mhtml": b"MIME-Version: 1.0\r\n",
            "sylk": b"ID;PWXL;N;E\n",
            "gzip": b"\x1f\x8b\x08" + bytes(40),
            "bzip2": b"BZh9" + bytes(40),
            "7z": b"7z\xbc\xaf\x27\x1c" + bytes(40),
            "rar": b"Rar!\x1a\x07" + bytes(40),
            "zip": _zip("a.csv"),
            "docx": _zip("word/document.xml", "[Content_Types].xml"),
            "ods": _zip("content.xml", "mimetype"),
            "empty-zip": b"PK\x05\x06" + bytes(18),
            "mark-then-zip": b"\xef\xbb\xbf" + _zip("a"),
        }.items()
    ),
    Case("type-html", b" <html><table><tr><td>1</td></tr></table>", FILE, "HEADER_NOT_FOUND"),
    Case("type-table-as-xls", b"<table><tr><td>1</td></tr></table>", FILE, "HEADER_NOT_FOUND"),
    Case("type-nuls-inside", _TABLE + bytes(10), FILE, "TYPE"),
    Case("type-tar", struct.pack("<512s", b"a.csv") + _TABLE, FILE, "ENCODING"),
    Case("type-json", '[{"地区": "宜都市", "数值": 1}]'.encode(), FILE, "HEADER_NOT_FOUND"),
    Case("type-sql", b"INSERT INTO actual VALUES (1, 2, 3);\n", FILE, "HEADER_NOT_FOUND"),
    Case("type-nothing-but-nuls", bytes(1000), FILE, "EMPTY"),
    Case("type-noise", bytes((at * 7919 + at // 3) % 251 + 4 for at in range(4000)), FILE, "ENCODING"),
]
