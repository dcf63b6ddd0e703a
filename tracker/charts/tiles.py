"""A tile map: the places of a province or city in their rough geographic order, a tile each; no borders are drawn."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tracker.charts.kit.dots import PITCH, Cell, dots
from tracker.charts.kit.frame import EDGE, Margins, empty, figure, rows_facts
from tracker.charts.kit.look import BODY, LINE, SCREEN, SMALL, Dict, Look
from tracker.charts.kit.notes import linked, note
from tracker.charts.kit.status_legend import counts_words, status_counts, status_legend
from tracker.charts.kit.typeset import safe, text_width, wrap
from tracker.views.rows import TargetRow
from tracker.words import text

TILES = Path(__file__).resolve().parent.parent.parent / "data" / "tiles.csv"


@dataclass(frozen=True, slots=True)
class _Style:
    """The pixels around, between and in tiles; `beside` puts signs right of the names in rows where all fit there."""

    pad: float
    gap: float
    lead: float
    foot: float
    beside: bool = False


_WIDE = (
    _Style(8, 6, 6, 4),
    _Style(7, 6, 3, 0, beside=True),
    _Style(4, 4, 2, 0, beside=True),
    _Style(2, 3, 1, 0, beside=True),
)
_NARROW = (_Style(4, 6, 6, 4),)


@dataclass(frozen=True, slots=True)
class Tile:
    """Where a place's tile lies: row and column from the north-west, within the place above it."""

    parent: str
    code: str
    row: int
    col: int
    name_zh: str
    name_en: str


@dataclass(frozen=True, slots=True)
class _Inside:
    """What a tile shows: name, signs and words, each placed from the corner inside its padding."""

    rows: tuple[TargetRow, ...]
    name: tuple[str, ...]
    signs: tuple[float, float]
    words: tuple[str, ...]
    words_at: tuple[float, float]
    height: float


@cache
def _every() -> tuple[Tile, ...]:
    with TILES.open(encoding="utf-8", newline="") as file:
        return tuple(
            Tile(line["parent"], line["code"], int(line["row"]), int(line["col"]), line["name_zh"], line["name_en"])
            for line in csv.DictReader(file)
        )


def tiles(parent: str) -> tuple[Tile, ...]:
    """The tiles of the places below `parent`; none for a place without a map."""
    return tuple(tile for tile in _every() if tile.parent == parent)


def mapped() -> tuple[str, ...]:
    """The codes of the places that have a map of the places below them."""
    return tuple(dict.fromkeys(tile.parent for tile in _every()))


def tile_map(rows: Sequence[TargetRow], parent: str, place: str, lang: str, as_of: date, look: Look = SCREEN) -> Dict:
    """The places below `parent` (its code) as tiles: a sign a target, and for a single one its actual value.

    A place without a target keeps its tile and says so. A sign's `customdata` is the target's code.
    """
    places = tiles(parent)
    here = [row for row in rows if row.jurisdiction_code in {tile.code for tile in places}]
    indicators = {row.indicator for row in here}
    title = text(
        lang,
        "chart.tiles_title",
        place=place,
        what=indicators.pop() if len(indicators) == 1 else text(lang, "chart.tiles_all"),
    )
    if not here:
        return empty(lang, look, "tiles", title, [])
    drawn: Dict = {}
    for style in _NARROW if look.narrow else _WIDE:
        drawn = _drawn(places, here, title, lang, as_of, look, style)
        if drawn["layout"]["height"] <= look.tallest:
            break
    return drawn


def _drawn(
    places: Sequence[Tile],
    here: Sequence[TargetRow],
    title: str,
    lang: str,
    as_of: date,
    look: Look,
    style: _Style,
) -> Dict:
    across = max(tile.col for tile in places) + 1
    width = min((look.width - 2 * EDGE + style.gap) / across, 230.0)
    inner = width - style.gap - 2 * style.pad
    insides: dict[Tile, _Inside] = {}
    tops = [0.0]
    for n in range(max(tile.row for tile in places) + 1):
        row = _row([tile for tile in places if tile.row == n], here, inner, lang, look, style)
        insides |= row
        tops.append(tops[-1] + max(inside.height for inside in row.values()) + 2 * style.pad + style.gap)
    notes: list[Dict] = []
    boxes: list[Dict] = []
    cells: list[Cell] = []
    for tile, inside in insides.items():
        x, y = tile.col * width, tops[tile.row]
        tall = tops[tile.row + 1] - y - style.gap
        boxes.append(_box(x, y, width - style.gap, tall, bool(inside.rows), look))
        notes += _words(tile, inside, x + style.pad, y + style.pad, look)
        if inside.rows:
            right, down = inside.signs
            cells.append(Cell(inside.rows, x + style.pad + right, y + style.pad + down, inner))
    words, signs, depth = status_legend(status_counts(here), lang, look)
    height = tops[-1] - style.gap
    facts = rows_facts(here, lang, as_of, text(lang, "chart.method_tiles"), unit=text(lang, "chart.unit_targets"))
    return figure(
        dots(cells, lang, look),
        chart="tiles",
        look=look,
        lang=lang,
        title=title,
        facts=facts,
        height=height,
        margins=Margins(EDGE, EDGE, 6, depth),
        annotations=[*notes, *words],
        shapes=[*boxes, *signs],
        xaxis={"visible": False, "range": [0, look.width - 2 * EDGE]},
        yaxis={"visible": False, "range": [height, 0]},
    )


