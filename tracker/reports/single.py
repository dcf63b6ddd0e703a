"""One item by itself, as it is given at its address: its picture, its numbers, or both in a page to be framed.

Every form states what it shows: title, place, unit, source, method and day.
"""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from typing import Literal

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tracker.charts import Look
from tracker.charts.kit.look import PALETTES
from tracker.charts.kit.picture import picture
from tracker.reports.browser import PicturesError, trouble
from tracker.reports.items import Item
from tracker.reports.kinds import OF_NOW, part
from tracker.reports.part import Dict, Part
from tracker.reports.studio import ONE_BROWSER, Studio
from tracker.reports.writable import writable_figure, writable_part
from tracker.views.board import Board
from tracker.views.report import Table
from tracker.words import text

DRAWN = frozenset({"png", "svg", "html"})
"""The forms that need a picture, which a table by itself has not."""
_WIDE, _SCALE, _PATIENCE = 960, 2.0, 60.0


@dataclass(frozen=True, slots=True)
class Shape:
    """How a picture is wanted: a size of `charts.kit.picture.SIZES`, a theme, and whether its title is neutral."""

    size: str = "a4"
    theme: Literal["light", "dark"] = "light"
    neutral: bool = False


class Single:
    """An item of the board's day with what is to be known of it."""

    def __init__(self, board: Board, lang: str, found: Part, shape: Shape) -> None:
        """`found` is its part; use `single`, which finds it."""
        self.lang, self._shape = lang, shape
        self._part = writable_part(found)
        self._as_of = None if found.item.kind in OF_NOW else board.as_of

    @property
    def drawable(self) -> bool:
        """Whether it has a picture."""
        return self._part.draw is not None

    @property
    def table(self) -> Table:
        """Its numbers."""
        return self._part.table

    def stated(self) -> dict[str, str]:
        """What it is of, by names that stay; the words are in its language, the days in ISO form, unknown ones empty.

        Its `title` says what it has come to, unless a neutral one is wanted.
        """
        rows = self._part.rows
        newest = max((row.data_as_of for row in rows if row.data_as_of), default=None)
        sources = text(self.lang, "chart.list_gap").join(dict.fromkeys(row.source_short for row in rows))
        known = {"title": self._part.title, "unit": "", "source": sources, "method": ""}
        drawn = self._figure(Look(width=_WIDE, picture=True))["layout"]["meta"] if self.drawable else {}
        return known | {name: said for name, said in drawn.items() if name in known} | {
            "name": self._part.title, "place": self._part.place, "alt": self._part.alt, "lang": self.lang,
            "day": _iso(self._as_of), "data_as_of": _iso(newest), "item": self._part.item.code,
        }  # fmt: skip

    def png(self) -> bytes:
        """The picture in its size at twice the resolution, with what it states as texts of the file."""
        made = picture(self._figure, self._shape.size)
        drawn = Image.open(io.BytesIO(_drawn(made.figure, "png", _SCALE * made.scale, self.lang)))
        said, out = PngInfo(), io.BytesIO()
        for name, words in self.stated().items():
            said.add_itxt(name.capitalize(), words)
        drawn.save(out, "PNG", pnginfo=said)
        return out.getvalue()

    def svg(self) -> bytes:
        """The picture with its words as words, its title and description inside."""
        figure = self._figure(Look(width=_WIDE, picture=True))
        head, end, rest = _drawn(figure, "svg", 1, self.lang).decode().partition(">")
        said = self.stated()
        inside = f"<title>{escape(said['title'])}</title><desc>{escape(said['alt'])}</desc>"
        inside += f"<metadata>{escape(json.dumps(said, ensure_ascii=False))}</metadata>"
        return f"{head}{end}{inside}{rest}".encode()

    def json(self) -> bytes:
        """What it states, with its table: heads, and rows of texts and numbers."""
        table = {"heads": self.table.heads, "rows": self.table.rows}
        return json.dumps(self.stated() | table, ensure_ascii=False, default=float, indent=1).encode()

    def html(self) -> bytes:
        """A page of the picture alone, as wide as its frame, with a sentence for those who do not see it."""
        said, colours = self.stated(), PALETTES[self._shape.theme]
        language = "zh-CN" if self.lang == "zh" else "en"
        style = f"html {{ color-scheme: {self._shape.theme}; background: {colours.paper}; }} body {{ margin: 0; }} "
        style += f"figure {{ margin: 0 auto; max-width: {1.25 * _WIDE:.0f}px; }} svg {{ width: 100%; height: auto; }}"
        return (
            f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escape(said['title'])}</title>\n<style>{style}</style>\n</head>\n<body>\n"
            f'<figure role="img" aria-label="{escape(said["alt"])}">{self.svg().decode()}</figure>\n</body>\n</html>\n'
        ).encode()

    def lines(self) -> list[list[str]]:
        """The rows of its table as texts without marks of thousands, for a file of values."""
        return [[cell if isinstance(cell, str) else str(cell) for cell in row] for row in self.table.rows]

    def _figure(self, look: Look) -> Dict:
        assert self._part.draw is not None
        [figure] = self._part.draw(replace(look, theme=self._shape.theme, neutral=self._shape.neutral))
        return writable_figure(figure)


def single(board: Board, lang: str, item: Item, shape: Shape) -> Single | None:
    """An item by itself; None where what it is about is not on the board."""
    found = part(board, lang, item)
    return Single(board, lang, found, shape) if found else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _drawn(figure: Dict, form: str, scale: float, lang: str) -> bytes:
    """A figure as a picture; raises PicturesError where none can be drawn here, or others draw for too long."""
    if lacking := trouble(lang):
        raise PicturesError(lacking)
    if not ONE_BROWSER.acquire(timeout=_PATIENCE):
        raise PicturesError("busy")
    try:
        with Studio() as studio:
            return studio.picture(figure, form=form, scale=scale)
    finally:
        ONE_BROWSER.release()


WRITERS: dict[str, Callable[[Single], bytes]] = {
    "png": Single.png, "svg": Single.svg, "json": Single.json, "html": Single.html,
}  # fmt: skip
"""How each form is written; a table for spreadsheets comes from `lines`."""
