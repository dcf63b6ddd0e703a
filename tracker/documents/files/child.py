"""The process that takes one file apart: `python -m tracker.documents.files.child KIND`, bytes in, JSON out."""

import contextlib
import json
import sys
from collections.abc import Iterator
from dataclasses import astuple
from typing import Any

from tracker.documents.files.opened import MOST_SECONDS, DocumentRefused, OpenedLine

_MOST_MEMORY = 2_000_000_000


def main(kind: str) -> None:
    """Read standard input as a file of this kind and write its lines, or why it has none."""
    limit()
    told: dict[str, Any]
    try:
        told = {"lines": [astuple(line) for line in _lines(kind, sys.stdin.buffer.read())]}
    except DocumentRefused as refused:
        told = {"refused": [refused.code, refused.detail]}
    except (MemoryError, RecursionError):
        told = {"refused": ["broken", kind.upper()]}
    sys.stdout.write(json.dumps(told))


def _lines(kind: str, data: bytes) -> Iterator[OpenedLine]:
    # Loaded here, because each library is needed for its own kind only.
    if kind == "pdf":
        from tracker.documents.files.pdf import lines_of_pdf

        return lines_of_pdf(data)
    if kind == "picture":
        from tracker.documents.files.scanned import lines_of_picture

        return lines_of_picture(data)
    if kind == "docx":
        from tracker.documents.files.word import lines_of_docx

        return lines_of_docx(data)
    if kind in ("xlsx", "xls"):
        from tracker.documents.files.tables import lines_of_workbook

        return lines_of_workbook(kind, data)
    from tracker.documents.files.hypertext import lines_of_html

    return lines_of_html(data.decode())


def limit() -> None:
    """Bounds on memory and processor time, where the system has them."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


if __name__ == "__main__":
    main(sys.argv[1])
