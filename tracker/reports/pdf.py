"""The PDF: the HTML report in its print form, printed by the browser that also draws the pictures.

Printing was chosen over a PDF library because text stays text with its fonts embedded, charts stay vectors, tables
break between rows with their heads repeated, and what is printed is what the HTML shows; one layout serves both.
"""

import io
import json
from pathlib import Path

from tracker.reports import facts
from tracker.reports.drawing import Pictures
from tracker.reports.page import CHAPTER, READY, page
from tracker.reports.report import Report
from tracker.reports.studio import Studio

_FILL = """
const pages = PAGES;
for (const place of document.querySelectorAll('[data-page]')) place.textContent = pages[place.dataset.page] ?? '';
"""


def write(report: Report, studio: Studio, path: Path) -> list[int]:
    """Print the report, its contents with the page numbers of a first print; gives the parts that lack a picture."""
    source = path.with_suffix(".html")
    source.write_text(page(report, Pictures(), for_print=True), encoding="utf-8")
    content, failed = studio.printed(source, READY, _numbers)
    path.write_bytes(facts.printed(content, report))
    source.unlink()
    return [int(chapter.removeprefix(CHAPTER)) for chapter in failed]


def _numbers(first: bytes) -> str:
    """The script that writes the page of every chapter, from a first print, into the contents."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(first))
    found = reader.named_destinations.items()
    pages = {name.lstrip("/"): (reader.get_destination_page_number(place) or 0) + 1 for name, place in found}
    return _FILL.replace("PAGES", json.dumps(pages))
