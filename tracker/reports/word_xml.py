"""What python-docx has no words for: fields, links, bookmarks, East Asian fonts, text alternatives, table rules."""

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shape import InlineShape
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_LATIN = "Arial"


def element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    """An element of the w: namespace with attributes of it."""
    made = OxmlElement(f"w:{tag}")
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def fonts(document: Document, style: str, chinese: str) -> None:
    """Set a style's East Asian font beside one Latin font, instead of those of the theme; and its languages."""
    properties = document.styles[style].element.get_or_add_rPr()
    for old in (*properties.findall(qn("w:rFonts")), *properties.findall(qn("w:lang"))):
        properties.remove(old)
    properties.insert(0, element("rFonts", ascii=_LATIN, hAnsi=_LATIN, cs=_LATIN, eastAsia=chinese))
    properties.append(element("lang", val="en-US", eastAsia="zh-CN"))


def outline(style: ParagraphStyle, level: int) -> None:
    """Make a style that of headings of a level, which contents list."""
    style.element.get_or_add_pPr().append(element("outlineLvl", val=str(level - 1)))


def settle_settings(document: Document, chinese: str) -> None:
    """Word's own form of today instead of the compatible one of 2010, and the East Asian language of its themes.

    The second table of styles that Word 2010 kept beside the first would contradict it.
    """
    relations = document.part.rels
    for key in [key for key, each in relations.items() if each.reltype.endswith("/stylesWithEffects")]:
        relations.pop(key)
    settings = document.settings.element
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), chinese)
    for zoom in settings.iter(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")


def new_section(document: Document) -> Section:
    """Pages of another form from here on; the last paragraph ends the old ones: an empty one might need a new page."""
    section: Section = document.add_section()
    empty = document.paragraphs[-1]._p
    ended, last = empty.get_or_add_pPr(), empty.getprevious()
    last.set_sectPr(ended.sectPr)
    empty.getparent().remove(empty)
    return section


def field(paragraph: Paragraph, instruction: str) -> Run:
    """A field: PAGE, NUMPAGES, PAGEREF; gives the run that shows its value.

    It is not marked as stale, because Word would ask whoever opens the file whether to update it.
    """
    begin, asked = element("fldChar", fldCharType="begin"), element("instrText")
    asked.text = f" {instruction} "
    marks = (begin, asked, element("fldChar", fldCharType="separate"))
    for mark in marks:
        paragraph.add_run()._r.append(mark)
    shown = paragraph.add_run("1")
    paragraph.add_run()._r.append(element("fldChar", fldCharType="end"))
    return shown


def contents(first: Paragraph, last: Paragraph) -> None:
    """Make the lines from the first to the last the field of contents, which whoever edits the headings can renew."""
    begin, asked = element("fldChar", fldCharType="begin"), element("instrText")
    asked.text = ' TOC \\o "1-1" \\h \\z \\u '
    for place, mark in enumerate((begin, asked, element("fldChar", fldCharType="separate"))):
        run = element("r")
        run.append(mark)
        first._p.insert(place + (first._p.pPr is not None), run)
    last.add_run()._r.append(element("fldChar", fldCharType="end"))


def caption(paragraph: Paragraph, name: str, label: str, number: int, title: str, also: tuple[str, str, str]) -> None:
    """Make an empty paragraph the caption `label` 1 of a figure or table, by a field that counts, bookmarked as `name`.

    `also` is what is referred to behind the title: words before it, its bookmark, words after it; empty for nothing.
    """
    begin = element("bookmarkStart", id=str(_IDS[name[0]] + number), name=name)
    paragraph._p.append(begin)
    paragraph.add_run(f"{label} ")
    field(paragraph, f"SEQ {label} \\* ARABIC").text = str(number)
    paragraph._p.append(element("bookmarkEnd", id=str(_IDS[name[0]] + number)))
    paragraph.add_run(f"\N{IDEOGRAPHIC SPACE}{title}")
    before, other, after = also
    if other:
        paragraph.add_run(before)
        field(paragraph, f"REF {other} \\h").text = after.partition("|")[0]
        paragraph.add_run(after.partition("|")[2])


_IDS = {"f": 10_000, "t": 20_000}
"""Where the numbers of bookmarks begin, apart from those of chapters."""


def bookmark_name(number: int) -> str:
    """The name of the bookmark of chapter `number`."""
    return f"chapter{number}"


def link(paragraph: Paragraph, words: str, number: int) -> None:
    """Words that lead to chapter `number`."""
    made = element("hyperlink", anchor=bookmark_name(number), history="1")
    made.append(paragraph.add_run(words)._r)
    paragraph._p.append(made)


def bookmark(paragraph: Paragraph, number: int) -> None:
    """Put the bookmark of chapter `number` around a heading."""
    mark = str(number)
    paragraph._p.insert(1, element("bookmarkStart", id=mark, name=bookmark_name(number)))
    paragraph._p.append(element("bookmarkEnd", id=mark))


def describe(picture: InlineShape, words: str) -> None:
    """Give a picture its text alternative."""
    picture._inline.docPr.set("descr", words)


def plain_borders(table: Table, padding: int) -> None:
    """Thin lines between rows and a strong one above and below, as official tables have them; `padding` in twips."""
    properties = table._tbl.tblPr
    borders = element("tblBorders")
    for side, size, colour in (("top", "8", "1D2733"), ("bottom", "8", "1D2733"), ("insideH", "4", "C8CED4")):
        borders.append(element(side, val="single", sz=size, space="0", color=colour))
    margins = element("tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margins.append(element(side, w=str(padding), type="dxa"))
    table.autofit = False
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    properties.insert_element_before(margins, "w:tblLook")


def turn(cell: _Cell) -> None:
    """Let the words of a cell read upward, at its right."""
    properties = cell._tc.get_or_add_tcPr()
    properties.append(element("textDirection", val="btLr"))
    properties.append(element("vAlign", val="bottom"))


def keep_whole(row: _Row, *, head: bool) -> None:
    """A row that does not break over pages; a head is repeated on each and shaded."""
    properties = row._tr.get_or_add_trPr()
    properties.append(element("cantSplit"))
    if head:
        properties.append(element("tblHeader"))
        for cell in row._tr.tc_lst:
            cell.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill="EDF0F3"))
