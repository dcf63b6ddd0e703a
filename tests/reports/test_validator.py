"""DOCX, PPTX and XLSX are held to the schemas and rules of Microsoft's Open XML SDK, by openxml-audit."""

from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from tests.reports.conftest import Boards, Make, of
from tracker.reports import Item, Report


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/no/such/browser")


def complaints(path: Path) -> list[str]:
    """What the validator says against a file, each with its part and place."""
    found = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=0).validate(path)
    return [f"{each.part_uri} {each.path}: {each.description}" for each in found.errors]


@pytest.mark.parametrize("form", ["docx", "pptx", "xlsx"])
def test_a_city_with_native_charts_is_valid(form: str, yichang: Report, make: Make) -> None:
    assert complaints(make(replace(yichang, native=True), form)) == []


@pytest.mark.parametrize("form", ["docx", "pptx", "xlsx"])
@pytest.mark.parametrize("item", [Item("brief", "420500"), Item("bulletin", "420500"), Item("due")])
def test_one_page_and_tables_alone_are_valid(form: str, item: Item, boards: Boards, make: Make) -> None:
    assert complaints(make(of(boards, [item]), form)) == []


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    """The axes of python-pptx have negative numbers, which no schema allows."""
    deck = Presentation()
    data = CategoryChartData()
    data.categories = ["甲"]
    data.add_series("乙", [1])
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, 10**6, 10**6, data)
    deck.save(str(tmp_path / "chart.pptx"))
    assert [words for words in complaints(tmp_path / "chart.pptx") if "axId" in words and "less than minimum" in words]
