"""Hostile and broken documents, made here: each by its name, with what it may give."""

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import NamedTuple

from docx import Document
from openpyxl import Workbook
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

SAFE = "到2030年，城区人口达到300万人。"
CANARY = "canary-of-the-hostile-set"
"""Stands in what must not be read: scripts, macros, files of the machine."""

REFUSED = "refused"
"""Instead of lines: the document is refused."""


class Hostile(NamedTuple):
    """A document, and what it may give: the lines that are read of it at most, or that it is refused."""

    data: bytes
    gives: tuple[str, ...] | str = REFUSED


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def docx(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_part(name: str, data: bytes, base: bytes | None = None) -> bytes:
    """A DOCX with one part replaced or added."""
    with zipfile.ZipFile(io.BytesIO(base or docx(SAFE))) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    return zipped(files | {name: data})


def word_xml(body: str, before: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (f"<?xml version='1.0'?>{before}<w:document xmlns:w='{space}'><w:body>{body}</w:body></w:document>").encode()


def said(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + nth)} '{f'&{chr(97 + nth)};' * 10}'>" for nth in range(12)
) + "]>"  # fmt: skip
QUADRATIC = f"<!DOCTYPE x [<!ENTITY a '{'ha' * 50_000}'>]>"
OUTSIDE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"


def workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["指标", "2030年"])
    sheet.append(["森林覆盖率（%）", 49])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_sheet(xml: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    return zipped(files | {"xl/worksheets/sheet1.xml": xml.encode()})


def pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of these objects, numbered from 1."""
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF"
        % (count, table, count, trailer, len(data))
    )


def stream(data: bytes, head: bytes = b"") -> bytes:
    return b"<<%s /Length %d>>\nstream\n%s\nendstream" % (head, len(data), data)


PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
CATALOGUE, ONE_PAGE = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def paged(content: bytes, more: bytes = b"", *others: bytes) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%s>>" % more
    return pdf(CATALOGUE, ONE_PAGE, page, content, *others)


def blank_pages(count: int) -> bytes:
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(100, 100)
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def locked_pdf() -> bytes:
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(blank_pages(2))))
    writer.encrypt("geheim", algorithm="RC4-128")
    return written(writer)


def scripted_pdf() -> bytes:
    action = f"/OpenAction<</S/JavaScript/JS(app.alert('{CANARY}'))>>".encode()
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(pdf(b"<</Type/Catalog/Pages 2 0 R" + action + b">>", ONE_PAGE, PAGE))))
    writer.add_attachment("evil.txt", CANARY.encode())
    return written(writer)


def blown_pdf() -> bytes:
    """A page whose content unpacks to 300 MB."""
    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)
    packed = zlib.compress(b" " * 300_000_000, 9)
    content = DecodedStreamObject()
    content.set_data(packed)
    content[NameObject("/Filter")] = NameObject("/FlateDecode")
    page[NameObject("/Contents")] = writer._add_object(content)
    page[NameObject("/Resources")] = DictionaryObject()
    return written(writer)


def picture(kind: str, size: tuple[int, int] = (40, 40)) -> bytes:
    file = io.BytesIO()
    Image.new("L", size).save(file, kind)
    return file.getvalue()


def tarred() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("../../evil"), io.BytesIO())
    return file.getvalue()


def lying(data: bytes) -> bytes:
    """A zip whose directory says that all is small: the sizes unpacked are made 1."""
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data = data[: at + 24] + (1).to_bytes(4, "little") + data[at + 28 :]
        at = data.find(b"PK\x01\x02", at + 4)
    return data


def flagged(data: bytes) -> bytes:
    """A zip that says that its files are encrypted."""
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(mark)
        while at >= 0:
            data = data[: at + place] + b"\x01\x00" + data[at + place + 2 :]
            at = data.find(mark, at + 4)
    return data


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HTML = f"<html><meta charset=utf-8><body><p>{SAFE}</p>%s</body></html>"
Maker = Callable[[], Hostile]


def html(extra: str, *more: str) -> Maker:
    return lambda: Hostile((HTML % extra).encode(), (SAFE, *more))


def refused(data: Callable[[], bytes] | bytes) -> Maker:
    return lambda: Hostile(data() if callable(data) else data)


def reads(data: Callable[[], bytes] | bytes, *lines: str) -> Maker:
    return lambda: Hostile(data() if callable(data) else data, lines)


SET: dict[str, Maker] = {
    # nothing, noise, and texts that are none
    "nothing": refused(b""),
    "blanks": refused(b" \r\n\t\n" * 1000),
    "a mark of order only": refused(b"\xef\xbb\xbf"),
    "every byte": refused(bytes(range(256)) * 40),
    "NULs only": refused(b"\0" * 100_000),
    "NULs between the characters": refused(SAFE.replace("人", "\0人\0").encode()),
    "UTF-16 cut in the middle": refused("﻿数字".encode("utf-16-le")[:-1] * 3 + b"\xd8"),
    "too many characters": refused("数".encode() * 3_000_001),
    "too many bytes": refused(b"1" * 50_000_001),
    "RTL marks around a number": reads("‮到2030年，达到300万人。‬".encode(), "‮到2030年，达到300万人。‬"),
    "invisible characters": reads(("​".join(SAFE)).encode(), "​".join(SAFE)),
    "a number of 100,000 digits": reads(b"9" * 100_000, "9" * 100_000),
    "100,000 commas between digits": reads(b"1," * 50_000, "1," * 50_000),
    "30,000 numerals in one line": reads("三".encode() * 30_000, "三" * 30_000),
    "30,000 brackets": reads("（1".encode() * 30_000, "（1" * 30_000),
    "a formula": reads(b'=HYPERLINK("http://x","1")', '=HYPERLINK("http://x","1")'),
    # saved pages
    "a page of scripts": refused(f"<html><script>{CANARY} 300</script><style>p{{x:1}}</style></html>".encode()),
    "a script beside the text": html(f"<script>fetch('{CANARY}')</script>"),
    "handlers": html(f"<img src=x onerror='{CANARY}'>"),
    "a frame and a refresh": html(f"<iframe src='file:///etc/hostname'>{CANARY}</iframe><meta http-equiv=refresh>"),
    "text that is hidden": html(f"<p style='display: none'>{CANARY}</p><p hidden>{CANARY}</p>"),
    "a drawing with a script": html(f"<svg><script>{CANARY}</script><text>{CANARY}</text></svg>"),
    "a comment": html(f"<!-- {CANARY} 300 -->"),
    "100,000 boxes in each other": refused(b"<html>" + b"<div>" * 100_000 + b"5"),
    "10,000 attributes": html("<p " + " ".join(f"a{nth}=1" for nth in range(10_000)) + "></p>"),
    "entities in a page": reads((LAUGHS.replace("DOCTYPE x", "DOCTYPE html") + HTML % "").encode(), *["]>", SAFE]),
    "a page with a form": html(f"<textarea>{CANARY}</textarea><select><option>{CANARY}</select>"),
    "a picture of 5 MB in a page": html("<img src='data:image/png;base64," + "A" * 5_000_000 + "'>"),
    # Word
    "a zip that is none": refused(b"PK\x03\x04word/ not one"),
    "half a DOCX": refused(lambda: docx(SAFE)[:4000]),
    "a DOCX without its text": refused(lambda: zipped({"word/document.xml": b"<a/>"})),
    "a DOCX that unpacks to 210 MB": refused(lambda: zipped({"word/document.xml": b"0" * 210_000_000})),
    "a DOCX that lies about its size": refused(
        lambda: lying(with_part("word/document.xml", word_xml(said("0" * 120_000_000))))
    ),
    "a thousand million laughs": refused(lambda: with_part("word/document.xml", word_xml(said("&m;"), LAUGHS))),
    "quadratic entities": refused(lambda: with_part("word/document.xml", word_xml(said("&a;" * 50_000), QUADRATIC))),
    "a file of the machine": reads(
        lambda: with_part("word/document.xml", word_xml(said("&a;") + said(SAFE), OUTSIDE)), SAFE
    ),
    "recursive elements": refused(lambda: with_part("word/document.xml", word_xml("<w:sdt>" * 200_000))),
    "macros": reads(lambda: with_part("word/vbaProject.bin", OLE + CANARY.encode()), SAFE),
    "a template from elsewhere": reads(
        lambda: with_part(
            "word/_rels/settings.xml.rels",
            b"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship "
            b"Id='rId1' Type='http://x/attachedTemplate' Target='http://127.0.0.1:9/t.dotm' TargetMode='External'/>"
            b"</Relationships>",
        ),
        SAFE,
    ),
    "names that climb out": reads(lambda: with_part("../../evil.txt", CANARY.encode()), SAFE),
    "50,000 files": reads(lambda: zipped_with(50_000), SAFE),
    "a DOCX whose files are locked": refused(lambda: flagged(docx(SAFE))),
    "a locked DOCX": refused(OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2000),
    "an old DOC": refused(OLE + b"\0" * 600),
    "an empty DOCX": refused(docx),
    # tables
    "a sheet of laughs": refused(lambda: with_sheet(LAUGHS + "<worksheet>&m;</worksheet>")),
    "half a sheet": refused(lambda: with_sheet("<worksheet><sheetData><row")),
    "a workbook without sheets": refused(lambda: zipped({"xl/workbook.xml": b"<workbook/>"})),
    "a cell far away": refused(
        lambda: with_sheet(
            "<worksheet><sheetData><row r='9999999999'><c r='XFD9999999999'/></row></sheetData></worksheet>"
        )
    ),
    "a broken XLS": refused(OLE + b"Workbook" * 400),
    # PDF
    "a PDF that is none": refused(b"%PDF-1.7\nnot one"),
    "a PDF's head": refused(b"%PDF-"),
    "half a PDF": refused(lambda: blank_pages(40)[:600]),
    "a PDF without pages": refused(lambda: pdf(CATALOGUE, b"<</Type/Pages/Kids[]/Count 0>>")),
    "pages that hold themselves": refused(lambda: pdf(CATALOGUE, b"<</Type/Pages/Kids[2 0 R]/Count 9>>")),
    "a count that lies": refused(lambda: pdf(CATALOGUE, b"<</Type/Pages/Kids[]/Count 500>>")),
    "10,000 pages": refused(lambda: blank_pages(10_000)),
    "a PDF with a password": refused(locked_pdf),
    "a PDF with a script and a file": refused(scripted_pdf),
    "a page that unpacks to 300 MB": refused(blown_pdf),
    "a form that draws itself": refused(
        lambda: paged(
            stream(b"/F Do"),
            b"/Resources<</XObject<</F 5 0 R>>>>",
            stream(b"/F Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>"),
        )
    ),
    "a picture of 60,000 by 60,000": refused(
        lambda: paged(
            stream(b"/I Do"),
            b"/Resources<</XObject<</I 5 0 R>>>>",
            stream(
                zlib.compress(b"0" * 9),
                b"/Type/XObject/Subtype/Image/Width 60000/Height 60000"
                b"/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode",
            ),
        )
    ),
    "a page as wide as the earth": refused(
        lambda: pdf(CATALOGUE, ONE_PAGE, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9999999999 9999999999]>>")
    ),
    "arrays in arrays": refused(lambda: pdf(b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * 100_000 + b">>")),
    "a length that lies": refused(lambda: paged(b"<</Length 99999999>>\nstream\nBT\nendstream")),
    # one thing in the clothes of another
    "a page that says it is a PDF": refused(f"<html><p>%PDF-1.7 {SAFE}</p></html>".encode()),
    "a PDF with a zip behind it": refused(lambda: b"%PDF-1.7\n" + docx(SAFE)),
    "a GIF that is a script": refused(f"GIF89a=1;/*{CANARY}*/".encode()),
    "a PNG that is a page": refused(b"\x89PNG\r\n\x1a\n" + (HTML % "").encode()),
    "a PowerPoint": refused(lambda: zipped({"ppt/slides/slide1.xml": b"<p/>"})),
    "an OpenDocument": refused(lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.text"})),
    "a book": refused(lambda: zipped({"mimetype": b"application/epub+zip", "a.xhtml": b"<p>300</p>"})),
    "a zip in a zip in a zip": refused(lambda: zipped({"a.zip": zipped({"b.zip": zipped({"c": b"0" * 9_000_000})})})),
    "RTF": refused(b"{\\rtf1\\ansi 100}"),
    "RAR": refused(b"Rar!\x1a\x07\x01\x00" + b"\0" * 99),
    "7z": refused(b"7z\xbc\xaf\x27\x1c" + b"\0" * 99),
    "gzip": refused(lambda: gzip.compress(b"0" * 100_000_000)),
    "tar": refused(tarred),
    "a program for Windows": refused(b"MZ\x90\0\x03\0\0\0" + b"\0" * 900),
    "a program for Linux": refused(b"\x7fELF\x02\x01\x01" + b"\0" * 900),
    "a picture (JPEG)": refused(lambda: picture("JPEG")),
    "a picture (GIF)": refused(lambda: picture("GIF")),
    "a picture (TIFF)": refused(lambda: picture("TIFF")),
    "a picture (BMP)": refused(lambda: picture("BMP")),
    "a picture (WebP)": refused(lambda: picture("WEBP")),
    "a film": refused(b"\0\0\0\x18ftypmp42" + b"\0" * 500),
}


def zipped_with(count: int) -> bytes:
    """A DOCX with many more files."""
    with zipfile.ZipFile(io.BytesIO(docx(SAFE))) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    return zipped(files | {f"more/{nth}": b"" for nth in range(count)})
