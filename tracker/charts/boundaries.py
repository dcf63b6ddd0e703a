"""Places within boundaries that the office supplies: a name and a sign a target in each, or a number for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.charts.kit.dots import PITCH, Cell, dots
from tracker.charts.kit.frame import EDGE, Margins, empty, figure, rows_facts
from tracker.charts.kit.look import BODY, LINE, SCREEN, Dict, Look
from tracker.charts.kit.notes import note
from tracker.charts.kit.outlines import Drawn, drawn
from tracker.charts.kit.status_legend import counts_words, status_counts, status_legend
from tracker.charts.kit.typeset import safe, text_width
from tracker.views.boundaries import Outlines
from tracker.views.rows import TargetRow
from tracker.words import text

_TALLEST, _GAP, _NUMBER, _CLOSE, _MOST_ACROSS = 620.0, 20.0, 20.0, 8.0, 6
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Block:
    """A name with the signs below it, by the middle of its upper edge."""

    code: str
    name: str
    rows: tuple[TargetRow, ...]

    @property
    def width(self) -> float:
        return max(text_width(self.name, BODY), PITCH * min(len(self.rows), _MOST_ACROSS))

    @property
    def indent(self) -> float:
        """How far the signs stand in, so that they are under the middle of the name."""
        return (self.width - PITCH * min(len(self.rows), _MOST_ACROSS)) / 2

    @property
    def height(self) -> float:
        return LINE + PITCH * -(-len(self.rows) // _MOST_ACROSS)


def boundary_map(
    rows: Sequence[TargetRow], outlines: Outlines, place: str, lang: str, as_of: date, look: Look = SCREEN
) -> Dict:
    """The places in their boundaries; a sign's `customdata` is its target. Who has no boundary is named below."""
    here = [row for row in rows if row.jurisdiction_code in outlines.names]
    title = _title(here, place, lang)
    if not here:
        return empty(lang, look, "boundaries", title, [])
    blocks = [
        _Block(code, name, tuple(row for row in here if row.jurisdiction_code == code))
        for code, name in outlines.names.items()
    ]
    room, tallest = look.width - 2 * EDGE, min(_TALLEST, look.tallest)
    places, wide, high = drawn(outlines.rings, room, tallest)
    if _beside(blocks, places) and not look.narrow:
        room_left = room - max(block.width for block in blocks) - _NUMBER - _GAP
        places, wide, high = drawn(outlines.rings, max(room_left, room / 2), tallest)
    beside = _beside(blocks, places)
    listed = _below(beside, room, high) if look.narrow else _column(beside, wide + _GAP)
    at = {block.code: listed.get(block.code) or _inside(block, places) for block in blocks}
    numbered = {block.code: str(n) for n, block in enumerate(beside, start=1)}
    cells = []
    for block, (x, y) in zip(blocks, at.values(), strict=True):
        right = x if block.code in listed else x + block.indent
        cells += [Cell(block.rows, right + PITCH / 2, y + LINE + PITCH / 2, PITCH * _MOST_ACROSS)] if block.rows else []
    words, signs, depth = status_legend(status_counts(here), lang, look)
    lacking = text(lang, "chart.boundaries_lacking", places=text(lang, "chart.list_gap").join(outlines.lacking))
    height = max(high, *(top + block.height for block, (_, top) in zip(blocks, at.values(), strict=True)))
    return figure(
        dots(cells, lang, look),
        chart="boundaries",
        look=look,
        lang=lang,
        title=title,
        facts=rows_facts(here, lang, as_of, text(lang, "chart.method_boundaries"),
                         unit=text(lang, "chart.unit_targets"), note=lacking if outlines.lacking else ""),
        height=height,
        margins=Margins(above=6, below=depth),
        annotations=[*(note(safe(block.name), x, y + LINE / 2, xref="x", yref="y")
                       for block, (x, y) in zip(blocks, at.values(), strict=True)),
                     *(_number(numbered[code], x - _NUMBER + 7, y + LINE / 2) for code, (x, y) in listed.items()),
                     *(_number(number, *places[code].middle) for code, number in numbered.items()), *words],
        shapes=[*(_field(places[block.code], bool(block.rows), look) for block in blocks),
                *signs],
        xaxis={"visible": False, "range": [0, room]},
        yaxis={"visible": False, "range": [height, 0], "scaleanchor": "x", "constrain": "domain",
               "constraintoward": "top"},
    )  # fmt: skip


