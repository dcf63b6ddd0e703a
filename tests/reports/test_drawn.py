"""With the real browser: pictures in every format, page numbers that are right, and what is opened needs no network."""

import io
import os
import subprocess
import time
import zipfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfua
import pytest
from docx import Document
from PIL import Image
from playwright.sync_api import Browser
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pypdf import PdfReader

from tests.reports.conftest import AS_OF, Boards, Make, of
from tracker.charts import Look
from tracker.charts.kit.look import SMALL
from tracker.reports import Item, Report, brief_items, making, place_items
from tracker.reports.making import FORMATS, looks
from tracker.reports.sizes import A4, A4_WIDE, EDGE, HALF_SLIDE, SLIDE, WIDTH
from tracker.reports.studio import Studio
from tracker.views.report import printed

pytestmark = pytest.mark.slow


def figures(report: Report, form: str) -> list[tuple[int, int]]:
    """The sizes of all figures of a format, in its pixels."""
    wanted, look = FORMATS[form], looks(report, form)
    sizes = [figure["layout"] for number, part in enumerate(report.parts, start=1) if part.draw
             for figure in part.draw(look[number])]  # fmt: skip
    return [(int(size["width"] * wanted.scale), int(size["height"] * wanted.scale)) for size in sizes]


def assert_drawn(pictures: Sequence[bytes], sizes: Sequence[tuple[int, int]]) -> None:
    """Every picture has its size, a white ground, and something on it."""
    assert len(pictures) == len(sizes)
    for content, size in zip(pictures, sizes, strict=True):
        with Image.open(io.BytesIO(content)) as picture:
            assert picture.size == size
            grey = picture.convert("L")
            assert grey.getpixel((2, 2)) == 255
            assert grey.getextrema()[0] < 100


def test_docx_and_pptx_hold_the_pictures_with_their_alternatives(yichang: Report, make: Make, tmp_path: Path) -> None:
    document = Document(str(make(yichang, "docx")))
    (tmp_path / "out.docx").unlink()
    pictures = [document.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed].blob
                for shape in document.inline_shapes]  # fmt: skip
    assert_drawn(pictures, figures(yichang, "docx"))
    alternatives = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert set(alternatives) == {part.alt for part in yichang.parts if part.draw}
    deck = Presentation(str(make(yichang, "pptx")))
    shapes = [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert_drawn([shape.image.blob for shape in shapes], figures(yichang, "pptx"))
    for shape in shapes:
        assert shape.left >= 0
        assert shape.left + shape.width <= deck.slide_width
        assert shape.top + shape.height <= deck.slide_height


def test_letters_are_read_without_a_lens() -> None:
    assert A4_WIDE / 2.54 * 72 / A4.width * SMALL >= 8
    assert (WIDTH - 2 * EDGE) * 72 / SLIDE.width * SMALL >= 10
    assert (WIDTH / 2 - 2 * EDGE) * 72 / HALF_SLIDE.width * SMALL >= 10


def test_a_city_fits_fifteen_slides_and_one_page(boards: Boards, make: Make, tmp_path: Path) -> None:
    """The table of every picture is in the notes of its slide; a place on one page is one page."""
    whole = of(boards, place_items(boards(AS_OF), "420500"))
    deck = Presentation(str(make(whole, "pptx")))
    (tmp_path / "out.pptx").unlink()
    assert len(deck.slides) <= 15
    noted = "\n".join(
        slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide
    ).splitlines()
    for part in whole.parts:
        for row in part.table.rows:
            assert "\t".join(printed(cell, "zh") for cell in row) in noted
    brief = of(boards, brief_items(boards(AS_OF), "420500", None))
    reader = PdfReader(make(brief, "pdf"))
    [page] = reader.pages
    words = "".join(page.extract_text().split())
    for line in brief.parts[0].lines:
        assert "".join(line.split()) in words
    for row in brief.parts[0].rows:
        assert "".join(row.title.split()) in words


def test_contents_of_a_docx_name_the_pages_that_a_word_processor_counts(yichang: Report, make: Make) -> None:
    """Every chapter behind the one before, and nothing that makes Word ask whoever opens the file."""
    document = Document(str(make(yichang, "docx")))
    lines = [paragraph for paragraph in document.paragraphs if "\t" in paragraph.text]
    pages = [int(line.text.split("\t")[1]) for line in lines]
    assert [line.text.split("\t")[0] for line in lines] == yichang.headings
    assert pages == sorted(pages)
    assert pages[0] == 3
    assert not document.element.xpath("//@w:dirty")
    assert not document.settings.element.xpath("//w:updateFields")


def test_zip_names_every_picture(yichang: Report, make: Make) -> None:
    with zipfile.ZipFile(make(yichang, "zip")) as archive:
        names = archive.namelist()
        assert_drawn([archive.read(name) for name in names], figures(yichang, "zip"))
    assert len(set(names)) == len(names)
    assert all(name.endswith(f"{yichang.as_of.isoformat()}.png") for name in names)
    assert yichang.parts[0].place in names[0]


def test_pdf_has_every_cell_and_its_contents_name_the_right_pages(yichang: Report, make: Make) -> None:
    reader = PdfReader(make(yichang, "pdf"))
    pages = ["".join(page.extract_text().split()) for page in reader.pages]
    whole = "".join(pages)
    for part in yichang.parts:
        for row in part.table.rows:
            for cell in row:
                assert "".join(printed(cell, yichang.lang).split()) in whole
    for heading in yichang.headings:
        words = "".join(heading.split())
        found = next(number for number, page in enumerate(pages, start=1) if words in page and number > 2)
        assert f"{words}{found}" in pages[1]
    assert f"{len(pages)}/{len(pages)}" in pages[-1]
    assert all(f"/{len(pages)}" not in page for page in pages[:1])


def test_a_checker_confirms_what_it_checks_of_pdf_ua(yichang: Report, make: Make) -> None:
    """All but the claim itself: the checker knows 16 of the 106 rules, which is not enough to claim conformance."""
    path = make(replace(yichang, office="研究室 & Co"), "pdf")
    found = pdfua.validate(path)
    assert {each.rule_id for each in found.findings} == {"UA-28-004"}
    reader = PdfReader(path)
    assert reader.xmp_metadata.dc_title["x-default"] == yichang.title
    assert reader.xmp_metadata.dc_creator == [yichang.made_by]
    assert reader.xmp_metadata.dc_publisher == ["研究室 & Co"]
    links = [link.get_object()["/Contents"] for link in reader.pages[1]["/Annots"]]
    assert links == yichang.headings


def test_html_opens_without_network(yichang: Report, make: Make, browser: Browser) -> None:
    context = browser.new_context(offline=True, viewport={"width": 1100, "height": 900})
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url) if request.url.startswith("http") else None)
    made = make(yichang, "html")
    assert made.stat().st_size < 1_500_000
    page.goto(made.as_uri())
    page.evaluate("window.drawn")
    assert page.locator(".picture > svg").count() == len(figures(yichang, "html"))
    assert not page.locator("script", has_text="plotly.js v").count()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not said
    assert not asked
    context.close()


