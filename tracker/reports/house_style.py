"""A template file of the user's as the start of a report: .potx or .pptx for slides, .dotx or .docx for documents.

What it brings is kept: masters, layouts, themes, styles, headers, footers, page size and margins. What it shows as an
example (slides, paragraphs) is left out. Words in double braces in it are filled in: see PLACEHOLDERS.
"""

import io
import zipfile
from pathlib import Path
from typing import Any

from tracker.reports.report import Report
from tracker.reports.sizes import HEIGHT, WIDTH
from tracker.words import day, text

PLACEHOLDERS = ("title", "place", "day", "made", "author", "office")
KINDS = {"pptx": (".potx", ".pptx"), "docx": (".dotx", ".docx")}
"""The formats that take a template, and the endings of its file."""
_MOST = 50_000_000
_LEAST_WIDE, _LEAST_HIGH, _CENTIMETRE = 12.0, 18.0, 360000
_TOLERATED = 0.02
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MAIN = {
    "pptx": (b"presentationml.template.main+xml", b"presentationml.presentation.main+xml"),
    "docx": (b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"),
}


class TemplateError(Exception):
    """A template cannot be used; `code` says why: missing, ending, broken, size, room, layout."""

    def __init__(self, code: str) -> None:
        """Say why."""
        super().__init__(code)
        self.code = code


def template_words(lang: str, code: str, path: Path) -> str:
    """Why a template cannot be used, and what one has to be like, in a sentence."""
    return text(lang, f"report.template_{code}", name=path.name)


def opened(form: str, path: Path) -> Any:
    """A presentation of python-pptx or a document of python-docx that is empty but for what a template brings.

    Raises TemplateError where the file is none, is of the other kind, or has no room for a report.
    """
    if path.suffix.lower() not in KINDS.get(form, ()):
        raise TemplateError("ending")
    try:
        content = path.read_bytes() if path.stat().st_size <= _MOST else b""
    except OSError as error:
        raise TemplateError("missing") from error
    try:
        file = io.BytesIO(_as_file(form, content))
        return _deck(file) if form == "pptx" else _document(file)
    except TemplateError:
        raise
    except Exception as error:  # whatever a broken file makes its library stumble over
        raise TemplateError("broken") from error


def _as_file(form: str, content: bytes) -> bytes:
    """A template as the file that its library opens: they differ in the type that the list of parts names."""
    template, plain = _MAIN[form]
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(template, plain) if name == "[Content_Types].xml" else part)
    return made.getvalue()


def _deck(file: io.BytesIO) -> Any:
    from pptx import Presentation

    deck: Any = Presentation(file)
    size = deck.slide_width / 914400, deck.slide_height / 914400
    if abs(size[0] - WIDTH) > _TOLERATED or abs(size[1] - HEIGHT) > _TOLERATED:
        raise TemplateError("size")
    listed = deck.slides._sldIdLst
    for slide in list(listed):
        deck.part.drop_rel(slide.get(_RELATION))
        listed.remove(slide)
    for extended in deck.part._element.findall("{*}extLst") + deck.part._element.findall("{*}custShowLst"):
        deck.part._element.remove(extended)  # sections and shows of the slides that are gone
    layout(deck)
    return deck


def layout(deck: Any, *, cover: bool = False) -> Any:
    """The layout for slides with a title: a title alone before others; for the cover a title slide, where there is one.

    Raises TemplateError where no layout has a title.
    """
    titled = [each for each in deck.slide_layouts if any(_titles(place) for place in each.placeholders)]
    if not titled:
        raise TemplateError("layout")
    wanted = "title" if cover else "titleOnly"
    named = [each for each in titled if each._element.get("type") == wanted]
    return named[0] if named else min(titled, key=lambda each: len(list(each.placeholders)))


def _titles(place: Any) -> bool:
    return place.placeholder_format.type in (1, 3)  # PP_PLACEHOLDER.TITLE, CENTER_TITLE


def _document(file: io.BytesIO) -> Any:
    from docx import Document

    document: Any = Document(file)
    section = document.sections[0]
    wide = section.page_width - section.left_margin - section.right_margin
    high = section.page_height - section.top_margin - section.bottom_margin
    if wide < _LEAST_WIDE * _CENTIMETRE or high < _LEAST_HIGH * _CENTIMETRE:
        raise TemplateError("room")
    body = document.element.body
    ended = body.sectPr
    for each in list(body):
        if each is not ended:
            body.remove(each)
    return document


def fill(root: Any, report: Report) -> None:
    """Fill in the placeholders of an XML tree, paragraph by paragraph: one may be cut over several runs."""
    known = {
        "title": report.title, "place": report.place, "day": day(report.as_of, report.lang),
        "made": day(report.made_on, report.lang), "author": report.made_by, "office": report.office,
    }  # fmt: skip
    for paragraph in root.iter("{*}p"):
        runs = [each for each in paragraph.iter("{*}t") if next(each.iterancestors("{*}p")) is paragraph]
        for name in PLACEHOLDERS:
            _put(runs, f"{{{{{name}}}}}", known[name])


def _put(runs: list[Any], mark: str, words: str) -> None:
    """Put words in the place of a mark wherever it stands in a paragraph; what is beside it keeps its runs."""
    at = 0
    while (at := "".join(run.text or "" for run in runs).find(mark, at)) >= 0:
        start, left, said = at, len(mark), words
        for run in runs:
            own = run.text or ""
            if start < len(own) and left:
                cut = min(left, len(own) - start)
                run.text = own[:start] + said + own[start + cut :]
                left, said, start = left - cut, "", 0
            else:
                start = max(0, start - len(own))
        at += len(words)
