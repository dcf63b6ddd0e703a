"""A report starts from a template of the user's: its look is kept, its examples are not, its words are filled in."""

import io
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Cm, Pt
from pptx import Presentation
from pptx.util import Inches

from tests.reports.conftest import Boards, of
from tests.reports.test_validator import complaints
from tracker import config
from tracker.cli import main
from tracker.reports import Item, Report, TemplateError, making, template_words
from tracker.reports.house_style import KINDS
from tracker.words import LANGUAGES

OFFICE = "发展研究室 <&>"
ITEMS = [Item("counts", "420500"), Item("due")]


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/no/such/browser")


@pytest.fixture
def small(boards: Boards) -> Report:
    return replace(of(boards, ITEMS), office=OFFICE, native=True)


def as_template(path: Path, plain: bytes, template: bytes) -> Path:
    """A file of a library as the template that Office would save it as: its list of parts names another type."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                assert plain in part
                part = part.replace(plain, template)
            new.writestr(name, part)
    path.write_bytes(made.getvalue())
    return path


def slides(path: Path, wide: float = 13.333) -> Path:
    """A template with an example slide and a line on its master, cut over two runs."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(wide), Inches(7.5)
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "示例"
    layout = deck.slide_layouts[5]
    line = layout.placeholders[1].text_frame.paragraphs[0]
    for words in ("{{off", "ice}} · {{day}}"):
        line.add_run().text = words
    deck.save(str(path))
    return path


def document(path: Path, margin: float = 3) -> Path:
    """A template with wide margins, an example, a line in its header, large headings, and no style for captions."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(margin)
    made.add_paragraph("示例")
    section.header.paragraphs[0].text = "{{office}} · {{title}}"
    made.styles["Heading 1"].font.size = Pt(22)
    caption = made.styles["Caption"].element
    caption.getparent().remove(caption)
    made.save(str(path))
    return path


def made(report: Report, form: str, template: Path, out: Path) -> Path:
    with closing(making(report, form, out, template)) as steps:
        for _ in steps:
            pass
    return out


def test_slides_have_the_look_of_a_potx(small: Report, tmp_path: Path) -> None:
    main_part = b"presentationml.presentation.main+xml"
    template = as_template(
        slides(tmp_path / "house.potx"), main_part, main_part.replace(b"presentation.m", b"template.m")
    )
    path = made(small, "pptx", template, tmp_path / "out.pptx")
    deck = Presentation(str(path))
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert "示例" not in titles
    assert titles[0] == small.title
    cover = deck.slides[0]
    assert cover.slide_layout.name == deck.slide_layouts[0].name
    assert [place.text_frame.text for place in cover.placeholders][1] == "\n".join(small.cover)
    assert {slide.slide_layout.name for slide in list(deck.slides)[1:]} == {deck.slide_layouts[5].name}
    runs = [run.text for run in deck.slide_layouts[5].placeholders[1].text_frame.paragraphs[0].runs]
    assert runs == [OFFICE, " · 2026 年 11 月 21 日"]
    assert all(len(list(slide.placeholders)) == 1 for slide in list(deck.slides)[1:])
    assert complaints(path) == []


def test_a_document_has_the_look_of_a_dotx(small: Report, tmp_path: Path) -> None:
    main_part = b"wordprocessingml.document.main+xml"
    template = as_template(
        document(tmp_path / "house.dotx"), main_part, main_part.replace(b"document.m", b"template.m")
    )
    path = made(small, "docx", template, tmp_path / "out.docx")
    found = Document(str(path))
    said = [paragraph.text for paragraph in found.paragraphs]
    assert "示例" not in said
    assert found.sections[0].header.paragraphs[0].text == f"{OFFICE} · {small.title}"
    assert found.styles["Heading 1"].font.size == Pt(22)
    assert round(found.sections[0].left_margin.cm, 1) == 3.0
    assert sum(column.width for column in found.tables[0].columns) <= Cm(15.1)
    assert any(paragraph.style.name == "Caption" for paragraph in found.paragraphs)
    assert complaints(path) == []


@pytest.mark.parametrize(("form", "code"), [("pptx", "size"), ("pptx", "broken"), ("pptx", "missing"),
                                            ("pptx", "ending"), ("pptx", "layout"), ("docx", "room"),
                                            ("docx", "broken"), ("xlsx", "ending")])  # fmt: skip
def test_what_cannot_be_used_is_refused_in_a_sentence(form: str, code: str, small: Report, tmp_path: Path) -> None:
    template = tmp_path / f"house{KINDS.get(form, ('', '.pptx'))[1]}"
    if code == "size":
        slides(template, wide=10)
    elif code == "room":
        document(template, margin=6)
    elif code == "broken":
        template.write_bytes(b"PK\x03\x04 no archive")
    elif code == "ending":
        template = document(tmp_path / "house.docx")
    elif code == "layout":
        deck = Presentation()
        deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
        for layout in deck.slide_layouts:
            for place in list(layout.placeholders):
                place._element.getparent().remove(place._element)
        deck.save(str(template))
    with pytest.raises(TemplateError) as refused:
        made(small, form, template, tmp_path / f"out.{form}")
    assert refused.value.code == code
    assert not (tmp_path / f"out.{form}").exists()
    assert all(len(template_words(lang, code, template)) > 10 for lang in LANGUAGES)


def test_the_command_line_takes_one_and_says_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "t.db"))
    asked = ["report", "--jurisdiction", "420500", "--as-of", "2026-11-21", "--brief", "--format", "pptx",
             "--out", str(tmp_path / "out.pptx")]  # fmt: skip
    monkeypatch.setenv("TRACKER_SLIDES_TEMPLATE", str(slides(tmp_path / "narrow.pptx", wide=10)))
    assert config.template("pptx") == tmp_path / "narrow.pptx"
    assert config.template("docx") is None
    assert main(asked) == 2
    assert template_words("zh", "size", tmp_path / "narrow.pptx") in capsys.readouterr().err
    assert main([*asked, "--template", str(slides(tmp_path / "house.pptx"))]) == 0
    words = [place.text_frame.text for place in Presentation(str(tmp_path / "out.pptx")).slide_layouts[5].placeholders]
    assert any("2026 年 11 月 21 日" in line for line in words)
