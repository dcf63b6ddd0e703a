"""The lines of a file, whatever it is: text here, everything else in a child process that can be stopped."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.documents.files.opened import (
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_SECONDS,
    DocumentRefused,
    OpenedLine,
    Spot,
)
from tracker.documents.files.scanned import can_recognise
from tracker.documents.numerals import lines_of
from tracker.intake.files.detect import kind_of
from tracker.intake.files.encoding import choose
from tracker.intake.problems import FileRefused

_ROOT = Path(__file__).parents[3]
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|div|p|table|meta)\b", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0"
_OTHERS = {
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7Z",
}
"""How files begin that are no text and are not read."""
_PICTURES = ("PNG", "JPEG")


def open_document(data: bytes) -> tuple[OpenedLine, ...]:
    """The non-empty lines of a file; raises DocumentRefused with the reason."""
    if not data.strip():
        raise DocumentRefused("empty")
    if len(data) > MOST_BYTES:
        raise DocumentRefused("too_large", str(MOST_BYTES // 1_000_000))
    kind = _kind(data)
    if kind != "text":
        return _checked(_in_child(kind, data))
    text = _decoded(data)
    if _HTML.search(text[:4000]):
        return _checked(_in_child("html", text.encode()))
    return _checked(tuple(OpenedLine(line) for line in lines_of(text)))


def _kind(data: bytes) -> str:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data:
            return "docx"
        if b"xl/" in data:
            return "xlsx"
        raise DocumentRefused("kind", "ZIP")
    if data.startswith(_OLE):
        return _of_ole(data)
    for mark, name in _OTHERS.items():
        if data.startswith(mark):
            if name in _PICTURES and can_recognise():
                return "picture"
            raise DocumentRefused("kind", name)
    return "text"


def _of_ole(data: bytes) -> str:
    """Which of the old Office files it is."""
    try:
        if (kind := kind_of(data)) == "xls":
            return kind
    except FileRefused as refused:
        locked = refused.problem.code == "ENCRYPTED"
        raise DocumentRefused("locked" if locked else "kind", "" if locked else "DOC") from refused
    raise DocumentRefused("kind", "DOC")


def _decoded(data: bytes) -> str:
    """The text, in the encodings that the intake takes."""
    try:
        return data.decode(choose(data, lambda _: 0).codec).replace("\x00", "")
    except (FileRefused, UnicodeDecodeError) as error:
        raise DocumentRefused("encoding") from error


def _checked(lines: tuple[OpenedLine, ...]) -> tuple[OpenedLine, ...]:
    if not lines:
        raise DocumentRefused("empty")
    if sum(len(line.text) for line in lines) > MOST_CHARACTERS:
        raise DocumentRefused("too_long", str(MOST_CHARACTERS))
    return lines


def _in_child(kind: str, data: bytes) -> tuple[OpenedLine, ...]:
    """Read by a process of its own: what hangs, grows, crashes or leaves files behind ends there."""
    try:
        with TemporaryDirectory() as folder:
            done = subprocess.run(
                [sys.executable, "-m", "tracker.documents.files.child", kind], env=os.environ | {"TMPDIR": folder},
                input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=MOST_SECONDS, cwd=_ROOT,
                check=False,
            )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise DocumentRefused("too_slow", str(MOST_SECONDS)) from error
    if done.returncode:
        raise DocumentRefused("broken", kind.upper())
    told = json.loads(done.stdout)
    if "refused" in told:
        raise DocumentRefused(*told["refused"])
    return tuple(
        OpenedLine(
            text, tuple(Spot(start, page, (box[0], box[1], box[2], box[3])) for start, page, box in spots), recognised
        )
        for text, spots, recognised in told["lines"]
    )
