"""A tile map: the places of a province or city in their rough geographic order, a tile each; no borders are drawn."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tracker.charts.dots import PITCH, Cell, dots
from tracker.charts.frame import EDGE, Margins, empty, figure, rows_facts
from tracker.charts.look import BODY, LINE, SCREEN, SMALL, Dict, Look
from tracker.charts.notes import note
from tracker.charts.status_key import counts_words, status_counts, status_key
from tracker.charts.typeset import safe, text_width, wrap
from tracker.views.rows import TargetRow
from tracker.words import text

TILES = Path(__file__).resolve().parent.parent.parent / "data" / "tiles.csv"
_GAP = 6.0


@dataclass(frozen=True, slots=True)
class Tile:
    """Where a place's tile lies: row and column from the north-west, within the place above it."""

    parent: str
    code: str
    row: int
    col: int
    name_zh: str
    name_en: str


@cache
def tiles(parent: str) -> tuple[Tile, ...]:
    """The tiles of the places below `parent`; none for a place without a map."""
    with TILES.open(encoding="utf-8", newline="") as file:
        return tuple(
            Tile(line["parent"], line["code"], int(line["row"]), int(line["col"]), line["name_zh"], line["name_en"])
            for line in csv.DictReader(file)
            if line["parent"] == parent
        )


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
    pad, size = (4.0, SMALL) if look.narrow else (8.0, BODY)
    across = max(tile.col for tile in places) + 1
    width = min((look.width - 2 * EDGE + _GAP) / across, 230.0)
    inner = width - _GAP - 2 * pad
    bodies = {tile.code: [row for row in here if row.jurisdiction_code == tile.code] for tile in places}
    names = {tile.code: wrap(tile.name_zh if lang == "zh" else tile.name_en, size, inner) for tile in places}
    tops = _tops(places, names, {code: _said(found, lang, inner)[1] for code, found in bodies.items()}, 2 * pad + 10)
    notes: list[Dict] = []
    boxes: list[Dict] = []
    cells: list[Cell] = []
    for tile in places:
        x, y, tall = tile.col * width, tops[tile.row], tops[tile.row + 1] - tops[tile.row] - _GAP
        boxes.append(_box(x, y, width - _GAP, tall, bool(bodies[tile.code]), look))
        drawn = _tile(names[tile.code], bodies[tile.code], (x + pad, y + pad, inner), lang, look)
        notes += drawn[0]
        cells += drawn[1]
    words, signs, depth = status_key(status_counts(here), lang, look)
    height = tops[-1] - _GAP
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


def _tops(
    places: Sequence[Tile], names: Mapping[str, Sequence[str]], bodies: Mapping[str, float], around: float
) -> list[float]:
    """Where each row of tiles begins and, last, where all end: a row is as high as the fullest of its tiles."""
    tops = [0.0]
    for row in range(max(tile.row for tile in places) + 1):
        here = [tile.code for tile in places if tile.row == row]
        name, body = max(len(names[code]) for code in here), max(bodies[code] for code in here)
        tops.append(tops[-1] + LINE * name + max(body, LINE) + around + _GAP)
    return tops


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


def _tile(
    name: Sequence[str], rows: Sequence[TargetRow], box: tuple[float, float, float], lang: str, look: Look
) -> tuple[list[Dict], list[Cell]]:
    """Name, signs and, for a single target, its actual value."""
    x, y, inner = box
    colour = look.colours.ink if rows else look.colours.muted
    notes = [
        note(
            "<br>".join(map(safe, name)),
            x,
            y,
            xref="x",
            yref="y",
            yanchor="top",
            colour=colour,
            size=SMALL if look.narrow else BODY,
        )
    ]
    top = y + LINE * len(name) + 6
    if not rows:
        said = text(lang, "chart.no_target")
        if text_width(said, SMALL) <= inner:
            notes.append(note(safe(said), x, top, xref="x", yref="y", yanchor="top", size=SMALL, colour=colour))
        return notes, []
    words, deep = _said(rows, lang, inner)
    if words:
        beside = deep == LINE * len(words)
        at = (x + PITCH + 4, top - 2) if beside else (x, top + PITCH + 2)
        notes.append(note("<br>".join(map(safe, words)), *at, xref="x", yref="y", yanchor="top", size=SMALL))
    return notes, [Cell(rows, x + PITCH / 2, top + PITCH / 2, inner)]


def _said(rows: Sequence[TargetRow], lang: str, inner: float) -> tuple[list[str], float]:
    """The actual value of a single target, in lines beside its sign or, if many, below it; and the height of all."""
    signs = Cell(rows, 0, 0, inner).height
    if len(rows) != 1:
        return [], signs
    words = rows[0].latest_words or "—"
    beside = wrap(words, SMALL, inner - PITCH - 4)
    if len(beside) <= 2:
        return beside, LINE * len(beside)
    below = wrap(words, SMALL, inner)
    return below, signs + LINE * len(below)
