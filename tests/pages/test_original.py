"""What was taken from a document opens its line, with the figure marked; of a PDF also the page."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import Engine

from tests.conftest import SHARED
from tests.documents.test_files import page, printed
from tests.pages.conftest import Open, sound
from tests.pages.test_documents import MADE_UP, all_accepted, confirm_targets, keyed, put_in, step, taken_in
from tracker.documents.files.opened import Spot
from tracker.documents.files.opening import open_document
from tracker.documents.files.picture import picture_of
from tracker.people import Person
from tracker.targets.reviewing import begin_review, kept_lines, say_what_it_is

GDP = "420500-gdp-2031"


def shown_text(app: object) -> str:
    return "".join(each.proto.body for each in app.get("html") if "original" in each.proto.body)  # type: ignore[attr-defined]


def test_a_target_and_a_value_open_their_lines(open_page: Open) -> None:
    app = confirm_targets(taken_in(step(all_accepted(put_in(open_page)), "hand")))
    app = taken_in(step(app, "hand"))
    sound(keyed(app.button, ":confirm", ":values:").click().run())
    said = shown_text(open_page("target", target=GDP))
    assert "<mark>突破10000亿元</mark>，森林覆盖率达到66%" in said
    assert "<small>9</small> 今年经济社会发展" in said
    assert "<mark>6987.5亿</mark>元" in said or "<mark>6987.5</mark>亿元" in said


def test_without_a_text_the_page_says_where_to_put_it(open_page: Open) -> None:
    app = open_page("target")
    assert any("原文没有保存" in link.label for link in app.get("page_link"))


@pytest.mark.skipif(not (SHARED / "sources").is_dir(), reason="the documents are not beside the project")
@pytest.mark.parametrize("file", sorted((SHARED / "sources").glob("*.txt")), ids=lambda file: file.stem)
def test_a_shipped_document_is_known_by_its_figures_and_attached(open_page: Open, file: Path) -> None:
    app = put_in(open_page, file.read_text(encoding="utf-8"), document=None)
    code = keyed(app.selectbox, ":document").value
    assert code
    assert file.name.startswith(code[:3])
    app = sound(keyed(app.button, ":keep").click().run())
    assert not [each for each in app.button if str(each.key).endswith(":keep")]


def test_the_page_of_a_pdf_has_the_figure_in_a_box(engine: Engine, open_page: Open, tmp_path: Path) -> None:
    pdf = printed(page(MADE_UP.splitlines()), tmp_path)
    confirm_targets(taken_in(step(all_accepted(put_in(open_page)), "hand")))
    lines = kept_lines(open_document(pdf))
    person, now = Person("王芳", all_rights=True), datetime.now(UTC)
    digest = begin_review(engine, "报告.pdf", lines, pdf, person=person, now=now)
    say_what_it_is(engine, digest, source="004", published="2026-01-10", place="420500", person=person)
    app = open_page("target", target=GDP)
    app = sound(app.toggle(key="original:target").set_value(True).run())
    assert "第 1 页" in app.get("image")[0].proto.imgs[0].caption
    line = next(line for line in lines if "10000亿元" in line.text)
    start, number, box = line.spots[0]
    plain = Image.open(io.BytesIO(picture_of(pdf, Spot(start, number, box), "突破10000亿元")))
    whole = Image.open(io.BytesIO(picture_of(pdf, Spot(start, number, box), "不在这一行")))
    colour = (194, 87, 26)
    narrow, wide = (_width(picture, colour) for picture in (plain, whole))
    assert 60 < narrow < wide


def _width(picture: Image.Image, colour: tuple[int, int, int]) -> int:
    pixels = picture.convert("RGB")
    across = [x for x in range(pixels.width) for y in range(pixels.height) if pixels.getpixel((x, y)) == colour]
    return max(across) - min(across)


def test_a_pdf_that_cannot_be_drawn_gives_no_picture() -> None:
    assert picture_of(b"%PDF-1.7 broken", Spot(0, 1, (0, 0, 9, 9)), "5") == b""
