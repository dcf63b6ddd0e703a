"""What python-pptx has no words for: East Asian fonts, the field of a slide's number, plain tables, alternatives."""

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.shapes.autoshape import Shape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.picture import Picture
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.text.text import _Paragraph
from pptx.util import Pt

LATIN, CHINESE = "Arial", "微软雅黑"
_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"


def set_fonts(deck: Presentation) -> None:
    """Give the theme one Latin and one Chinese font, so that text typed in later has them too."""
    for master in deck.slide_masters:
        part = master.part.part_related_by(_THEME)
        theme = etree.fromstring(part.blob)
        for tag, font in (("latin", LATIN), ("ea", CHINESE)):
            for place in theme.iter(qn(f"a:{tag}")):
                place.set("typeface", font)
        part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _rgb(colour: str) -> RGBColor:
    made: RGBColor = RGBColor.from_string(colour)  # type: ignore[no-untyped-call]
    return made


def say(
    paragraph: _Paragraph, words: str, size: float, colour: str, *, bold: bool = False, right: bool = False
) -> None:
    """Put words into an empty paragraph; one without words is as high as a line of that size."""
    if words:
        run = paragraph.add_run()
        run.text = words
        run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, _rgb(colour)
    paragraph._p.get_or_add_endParaRPr().set("sz", str(round(size * 100)))
    if right:
        paragraph.alignment = PP_ALIGN.RIGHT


def title(slide: Slide) -> Shape:
    """The title of a slide whose layout has one."""
    found = slide.shapes.title
    assert found is not None
    return found


def set_titles(deck: Presentation, colour: str) -> None:
    """Let the titles of all slides be bold, at the left and of this colour, by the style of their master."""
    for master in deck.slide_masters:
        [level] = master._element.findall(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
        level.set("algn", "l")
        letters = level.find(qn("a:defRPr"))
        letters.set("b", "1")
        for filled in letters.findall(qn("a:solidFill")):
            filled[:] = [etree.fromstring(f'<a:srgbClr {nsdecls("a")} val="{colour}"/>')]


def keep_only(slide: Slide, places: Sequence[Any]) -> None:
    """Take away the placeholders of a slide that stay empty."""
    kept = {place.shape_id for place in places}
    for place in list(slide.placeholders):
        if place.shape_id not in kept:
            place._element.getparent().remove(place._element)


def slide_number(paragraph: _Paragraph, size: float, colour: str) -> None:
    """The field that shows the number of its slide."""
    say(paragraph, "‹#›", size, colour, right=True)
    run = paragraph._p.find(qn("a:r"))
    run.tag = qn("a:fld")
    run.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
    run.set("type", "slidenum")


def describe(picture: Picture, words: str) -> None:
    """Give a picture its text alternative."""
    made: Any = picture._element
    made.nvPicPr.cNvPr.set("descr", words)


def notes(slide: Slide, lines: Sequence[str]) -> None:
    """Lines in the notes of a slide."""
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None
    frame.text = "\n".join(lines)


def plain(frame: GraphicFrame) -> None:
    """A table without the theme's stripes and fills, its first row marked as its head."""
    made: Any = frame._element
    properties = made.graphic.graphicData.tbl.tblPr
    properties.set("bandRow", "0")
    properties.find(qn("a:tableStyleId")).text = _PLAIN_STYLE


def shade(cell: _Cell, fill: str | None, *, right: bool) -> None:
    """The fill of a cell, a thin line below it, and where its numbers stand."""
    if right:
        cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    properties = cell._tc.get_or_add_tcPr()
    line = etree.SubElement(properties, qn("a:lnB"), w="6350")
    colour = etree.SubElement(etree.SubElement(line, qn("a:solidFill")), qn("a:srgbClr"))
    colour.set("val", "C8CED4")
    if fill:
        solid: Any = cell.fill
        solid.solid()
        solid.fore_color.rgb = _rgb(fill)
