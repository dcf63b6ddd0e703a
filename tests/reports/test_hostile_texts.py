"""Whatever texts a database holds, from whenever they were stored: every format can be written and opened again."""

import re
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from docx import Document
from pptx import Presentation

from tests.reports.conftest import AS_OF, Make, of
from tracker.catalogue import bring_up_to_date
from tracker.core.settings import load_settings
from tracker.reports import MOST_DAYS, MOST_ITEMS, Item, Report, bounded, place_items
from tracker.store.engine import data_version, open_store
from tracker.views.board import load_board

BAD = "\x00\x02\x0b\x1b\x1f\x7f\ufffe\uffff"
ASTRAL = "\U0001f600\U00020bb7"
COLUMNS = {
    "jurisdiction": ("name_zh", "name_en"),
    "indicator": ("name_zh", "name_en"),
    "source": ("title_zh", "title_en"),
    "target": ("note_zh", "note_en", "value_source"),
    "target_version": ("note_zh", "note_en", "value_source"),
}


@pytest.fixture(scope="module", params=["zh", "en"])
def spoilt(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A report of a place where every name and note has a formula's sign, control characters and rare ones in it."""
    path = tmp_path_factory.mktemp("spoilt") / "tracker.db"
    bring_up_to_date(open_store(path, now=datetime.now(UTC)), now=datetime.now(UTC))
    with closing(sqlite3.connect(path)) as connection, connection:
        changed = 0
        for table, columns in COLUMNS.items():
            there = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
            for column in there.intersection(columns):
                said = f"'=1+1' || char(2, 27, 65534) || '{ASTRAL * 12}' || {column} WHERE {column} <> ''"
                changed += connection.execute(f"UPDATE {table} SET {column} = {said}").rowcount  # noqa: S608
        assert changed > 500
    engine, settings = open_store(path, now=datetime.now(UTC)), load_settings()
    board = load_board(engine, version=data_version(engine), as_of=AS_OF, settings=settings)
    items = [Item(each.kind, each.about, each.as_of, f"=1+1{BAD}{ASTRAL}") for each in place_items(board, "420500")]
    return of(lambda _: board, items, request.param)


def xml_of(path: Path) -> list[ElementTree.Element]:
    with zipfile.ZipFile(path) as package:
        return [ElementTree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")]


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/no/such/browser")


@pytest.mark.parametrize("form", ["docx", "pptx", "xlsx"])
def test_a_spoilt_text_spoils_no_document(spoilt: Report, form: str, make: Make) -> None:
    path = make(spoilt, form)
    said = "".join(text for root in xml_of(path) for text in root.itertext())
    assert ASTRAL in said
    assert "=1+1" in said
    assert not set(said) & set(BAD)
    {"docx": Document, "pptx": Presentation, "xlsx": openpyxl.load_workbook}[form](str(path))


def test_a_spoilt_text_spoils_no_page(spoilt: Report, make: Make) -> None:
    page = make(spoilt, "html").read_text(encoding="utf-8")
    said = re.sub("<script.*?</script>", "", page, flags=re.DOTALL)  # plotly's own script has such characters
    assert ASTRAL in said
    assert not set(said) & set(BAD)


def test_sheets_have_names_that_excel_takes(spoilt: Report, make: Make) -> None:
    names = openpyxl.load_workbook(make(spoilt, "xlsx")).sheetnames
    assert len(names) > 3
    assert len({name.casefold() for name in names}) == len(names)
    assert max(len(name.encode("utf-16-le")) // 2 for name in names) == 31
    assert not [name for name in names if re.search(r"[\[\]:*?/\\']", name) or name.casefold() == "history"]


def test_no_text_of_a_sheet_becomes_a_formula_when_it_is_edited(spoilt: Report, make: Make) -> None:
    book = openpyxl.load_workbook(make(spoilt, "xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    linked = {cell.coordinate for cell in book.worksheets[0]["A"] if cell.hyperlink}
    risky = [cell for cell in cells if re.match(r"[=+\-@]", cell.value)]
    assert len(risky) > 50
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.coordinate for cell in risky if not cell.quotePrefix and cell.coordinate not in linked] == []


def test_a_report_takes_so_many_days_and_items_and_no_more() -> None:
    items = [Item("due", "", date(2000 + at // 12, 1 + at % 12, 1)) for at in range(40)]
    found = bounded([*items, Item("counts"), *items])
    assert len({each.as_of for each in found if each.as_of}) == MOST_DAYS
    assert found[0].as_of == date(2000, 1, 1)
    assert Item("counts") in found
    assert len(bounded([Item("counts")] * 1000)) == MOST_ITEMS