def children() -> set[str]:
    """The browsers that a studio of this process has started, by process id."""
    asked = ["ps", "-ww", "-o", "pid=,stat=,args=", "--ppid", str(os.getpid())]
    found = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.splitlines()
    return {line.split()[0] for line in found if "choreographer" in line}


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_stopped_making_closes_its_browser_and_leaves_nothing(yichang: Report, tmp_path: Path, form: str) -> None:
    before = children()
    with closing(making(yichang, form, tmp_path / f"out.{form}")) as steps:
        for step in steps:
            if step.done == 1 or step.doing == "writing":
                assert children() - before
                break
    deadline = time.monotonic() + 10
    while children() - before and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not children() - before
    assert not list(tmp_path.iterdir())


def test_a_studio_draws_chinese_glyphs() -> None:
    """Two characters without a font would be the same box."""

    def picture(words: str) -> bytes:
        note = {"text": words, "x": 0.5, "y": 0.5, "showarrow": False, "font": {"size": 40}}
        hidden = {"visible": False}
        layout = {"annotations": [note], "width": 120, "height": 120, "xaxis": hidden, "yaxis": hidden}
        return studio.picture({"data": [], "layout": layout}, scale=1)

    with Studio() as studio:
        assert len({picture(words) for words in "宜昌猇秭"}) == 4


@pytest.mark.parametrize("form", ["docx", "pptx", "pdf", "zip"])
def test_a_picture_that_fails_is_named_and_the_rest_is_made(yichang: Report, tmp_path: Path, form: str) -> None:
    first, second, third, *_ = yichang.parts
    assert second.draw

    def broken(look: Look) -> list[dict[str, Any]]:
        return [figure | {"data": [None]} for figure in (second.draw(look) if second.draw else [])]

    report, out = replace(yichang, parts=(first, replace(second, draw=broken), third)), tmp_path / f"out.{form}"
    *_, last = making(report, form, out)
    assert last.failed == (second.title,)
    sentence = yichang.text("report.picture_failed")
    if form == "docx":
        document = Document(str(out))
        assert sentence in [paragraph.text for paragraph in document.paragraphs]
        assert {shape._inline.docPr.get("descr") for shape in document.inline_shapes} == {first.alt, third.alt}
    elif form == "pptx":
        said = [shape.text_frame.text for slide in Presentation(str(out)).slides for shape in slide.shapes
                if shape.has_text_frame]  # fmt: skip
        assert sum(sentence in words for words in said) == 1
    elif form == "pdf":
        whole = "".join("".join(page.extract_text().split()) for page in PdfReader(out).pages)
        assert whole.count("".join(sentence.split())) == 1
    else:
        with zipfile.ZipFile(out) as archive:
            assert {name[:2] for name in archive.namelist()} == {"01", "03"}


def test_two_who_make_reports_at_once_get_each_his_own(boards: Boards, tmp_path: Path) -> None:
    items = {"420500": [Item("counts", "420500")], "420581": [Item("counts", "420581"), Item("targets", "420581")]}

    def made(place: str) -> list[str]:
        for _ in making(of(boards, items[place]), "docx", tmp_path / f"{place}.docx"):
            pass
        document = Document(str(tmp_path / f"{place}.docx"))
        assert len(document.inline_shapes) == 1
        return [paragraph.text for paragraph in document.paragraphs]

    with ThreadPoolExecutor() as pool:
        one, other = pool.map(made, items)
    assert "宜昌市目标进展报告" in one
    assert "宜都市目标进展报告" in other
    assert len(list(tmp_path.iterdir())) == 2
