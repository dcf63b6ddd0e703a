"""通报 as a heat table: places down, indicators across; a cell has its status by sign and tint, rank and distance."""

from collections.abc import Iterator
from datetime import date

from tracker.charts.kit.frame import EDGE, Margins, empty, figure, rows_facts
from tracker.charts.kit.look import BODY, LINE, SCREEN, SMALL, Dict, Look
from tracker.charts.kit.notes import hover, linked, note, straight
from tracker.charts.kit.row_words import distance_words, pair_words
from tracker.charts.kit.signs import sign
from tracker.charts.kit.status_legend import status_counts, status_legend, status_word
from tracker.charts.kit.statuses import STATUS_STYLE
from tracker.charts.kit.typeset import safe, tooltip, widest, wrap
from tracker.views.bulletin import Bulletin, Column, finding
from tracker.views.rows import TargetRow
from tracker.words import day, number, text

_ROW, _NARROW_ROW, _HEAD, _TINT, _PLACE = 40.0, 24.0, 30.0, 0.16, 150.0
Cell = tuple[float, float, float, float, TargetRow, int | None]
"""Left, top, width and height in pixels, and the target that stands there with its place's rank."""


def bulletin(found: Bulletin | None, lang: str, as_of: date, look: Look = SCREEN) -> Dict:
    """The table; on a phone the indicators stand in lines under each place. A cell's `customdata` is its target."""
    if found is None:
        return empty(lang, look, "bulletin", text(lang, "chart.bulletin_any"), [], text(lang, "chart.bulletin_nothing"))
    neutral = text(lang, "chart.bulletin_title", places=len(found.places), indicators=len(found.columns))
    label = 0.0 if look.narrow else min(widest(found.places.values(), BODY), _PLACE) + 12
    plot = look.width - 2 * EDGE - label
    cells, notes, lines, height = (_stacked if look.narrow else _crossed)(found, plot, label, lang, look)
    heads, above = ([], 4.0) if look.narrow else _heads(found, plot, look)
    words, signs, depth = status_legend(status_counts(found.rows), lang, look, left=-label)
    more = text(lang, "chart.bulletin_more", count=found.more) if found.more else ""
    return figure(
        [_targets(cells, lang)],
        chart="bulletin",
        look=look,
        lang=lang,
        title=neutral if look.neutral else finding(found, lang),
        facts=rows_facts(found.rows, lang, as_of, text(lang, "chart.method_bulletin"),
                         unit=text(lang, "chart.unit_points"), note=more),
        height=height,
        margins=Margins(EDGE + label, EDGE, above, depth),
        annotations=[*heads, *notes, *words],
        shapes=[*(_tint(cell, look) for cell in cells), *lines, *(_sign(cell, look) for cell in cells), *signs],
        xaxis={"range": [0, plot], "visible": False},
        yaxis={"range": [height, 0], "visible": False},
    )  # fmt: skip


def bulletin_alt(found: Bulletin, lang: str, as_of: date) -> str:
    """The chart in a sentence: its title, and the first of every indicator."""
    gap = text(lang, "chart.list_gap")
    firsts = gap.join(
        text(lang, "chart.bulletin_first", indicator=column.indicator, places=gap.join(
            each.row.jurisdiction for each in column.order.values() if each.rank == 1))
        for column in found.columns if column.ranked > 1
    )  # fmt: skip
    key = "chart.bulletin_alt" if firsts else "chart.bulletin_alt_none"
    return text(lang, key, day=day(as_of, lang), said=finding(found, lang), firsts=firsts)


def _heads(found: Bulletin, plot: float, look: Look) -> tuple[list[Dict], float]:
    """The indicators above their columns with the period below each; gives the height they take."""
    column = plot / len(found.columns)
    words = [(wrap(each.indicator, BODY, column - 6), wrap(each.period, SMALL, column - 6) if each.period else [])
             for each in found.columns]  # fmt: skip
    muted = look.colours.muted
    notes = []
    for n, (names, when) in enumerate(words):
        lines = [
            *map(safe, names),
            *(f'<span style="font-size:{SMALL}px;color:{muted}">{safe(line)}</span>' for line in when),
        ]
        notes.append(note("<br>".join(lines), column * (n + 0.5), 0, xref="x", yref="y", xanchor="center",
                          yanchor="bottom", yshift=4))  # fmt: skip
    return notes, LINE * max(len(names) + len(when) for names, when in words) + 8


