"""Native charts for PPTX and DOCX: python-pptx draws them, and a DOCX takes the parts of one over."""

from datetime import date
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as WordPart
from docx.oxml import parse_xml
from docx.text.run import Run
from pptx import Presentation
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml import parse_xml as parse_chart
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Inches, Pt

from tracker.charts.kit.look import PALETTES
from tracker.charts.native import PERCENT, Native, Series
from tracker.reports.slides_xml import CHINESE, LATIN

_TYPES = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "steps": XL_CHART_TYPE.BAR_STACKED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "days": XL_CHART_TYPE.XY_SCATTER_LINES,
}
_EPOCH, _YEAR = date(1899, 12, 30), 365.25
_MARKERS = {"full": XL_MARKER_STYLE.DIAMOND, "bound": XL_MARKER_STYLE.SQUARE}
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def add(
    slide: Slide, native: Native, title: str, alt: str, box: tuple[float, float, float, float], size: float
) -> None:
    """Put a chart on a slide: left, top, width and height in inches, letters of `size` points."""
    left, top, width, height = map(Inches, box)
    frame: Any = slide.shapes.add_chart(_TYPES[native.form], left, top, width, height, _data(native))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    _dress(frame.chart, native, title, size)


def add_to_word(
    document: Document, run: Run, native: Native, title: str, alt: str, width: float, height: float
) -> None:
    """Put a chart into a run of a DOCX, in points, with its workbook inside."""
    slide = (scratch := Presentation()).slides.add_slide(scratch.slide_layouts[6])
    add(slide, native, title, alt, (0, 0, width / 72, height / 72), 9)
    drawn: Any = slide.shapes[0]
    chart = drawn.chart.part
    number = sum(part.content_type == _CHART for part in document.part.package.iter_parts()) + 1
    book = WordPart(PackURI(f"/word/embeddings/chart{number}.xlsx"), _WORKBOOK, chart.chart_workbook.xlsx_part.blob,
                    document.part.package)  # fmt: skip
    made = WordPart(PackURI(f"/word/charts/chart{number}.xml"), _CHART, b"", document.part.package)
    inside = made.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    chart._element.externalData.set(_RELATION, inside)
    made._blob = chart.blob
    relation = document.part.relate_to(made, RELATIONSHIP_TYPE.CHART)
    run._r.append(parse_xml(_DRAWING.format(
        wide=round(width * 12700), high=round(height * 12700), id=9000 + number, name=f"Chart {number}",
        relation=relation,
    )))  # fmt: skip
    run._r.xpath(".//wp:docPr")[-1].set("descr", alt)


_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DRAWING = """<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><wp:inline distT="0" distB="0" distL="0"
 distR="0"><wp:extent cx="{wide}" cy="{high}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{id}"
 name="{name}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData
 uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="{relation}"/></a:graphicData></a:graphic>
</wp:inline></w:drawing>"""


def _data(native: Native) -> Any:
    if native.form == "days":
        data: Any = XyChartData(number_format=native.number)  # type: ignore[no-untyped-call]
        for series in native.series:
            made = data.add_series(series.name)
            for at, value in zip(series.at, series.values, strict=True):
                made.add_data_point((at - _EPOCH).days, value)
        return data
    data = CategoryChartData(number_format=native.number)  # type: ignore[no-untyped-call]
    data.categories = native.names
    for series in native.series:
        data.add_series(series.name, series.values)
    return data


def _dress(chart: Any, native: Native, title: str, size: float) -> None:
    """Title, key, fonts and colours as the product has them."""
    chart.font.size, chart.font.color.rgb, chart.font.name = Pt(size), _rgb(PALETTES["light"].ink), LATIN
    _plain(chart)
    chart.has_title = True
    frame = chart.chart_title.text_frame
    frame.text = title
    said = frame.paragraphs[0].runs[0].font
    said.size, said.bold, said.name = Pt(size + 3), True, LATIN
    for properties in chart._chartSpace.iter(qn("a:defRPr"), qn("a:rPr")):
        latin = properties.find(qn("a:latin"))
        if latin is not None:
            latin.addnext(parse_chart(f'<a:ea {nsdecls("a")} typeface="{CHINESE}"/>'))
    chart.has_legend = len(native.series) > 1 and native.form != "steps"
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _axes(chart, native, size)
    _number_axes(chart)
    for made, series in zip(chart.plots[0].series, native.series, strict=True):
        _style(made, series)
    if native.form == "bars":
        _bars(chart.plots[0], native, size)
    elif native.form == "steps":
        chart.plots[0].gap_width, chart.plots[0].overlap = 45, 100
    else:
        _label_last(chart, native)


