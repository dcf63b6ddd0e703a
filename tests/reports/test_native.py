"""Charts that office programs draw: their numbers are those of the page, inside the file, in the product's colours."""

import io
import zipfile
from dataclasses import replace
from datetime import date, timedelta

import openpyxl
import pytest
from docx import Document
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.enum.dml import MSO_FILL
from pptx.oxml.ns import qn

from tests.charts import samples
from tests.charts.every import TIE, year_of
from tests.reports.conftest import AS_OF, Boards, Make
from tracker.charts import STATUS_STYLE
from tracker.charts.native import (
    Native,
    Series,
    contributions_native,
    gap_native,
    in_year_native,
    progress_native,
    ranking_native,
    trajectory_native,
)
from tracker.core.kinds import Status
from tracker.reports import Item, Report, report
from tracker.views.ranks import ranks
from tracker.words import text

COURSE = "420500-gdp-2023-floor"
ITEMS = [Item("counts", "420500"), Item("trajectory", COURSE), Item("in_year", COURSE, date(2023, 9, 30)),
         Item("deadlines", "420500")]  # fmt: skip


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/no/such/browser")


@pytest.fixture
def native(boards: Boards) -> Report:
    return report(ITEMS, boards, "zh", as_of=AS_OF, made_on=AS_OF, made_by="王芳", native=True)


def charts(made: Report, make: Make) -> list[Chart]:
    deck = Presentation(str(make(made, "pptx")))
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def test_slides_have_charts_with_numbers_titles_and_colours(native: Report, make: Make) -> None:
    counts, course, months = charts(native, make)
    shown = dict(zip(counts.plots[0].categories, counts.plots[0].series[0].values, strict=True))
    words = {text("zh", f"status.{status}"): status for status in Status}
    assert sum(shown.values()) == native.parts[0].table.rows[-1][1]
    assert set(shown) <= set(words)
    for place, name in enumerate(shown):
        fill = counts.plots[0].series[0].points[place].format.fill.fore_color.rgb
        assert f"#{fill}".lower() == STATUS_STYLE[words[name]].light
    for chart, number in ((counts, 1), (course, 2), (months, 3)):
        assert chart.chart_title.text_frame.text == native.stated(number)[0]
    for chart in (counts, course, months):
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        assert book.active is not None
        assert book.active.max_row > 1


def test_a_bound_is_no_settled_value(native: Report, make: Make) -> None:
    """不足 6000 亿元 in 2023 is drawn apart from what was published."""
    _, course, _ = charts(native, make)
    series = {each.name: list(each.values) for each in course.plots[0].series}
    assert 6000 not in series[text("zh", "chart.path_measured")]
    assert series[text("zh", "chart.path_bound")] == [6000]
    assert series[text("zh", "chart.path_tentative")] == [2542.1]
    labelled = {each.name for each in course.plots[0].series if each._element.xpath("c:dLbls/c:dLbl")}
    assert labelled == {text("zh", "chart.path_measured"), text("zh", "chart.path_goal")}


def test_a_document_has_them_with_their_workbooks_and_alternatives(native: Report, make: Make) -> None:
    path = make(native, "docx")
    document = Document(str(path))
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == [
        part.alt for part in native.parts[:3]
    ]
    with zipfile.ZipFile(path) as parts:
        names = parts.namelist()
        for number in (1, 2, 3):
            assert f"word/charts/chart{number}.xml" in names
            book = openpyxl.load_workbook(io.BytesIO(parts.read(f"word/embeddings/chart{number}.xlsx")))
            assert book.active is not None
            assert f"chart{number}.xlsx" in parts.read(f"word/charts/_rels/chart{number}.xml.rels").decode()
    said = [paragraph.text for paragraph in document.paragraphs]
    assert said.count(text("zh", "report.trouble_no_browser")) == 1  # of the deadlines, which only a picture shows


