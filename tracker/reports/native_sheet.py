"""Native charts of a workbook: one sheet with the numbers of each chart and, beside them, the chart that they make."""

from collections.abc import Mapping
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tracker.charts.kit.look import PALETTES
from tracker.charts.native import PERCENT, Native, Series
from tracker.reports.report import Report

_LEAST_ROWS, _ROW, _WIDE = 18, 20, 720
_FORMS = {
    "bars": {"type": "bar"},
    "steps": {"type": "bar", "subtype": "stacked"},
    "line": {"type": "line"},
    "days": {"type": "scatter", "subtype": "straight_with_markers"},
}


def write(book: Workbook, report: Report, formats: Mapping[str, object]) -> None:
    """Write the sheet, if any part has such a chart."""
    numbers = [number for number in range(1, len(report.parts) + 1) if report.drawn_native(number)]
    if not numbers:
        return
    sheet = book.add_worksheet(report.text("report.charts"))
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 8, 22)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    row = 0
    for number in numbers:
        native = report.drawn_native(number)
        assert native is not None
        row = _chart(book, sheet, row, native, report, number, formats)


def _chart(
    book: Workbook, sheet: Worksheet, row: int, native: Native, report: Report, number: int,
    formats: Mapping[str, object],
) -> int:  # fmt: skip
    """A heading, the numbers, the chart right of them; gives the row that the next begins at."""
    title, facts = report.stated(number)
    sheet.write_string(row, 0, report.heading(number), formats["title"])
    sheet.write_string(row + 1, 0, facts, formats["line"])
    shown: Any = book.add_format({"num_format": native.number})
    day: Any = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    sheet.set_row(row + 2, 32)
    first, chart = row + 3, book.add_chart(_FORMS[native.form])
    if native.form == "days":
        last = _over_days(sheet, first, native, chart, shown, day, formats)
    else:
        last = _over_names(sheet, first, native, chart, shown, formats)
    _dress(chart, native, title)
    high = max(300, 90 + 24 * len(native.names)) if native.form in ("bars", "steps") else 330
    chart.set_size({"width": _WIDE, "height": high})
    options = {"description": report.parts[number - 1].alt}
    sheet.insert_chart(row + 2, 2 + max(len(native.series), 2), chart, options)
    return max(last, row + 2 + max(_LEAST_ROWS, high // _ROW)) + 2


def _over_names(
    sheet: Worksheet, first: int, native: Native, chart: Any, shown: Any, formats: Mapping[str, object]
) -> int:
    """Names down, a column a series."""
    last = first + len(native.names) - 1
    for place, name in enumerate(native.names):
        sheet.write_string(first + place, 0, name, formats["text"])
    for column, series in enumerate(native.series, start=1):
        sheet.write_string(first - 1, column, series.name, formats["head"])
        for place, value in enumerate(series.values):
            if value is not None:
                sheet.write_number(first + place, column, value, shown)
        chart.add_series(_series(sheet, series, (first, 0, last, 0), (first, column, last, column), first - 1, column,
                                 stacked=native.form == "steps"))  # fmt: skip
    return last


def _over_days(
    sheet: Worksheet, first: int, native: Native, chart: Any, shown: Any, day: Any, formats: Mapping[str, object]
) -> int:
    """A block a series below each other: days, values."""
    row = first - 1
    for series in native.series:
        sheet.write_string(row, 1, series.name, formats["head"])
        for place, (at, value) in enumerate(zip(series.at, series.values, strict=True), start=1):
            sheet.write_datetime(row + place, 0, at, day)
            if value is not None:
                sheet.write_number(row + place, 1, value, shown)
        top, last = row + 1, row + len(series.values)
        chart.add_series(_series(sheet, series, (top, 0, last, 0), (top, 1, last, 1), row, 1))
        row = last + 1
    start, end = native.years
    chart.set_x_axis({"date_axis": True, "num_format": "yyyy", "min": start, "max": end,
                      "major_gridlines": {"visible": False}})  # fmt: skip
    return row


def _series(sheet: Worksheet, series: Series, names: tuple[int, ...], values: tuple[int, ...], row: int,
            column: int, *, stacked: bool = False) -> dict[str, Any]:  # fmt: skip
    """One series with its ranges and its look."""
    where, colour = sheet.get_name(), f"#{series.colours[0]}"
    made: dict[str, Any] = {"name": [where, row, column], "categories": [where, *names], "values": [where, *values]}
    if series.drawn == "base":
        return made | {"fill": {"none": True}, "gap": 45, "overlap": 100}
    if series.drawn == "bar":
        count = len(series.values)
        made["fill"] = {"color": colour}
        made["points"] = [{"fill": {"color": f"#{series.colours[n % len(series.colours)]}"}} for n in range(count)]
        return made if stacked else made | {"data_labels": {"value": True}, "gap": 45, "overlap": -5}
    marks = {"line": "circle", "dash": "none", "full": "diamond", "hollow": "circle", "bound": "square"}[series.drawn]
    pale = PALETTES["light"].bar
    made["marker"] = {"type": marks} if marks == "none" else {
        "type": marks, "size": 8, "border": {"color": colour},
        "fill": {"color": pale if series.drawn in ("hollow", "bound") else colour},
    }  # fmt: skip
    lines = {"line": {"color": colour, "width": 2.25}, "dash": {"color": colour, "width": 1.5, "dash_type": "dash"}}
    return made | {"line": lines.get(series.drawn, {"none": True})}


def _dress(chart: Any, native: Native, title: str) -> None:
    chart.set_title({"name": title, "name_font": {"size": 13, "bold": True}, "overlay": False})
    grid = {"visible": True, "line": {"color": PALETTES["light"].grid}}
    values: dict[str, Any] = {
        "major_gridlines": grid,
        "num_format": "0%" if native.number == PERCENT else native.number,
    }
    if native.from_zero:
        values["min"] = 0
    if native.says_all:
        values |= {"visible": False, "major_gridlines": {"visible": False}}
    if native.unit:
        values["name"], values["name_font"] = native.unit, {"bold": False, "size": 10}
    if native.form in ("bars", "steps"):
        chart.set_y_axis({"reverse": True, "label_position": "low"})
        chart.set_x_axis(values)
    else:
        chart.set_y_axis(values)
    chart.show_blanks_as("span")
    chart.set_legend({"none": True} if len(native.series) < 2 or native.form == "steps" else {"position": "bottom"})