def _crossed(
    found: Bulletin, plot: float, label: float, lang: str, look: Look
) -> tuple[list[Cell], list[Dict], list[Dict], float]:
    """Cells of a table, the names at its left, and lines between the places."""
    column, cells, notes, lines = plot / len(found.columns), [], [], []
    for line, (code, name) in enumerate(found.places.items()):
        top = _ROW * line
        words = linked("<br>".join(map(safe, wrap(name, BODY, _PLACE))), look, "jurisdiction", place=code)
        notes.append(note(words, 0, top + _ROW / 2, yref="y", xshift=-label))
        lines.append(straight(0, 1, top, top, look.colours.grid, yref="y"))
        for n, each in enumerate(found.columns):
            if code in each.order:
                cell = (column * n + 2, top + 2, column - 4, _ROW - 4, each.order[code].row, each.rank(code))
                cells.append(cell)
                notes.append(_in_cell(cell, lang, look))
    return cells, notes, lines, _ROW * len(found.places)


def _stacked(
    found: Bulletin, plot: float, label: float, lang: str, look: Look
) -> tuple[list[Cell], list[Dict], list[Dict], float]:
    """A head for each place and a line for each of its indicators."""
    cells, notes, edge = [], [], 0.0
    for code, name in found.places.items():
        words = linked(f"<b>{safe(name)}</b>", look, "jurisdiction", place=code)
        notes.append(note(words, 0, edge + _HEAD / 2 + 2, yref="y"))
        edge += _HEAD
        for column in found.columns:
            if code in column.order:
                cell = (0.0, edge + 1, plot, _NARROW_ROW - 2, column.order[code].row, column.rank(code))
                cells.append(cell)
                notes += _in_line(cell, column, lang)
                edge += _NARROW_ROW
    return cells, notes, [], edge


def _in_cell(cell: Cell, lang: str, look: Look) -> Dict:
    """Rank above distance, beside the sign; what has no rank has its distance alone, or a dash."""
    left, top, width, tall, row, placed = cell
    rank = f"<b>{placed}</b>" if placed else "–"
    small = f'<span style="font-size:{SMALL}px;color:{look.colours.muted}">{safe(_distance(row, lang))}</span>'
    return note(f"{rank}<br>{small}" if _distance(row, lang) else rank, left + width / 2 + 8, top + tall / 2,
                xref="x", yref="y", xanchor="center")  # fmt: skip


def _in_line(cell: Cell, column: Column, lang: str) -> Iterator[Dict]:
    left, top, width, tall, row, placed = cell
    yield note(safe(wrap(column.indicator, BODY, width - 120)[0]), left + 22, top + tall / 2, xref="x", yref="y")
    rank = text(lang, "chart.rank_of", rank=placed, all=column.ranked) if placed else "–"
    said = "  ".join(filter(None, (rank, _distance(row, lang))))
    yield note(safe(said), left + width - 6, top + tall / 2, xref="x", yref="y", xanchor="right")


def _distance(row: TargetRow, lang: str) -> str:
    """How far it is in points, as a number alone: the unit is said once."""
    if row.ranked_by is None:
        return ""
    points = round(row.ranked_by * 100, 1)
    return f"{'+' if points > 0 else '−' if points < 0 else ''}{number(abs(points), lang, 1)}"


def _tint(cell: Cell, look: Look) -> Dict:
    left, top, width, tall, row, _ = cell
    colour = STATUS_STYLE[row.status].colour(look.theme)
    return {"type": "rect", "xref": "x", "yref": "y", "x0": left, "x1": left + width, "y0": top, "y1": top + tall,
            "fillcolor": colour, "opacity": _TINT, "line": {"width": 0}, "layer": "below"}  # fmt: skip


def _sign(cell: Cell, look: Look) -> Dict:
    left, top, _, tall, row, _ = cell
    return sign(row.status, look, xref="x", x=left, xshift=11, yref="y", y=top + tall / 2, size=10)


def _targets(cells: list[Cell], lang: str) -> Dict:
    """Bars that nobody sees over the cells, so that each says what it stands for and opens its target."""
    rows = [row for *_, row, _ in cells]
    told = [tooltip(row.jurisdiction, row.title, pair_words(row, lang), distance_words(row, lang),
                    status_word(row, lang)) for row in rows]  # fmt: skip
    return {
        "type": "bar", "orientation": "h", "opacity": 0, "base": [left for left, *_ in cells],
        "x": [width for _, _, width, *_ in cells], "y": [top + tall / 2 for _, top, _, tall, *_ in cells],
        "width": [tall for _, _, _, tall, *_ in cells], "customdata": [row.code for row in rows], **hover(told),
    }  # fmt: skip
