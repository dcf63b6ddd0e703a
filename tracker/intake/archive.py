"""A workbook's ZIP archive, guarded before anything is unpacked, and its XML parts, guarded before they are parsed."""

import io
import zipfile
import zlib
from typing import IO
from xml.etree import ElementTree

from tracker.intake.problems import FileRefused, problem

MOST_ENTRIES = 2_000
MOST_BYTES = 600_000_000
MOST_RATIO = 200
_RATIO_COUNTS_FROM = 5_000_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_STEP = 1 << 20


class Archive:
    """The parts of an XLSX file by name. Every failure is a FileRefused."""

    def __init__(self, data: bytes) -> None:
        """Open and guard: number, size and ratio of the entries, passwords, macros, and DTDs in any part."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as broken:
            raise FileRefused(problem("DAMAGED", found="ZIP")) from broken
        entries = self._zip.infolist()
        self.names = {entry.filename for entry in entries}
        self._guard_sizes(entries, len(data))
        if any(name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") for name in self.names):
            raise FileRefused(problem("DAMAGED", found="ZIP"))
        if "xl/workbook.xml" not in self.names:
            raise FileRefused(problem("TYPE", found="ZIP"))
        if any(name.lower().endswith("vbaproject.bin") for name in self.names):
            raise FileRefused(problem("TYPE", found="XLSM"))
        for name in self.names:
            if name.lower().endswith((".xml", ".rels", ".vml")):
                self._guard_xml(name)
        if b"macroEnabled" in self._bytes("[Content_Types].xml"):
            raise FileRefused(problem("TYPE", found="XLSM"))

    def _guard_sizes(self, entries: list[zipfile.ZipInfo], packed: int) -> None:
        unpacked = sum(entry.file_size for entry in entries)
        if (
            len(entries) > MOST_ENTRIES
            or unpacked > MOST_BYTES
            or (unpacked > _RATIO_COUNTS_FROM and unpacked > packed * MOST_RATIO)
        ):
            raise FileRefused(problem("ZIP_BOMB", found=f"{len(entries)} / {unpacked}"))
        if len(self.names) < len(entries) or any(entry.compress_type not in _METHODS for entry in entries):
            raise FileRefused(problem("DAMAGED", found="ZIP"))
        if any(entry.flag_bits & 1 for entry in entries):
            raise FileRefused(problem("ENCRYPTED", found="ZIP"))

    def _guard_xml(self, name: str) -> None:
        """A document type is never needed in a workbook, and is how entities come in; other encodings would hide it."""
        overlap = b""
        with self.open(name) as part:
            while chunk := self._read(part):
                window = overlap + chunk
                hidden = not overlap and window.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00"))
                if hidden or b"<!DOCTYPE" in window or b"<!ENTITY" in window:
                    raise FileRefused(problem("XML_ENTITY", found=name))
                overlap = window[-16:]

    def _read(self, part: IO[bytes]) -> bytes:
        try:
            return part.read(_STEP)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as broken:
            raise FileRefused(problem("DAMAGED", found="ZIP")) from broken

    def _bytes(self, name: str) -> bytes:
        if name not in self.names:
            return b""
        with self.open(name) as part:
            return b"".join(iter(lambda: self._read(part), b""))

    def open(self, name: str) -> IO[bytes]:
        """A part to read from; FileRefused(DAMAGED) if it is missing or cannot be unpacked."""
        try:
            return self._zip.open(name)
        except (KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError) as broken:
            raise FileRefused(problem("DAMAGED", found=name)) from broken

    def tree(self, name: str) -> ElementTree.Element | None:
        """A small part, parsed; None where the archive has none of that name."""
        content = self._bytes(name)
        try:
            return ElementTree.fromstring(content) if content else None
        except ElementTree.ParseError as broken:
            raise FileRefused(problem("DAMAGED", found=name)) from broken
