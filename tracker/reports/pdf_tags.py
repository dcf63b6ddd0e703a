"""What a browser leaves undone of a tagged PDF, so that whoever has it read out hears each thing once and by its name.

Page numbers and grounds that are no content become artifacts, a drawing inside a figure that has its words is no figure
of its own, links say where they lead, and the file's metadata (XMP) name it as its properties do.
"""

import re
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from tracker.reports.page import CHAPTER
from tracker.reports.report import Report

_OPEN, _CLOSE = (b"BMC", b"BDC"), b"EMC"
_PATH = frozenset({b"m", b"l", b"c", b"v", b"y", b"h", b"re", b"W", b"W*"})
_PAINT = frozenset({b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"n"})
_ALONE = frozenset({b"Do", b"sh"})
_STEP = re.compile(
    rb"(?:[^A-Za-z'\"(/<]|\((?:[^()\\]|\\.)*\)|/[^\s()<>\[\]{}/%]*|<<|<[^<>]*>)*+([A-Za-z'\"][\w*'\"]*)", re.DOTALL
)


def mend(writer: PdfWriter, report: Report) -> None:
    """Do all of it to a printed report."""
    for page in writer.pages:
        stream = page.get_contents()
        if stream is not None:
            page[NameObject("/Contents")] = writer._add_object(_stream(marked(stream.get_data())))
        _name_links(page, report.headings)
    tree = writer._root_object.get("/StructTreeRoot")
    if tree is not None:
        _flatten(tree.get_object().get("/K"), inside=False)
    writer.pdf_header = "%PDF-1.7"
    writer._root_object[NameObject("/Metadata")] = writer._add_object(_metadata(report))


def _stream(content: bytes) -> StreamObject:
    made = StreamObject()
    made.set_data(content)
    return made.flate_encode()


def marked(content: bytes) -> bytes:
    """The content of a page; whole texts, whole paths and what is placed outside any mark become artifacts.

    Read step by step (operands, then an operator) as a browser writes it, which has no images within the content: to
    have every operand of thirty charts parsed takes longer than to print them.
    """
    return b"".join(_marked(content))


def _marked(content: bytes) -> Iterator[bytes]:
    depth, within, end = 0, b"", 0
    for step in _STEP.finditer(content):
        operator, end = step[1], step.end()
        if depth == 0 and not within and (operator == b"BT" or operator in _PATH or operator in _ALONE):
            yield b"\n/Artifact BMC\n"
            within = operator
        depth += (operator in _OPEN) - (operator == _CLOSE)
        yield step[0]
        if within and (operator in _ALONE or operator == b"ET" or (within in _PATH and operator in _PAINT)):
            yield b"\nEMC"
            within = b""
    yield content[end:]


def _flatten(found: Any, *, inside: bool) -> bool:
    """Whether there is a figure with its words; one without, around such a one or in it, becomes a mere group."""
    found = found.get_object() if hasattr(found, "get_object") else found
    if isinstance(found, ArrayObject):
        return max([_flatten(each, inside=inside) for each in found], default=False)
    if not isinstance(found, DictionaryObject) or "/S" not in found:
        return False
    figure = str(found["/S"]) == "/Figure"
    said = figure and "/Alt" in found
    holds = _flatten(found["/K"], inside=inside or said) if "/K" in found else False
    if figure and not said and (inside or holds):
        found[NameObject("/S")] = NameObject("/NonStruct")
    return said or holds


def _name_links(page: Any, headings: list[str]) -> None:
    """Links of the contents say the chapter that they lead to."""
    for each in page.get("/Annots", ()):
        link = each.get_object()
        where = str(link.get("/Dest", "")).lstrip("/").removeprefix(CHAPTER)
        if link.get("/Subtype") == "/Link" and where.isdigit():
            link[NameObject("/Contents")] = TextStringObject(headings[int(where) - 1])


_XMP = """<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
{office}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{program}</pdf:Producer><xmp:CreatorTool>{program}</xmp:CreatorTool>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_PUBLISHER = "<dc:publisher><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:publisher>\n"


def _metadata(report: Report) -> StreamObject:
    """The facts as XMP; it claims no conformance, which only a complete checker could confirm."""
    said = {
        "title": report.title, "author": report.made_by, "program": report.text("nav.product"),
        "language": "zh-CN" if report.lang == "zh" else "en",
    }  # fmt: skip
    office = _PUBLISHER.format(escape(report.office)) if report.office else ""
    made = StreamObject()
    words = _XMP.format(office=office, **{name: escape(value) for name, value in said.items()})
    made.set_data(words.encode())
    made[NameObject("/Type")], made[NameObject("/Subtype")] = NameObject("/Metadata"), NameObject("/XML")
    return made
