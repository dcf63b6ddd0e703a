"""Reading documents: a work report of 30,000 characters, and a plan of sixty pages as a PDF.

Each is set against plain text extraction and, in processor time, against what is allowed.
"""

import html
import os
import subprocess
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2

from benchmarks.measure import Measured, in_turn
from tests.conftest import SHARED
from tests.server import CHROMIUM
from tracker.documents import read_lines, read_text
from tracker.documents.files.opening import open_document
from tracker.documents.numerals import lines_of, numerals_of

DAY = date(2026, 2, 3)
CHARACTERS, PAGES = 30_000, 60
TEXT_SECONDS, PDF_SECONDS = 1.0, 5.0


def documents(times: int) -> list[Measured]:
    """The roles and fields of all numerals against finding them, and of a PDF against taking its text out."""
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((SHARED / "documents" / "texts").glob("w*.txt"))
    )
    part = text[:CHARACTERS]
    ours, found = in_turn(times, lambda: _spent(lambda: read_text(part, DAY)),
                          lambda: _spent(lambda: numerals_of(lines_of(part))))  # fmt: skip
    data = _pdf(text)

    def plain() -> None:
        with pypdfium2.PdfDocument(data) as document:
            for number in range(len(document)):
                document[number].get_textpage().get_text_range()

    whole, taken = in_turn(
        times,
        lambda: _spent(lambda: read_lines([line.text for line in open_document(data)], DAY)),
        lambda: _spent(plain),
    )
    return [
        Measured("reading 30,000 characters", ours, found, "finding the numerals", 100.0),
        Measured("the same, in processor time", ours, [TEXT_SECONDS], "allowed", 1.0),
        Measured("reading a PDF of 60 pages", whole, taken, "its text by pypdfium2", 30.0),
        Measured("the same, in processor time", whole, [PDF_SECONDS], "allowed", 1.0),
    ]


def _spent(work: Callable[[], object]) -> float:
    """The processor time of this process and of the children that ended meanwhile."""
    start = _processor()
    work()
    return _processor() - start


def _processor() -> float:
    """The processor time spent so far, in seconds."""
    return sum(os.times()[:4])


def _pdf(text: str) -> bytes:
    """The text, again and again, as a PDF of as many pages as are wanted."""
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines_of(text) * 2)
    with tempfile.TemporaryDirectory() as folder:
        page, file = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(f"<meta charset='utf-8'><style>p{{text-indent:2em;margin:0}}</style>{body}", encoding="utf-8")
        call = [CHROMIUM["executable_path"], *CHROMIUM["args"], "--headless", f"--print-to-pdf={file}", str(page)]
        subprocess.run(call, check=True, capture_output=True, timeout=300)
        with pypdfium2.PdfDocument(file.read_bytes()) as printed, pypdfium2.PdfDocument.new() as cut:
            cut.import_pages(printed, list(range(min(PAGES, len(printed)))))
            cut.save(str(file))
        return file.read_bytes()
