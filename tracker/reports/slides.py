"""The report as PPTX, 16:9: a slide a picture, native tables of as many rows as fit, contents that lead to slides."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Emu, Inches, Pt

from tracker.charts.kit.typeset import text_width, wrap
from tracker.reports import facts, house_style, native_office
from tracker.reports import slides_xml as xml
from tracker.reports.columns import pages, shares
from tracker.reports.drawing import Picture, Pictures, lacking
from tracker.reports.report import Report, paired
from tracker.reports.sizes import BOTTOM, EDGE, HEIGHT, SIDE, TEXT, TOP, WIDTH, above_on_slide
from tracker.views.report import Cell, Table, printed
from tracker.words import text

ROOM_WIDE, ROOM_HIGH = WIDTH - 2 * SIDE, HEIGHT - TOP - BOTTOM
_POINTS = ROOM_WIDE * 72
_SMALLEST, _PAD = 10.0, 2.4
_INK, _MUTED, _ACCENT, _HEAD = "1D2733", "5B6672", "1F5F8B", "EDF0F3"
_CONTENTS_ROWS = 14


def write(report: Report, pictures: Pictures, path: Path, template: Path | None = None) -> None:
    """Write the file; where `pictures` are missing, a sentence says why and the tables stand.

    The table of a picture is in the notes of its slide, and so are the method and the sources of each target.
    """
    deck = _styled(report, template) if template else _plain()
    facts.state(deck, report)
    contents = [] if report.is_brief else _front(deck, report, styled=template is not None)
    starts = _parts(deck, report, pictures)
    for heading, table in report.appendix_on_slides:
        starts.append((heading, _table(deck, f"{heading} · {table.title}", table, report.lang)[0]))
    if report.appendix:
        xml.notes(starts[-1][1], _appendix_lines(report))
    order = {slide.slide_id: number for number, slide in enumerate(deck.slides, start=1)}
    for at, slide in enumerate(contents):
        _entries(slide, starts[at * _CONTENTS_ROWS : (at + 1) * _CONTENTS_ROWS], order)
    deck.save(str(path))


def _plain() -> Deck:
    """Slides of the product's own look."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    xml.set_fonts(deck)
    xml.set_titles(deck, _ACCENT)
    return deck


def _styled(report: Report, template: Path) -> Deck:
    """Slides of the user's look, its placeholders filled in."""
    deck: Deck = house_style.opened("pptx", template)
    for master in deck.slide_masters:
        for each in (master, *master.slide_layouts):
            house_style.fill(each._element, report)
    return deck


