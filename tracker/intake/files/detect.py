"""What a file is, judged by its first bytes and never by its name."""

import re
from typing import Literal

from tracker.intake.problems import FileRefused, problem

_BOM = b"\xef\xbb\xbf"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = {
    b"%PDF": "PDF",
    b"SQLite format 3\x00": "SQLite",
    b"\x7fELF": "ELF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"RIFF": "RIFF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"{\\rtf": "RTF",
    b"ID;P": "SYLK",
    b"#!": "script",
    b"MIME-Version": "MHTML",
    b"PAR1": "Parquet",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"PK\x05\x06": "ZIP",
    b"\xca\xfe\xba\xbe": "class",
}
_MARKUP = {
    b"<?php": "PHP",
    b"<!doctype html": "HTML",
    b"<html": "HTML",
    b"<script": "HTML",
    b"<?xml": "XML",
    b"<svg": "SVG",
}


_TABLE = re.compile(rb"<table\b.*?<td\b", re.IGNORECASE | re.DOTALL)
_OLE_STREAMS = {"EncryptedPackage": "", "WordDocument": "DOC", "PowerPoint Document": "PPT"}
"""Streams of the old container that are no workbook: what each makes of the file; "" for a password."""


def kind_of(data: bytes) -> Literal["text", "xlsx", "xls", "html"]:
    """Whether the bytes are text, a ZIP archive (a workbook, or refused later on), a workbook of Excel 97-2003, or a
    web page with a table.

    Raises FileRefused: EMPTY, ENCRYPTED, or TYPE with what the file really is.
    """
    if data.startswith(b"PK\x03\x04"):
        return "xlsx"
    body = data.removeprefix(_BOM)
    if body.startswith(_OLE):
        _refuse_other_ole(data)
        return "xls"
    if body.startswith(b"PK\x03\x04"):
        raise FileRefused(problem("TYPE", found="ZIP"))
    for signature, kind in _SIGNATURES.items():
        if body.startswith(signature):
            raise FileRefused(problem("TYPE", found=kind))
    if body.startswith(b"MZ") and b"\x00" in body[:256]:
        raise FileRefused(problem("TYPE", found="EXE"))
    if _is_page(body):
        return "html"
    _refuse_markup(body[:512])
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise FileRefused(problem("EMPTY"))
    return "text"


def _refuse_other_ole(data: bytes) -> None:
    for stream, kind in _OLE_STREAMS.items():
        if stream.encode("utf-16-le") in data:
            raise FileRefused(problem("TYPE", found=kind) if kind else problem("ENCRYPTED", found="XLS"))
    if not any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book")):
        raise FileRefused(problem("TYPE", found="OLE"))


def _is_page(body: bytes) -> bool:
    """Whether it begins as a page or a table of one and has a table with rows."""
    start = body[:4096].lstrip().lower()
    page = start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<head")) or (
        start.startswith(b"<?xml") and b"<html" in start
    )
    return page and _TABLE.search(body) is not None


def _refuse_markup(start: bytes) -> None:
    """Nothing else that begins with a tag is a table: a page without one, XML, PHP, SVG."""
    start = start.lstrip().lower()
    for signature, kind in _MARKUP.items():
        if start.startswith(signature):
            raise FileRefused(problem("TYPE", found=kind))
    if start.startswith((b"<", "<".encode("utf-16"))):
        raise FileRefused(problem("TYPE", found="markup"))