def _plain(chart: Any) -> None:
    """No frame and no ground, and lines that go on over what is missing."""
    space = chart._chartSpace
    bare = f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    space.chart.addnext(parse_chart(bare))
    for gaps in space.iter(qn("c:dispBlanksAs")):
        gaps.set("val", "span")


def _number_axes(chart: Any) -> None:
    """Numbers of axes without a sign, which the schema forbids, and small enough for LibreOffice, which keeps it."""
    for number in chart._chartSpace.iter(qn("c:axId"), qn("c:crossAx")):
        number.set("val", str(int(number.get("val")) % 2**31))


def _axes(chart: Any, native: Native, size: float) -> None:
    values, names, grid = chart.value_axis, chart.category_axis, _rgb(PALETTES["light"].grid)
    values.major_gridlines.format.line.color.rgb = grid
    values.format.line.fill.background()
    values.tick_labels.font.size = names.tick_labels.font.size = Pt(size)
    shown = "0%" if native.number == PERCENT else native.number
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = shown, False
    if native.unit:
        values.has_title = True
        values.axis_title.text_frame.text = native.unit
        run = values.axis_title.text_frame.paragraphs[0].runs[0]
        run.font.size, run.font.bold = Pt(size), False
    if native.form in ("bars", "steps"):
        names.reverse_order = True
        names.format.line.color.rgb = grid
        names.tick_label_position = XL_TICK_LABEL_POSITION.LOW  # beside the plot, also where bars go to both sides
    elif native.form == "days":
        first, last = native.years
        names.has_major_gridlines = False
        names.minimum_scale, names.maximum_scale = (first - _EPOCH).days, (last - _EPOCH).days
        names.major_unit = _YEAR * max(1, -(-(last.year - first.year) // 10))
        names.tick_labels.number_format, names.tick_labels.number_format_is_linked = "yyyy", False
    if native.from_zero:
        values.minimum_scale = 0
    if native.says_all:
        values.has_major_gridlines, values.visible = False, False


def _style(made: Any, series: Series) -> None:
    """Fills of bars one by one, lines and marks."""
    colour = _rgb(series.colours[0])
    if series.drawn == "base":
        made.format.fill.background()
        return
    if series.drawn == "bar":
        made.invert_if_negative = False
        made.format.fill.solid()
        made.format.fill.fore_color.rgb = colour if len(series.colours) == 1 else _rgb(PALETTES["light"].muted)
        for number, each in enumerate(series.values):
            fill = made.points[number].format.fill if each is not None else None
            if fill is not None:
                fill.solid()
                fill.fore_color.rgb = _rgb(series.colours[number % len(series.colours)])
        return
    made.smooth = False
    line, marker = made.format.line, made.marker
    if series.drawn in ("line", "dash"):
        line.color.rgb, line.width = colour, Pt(2.25 if series.drawn == "line" else 1.5)
        if series.drawn == "dash":
            line.dash_style = MSO_LINE_DASH_STYLE.DASH
    else:
        line.fill.background()
    if series.drawn == "dash":
        marker.style = XL_MARKER_STYLE.NONE
        return
    marker.style = _MARKERS.get(series.drawn, XL_MARKER_STYLE.CIRCLE)
    marker.size = 9 if series.drawn == "full" else 7
    marker.format.line.color.rgb = colour
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = _rgb(PALETTES["light"].bar) if series.drawn in ("hollow", "bound") else colour


def _bars(plot: Any, native: Native, size: float) -> None:
    plot.gap_width, plot.overlap, plot.vary_by_categories = 45, -5, False
    if native.labelled:
        plot.has_data_labels = True
        labels = plot.data_labels
        labels.font.size, labels.number_format, labels.number_format_is_linked = Pt(size - 1), native.number, False
        labels.position = XL_LABEL_POSITION.OUTSIDE_END


def _label_last(chart: Any, native: Native) -> None:
    """The newest value and the target with their numbers."""
    for made, series in zip(chart.plots[0].series, native.series, strict=True):
        known = [number for number, value in enumerate(series.values) if value is not None]
        if known and series.labelled:
            made.points[known[-1]].data_label.position = XL_LABEL_POSITION.ABOVE


def _rgb(colour: str) -> RGBColor:
    made: RGBColor = RGBColor.from_string(colour.removeprefix("#").upper())  # type: ignore[no-untyped-call]
    return made
