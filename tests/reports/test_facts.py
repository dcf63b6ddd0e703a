"""What a file says of itself is of this report and its author, and nothing is left of the template it began as."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import escape

import openpyxl
import pypdf
import pytest
from docx import Document
from lxml import etree
from pptx import Presentation
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from tests.reports.conftest import Make
from tracker.reports import Report, facts, pdf_tags

OFFICE = "发展研究室 <&>"
LEFT_OF_TEMPLATES = ("Steve Canny", "Macintosh", "python-", "2013", "ja-JP", "HeadlessChrome", "Skia")


@pytest.mark.parametrize("form", ["docx", "pptx"])
def test_office_files_name_report_author_office_and_moment(
    form: str, yichang: Report, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/no/such/browser")
    path = make(replace(yichang, office=OFFICE), form)
    said = (Document if form == "docx" else Presentation)(str(path)).core_properties
    assert (said.title, said.author, said.last_modified_by) == (yichang.title, yichang.made_by, yichang.made_by)
    assert said.created == said.modified
    assert abs(said.created.replace(tzinfo=UTC) - datetime.now(UTC)) < timedelta(minutes=5)
    with zipfile.ZipFile(path) as parts:
        assert not [name for name in parts.namelist() if "thumbnail" in name]
        extended = etree.fromstring(parts.read("docProps/app.xml"))
        texts = "".join(parts.read(name).decode() for name in parts.namelist() if "Props" in name or "settings" in name)
    assert [each.text for each in extended] == [yichang.text("nav.product"), OFFICE]
    assert [words for words in LEFT_OF_TEMPLATES if words in texts] == []
    if form == "docx":
        assert re.search(r'compatibilityMode"[^>]*w:val="15"', texts)


def test_a_workbook_names_them_too(yichang: Report, make: Make) -> None:
    path = make(replace(yichang, office=OFFICE), "xlsx")
    book = openpyxl.load_workbook(path)
    with zipfile.ZipFile(path) as parts:
        assert f"<Company>{escape(OFFICE)}</Company>" in parts.read("docProps/app.xml").decode()
    assert (book.properties.title, book.properties.creator) == (yichang.title, yichang.made_by)


def _pdf(table: bytes) -> bytes:
    """A PDF of one empty page, with a font whose table of characters is this one."""
    writer = pypdf.PdfWriter()
    stream = StreamObject()
    stream.set_data(table)
    font = DictionaryObject({NameObject("/ToUnicode"): writer._add_object(stream)})
    page = writer.add_blank_page(100, 100)
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): writer._add_object(font)})
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def test_words_of_a_pdf_are_found_where_the_browser_names_radicals(yichang: Report) -> None:
    """⽬ (U+2F6C) is drawn as 目 (U+76EE) is; glyph numbers that look like radicals stay what they are."""
    table = b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n2 beginbfchar\n<2F6C> <2F6C>\n<0004> <6807>\n" \
            b"endbfchar\n2 beginbfrange\n<0005> <0006> <2F6B>\n<0007> <0009> <4E00>\nendbfrange\n"  # fmt: skip
    made = pypdf.PdfReader(io.BytesIO(facts.printed(_pdf(table), yichang)))
    mended = made.pages[0]["/Resources"]["/Font"]["/ToUnicode"].get_object().get_data()
    assert mended.splitlines() == [
        b"1 begincodespacerange", b"<0000> <FFFF>", b"endcodespacerange", b"2 beginbfchar", b"<2F6C> <76EE>",
        b"<0004> <6807>", b"endbfchar", b"2 beginbfrange", b"<0005> <0006> [<76BF> <76EE>]", b"<0007> <0009> <4E00>",
        b"endbfrange",
    ]  # fmt: skip
    facts_of_pdf = made.metadata
    assert (facts_of_pdf.title, facts_of_pdf.author) == (yichang.title, yichang.made_by)
    assert facts_of_pdf.creator == facts_of_pdf.producer == yichang.text("nav.product")


def test_what_a_page_shows_outside_any_mark_becomes_an_artifact() -> None:
    """Names of operators within strings, names and dictionaries are no operators; what is marked stays as it is."""
    text = b"BT (f \\) BT) Tj <46> Tj ET"
    before = [
        b"1 0 0 1 0 0 cm", b"0 0 4 4 re W* n", text, b"/BT gs", b"/P <</MCID 0 /Alt (EMC)>>BDC", b"0 0 9 9 re f",
        b"/Span BMC", text, b"EMC", b"EMC", b"/X1 Do",
    ]  # fmt: skip
    mine = [b"/Artifact BMC %s EMC" % step if number in (1, 2, 10) else step for number, step in enumerate(before)]

    def read(content: bytes) -> list[tuple[list[object], bytes]]:
        stream = pypdf.generic.StreamObject()
        stream.set_data(content)
        return pypdf.generic.ContentStream(stream, None).operations

    assert read(pdf_tags.marked(b"\n".join(before))) == read(b"\n".join(mine))
