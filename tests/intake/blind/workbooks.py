"""12 workbooks: what a sheet's cells hold beside what they show, and packages that are not what they say."""

import io
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from .case import GOOD, HEADER, OK, OK_PLAIN, PLAIN, YEAR_2025, Case, Record, file, refused, skipped, taken, warned

JUNE, YEAR = "2026-06-01/2026-06-30", "2024-01-01/2024-12-31"


def _save(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _book(change: Callable[[Worksheet], Any] | None = None) -> bytes:
    """A workbook of the good and the plain record, changed by the caller: row 3 holds the plain one."""
    book = Workbook()
    sheet = book.active
    for cells in (HEADER, GOOD, PLAIN):
        sheet.append(cells)
    sheet["D2"], sheet["D3"] = 412.6, 23.4
    if change:
        change(sheet)
    return _save(book)


def _case(name: str, data: bytes, verdicts: str, *records: Record, **more: Any) -> Case:
    return file("12-xlsx", name, data, verdicts, *records, **({"upload_name": f"{name}.xlsx"} | more))


def _changed(name: str, change: Callable[[Worksheet], Any], verdicts: str, record: Record) -> Case:
    return _case(name, _book(change), verdicts, OK, record)


def _cell(name: str, place: str, value: Any, verdicts: str, record: Record, shown: str = "General") -> Case:
    """One cell of the plain record holds this value, shown by this format."""

    def change(sheet: Worksheet) -> None:
        sheet[place] = value
        sheet[place].number_format = shown

    return _changed(name, change, verdicts, record)


def _growth(value: float, shown: str) -> bytes:
    """The plain record on a growth rate in %, its number shown by this format."""

    def change(sheet: Worksheet) -> None:
        sheet["B3"], sheet["D3"], sheet["E3"] = "规模以上工业增加值增速", value, "%"
        sheet["D3"].number_format = shown

    return _book(change)


def _merged(span: str) -> Callable[[Worksheet], Any]:
    def change(sheet: Worksheet) -> None:
        sheet.merge_cells(span)

    return change


def _with_1904(sheet: Worksheet) -> None:
    sheet.parent.epoch = CALENDAR_MAC_1904
    sheet["C3"] = date(2026, 6, 30)


def _serial_1904(sheet: Worksheet) -> None:
    """30 June 2026 counted from 1904."""
    sheet.parent.epoch = CALENDAR_MAC_1904
    sheet["C3"] = 44741


def _only_in_format(sheet: Worksheet) -> None:
    """234 万元 by what the cell shows, and nothing in the unit's cell."""
    sheet["D3"], sheet["E3"] = 234, None
    sheet["D3"].number_format = '0"万元"'


def _rich(sheet: Worksheet) -> None:
    sheet["A3"] = CellRichText("宜", TextBlock(InlineFont(b=True), "都"), "市")


def _struck(sheet: Worksheet) -> None:
    sheet["D3"] = CellRichText(TextBlock(InlineFont(strike=True), "99"), "23.4")


def _raised(sheet: Worksheet) -> None:
    sheet["D3"] = CellRichText("23.4", TextBlock(InlineFont(vertAlign="superscript"), "1"))


def _raised_sign(sheet: Worksheet) -> None:
    sheet["D3"] = CellRichText("10", TextBlock(InlineFont(vertAlign="superscript"), "2"))


def _raised_in_name(sheet: Worksheet) -> None:
    sheet["A3"] = CellRichText("宜都市", TextBlock(InlineFont(vertAlign="superscript"), "1"))


def _hidden(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True


def _hidden_first(state: str) -> Callable[[Worksheet], Any]:
    """A sheet of other numbers lies hidden before the one seen."""

    def change(sheet: Worksheet) -> None:
        other = sheet.parent.create_sheet("旧", 0)
        for cells in (HEADER, (*GOOD[:3], 999, *GOOD[4:]), (*PLAIN[:3], 888, *PLAIN[4:])):
            other.append(cells)
        other.sheet_state = state
        sheet.parent.active = 1

    return change


def _another(title: str, cells: tuple[Any, ...]) -> Callable[[Worksheet], Any]:
    def change(sheet: Worksheet) -> None:
        other = sheet.parent.create_sheet(title)
        other.append(HEADER)
        other.append(cells)

    return change


def _titled(sheet: Worksheet) -> None:
    sheet.insert_rows(1, 2)
    sheet["A1"] = "宜都市2026年上半年主要指标完成情况"
    sheet.merge_cells("A1:G1")


def _far(sheet: Worksheet) -> None:
    sheet["XFD1048576"] = "远"


def _far_down(sheet: Worksheet) -> None:
    sheet["A1048576"] = "注：快报数"


def _two_heads(sheet: Worksheet) -> None:
    """A year merged over a plan and a result; the plan stands first."""
    sheet.delete_rows(1, 3)
    for cells in (("地区", "指标", "2025年", None), (None, None, "计划", "完成"), ("宜都市", "GDP", 900, 868.4)):
        sheet.append(cells)
    for span in ("C1:D1", "A1:A2", "B1:B2"):
        sheet.merge_cells(span)


DATED = warned("PERIOD_FROM_DAY", period=JUNE)
CELLS = (
    _case("plain", _book(), "accept", OK, OK_PLAIN),
    _cell("date_day", "C3", date(2026, 6, 30), "warn rows", DATED, "yyyy-mm-dd"),
    _cell("date_shown_as_month", "C3", date(2026, 6, 1), "warn rows accept", DATED, 'yyyy"年"m"月"'),
    _cell("date_shown_as_year", "C3", date(2024, 1, 1), "rows warn", Record("warning", "PERIOD_FROM_DAY"), 'yyyy"年"'),
    _cell(
        "date_and_time",
        "C3",
        datetime.combine(date(2026, 6, 30), time(23, 59, 59)),
        "warn rows",
        DATED,
        "yyyy-mm-dd hh:mm",
    ),
    _cell("date_in_the_future", "C3", date(2027, 6, 30), "rows", refused("PERIOD_FUTURE"), "yyyy-mm-dd"),
    _cell("date_before_1900_march", "C3", 59, "rows", refused("PERIOD_RANGE"), "yyyy-mm-dd"),
    _cell("date_negative", "C3", -1, "rows", refused("PERIOD_INVALID"), "yyyy-mm-dd"),
    _cell("date_after_9999", "C3", 2958466, "rows", refused("PERIOD_INVALID"), "yyyy-mm-dd"),
    _changed("date_1904", _with_1904, "warn rows", DATED),
    _changed("serial_1904_without_format", _serial_1904, "rows warn", warned("PERIOD_SERIAL", period=JUNE)),
    _cell("serial_without_format", "C3", 46203, "warn rows", DATED),
    _cell("year_number", "C3", 2024, "accept warn", taken(period=YEAR)),
    _cell("year_float", "C3", 2024.0, "accept warn", taken(period=YEAR)),
    _cell("year_shown_as_date", "C3", 2024, "rows", refused("PERIOD_RANGE"), "yyyy-mm-dd"),
    _cell("month_lost_its_zero", "C3", 2025.1, "rows warn", Record("warning", "PERIOD_AMBIGUOUS")),
    _cell("period_true", "C3", True, "rows", refused("PERIOD_INVALID")),
    _cell("value_shown_as_date", "D3", 23.4, "rows", refused("VALUE_NOT_NUMERIC"), "yyyy-mm-dd"),
    _cell("value_date", "D3", date(2026, 3, 5), "rows", refused("VALUE_NOT_NUMERIC"), "m月d日"),
    _cell("value_time", "D3", time(23, 40), "rows", refused("VALUE_NOT_NUMERIC"), "h:mm"),
    _cell("value_duration", "D3", 1.5, "rows", refused("VALUE_NOT_NUMERIC"), "[h]:mm"),
    _cell("value_true", "D3", True, "rows", refused("VALUE_NOT_NUMERIC")),
    _cell("value_false", "D3", False, "rows", refused("VALUE_NOT_NUMERIC")),
    _cell("value_text", "D3", "23.4", "accept warn", OK_PLAIN, "@"),
    _cell("value_text_apostrophe", "D3", "'23.4", "rows warn", warned("VALUE_PREFIX")),
    _cell("value_text_about", "D3", "约23.4", "warn", warned("VALUE_QUALIFIED", value=23.4)),
    _cell("value_div0", "D3", "#DIV/0!", "rows", refused("VALUE_EXCEL_ERROR")),
    _cell("value_na", "D3", "#N/A", "rows warn", skipped("VALUE_EXCEL_ERROR")),
    _cell("value_formula_without_result", "D3", "=20+3.4", "rows warn", skipped("VALUE_FORMULA")),
    _cell("period_formula_without_result", "C3", "=2024", "rows", refused("PERIOD_EMPTY")),
    _cell("place_formula_without_result", "A3", '="宜都市"', "rows warn", warned("FILLED_DOWN")),
    _cell("value_rounded_in_show", "D3", 23.44, "accept warn", taken(value=23.44), "0.0"),
    _cell("value_scaled_in_show", "D3", 23.4, "accept warn rows", OK_PLAIN, "0.0,,"),
    _cell("value_hidden_in_show", "D3", 23.4, "accept warn rows", OK_PLAIN, ";;;"),
    _cell("value_minus_hidden_in_show", "D3", -23.4, "rows", refused("VALUE_RANGE"), "0.0;0.0"),
    _cell("value_float_noise", "D3", 0.1 + 0.2, "accept warn", taken(value=0.3)),
    _cell("value_blank", "D3", None, "warn rows", skipped()),
    _cell("value_blanks", "D3", "   ", "warn rows", skipped()),
    _cell("place_number", "A3", 420581, "accept warn", OK_PLAIN),
    _cell("place_float", "A3", 420581.5, "rows", refused("JURISDICTION_UNKNOWN")),
    _cell("unit_number", "E3", 1, "rows", refused("UNIT_UNKNOWN")),
    _cell("note_number", "F3", 1.5, "accept warn", OK_PLAIN),
    _cell("note_formula", "F3", "=cmd|'/C calc'!A0", "accept warn rows", OK_PLAIN),
    _cell("note_date", "F3", date(2026, 7, 8), "accept warn", OK_PLAIN, "yyyy-mm-dd"),
    _cell("unit_only_in_format", "D3", 23.4, "accept warn rows", OK_PLAIN, '0.0"亿元"'),
    _cell("other_unit_in_format", "D3", 23.4, "rows warn", warned("UNIT_CONFLICT"), '0.0"万元"'),
    _cell("dollar_in_format", "D3", 23.4, "rows warn", warned("UNIT_CONFLICT"), '"$"0.0'),
    _cell("percent_format_on_money", "D3", 0.234, "rows", refused("UNIT_CONFLICT"), "0.0%"),
    _changed("unit_in_format_cell_blank", _only_in_format, "rows warn", warned("UNIT_IN_VALUE", value=0.0234)),
    _case(
        "percent_format_typed_in_percents",
        _growth(6.4, "0%"),
        "rows warn",
        OK,
        warned("UNIT_IN_VALUE", indicator="IND_GROWTH", unit="%", value=640.0),
    ),
    _case(
        "percent_format",
        _growth(0.064, "0.0%"),
        "warn rows",
        OK,
        warned("UNIT_IN_VALUE", indicator="IND_GROWTH", unit="%", value=6.4),
    ),
    _case(
        "percent_whole_format",
        _growth(0.06, "0%"),
        "warn rows",
        OK,
        warned("UNIT_IN_VALUE", indicator="IND_GROWTH", unit="%", value=6.0),
    ),
    _case(
        "percent_sign_typed_in_format",
        _growth(6.4, '0.0"%"'),
        "accept warn rows",
        OK,
        taken(indicator="IND_GROWTH", unit="%", value=6.4),
    ),
    _changed("rich_text", _rich, "accept warn", OK_PLAIN),
    _changed("struck_out_part", _struck, "rows warn", warned("VALUE_RICH_TEXT")),
    _changed("footnote_raised", _raised, "rows warn", warned("VALUE_RICH_TEXT")),
    _changed("power_raised", _raised_sign, "rows warn", warned("VALUE_RICH_TEXT", value=100.0)),
    _changed("footnote_raised_in_name", _raised_in_name, "rows warn", warned("NAME_RICH_TEXT")),
)

SHEETS = (
    _changed("merged_place", _merged("A2:A3"), "warn rows", warned("FILLED_DOWN")),
    _case("merged_value", _book(_merged("D2:D3")), "rows", refused("VALUE_MERGED"), skipped("VALUE_MERGED")),
    _changed("merged_across", _merged("D3:E3"), "warn rows", warned("UNIT_ASSUMED")),
    _changed("merged_source", _merged("G2:G3"), "warn accept", OK_PLAIN),
    _changed("title_above_merged", _titled, "accept warn file", OK_PLAIN),
    _case(
        "two_heads_merged",
        _book(_two_heads),
        "warn",
        warned("UNIT_ASSUMED", value=868.4, indicator="GDP", period=YEAR_2025),
    ),
    _changed("hidden_record", _hidden, "warn accept rows", OK_PLAIN),
    _changed("hidden_sheet_first", _hidden_first("hidden"), "warn accept", OK_PLAIN),
    _changed("very_hidden_sheet_first", _hidden_first("veryHidden"), "warn accept", OK_PLAIN),
    _changed("sheet_named_by_braces", _another("{0}{x}", (*PLAIN[:3], 999, *PLAIN[4:])), "file warn rows", OK_PLAIN),
    _changed("two_sheets_of_records", _another("二", (*PLAIN[:3], 999, *PLAIN[4:])), "file warn rows", OK_PLAIN),
    _changed("value_at_the_far_corner", _far, "file warn accept rows", OK_PLAIN),
    _case("footer_in_the_last_row", _book(_far_down), "rows file warn", OK, OK_PLAIN, refused("RAGGED")),
)

CASES = (*CELLS, *SHEETS)