def _front(deck: Deck, report: Report, *, styled: bool) -> list[Slide]:
    """The cover, and the slides that the contents are to stand on."""
    if styled:
        _styled_cover(deck, report)
    else:
        _cover(deck, report)
    count = len(report.parts) + len(report.appendix_on_slides)
    return [_slide(deck, report.text("report.contents")) for _ in range(-(-count // _CONTENTS_ROWS))]


def _parts(deck: Deck, report: Report, pictures: Pictures) -> list[tuple[str, Slide]]:
    """The slides of all parts, two courses beside each other on one; gives each heading with its first slide."""
    starts: list[tuple[str, Slide]] = []
    number, last, pairs = 1, len(report.parts), paired(report)
    while number <= last:
        both = [number, number + 1] if {number, number + 1} <= pairs else [number]
        if len(both) == 2 and all(report.drawn_native(each) or len(pictures.of(each)) == 1 for each in both):
            starts += [(report.heading(each), slide) for each, slide in _beside(deck, report, both, pictures)]
        else:
            starts += [(report.heading(each), _part(deck, report, each, pictures)) for each in both]
        number += len(both)
    return starts


def _beside(deck: Deck, report: Report, numbers: Sequence[int], pictures: Pictures) -> list[tuple[int, Slide]]:
    """One slide with two pictures, each in its half."""
    heading = report.text("brief.gap").join(map(report.heading, numbers))
    slide, half = _slide(deck, heading, large=False), WIDTH / len(numbers)
    for place, number in enumerate(numbers):
        if report.drawn_native(number):
            _chart(slide, report, number, half * place, half, 0.0)
            continue
        [picture] = pictures.of(number)
        scale = min((half - 2 * EDGE) / picture.width, ROOM_HIGH / picture.height)
        left = half * place + (half - picture.width * scale) / 2
        shape = slide.shapes.add_picture(
            io.BytesIO(picture.content), Inches(left), Inches(TOP), width=Inches(picture.width * scale)
        )
        xml.describe(shape, report.parts[number - 1].alt)
    xml.notes(slide, [line for number in numbers for line in _told(report, number)])
    return [(number, slide) for number in numbers]


def _told(report: Report, number: int) -> list[str]:
    """What stands in the notes of a picture's slide: its heading, the picture in words, and its table."""
    part = report.parts[number - 1]
    return [report.heading(number), part.alt, *_as_lines(part.table, report.lang)]


def _as_lines(table: Table, lang: str) -> list[str]:
    """A table as lines with tabs, as a spreadsheet takes them."""
    return ["\t".join(table.heads), *("\t".join(printed(cell, lang) for cell in row) for row in table.rows)]


def _appendix_lines(report: Report) -> list[str]:
    """Sources and method, whatever is not on the slide itself."""
    return [
        line
        for heading, tables, lines in report.appendix
        for table in tables
        for line in (f"{heading} · {table.title}", *_as_lines(table, report.lang))
    ] + list(report.rules)


def _cover(deck: Deck, report: Report) -> None:
    slide = _slide(deck, report.title, numbered=False)
    title = xml.title(slide)
    title.top, title.height = Inches(2.4), Inches(1.2)
    title.text_frame.paragraphs[0].runs[0].font.size = Pt(40)
    box = _box(slide, SIDE, 3.8, ROOM_WIDE, 1.6)
    for number, line in enumerate(report.cover):
        paragraph = box.text_frame.paragraphs[0] if number == 0 else box.text_frame.add_paragraph()
        xml.say(paragraph, line, 18, _MUTED)


def _styled_cover(deck: Deck, report: Report) -> None:
    """The title slide of a template, with the lines in its subtitle; without one, the product's own cover."""
    slide = deck.slides.add_slide(house_style.layout(deck, cover=True))
    xml.title(slide).text_frame.text = report.title
    below = [place for place in slide.placeholders if place.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE]
    xml.keep_only(slide, [xml.title(slide), *below[:1]])
    if below:
        below[0].text_frame.text = "\n".join(report.cover)
        return
    box = _box(slide, SIDE, 3.8, ROOM_WIDE, 1.6)
    xml.say(box.text_frame.paragraphs[0], report.cover[0], 18, _MUTED)
    for line in report.cover[1:]:
        xml.say(box.text_frame.add_paragraph(), line, 18, _MUTED)


def _slide(deck: Deck, title: str, *, numbered: bool = True, large: bool = True) -> Slide:
    """A slide with a title of one or two lines and its number."""
    slide: Slide = deck.slides.add_slide(house_style.layout(deck))
    place = xml.title(slide)
    xml.keep_only(slide, [place])
    if place.top + place.height > Inches(TOP):  # it would reach into what is below
        place.left, place.top, place.width, place.height = Inches(SIDE), Inches(0.3), Inches(ROOM_WIDE), Inches(0.75)
    fits = large and text_width(title, 24) <= ROOM_WIDE * 72
    paragraph = place.text_frame.paragraphs[0]
    place.text_frame.word_wrap = True
    run = paragraph.add_run()
    run.text, run.font.size = title, Pt(24 if fits else 16)
    place.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    if numbered:
        xml.slide_number(_box(slide, WIDTH - SIDE - 1, HEIGHT - 0.42, 1, 0.3).text_frame.paragraphs[0], 10, _MUTED)
    return slide


def _box(slide: Slide, left: float, top: float, width: float, height: float) -> Shape:
    box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    box.text_frame.word_wrap = True
    return box


def _part(deck: Deck, report: Report, number: int, pictures: Pictures) -> Slide:
    """The slides of a part: its pictures with its table in the notes, or its table; gives the first."""
    part, heading, drawn = report.parts[number - 1], report.heading(number), pictures.of(number)
    slides = []
    if report.drawn_native(number):
        slides.append(_slide(deck, heading))
        _chart(slides[0], report, number, 0.0, WIDTH, _above(slides[0], part.above))
    for piece, picture in enumerate(drawn, start=1):
        several = report.text("report.piece", title=heading, number=piece, of=len(drawn))
        slides.append(_slide(deck, several if len(drawn) > 1 else heading))
        _picture(slides[-1], picture, part.alt, part.above if piece == 1 else [])
    sentence = lacking(report, pictures, number)
    if slides and not sentence:
        xml.notes(slides[0], _told(report, number))
        return slides[0]
    if slides:  # some of its pictures could not be drawn
        rest = report.text("report.table_of", title=heading)
        return [*slides, *_table(deck, rest, part.table, report.lang, below=sentence)][0]
    slides = _table(deck, heading, part.table, report.lang, above=part.above, below=sentence or part.alt)
    if sentence:
        xml.notes(slides[0], [heading, part.alt])
    return slides[0]


def _chart(slide: Slide, report: Report, number: int, left: float, width: float, above: float) -> None:
    """A native chart in a part of the slide's width, with its unit, source and method in small letters below it."""
    native = report.drawn_native(number)
    assert native is not None
    title, facts = report.stated(number)
    lines = wrap(facts, _SMALLEST, (width - 2 * SIDE) * 72)
    below = len(lines) * _SMALLEST * 1.3 / 72 + 0.15
    high = ROOM_HIGH - above - below
    if native.form in ("bars", "steps"):
        high = min(high, 1.6 + 0.55 * len(native.names))
    box = (left + EDGE, TOP + above, width - 2 * EDGE, high)
    native_office.add(slide, native, title, report.parts[number - 1].alt, box, TEXT if width == WIDTH else _SMALLEST)
    frame = _box(slide, left + SIDE, TOP + above + high, width - 2 * SIDE, below).text_frame
    xml.say(frame.paragraphs[0], facts, _SMALLEST, _MUTED)


def _picture(slide: Slide, picture: Picture, alt: str, lines: Sequence[str]) -> None:
    """A picture as large as there is room below the lines, in the middle."""
    above = _above(slide, lines)
    scale = min((WIDTH - 2 * EDGE) / picture.width, (ROOM_HIGH - above) / picture.height)
    left, width = Inches((WIDTH - picture.width * scale) / 2), Inches(picture.width * scale)
    shape = slide.shapes.add_picture(io.BytesIO(picture.content), left, Inches(TOP + above), width=width)
    xml.describe(shape, alt)


def _above(slide: Slide, lines: Sequence[str]) -> float:
    """Lines below the title; gives their height in inches. A line alone is larger."""
    if not lines:
        return 0.0
    size, high = above_on_slide(lines)
    frame = _box(slide, SIDE, TOP - 0.15, ROOM_WIDE, high).text_frame
    for number, line in enumerate(lines):
        xml.say(frame.paragraphs[0] if number == 0 else frame.add_paragraph(), line, size, _INK)
    return high


def _below_high(words: str) -> float:
    """The height in inches of small lines at the foot of a slide."""
    return len(wrap(words, _SMALLEST, _POINTS - 80)) * _SMALLEST * 1.3 / 72 + 0.1 if words else 0.0


def _below(slide: Slide, words: str) -> None:
    """Small lines at the foot of a slide, left of its number."""
    high = _below_high(words)
    place = _box(slide, SIDE, HEIGHT - 0.08 - high, ROOM_WIDE - 1, high)
    place.text_frame.margin_top = place.text_frame.margin_bottom = 0
    xml.say(place.text_frame.paragraphs[0], words, _SMALLEST, _MUTED)


def _table(
    deck: Deck, heading: str, table: Table, lang: str, above: Sequence[str] = (), below: str = ""
) -> list[Slide]:
    """A table over as many slides as its rows need: lines above it on the first, the same line below it on each."""
    room = ROOM_HIGH - max(0.0, _below_high(below) - BOTTOM + 0.1)
    taken = above_on_slide(above)[1]
    groups = pages(table, lang, width=_POINTS, height=room * 72, size=TEXT, padding=_PAD, taken=taken * 72)
    slides, columns = [], _columns(table, lang)
    for piece, rows in enumerate(groups, start=1):
        several = text(lang, "report.piece", title=heading, number=piece, of=len(groups))
        slide = _slide(deck, several if len(groups) > 1 else heading)
        top = TOP + _above(slide, above if piece == 1 else ())
        if below:
            _below(slide, below)
        _rows(slide, columns, rows, lang, top)
        slides.append(slide)
    return slides


class _Column(NamedTuple):
    """The head of a column, its share of the width, and whether it holds numbers."""

    head: str
    share: float
    numeric: bool


def _columns(table: Table, lang: str) -> list[_Column]:
    wide, numeric = shares(table, lang, _POINTS / TEXT), table.numeric_columns()
    return [_Column(head, wide[number], number in numeric) for number, head in enumerate(table.heads)]


def _rows(slide: Slide, columns: Sequence[_Column], rows: Sequence[tuple[Cell, ...]], lang: str, top: float) -> None:
    high = Pt(TEXT * 1.25 + 2 * _PAD)
    size = Inches(ROOM_WIDE), Emu(high * (len(rows) + 1))
    frame = slide.shapes.add_table(len(rows) + 1, len(columns), Inches(SIDE), Inches(top), *size)
    made = frame.table
    xml.plain(frame)
    for place, column in enumerate(columns):
        made.columns[place].width = Emu(round(Inches(ROOM_WIDE) * column.share))
    for number, cells in enumerate([tuple(column.head for column in columns), *rows]):
        made.rows[number].height = high
        for place, words in enumerate(cells):
            right = columns[place].numeric
            _cell(made.cell(number, place), printed(words, lang), head=number == 0, right=right)


def _cell(cell: _Cell, words: str, *, head: bool, right: bool) -> None:
    cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Pt(_PAD)
    xml.say(cell.text_frame.paragraphs[0], words, TEXT, _INK, bold=head)
    xml.shade(cell, _HEAD if head else None, right=right)


def _entries(slide: Slide, entries: Sequence[tuple[str, Slide]], order: dict[int, int]) -> None:
    """Lines of the contents with the number of their slide; a click leads there."""
    for line, (heading, target) in enumerate(entries):
        top = TOP + line * ROOM_HIGH / _CONTENTS_ROWS
        words = _box(slide, SIDE, top, ROOM_WIDE - 1, 0.38)
        xml.say(words.text_frame.paragraphs[0], heading, 14, _INK)
        number = _box(slide, WIDTH - SIDE - 1, top, 1, 0.38)
        xml.say(number.text_frame.paragraphs[0], str(order[target.slide_id]), 14, _INK, right=True)
        for box in (words, number):
            box.click_action.target_slide = target
