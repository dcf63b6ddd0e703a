"""Making the file of a report in small steps: whoever takes the steps shows progress, and stops by taking no more.

The file appears under its name only when it is whole; a stopped or failed making leaves nothing behind.
"""

import os
import tempfile
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from tracker.charts import Look
from tracker.reports import house_style
from tracker.reports.browser import PicturesError, trouble, trouble_words
from tracker.reports.drawing import Pictures, draw
from tracker.reports.report import Report, paired
from tracker.reports.sizes import A4, HALF_SLIDE, SLIDE, below_lines
from tracker.reports.studio import ONE_BROWSER, Studio


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its MIME type, whether it needs a browser, and the size, scale and format of its pictures."""

    mime: str
    browser: bool
    look: Look | None = None
    scale: float = 2.0
    pictures: str = "png"


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS = {
    "docx": Format(f"{_OFFICE}.wordprocessingml.document", False, A4, 2.5),
    "pptx": Format(f"{_OFFICE}.presentationml.presentation", False, SLIDE, 2),
    "pdf": Format("application/pdf", True),
    "html": Format("text/html", False, Look(width=960, picture=True), 1, "svg"),
    "xlsx": Format(f"{_OFFICE}.spreadsheetml.sheet", False),
    "zip": Format("application/zip", True, Look(width=960, picture=True)),
}

_OFFICE_DRAWS = frozenset({"docx", "pptx"})


@dataclass(frozen=True, slots=True)
class Step:
    """How far the making is: what is going on (waiting, opening, drawing, writing), and how many of how many.

    `failed`, at the end, are the titles of the parts that lack a picture because it could not be drawn.
    """

    doing: str
    done: int = 0
    of: int = 0
    failed: tuple[str, ...] = ()


def offered(form: str, lang: str) -> bool:
    """Whether a format can be made on this machine."""
    return not (FORMATS[form].browser and trouble(lang))


def looks(report: Report, form: str) -> dict[int, Look]:
    """The look of the pictures of each part that has them, by its number."""
    wanted, halves = FORMATS[form].look, paired(report) if form == "pptx" else frozenset()
    if wanted is None:
        return {}
    office = form in _OFFICE_DRAWS
    return {
        number: replace(_look(report, number, wanted, office=office, half=number in halves), neutral=report.neutral)
        for number in range(1, len(report.parts) + 1)
        if report.parts[number - 1].draw and not (office and report.drawn_native(number))
    }


def _look(report: Report, number: int, wanted: Look, *, office: bool, half: bool) -> Look:
    """How a part's pictures are drawn: for a whole page or slide, less what stands above them, or for half a slide."""
    if half:
        return HALF_SLIDE
    return below_lines(wanted, report.parts[number - 1].above) if office else wanted


def making(report: Report, form: str, out: Path, template: Path | None = None) -> Generator[Step, None, None]:
    """Make the file, step by step, from a template file of the user's where there is one.

    Raises PicturesError where the format needs a browser that is not there or fails, and TemplateError where the
    template cannot be used.
    """
    if template:
        house_style.opened(form, template)
    wanted, lacking = FORMATS[form], trouble(report.lang)
    if lacking and wanted.browser:
        raise PicturesError(lacking)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".report-") as folder, ExitStack() as opened:
        whole, pictures, studio = Path(folder) / f"report.{form}", Pictures(), None
        to_draw = looks(report, form)
        if lacking and wanted.look:
            pictures.missing = trouble_words(report.lang, lacking)
        elif to_draw or wanted.browser:
            yield from _waiting(opened)
            yield Step("opening")
            studio = opened.enter_context(Studio())
        if studio and to_draw:
            for done, of in draw(report, studio, to_draw, wanted.pictures, wanted.scale, pictures):
                yield Step("drawing", done, of)
        yield Step("writing")
        _write(report, form, pictures, studio, whole, template)
        os.replace(whole, out)
    failed = dict.fromkeys(report.parts[number - 1].title for number in pictures.failed)
    yield Step("writing", failed=tuple(failed))


def _waiting(opened: ExitStack) -> Iterator[Step]:
    """One browser at a time for all who make reports: it takes half a gigabyte and all processors."""
    while not ONE_BROWSER.acquire(timeout=0.3):
        yield Step("waiting")
    opened.callback(ONE_BROWSER.release)


def _write(
    report: Report, form: str, pictures: Pictures, studio: Studio | None, path: Path, template: Path | None
) -> None:
    """Write one format; each writer and its library is loaded only when it is asked for."""
    if form == "docx":
        from tracker.reports import word

        word.write(report, pictures, path, template)
    elif form == "pptx":
        from tracker.reports import slides

        slides.write(report, pictures, path, template)
    elif form == "pdf" and studio:
        from tracker.reports import pdf

        pictures.failed += pdf.write(report, studio, path)
    elif form == "html":
        from tracker.reports.page import page

        path.write_text(page(report, pictures), encoding="utf-8")
    elif form == "xlsx":
        from tracker.reports import workbook

        workbook.write(report, path)
    else:
        from tracker.reports import archive

        archive.write(report, pictures, path)