def test_a_workbook_has_the_numbers_beside_the_charts(native: Report, make: Make) -> None:
    path = make(native, "xlsx")
    sheet = openpyxl.load_workbook(path)[text("zh", "report.charts")]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert {2542.1, 6191, 6000} <= {cell for cell in cells if isinstance(cell, float | int)}
    with zipfile.ZipFile(path) as parts:
        drawn = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/charts/chart")]
    assert len(drawn) == 3
    assert native.stated(1)[0] in drawn[0]


def test_pictures_can_be_chosen(native: Report, make: Make) -> None:
    assert charts(replace(native, native=False), make) == []


def test_numbers_are_those_of_the_rows() -> None:
    leads = [row for row in samples.leads("zh") if row.status.by_lead]
    assert gap_native(leads, "zh").series[0].values == tuple(round((row.ranked_by or 0) * 100, 4) for row in leads)
    done = progress_native(samples.targets("zh"), "zh")
    assert done is not None
    assert done.series[0].values == tuple(row.progress for row in samples.targets("zh") if row.progress is not None)
    order = ranks(samples.compared("zh"), TIE)
    ranked = ranking_native(order, "zh")
    assert ranked is not None
    assert len(ranked.names) == sum(each.rank is not None for each in order)


def test_what_is_to_be_reached_stands_on_every_course() -> None:
    for shape, course in samples.trajectories("zh").items():
        found = trajectory_native(course, "zh")
        if shape in ("average", "nothing"):
            assert found is None
        elif course.target.value is not None and course.actuals:
            assert found is not None
            assert text("zh", "chart.path_goal") in [series.name for series in found.series], shape


def test_the_months_of_both_years_and_the_plan_stand_side_by_side() -> None:
    found = in_year_native(year_of("total", "zh"), "zh")
    here, past, plan = found.series
    assert (here.values[5], past.values[5], here.values[9]) == (2542.1, 2580.5, None)
    assert plan.values[11] == 6000
    assert all(value is not None for value in plan.values)


def test_steps_stand_on_a_base_that_is_not_seen(native: Report, make: Make) -> None:
    found = contributions_native(samples.contributed("zh"), "zh")
    made = replace(native, parts=(replace(native.parts[0], native=found),))
    [chart] = charts(made, make)
    base, bars = chart.plots[0].series
    assert chart.plots[0].overlap == 100
    assert base.format.fill.type == MSO_FILL.BACKGROUND
    assert bars.values[-1] == 2542.1
    assert not chart.has_legend
    (path := make(made, "pptx")).unlink()
    path = make(made, "xlsx")
    with zipfile.ZipFile(path) as parts:
        [drawn] = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/charts/chart")]
    assert '<c:grouping val="stacked"/>' in drawn
    assert "<a:noFill/>" in drawn


def test_axes_begin_at_zero_and_name_years_where_their_numbers_stand(native: Report, make: Make) -> None:
    """The amount of a year stands in its middle, and so does its name; amounts begin at zero."""
    counts, course, _ = charts(native, make)
    axis = course.category_axis
    first, last = (date(1899, 12, 30) + timedelta(days=days) for days in (axis.minimum_scale, axis.maximum_scale))
    assert (first.month, first.day) == (last.month, last.day) == (7, 2)
    assert course.value_axis.minimum_scale == 0
    assert not counts.value_axis.visible  # each bar has its number beside it
    numbers = {int(each.get("val")) for each in course._chartSpace.iter(qn("c:axId"))}
    assert len(numbers) == 2
    assert all(0 <= number < 2**31 for number in numbers)


@pytest.mark.parametrize(("ends", "first", "last"), [(True, (2022, 12, 31), (2024, 12, 31)),
                                                     (False, (2023, 7, 2), (2025, 7, 2))])  # fmt: skip
def test_a_time_axis_reaches_around_its_days(ends: bool, first: tuple[int, ...], last: tuple[int, ...]) -> None:
    series = Series("甲", (1.0, 2.0), ("000000",), "line", (date(2023, 8, 1), date(2024, 12, 31)))
    assert Native("days", (), (series,), "General", year_ends=ends).years == (date(*first), date(*last))
