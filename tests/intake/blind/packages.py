"""12 workbooks, continued: packages written by hand, whose parts say what no program would write."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from .case import GOOD, HEADER, OK, OK_PLAIN, PLAIN, Case, Record, file, refused, skipped, taken, warned

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
DTD = '<!DOCTYPE x [<!ENTITY a "宜都市">]>'

TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{KIND}.sharedStrings+xml"/></Types>'
)
ROOT = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
LISTED = '<sheet name="表" sheetId="1" r:id="rId1"/>'
BOOK = f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{LISTED}</sheets></workbook>'
BOOK_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
    f'Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)
STRINGS = f'{HEAD}<sst xmlns="{MAIN}"><si><t>宜都市</t></si></sst>'
SHEET = "xl/worksheets/sheet1.xml"


def _text(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _row(number: int, cells: Sequence[str], **changed: str) -> str:
    """A row of text cells; `changed` gives the XML of a cell by its column's letter."""
    texts = zip("ABCDEFG", cells, strict=True)
    inner = "".join(changed.get(letter, _text(f"{letter}{number}", text)) for letter, text in texts)
    return f'<row r="{number}">{inner}</row>'


def _sheet(*rows: str, before: str = "", head: str = HEAD) -> str:
    return f'{head}<worksheet xmlns="{MAIN}">{before}<sheetData>{"".join(rows)}</sheetData></worksheet>'


def _package(sheet: str, **parts: str) -> dict[str, str]:
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT,
        "xl/workbook.xml": BOOK,
        SHEET: sheet,
        "xl/_rels/workbook.xml.rels": BOOK_RELATIONS,
        "xl/sharedStrings.xml": STRINGS,
    } | parts


def _pack(parts: dict[str, str], left_out: Iterable[str] = ()) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, text in parts.items():
            if name not in left_out:
                box.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


FIRST, SECOND = _row(1, HEADER), _row(2, GOOD)
THIRD = _row(3, PLAIN)
WHOLE = _sheet(FIRST, SECOND, THIRD)
OTHER_PLACE = THIRD.replace("宜都市", "当阳市", 1)
OVER = '<mergeCells count="1"><mergeCell ref="{}"/></mergeCells></worksheet>'
PLAIN_PACKAGE = _package(WHOLE)


def _cells(name: str, verdicts: str, record: Record, **changed: str) -> Case:
    """The plain record with the XML of some of its cells written by hand."""
    return _case(name, _pack(_package(_sheet(FIRST, SECOND, _row(3, PLAIN, **changed)))), verdicts, OK, record)


def _case(name: str, data: bytes, verdicts: str, *records: Record, apart: bool = False) -> Case:
    return file("12-xlsx", f"package_{name}", data, verdicts, *records, upload_name=f"{name}.xlsx", apart=apart)


def _number(text: str) -> dict[str, str]:
    return {"D": f'<c r="D3"><v>{text}</v></c>'}


def _parts(name: str, verdicts: str, *records: Record, sheet: str = WHOLE, **parts: str) -> Case:
    return _case(name, _pack(_package(sheet, **parts)), verdicts, *records)


