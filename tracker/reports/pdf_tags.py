"""What a browser leaves undone of a tagged PDF, so that whoever has it read out hears each thing once and by its name.

Page numbers and grounds that are no content become artifacts, a drawing inside a figure that has its words is no figure
of its own, links say where they lead, and the file's metadata (XMP) name it as its properties do.
"""

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    ContentStream,
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
Operation = tuple[Any, bytes]


def mend(writer: PdfWriter, report: Report) -> None:
    """Do all of it to a printed report."""
    for page in writer.pages:
        stream = page.get_contents()
        if stream is not None:
            stream.operations = list(_marked(stream.operations))
            page[NameObject("/Contents")] = writer._add_object(_plain(stream))
        _name_links(page, report.headings)
    tree = writer._root_object.get("/StructTreeRoot")
    if tree is not None:
        _flatten(tree.get_object().get("/K"), inside=False)
    writer.pdf_header = "%PDF-1.7"
    writer._root_object[NameObject("/Metadata")] = writer._add_object(_metadata(report))


def _plain(stream: ContentStream) -> StreamObject:
    made = StreamObject()
    made.set_data(stream.get_data())
    return made.flate_encode()


def _marked(operations: list[Operation]) -> Iterator[Operation]:
    """The operations; whole texts, whole paths and what is placed outside any mark become artifacts."""
    start: Operation = ([NameObject("/Artifact")], b"BMC")
    end: Operation = ([], _CLOSE)
    depth, within = 0, b""
    for operands, operator in operations:
        begins = depth == 0 and not within and (operator == b"BT" or operator in _PATH or operator in _ALONE)
        if begins:
            yield start
            within = operator
        depth += (operator in _OPEN) - (operator == _CLOSE)
        yield operands, operator
        if within and (operator in _ALONE or operator == b"ET" or (within in _PATH and operator in _PAINT)):
            yield end
            within = b""


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