def tile_map_alt(rows: Sequence[TargetRow], parent: str, place: str, lang: str, as_of: date) -> str:
    """The chart in a sentence."""
    codes = {tile.code for tile in tiles(parent)}
    here = [row for row in rows if row.jurisdiction_code in codes]
    return text(
        lang,
        "chart.tiles_alt",
        place=place,
        places=len(codes),
        having=len({row.jurisdiction_code for row in here}),
        count=len(here),
        counts=counts_words(here, lang) or "—",
    )


def _box(x: float, y: float, width: float, height: float, full: bool, look: Look) -> Dict:
    """A tile's field: filled where there are targets, an outline where there are none."""
    return {
        "type": "rect",
        "xref": "x",
        "yref": "y",
        "x0": x,
        "x1": x + width,
        "y0": y,
        "y1": y + height,
        "layer": "below",
        "fillcolor": look.colours.track if full else look.colours.paper,
        "line": {"width": 1, "color": look.colours.grid},
    }


def _row(
    places: Sequence[Tile], here: Sequence[TargetRow], inner: float, lang: str, look: Look, style: _Style
) -> dict[Tile, _Inside]:
    """What the tiles of a row show in `inner` pixels: signs beside the names if the style wants that and all fit."""
    size = _size(look)
    shown = [
        (
            tuple(row for row in here if row.jurisdiction_code == tile.code),
            tuple(wrap(tile.name_zh if lang == "zh" else tile.name_en, size, inner)),
        )
        for tile in places
    ]
    beside = [_beside(rows, name, size, lang) for rows, name in shown]
    if style.beside and all(width <= inner for _, width in beside):
        return dict(zip(places, (inside for inside, _ in beside), strict=True))
    return dict(zip(places, (_below(rows, name, inner, lang, style) for rows, name in shown), strict=True))


def _beside(rows: tuple[TargetRow, ...], name: tuple[str, ...], size: int, lang: str) -> tuple[_Inside, float]:
    """Signs and words right of the name's last line, and the width that they need."""
    said, line = _said(rows, lang), LINE * (len(name) - 1)
    left = text_width(name[-1], size) + 8
    right = left + PITCH * len(rows) + (4 if rows else 0)
    inside = _Inside(rows, name, (left + PITCH / 2, line + LINE / 2), (said,), (right, line), line + LINE)
    return inside, right + text_width(said, SMALL)


def _below(rows: tuple[TargetRow, ...], name: tuple[str, ...], inner: float, lang: str, style: _Style) -> _Inside:
    """Signs below the name; a single target's value beside its sign, or below it where it takes many lines."""
    said, top = _said(rows, lang), LINE * len(name) + style.lead
    words, words_at = _lines(said, inner - PITCH - 4), (PITCH + 4, top - 2)
    deep: float = LINE * len(words)
    if not rows:
        words, words_at, deep = [said] if text_width(said, SMALL) <= inner else [], (0.0, top), LINE
    elif not said:
        deep = max(Cell(rows, 0, 0, inner).height, LINE)
    elif len(words) > 2:
        words, words_at = _lines(said, inner), (0.0, top + PITCH + 2)
        deep = PITCH + LINE * len(words)
    signs = PITCH / 2, top + PITCH / 2
    return _Inside(rows, name, signs, tuple(words), words_at, top + deep + style.foot)


def _lines(said: str, width: float) -> list[str]:
    """A value with its period in lines that fit; a bracket is not parted where a line of its own holds it."""
    if len(whole := wrap(said, SMALL, width)) == 1:
        return whole
    mark = "（" if "（" in said else " ("
    value, _, behind = said.partition(mark)
    return [*wrap(value, SMALL, width), *(wrap(f"{mark}{behind}".strip(), SMALL, width) if behind else ())]


def _said(rows: Sequence[TargetRow], lang: str) -> str:
    """The words of a tile: the actual value of a single target, that there is none, or nothing beside many."""
    if not rows:
        return text(lang, "chart.no_target")
    return (rows[0].latest_words or "—") if len(rows) == 1 else ""


def _words(tile: Tile, inside: _Inside, x: float, y: float, look: Look) -> list[Dict]:
    """Name and words of a tile whose corner inside the padding is (x, y)."""
    place: Dict = {"xref": "x", "yref": "y", "yanchor": "top"}
    place["colour"] = look.colours.ink if inside.rows else look.colours.muted
    name = linked("<br>".join(map(safe, inside.name)), look, "jurisdiction", place=tile.code)
    notes = [note(name, x, y, size=_size(look), **place)]
    if any(inside.words):
        right, down = inside.words_at
        notes.append(note("<br>".join(map(safe, inside.words)), x + right, y + down, size=SMALL, **place))
    return notes


def _size(look: Look) -> int:
    return SMALL if look.narrow else BODY