WRONG = refused("VALUE_NOT_NUMERIC")
BOTH = (OK, OK_PLAIN)
BY_HAND = (
    _case("plain", _pack(PLAIN_PACKAGE), "accept warn", *BOTH),
    _cells("value_nan", "rows file warn", skipped("VALUE_NOT_NUMERIC"), **_number("NaN")),
    _cells("value_inf", "rows file", WRONG, **_number("INF")),
    _cells("value_overflow", "rows file", WRONG, **_number("1e400")),
    _cells("value_underscore", "rows file", WRONG, **_number("1_000")),
    _cells("value_hexadecimal", "rows file", WRONG, **_number("0x10")),
    _cells("value_text_as_number", "rows file", WRONG, **_number("约300")),
    _cells("value_arabic_as_number", "rows file", WRONG, **_number("٢٣")),
    _cells("value_empty_number", "warn rows file", skipped(), **_number("")),
    _cells("value_seventeen_digits", "accept warn", OK_PLAIN, **_number("23.399999999999999")),
    _cells("value_exponent", "accept warn", OK_PLAIN, **_number("2.34E1")),
    _cells("value_error_ref", "rows file", refused("VALUE_EXCEL_ERROR"), D='<c r="D3" t="e"><v>#REF!</v></c>'),
    _cells("value_error_of_own", "rows file accept", warned("VALUE_EXCEL_ERROR"), D='<c r="D3" t="e"><v>23.4</v></c>'),
    _cells("value_bool", "rows file", WRONG, D='<c r="D3" t="b"><v>1</v></c>'),
    _cells("value_bool_two", "rows file", WRONG, D='<c r="D3" t="b"><v>2</v></c>'),
    _cells("value_formula_with_result", "accept warn", OK_PLAIN, D='<c r="D3"><f>20+3.4</f><v>23.4</v></c>'),
    _cells(
        "value_formula_result_error",
        "rows",
        refused("VALUE_EXCEL_ERROR"),
        D='<c r="D3" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    ),
    _cells(
        "value_formula_text_result", "accept warn rows", OK_PLAIN, D='<c r="D3" t="str"><f>"23.4"</f><v>23.4</v></c>'
    ),
    _cells("value_unknown_type", "rows file accept warn", OK_PLAIN, D='<c r="D3" t="zz"><v>23.4</v></c>'),
    _cells("value_iso_date", "rows file", WRONG, D='<c r="D3" t="d"><v>2026-06-30</v></c>'),
    _cells(
        "period_iso_date",
        "warn rows file",
        warned("PERIOD_FROM_DAY", period="2026-06-01/2026-06-30"),
        C='<c r="C3" t="d"><v>2026-06-30</v></c>',
    ),
    _cells("string_out_of_range", "rows file", refused("JURISDICTION_UNKNOWN"), A='<c r="A3" t="s"><v>9</v></c>'),
    _cells("string_negative", "rows file", refused("JURISDICTION_UNKNOWN"), A='<c r="A3" t="s"><v>-1</v></c>'),
    _cells("string_shared", "accept warn", OK_PLAIN, A='<c r="A3" t="s"><v>0</v></c>'),
    _cells(
        "phonetic_text",
        "accept warn rows",
        OK_PLAIN,
        A='<c r="A3" t="inlineStr"><is><t>宜都市</t><rPh sb="0" eb="2"><t>yidu</t></rPh></is></c>',
    ),
    _cells(
        "runs", "accept warn", OK_PLAIN, A='<c r="A3" t="inlineStr"><is><r><t>宜</t></r><r><t>都市</t></r></is></c>'
    ),
    _cells("escaped_line_end", "accept warn rows", OK_PLAIN, A=_text("A3", "宜都市_x000D_")),
    _cells("escaped_letters", "rows", refused("JURISDICTION_UNKNOWN"), A=_text("A3", "_x005F_x5B9C_都市")),
    _cells("escaped_digits", "accept warn rows", taken(value=123.4), D=_text("D3", "_x0031_23.4")),
    _cells("escaped_half_pair_in_note", "accept warn rows file", OK_PLAIN, F=_text("F3", "快报_xD83D_")),
    _cells("escaped_half_pair_in_source", "accept warn rows file", OK_PLAIN, G=_text("G3", "某局_xDE00_")),
    _cells("escaped_half_pair_in_unit", "rows file", refused("UNIT_UNKNOWN"), E=_text("E3", "亿元_xD83D_")),
    _cells("escaped_half_pair_in_value", "rows file", WRONG, D=_text("D3", "23.4_xD83D_")),
    _parts(
        "escaped_half_pair_in_header",
        "warn file",
        OK,
        OK_PLAIN,
        sheet=_sheet(FIRST.replace("</row>", _text("H1", "列_xD83D_") + "</row>"), SECOND, THIRD),
    ),
    _cells("escaped_half_pair_in_name", "rows file", refused("JURISDICTION_UNKNOWN"), A=_text("A3", "宜都市_xD83D_")),
    _cells("escaped_nul_in_note", "accept warn rows file", OK_PLAIN, F=_text("F3", "快_x0000_报")),
    _cells("escaped_nul_in_value", "rows file", WRONG, D=_text("D3", "2_x0000_3.4")),
    _cells("escaped_bidi_in_value", "rows file", WRONG, D=_text("D3", "_x202E_4.32")),
    _cells("cell_outside", "rows file warn accept", OK_PLAIN, G='<c r="ZZZZ3"><v>1</v></c>'),
    _cells("cell_without_place", "accept warn rows file", OK_PLAIN, D="<c><v>23.4</v></c>"),
    _cells("cell_twice", "rows file warn accept", Record("warning", "CELL_TWICE"), G='<c r="D3"><v>999</v></c>'),
    _cells("cells_out_of_order", "accept warn file", OK_PLAIN, A=_text("B3", PLAIN[1]), B=_text("A3", PLAIN[0])),
    _parts("rows_out_of_order", "accept warn file", sheet=_sheet(THIRD, FIRST, SECOND)),
    _parts("row_twice", "rows file warn accept", sheet=_sheet(FIRST, SECOND, _row(2, (*GOOD[:3], "999", *GOOD[4:])))),
    _parts(
        "row_numbers_missing",
        "accept warn file",
        *BOTH,
        sheet=_sheet(*(part.replace(f' r="{n}"', "", 1) for n, part in enumerate((FIRST, SECOND, THIRD), 1))),
    ),
    _parts(
        "merged_over_another_place",
        "warn rows",
        OK,
        warned("MERGED_FILLED"),
        sheet=WHOLE.replace(THIRD, OTHER_PLACE).replace("</worksheet>", OVER.format("A2:A3")),
    ),
    _parts(
        "merged_over_another_value",
        "rows",
        refused("VALUE_MERGED"),
        Record("warning", "MERGED_FILLED"),
        sheet=WHOLE.replace("</worksheet>", OVER.format("D2:D3")),
    ),
    _parts(
        "dimension_lies_low",
        "accept file",
        *BOTH,
        sheet=_sheet(FIRST, SECOND, THIRD, before='<dimension ref="A1:B2"/>'),
    ),
    _case(
        "dimension_lies_high",
        _pack(_package(_sheet(FIRST, SECOND, THIRD, before='<dimension ref="A1:XFD1048576"/>'))),
        "accept warn file",
        *BOTH,
        apart=True,
    ),
    _parts("cut_xml", "file", sheet=WHOLE[:-60]),
    _parts("doctype", "file", sheet=_sheet(FIRST, SECOND, THIRD.replace("宜都市", "&a;", 1), head=HEAD + DTD)),
    _parts(
        "doctype_in_strings",
        "file",
        **{"xl/sharedStrings.xml": STRINGS.replace("<sst", DTD + "<sst").replace("宜都市", "&a;")},
    ),
    _parts(
        "doctype_in_types", "file accept", *BOTH, **{"[Content_Types].xml": TYPES.replace("<Types", DTD + "<Types")}
    ),
    _parts("doctype_in_book", "file", **{"xl/workbook.xml": BOOK.replace("<workbook", DTD + "<workbook")}),
    _parts("doctype_utf16", "file", sheet=_sheet(FIRST, SECOND, THIRD, head=HEAD.replace("UTF-8", "UTF-7") + DTD)),
    _parts(
        "target_outside",
        "file",
        **{"xl/_rels/workbook.xml.rels": BOOK_RELATIONS.replace("worksheets/sheet1.xml", "../../../../etc/hostname")},
    ),
    _parts(
        "target_remote",
        "file",
        **{
            "xl/_rels/workbook.xml.rels": BOOK_RELATIONS.replace(
                'Target="worksheets/sheet1.xml"', 'Target="http://127.0.0.1:9/s.xml" TargetMode="External"'
            )
        },
    ),
    _parts("member_outside", "file accept warn", *BOTH, **{"../../../tmp/evil.txt": "x", "/etc/evil": "x"}),
    _parts("macros_inside", "file warn accept", *BOTH, **{"xl/vbaProject.bin": "x"}),
    _parts("book_without_sheets", "file", **{"xl/workbook.xml": BOOK.replace(LISTED, "")}),
    *(
        _case(f"no_part_{place}", _pack(PLAIN_PACKAGE, [name]), "file accept warn", *BOTH)
        for place, name in enumerate(PLAIN_PACKAGE)
    ),
)


def _broken(change: str) -> bytes:
    whole = bytearray(_pack(PLAIN_PACKAGE))
    if change == "cut":
        return bytes(whole[: len(whole) // 2])
    if change == "tail":
        return bytes(whole) + b"\x00" * 70_000
    if change == "head":
        return b"MZ" + bytes(whole)
    place = whole.index(SHEET.encode()) + len(SHEET) + 40
    whole[place] ^= 0xFF
    return bytes(whole)


def _inflated(part: str, size: int, before: str, after: str, fill: str) -> bytes:
    """A package one of whose parts is `size` million characters when unpacked, and next to nothing packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, text in PLAIN_PACKAGE.items():
            if name != part:
                box.writestr(name, text)
        with box.open(part, "w", force_zip64=True) as stream:
            stream.write(before.encode())
            for _ in range(size):
                stream.write(fill.encode() * (1_000_000 // len(fill)))
            stream.write(after.encode())
    return out.getvalue()


def _many_members(number: int) -> bytes:
    return _pack(PLAIN_PACKAGE | {f"xl/x{n}.xml": "" for n in range(number)})


OPEN, SHUT = WHOLE.split("</sheetData>")
ROWS = "".join(f'<row r="{n}"/>' for n in range(4, 100_000))
CORNER = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
MERGES = '<mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells></worksheet>'
BOMBS = (
    _case("cut", _broken("cut"), "file"),
    _case("flipped_byte", _broken("flip"), "file"),
    _case("bytes_before", _broken("head"), "file accept"),
    _case("nuls_after", _broken("tail"), "file accept warn", *BOTH),
    _case("bomb_of_blanks", _inflated(SHEET, 300, OPEN, f"</sheetData>{SHUT}", " "), "file", apart=True),
    _case(
        "bomb_of_strings",
        _inflated("xl/sharedStrings.xml", 200, f'<sst xmlns="{MAIN}">', "</sst>", "<si><t>长</t></si>"),
        "file",
        apart=True,
    ),
    _case("bomb_in_a_part_unread", _inflated("xl/theme.xml", 300, "", "", " "), "file accept warn", *BOTH, apart=True),
    _case("ten_thousand_members", _many_members(10_000), "file accept warn", *BOTH),
    _case("empty_rows", _pack(_package(OPEN + ROWS + "</sheetData>" + SHUT)), "accept warn file", *BOTH),
    _case("corner", _pack(_package(OPEN + CORNER + "</sheetData>" + SHUT)), "file warn rows accept", *BOTH, apart=True),
    _case(
        "merged_to_the_corner",
        _pack(_package(OPEN + "</sheetData>" + SHUT.replace("</worksheet>", MERGES))),
        "file warn rows accept",
        *BOTH,
        apart=True,
    ),
    _case(
        "deep",
        _pack(_package(OPEN + "<a>" * 100_000 + "</a>" * 100_000 + "</sheetData>" + SHUT)),
        "file warn accept",
        *BOTH,
        apart=True,
    ),
)

CASES = (*BY_HAND, *BOMBS)
