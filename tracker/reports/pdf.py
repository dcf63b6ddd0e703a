"""The PDF: the HTML report in its print form, printed by the browser that also draws the pictures.

Printing was chosen over a PDF library because text stays text with its fonts embedded, charts stay vectors, tables
break between rows with their heads repeated, and what is printed is what the HTML shows; one layout serves both.
"""

import io
import json
from pathlib import Path

from tracker.reports.page import READY, page
from tracker.reports.report import Report
from tracker.reports.studio import Studio

_FILL = """
const pages = PAGES;
for (const place of document.querySelectorAll('[data-page]')) place.textContent = pages[place.dataset.page] ?? '';
"""


def write(report: Report, studio: Studio, path: Path) -> None:
    """Print the report; the page numbers of the contents are read from a first print."""
    source = path.with_suffix(".html")
    source.write_text(page(report, for_print=True), encoding="utf-8")
    path.write_bytes(studio.printed(source, READY, _numbers))
    source.unlink()


def _numbers(first: bytes) -> str:
    """The script that writes the page of every chapter, from a first print, into the contents."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(first))
    found = reader.named_destinations.items()
    pages = {name.lstrip("/"): (reader.get_destination_page_number(place) or 0) + 1 for name, place in found}
    return _FILL.replace("PAGES", json.dumps(pages))