def boundary_map_alt(rows: Sequence[TargetRow], outlines: Outlines, place: str, lang: str) -> str:
    """The chart in a sentence."""
    here = [row for row in rows if row.jurisdiction_code in outlines.names]
    return text(
        lang, "chart.tiles_alt", place=place, places=len(outlines.names), count=len(here),
        having=len({row.jurisdiction_code for row in here}), counts=counts_words(here, lang) or "—",
    )  # fmt: skip


def _title(here: Sequence[TargetRow], place: str, lang: str) -> str:
    indicators = {row.indicator for row in here}
    what = indicators.pop() if len(indicators) == 1 else text(lang, "chart.tiles_all")
    return text(lang, "chart.tiles_title", place=place, what=what)


def _column(beside: Sequence[_Block], left: float) -> dict[str, Spot]:
    """Where names stand that have no room on the map: under each other beside it, behind their numbers."""
    found, top = {}, 0.0
    for block in beside:
        found[block.code] = left + _NUMBER, top
        top += block.height + 8
    return found


def _below(beside: Sequence[_Block], room: float, top: float) -> dict[str, Spot]:
    """The same below the map, in as many columns as there is room for."""
    wide = max((block.width for block in beside), default=0.0) + _NUMBER + _GAP
    high = max((block.height for block in beside), default=0.0) + 8
    across = max(int(room // wide), 1)
    return {block.code: (_NUMBER + wide * (n % across), top + 12 + high * (n // across))
            for n, block in enumerate(beside)}  # fmt: skip


def _number(said: str, x: float, y: float) -> Dict:
    return note(f"<b>{said}</b>", x, y, xref="x", yref="y", xanchor="center")


def _inside(block: _Block, places: dict[str, Drawn]) -> tuple[float, float]:
    x, y = places[block.code].middle
    return x - block.width / 2, y - block.height / 2


def _beside(blocks: Sequence[_Block], places: dict[str, Drawn]) -> list[_Block]:
    """Whose name has no room inside, or would lie on a larger place's or in the middle of another; from the upper left
    down."""
    taken: list[tuple[float, float, float, float]] = []
    found = []
    for block in sorted(blocks, key=lambda block: -_extent(places[block.code])):
        field, (x, y) = places[block.code], _inside(block, places)
        right, bottom = x + block.width, y + block.height
        fits = x >= field.left and right <= field.right and y >= field.top and bottom <= field.bottom
        spots = [other.middle for code, other in places.items() if code != block.code]
        fits = fits and not any(x - _CLOSE < a < right + _CLOSE and y - _CLOSE < b < bottom + _CLOSE for a, b in spots)
        if fits and not any(x < end and left < right and y < foot and top < bottom for left, top, end, foot in taken):
            taken.append((x, y, right, bottom))
        else:
            found.append(block)
    return sorted(found, key=lambda block: (round(places[block.code].middle[1]), places[block.code].middle[0]))


def _extent(field: Drawn) -> float:
    return (field.right - field.left) * (field.bottom - field.top)


def _field(place: Drawn, full: bool, look: Look) -> Dict:
    """A place within its boundary: filled where there are targets."""
    return {
        "type": "path", "path": place.path, "xref": "x", "yref": "y", "layer": "below", "fillrule": "evenodd",
        "fillcolor": look.colours.track if full else look.colours.paper,
        "line": {"width": 1, "color": look.colours.muted},
    }  # fmt: skip
