"""What a file says of itself: title, author, office, moment and program, and nothing of the template it began as."""

import io
import re
from datetime import UTC, datetime
from typing import Any
from unicodedata import normalize

from lxml import etree

from tracker.reports.report import Report

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_RADICALS = re.compile("[⺀-⿕]")
_CHARACTER = re.compile(rb"(?m)^(<[0-9A-Fa-f]+>) <((?:[0-9A-Fa-f]{4})+)>\s*$")
_RANGE = re.compile(rb"(?m)^<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)> <([0-9A-Fa-f]{4})>\s*$")


def named(report: Report) -> dict[str, str]:
    """The facts as XLSX names them; the office only where one is set."""
    facts = {"title": report.title, "author": report.made_by, "company": report.office, "comments": ""}
    return {name: words for name, words in facts.items() if words or name == "comments"}


def state(document: Any, report: Report) -> None:
    """Write them into a document of python-docx or python-pptx, and let go what its template says of itself."""
    facts, now = document.core_properties, datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    facts.title, facts.author, facts.last_modified_by = report.title, report.made_by, report.made_by
    facts.language = "zh-CN" if report.lang == "zh" else "en"
    facts.created = facts.modified = now
    facts.comments, facts.revision = "", 1
    relations = document.part.package._rels if hasattr(document.part.package, "_rels") else document.part.package.rels
    for key, relation in list(relations.items()):
        if relation.reltype.endswith("/thumbnail"):
            relations.pop(key)
        elif relation.reltype.endswith("/extended-properties"):
            relation.target_part._blob = _extended(report)


def _extended(report: Report) -> bytes:
    made = etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap={None: _PROPERTIES})
    for name, words in (("Application", report.text("nav.product")), ("Company", report.office)):
        if words:
            etree.SubElement(made, f"{{{_PROPERTIES}}}{name}").text = words
    written: bytes = etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def printed(content: bytes, report: Report) -> bytes:
    """A printed PDF with these facts, whose words can be found.

    A browser names a glyph that two characters share by the first of them, so that 目 is copied as the radical ⽬ (the
    same picture at another place of Unicode); the tables of characters get the usual ones (NFKC) instead.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    from tracker.reports import pdf_tags

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    for each in writer._objects:
        if not isinstance(each, DictionaryObject) or "/ToUnicode" not in each:
            continue
        table = each["/ToUnicode"]
        if isinstance(table, StreamObject):
            mended = StreamObject()
            mended.set_data(_RANGE.sub(_usual_range, _CHARACTER.sub(_usual_character, table.get_data())))
            each[NameObject("/ToUnicode")] = writer._add_object(mended.flate_encode())
    pdf_tags.mend(writer, report)
    program = report.text("nav.product")
    writer.add_metadata({"/Title": report.title, "/Author": report.made_by, "/Creator": program, "/Producer": program})
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _usual_character(line: re.Match[bytes]) -> bytes:
    """A line of the table: a glyph, and its words in UTF-16."""
    return line[1] + b" " + _usual(bytes.fromhex(line[2].decode()))


def _usual_range(line: re.Match[bytes]) -> bytes:
    """A line for several glyphs in a row, whose characters are in a row too: listed one by one where one is changed."""
    first, last, character = (int(code, 16) for code in line.groups())
    every = range(character, character + last - first + 1)
    if not any(_RADICALS.match(chr(each)) for each in every):
        return line[0]
    listed = b" ".join(_usual(each.to_bytes(2, "big")) for each in every)
    return b"<%s> <%s> [%s]" % (line[1], line[2], listed)


def _usual(words: bytes) -> bytes:
    """Words in UTF-16 with the usual characters, as a table of characters writes them."""
    plain = words.decode("utf-16-be", errors="surrogatepass")
    usual = _RADICALS.sub(lambda radical: normalize("NFKC", radical[0]), plain)
    return b"<%s>" % usual.encode("utf-16-be", errors="surrogatepass").hex().upper().encode()
