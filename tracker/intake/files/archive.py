"""A workbook's ZIP archive, guarded before anything of it is unpacked or parsed."""

import io
import zipfile
import zlib
from typing import IO

from tracker.intake.problems import FileRefused, problem

MOST_ENTRIES = 2_000
MOST_BYTES = 600_000_000
MOST_RATIO = 200
MOST_COLUMNS = 1_000
_RATIO_COUNTS_FROM = 5_000_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_XML = (".xml", ".rels", ".vml")
_STEP = 1 << 20
_OVERLAP = 64
_OTHER_PACKAGES = {"word/document.xml": "DOCX", "ppt/presentation.xml": "PPTX", "xl/workbook.bin": "XLSB"}
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.spreadsheet": "ODS",
    b"application/vnd.oasis.opendocument.text": "ODT",
}
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


def guarded_parts(data: bytes) -> frozenset[str]:
    """The names of the XML parts of an XLSX file, each of which is safe to parse.

    Raises FileRefused for too many, too large or too dense entries, passwords, macros, DTDs, and archives that are
    damaged, no workbook, or one in the rare strict dialect.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _guard_entries(archive.infolist(), len(data))
            _guard_kind(archive)
            parts = frozenset(name for name in archive.namelist() if name.lower().endswith(_XML))
            for name in parts:
                with archive.open(name) as part:
                    _guard_xml(name, part)
    except _BROKEN as broken:
        raise FileRefused(problem("DAMAGED", found="ZIP")) from broken
    return parts


def _guard_entries(entries: list[zipfile.ZipInfo], packed: int) -> None:
    names = {entry.filename for entry in entries}
    unpacked = sum(entry.file_size for entry in entries)
    if (
        len(entries) > MOST_ENTRIES
        or unpacked > MOST_BYTES
        or (unpacked > _RATIO_COUNTS_FROM and unpacked > packed * MOST_RATIO)
    ):
        raise FileRefused(problem("ZIP_BOMB", found=f"{len(entries)} / {unpacked}"))
    climbing = any(name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") for name in names)
    if climbing or len(names) < len(entries) or any(entry.compress_type not in _METHODS for entry in entries):
        raise FileRefused(problem("DAMAGED", found="ZIP"))
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileRefused(problem("ENCRYPTED", found="ZIP"))
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise FileRefused(problem("TYPE", found="XLSM"))


def _guard_kind(archive: zipfile.ZipFile) -> None:
    """Other documents of an office are archives too: they are named for what they are."""
    names = frozenset(archive.namelist())
    if "xl/workbook.xml" in names:
        return
    kind = next((kind for part, kind in _OTHER_PACKAGES.items() if part in names), "ZIP")
    if "mimetype" in names and archive.getinfo("mimetype").file_size < _OVERLAP * 2:
        kind = _OPEN_DOCUMENTS.get(archive.read("mimetype").strip(), kind)
    raise FileRefused(problem("TYPE", found=kind))


def _guard_xml(name: str, part: IO[bytes]) -> None:
    """A document type is never needed in a workbook, and is how entities come in; other encodings would hide it."""
    overlap = b""
    while chunk := part.read(_STEP):
        window = overlap + chunk
        hidden = not overlap and window.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00"))
        if hidden or b"<!DOCTYPE" in window or b"<!ENTITY" in window:
            raise FileRefused(problem("XML_ENTITY", found=name))
        if name == "[Content_Types].xml" and b"macroEnabled" in window:
            raise FileRefused(problem("TYPE", found="XLSM"))
        if b"purl.oclc.org/ooxml/spreadsheetml" in window:
            raise FileRefused(problem("TYPE", found="Strict Open XML"))
        overlap = window[-_OVERLAP:]
