"""Places by themes: one sign a target, so that a cell shows how many there are and how each of them stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from tracker.charts.kit.dots import PITCH, Cell, dots
from tracker.charts.kit.frame import EDGE, Margins, empty, figure, rows_facts
from tracker.charts.kit.look import BODY, LINE, SCREEN, SMALL, Dict, Look
from tracker.charts.kit.notes import linked, note, straight
from tracker.charts.kit.status_legend import counts_words, status_counts, status_legend
from tracker.charts.kit.typeset import safe, widest, wrap
from tracker.views.brief import headline
from tracker.views.goals import goal_rows
from tracker.views.rows import TargetRow
from tracker.words import day, text

_NUMBER, _PAD, _TOTAL, _TURNED, _PLACE = 24.0, 8.0, 64.0, 110.0, 150.0


@dataclass(frozen=True, slots=True)
class _Band:
    """One row of the drawing: its label, its cells, or a head alone when narrow."""

    label: tuple[str, ...]
    cells: tuple[tuple[TargetRow, ...], ...]
    total: str = ""
    place: str = ""

    def height(self, width: float, look: Look) -> float:
        """The height of the row in pixels; close together when narrow, where every theme has a row of its own."""
        most = max((Cell(cell, 0, 0, width).height for cell in self.cells), default=0.0)
        pad, least = (_PAD / 2, 20.0 if self.cells else 27.0) if look.narrow else (_PAD, 30.0)
        return max(most + 2 * pad, LINE * len(self.label) + 1.5 * pad, least)


def matrix(
    rows: Sequence[TargetRow], lang: str, as_of: date, look: Look = SCREEN, *, themes: Sequence[str] = ()
) -> Dict:
    """Places down, themes across, in the order given or else of appearance; a cell has its number and a sign a target.

    Narrow, the themes stand under each place. A sign's `customdata` is the target's code; names lead to their lists.
    """
    title = text(lang, "chart.matrix_title")
    if not rows:
        return empty(lang, look, "matrix", title, [])
    if not look.neutral:
        title = headline(goal_rows(rows, as_of, lang), lang)
    facts = rows_facts(rows, lang, as_of, text(lang, "chart.method_status"), unit=text(lang, "chart.unit_targets"))
    themes = themes or list(dict.fromkeys(row.theme for row in rows))
    bands = _narrow_bands(rows, themes, lang) if look.narrow else _wide_bands(rows, themes)
    label = widest((line for band in bands for line in band.label), BODY)
    margins = Margins(EDGE + label + 12, EDGE + (0 if look.narrow else _TOTAL), above=6)
    heads: list[Dict] = []
    plot = look.width - margins.left - margins.right
    column = plot if look.narrow else plot / len(themes)
    if not look.narrow:
        heads, above = _heads(rows, themes, column, lang, look)
        margins = Margins(margins.left, margins.right, above)
    cells, notes, lines, height = _drawn(bands, column, margins, look)
    words, signs, depth = status_legend(status_counts(rows), lang, look, left=EDGE - margins.left)
    return figure(
        dots(cells, lang, look),
        chart="matrix",
        look=look,
        lang=lang,
        title=title,
        facts=facts,
        height=height,
        margins=Margins(margins.left, margins.right, margins.above, depth),
        annotations=[*heads, *notes, *words],
        shapes=[*lines, *signs],
        xaxis={"range": [0, plot], "visible": False},
        yaxis={"range": [height, 0], "visible": False},
    )


def matrix_alt(rows: Sequence[TargetRow], lang: str, as_of: date) -> str:
    """The chart in a sentence."""
    return text(
        lang,
        "chart.matrix_alt",
        day=day(as_of, lang),
        places=len({row.jurisdiction_code for row in rows}),
        counts=counts_words(rows, lang),
        themes=len({row.theme_code for row in rows}),
        count=len(rows),
    )


def _wide_bands(rows: Sequence[TargetRow], themes: Sequence[str]) -> list[_Band]:
    bands = []
    for place in dict.fromkeys(row.jurisdiction for row in rows):
        here = [row for row in rows if row.jurisdiction == place]
        cells = tuple(tuple(row for row in here if row.theme == theme) for theme in themes)
        bands.append(
            _Band(
                tuple(wrap(place, BODY, _PLACE)),
                cells,
                f"{sum(row.status.judged for row in here)}/{len(here)}",
                here[0].jurisdiction_code,
            )
        )
    return bands


def _narrow_bands(rows: Sequence[TargetRow], themes: Sequence[str], lang: str) -> list[_Band]:
    """A head for each place and below it its themes, in one order everywhere."""
    bands = []
    for place in dict.fromkeys(row.jurisdiction for row in rows):
        here = [row for row in rows if row.jurisdiction == place]
        bands.append(
            _Band(
                (),
                (),
                text(
                    lang,
                    "chart.place_judged",
                    place=place,
                    judged=sum(row.status.judged for row in here),
                    all=len(here),
                ),
                here[0].jurisdiction_code,
            )
        )
        bands += [
            _Band(tuple(wrap(theme, BODY, _PLACE)), (tuple(row for row in here if row.theme == theme),))
            for theme in sorted({row.theme for row in here}, key=themes.index)
        ]
    return bands


def _heads(
    rows: Sequence[TargetRow], themes: Sequence[str], column: float, lang: str, look: Look
) -> tuple[list[Dict], float]:
    """The themes above their columns with their numbers, the head of the totals, and the height they take.

    Where a word of letters would be wider than a column beside the longest names of places, all themes read upward.
    """
    muted = look.colours.muted
    least = (look.width - 2 * EDGE - _PLACE - 12 - _TOTAL) / len(themes) - 8
    turned = widest((word for theme in themes for word in theme.split() if word.isascii()), BODY) > least
    words = [wrap(theme, BODY, _TURNED if turned else column - 8) for theme in themes]
    notes = []
    codes = {row.theme: row.theme_code for row in rows}
    for n, (theme, lines) in enumerate(zip(themes, words, strict=True)):
        opens = partial(linked, look=look, page="library", themes=codes.get(theme, ""))
        count = f'<span style="color:{muted}">{sum(row.theme == theme for row in rows)}</span>'
        place: Dict = {"x": column * n + 2, "y": 0, "xref": "x", "yref": "y", "yanchor": "bottom"}
        if turned:
            notes.append(note(opens("<br>".join(map(safe, lines))), **place, yshift=LINE + 6) | {"textangle": -90})
            lines = []
        named = [opens("<br>".join(map(safe, lines)))] if lines else []
        notes.append(note("<br>".join([*named, count]), **place, yshift=4))
    notes.append(
        note(
            "<br>".join(map(safe, wrap(text(lang, "chart.head_judged"), SMALL, _TOTAL - 12))),
            1,
            0,
            yref="y",
            yanchor="bottom",
            xshift=10,
            yshift=4,
            size=SMALL,
            colour=muted,
        )
    )
    tall = widest((line for lines in words for line in lines), BODY) if turned else LINE * max(map(len, words))
    return notes, tall + LINE + 8


def _named(words: str, band: _Band, look: Look) -> str:
    """Words that lead to the place of a row, or, of a theme under a place, to the list of its targets there."""
    if band.place:
        return linked(words, look, "jurisdiction", place=band.place)
    row = band.cells[0][0]
    return linked(words, look, "library", places=row.jurisdiction_code, themes=row.theme_code)


def _drawn(
    bands: Sequence[_Band], column: float, margins: Margins, look: Look
) -> tuple[list[Cell], list[Dict], list[Dict], float]:
    """Cells of dots, labels and numbers, the lines between rows, and the height of it all."""
    cells, notes, lines, edge = [], [], [], 0.0
    width = column - _NUMBER - _PAD
    for band in bands:
        tall = band.height(width, look)
        middle = edge + tall / 2
        lines.append(straight(0, 1, edge, edge, look.colours.grid, yref="y"))
        if not band.cells:
            notes.append(
                note(_named(f"<b>{safe(band.total)}</b>", band, look), 0, middle, yref="y", xshift=EDGE - margins.left)
            )
        elif band.total:
            notes.append(note(safe(band.total), 1, middle, yref="y", xshift=10))
        notes.append(
            note(
                _named("<br>".join(map(safe, band.label)), band, look), 0, middle, yref="y", xshift=EDGE - margins.left
            )
        )
        for n, rows in enumerate(band.cells):
            if not rows:
                continue
            cell = Cell(rows, column * n + _NUMBER + PITCH / 2, 0, width)
            cells.append(Cell(rows, cell.x, middle - cell.height / 2 + PITCH / 2, width))
            notes.append(note(f"<b>{len(rows)}</b>", column * n + 2, middle, xref="x", yref="y"))
        edge += tall
    return cells, notes, lines, edge
