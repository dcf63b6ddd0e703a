"""Targets as rows of words around a plot: name left, values, deadline and status right; when stacked, above the marks.

The charts that show one target a row (progress, ranking) draw their marks into it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.charts.kit.frame import EDGE, Margins
from tracker.charts.kit.look import BODY, HEADING, LINE, SMALL, Dict, Look
from tracker.charts.kit.notes import linked, note
from tracker.charts.kit.signs import sign
from tracker.charts.kit.typeset import safe, text_width, widest
from tracker.views.rows import TargetRow
from tracker.words import text

GAP = 18
_HEAD_HEIGHT = 34.0
_MARKS, _BELOW = 32.0, 18.0
_INDENT = "\N{NO-BREAK SPACE}" * 5


@dataclass(frozen=True, slots=True)
class RowWords:
    """One row: a target, with its stretch tier if there is one, and its words in lines under the head `group`."""

    row: TargetRow
    stretch: TargetRow | None
    group: str
    name: tuple[str, ...]
    value: tuple[str, ...]
    second: tuple[str, ...]
    deadline: str
    status: str
    lead: str

    def height(self, look: Look) -> float:
        """The height of the row in pixels: in columns that of its highest cell; when stacked, words above the marks."""
        if look.stacked:
            return LINE * max(len(self.name) + 1 + self.above(look), self.values) + 4 + _MARKS
        return max(38.0, LINE * max(len(self.name), self.values, 2 if self.lead else 1) + 10)

    def above(self, look: Look) -> int:
        """How many lines of values stand between name and status when stacked; in two columns, beside them."""
        return 0 if look.halved else self.values

    @property
    def values(self) -> int:
        """How many lines the values take."""
        return len(self.value) + len(self.second)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The words laid out: annotations and signs, the margins and height they need, and where each row's marks stand."""

    notes: list[Dict]
    signs: list[Dict]
    margins: Margins
    height: float
    middles: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Widths in pixels of the columns left and right of the plot."""

    name: float
    value: float
    deadline: float
    status: float


def lay_out(shown: Sequence[RowWords], lang: str, look: Look) -> LaidOut:
    """Rows in the given order, with a head wherever the group changes."""
    widths = _columns(shown, lang)
    right = widths.value + widths.deadline + widths.status + 3 * GAP
    margins = (
        Margins(EDGE, EDGE, above=4) if look.stacked else Margins(EDGE + widths.name + GAP, right + EDGE, above=30)
    )
    notes = [] if look.stacked else _heads(widths, lang, look)
    signs, middles, edge = [], [], 0.0
    for entry, head in _headed(shown):
        if head:
            middle = edge + _HEAD_HEIGHT / 2 + 3
            notes.append(
                note(
                    f"<b>{safe(head)}</b>",
                    0,
                    middle,
                    yref="y",
                    xshift=EDGE - margins.left,
                    size=HEADING,
                    bgcolor=look.colours.paper,
                )
            )
            edge += _HEAD_HEIGHT
        tall = entry.height(look)
        if look.stacked:
            notes += _words_above(entry, edge, lang, look)
        else:
            notes += _words_beside(entry, edge + tall / 2, widths, look)
        signs.append(_sign(entry, edge, tall, widths, look))
        middles.append(edge + tall - _BELOW if look.stacked else edge + tall / 2)
        edge += tall
    return LaidOut(notes, signs, margins, edge, tuple(middles))


def _headed(shown: Sequence[RowWords]) -> Iterator[tuple[RowWords, str]]:
    group = ""
    for entry in shown:
        yield entry, entry.group if entry.group != group else ""
        group = entry.group


def _columns(shown: Sequence[RowWords], lang: str) -> _Columns:
    """The widths that these rows and the heads above them need."""
    heads = {key: text_width(text(lang, f"chart.head_{key}"), SMALL) for key in ("value", "deadline", "status")}
    names = (line for entry in shown for line in entry.name)
    values, seconds = (
        (line for entry in shown for line in entry.value),
        (line for entry in shown for line in entry.second),
    )
    status = max(
        widest((entry.status for entry in shown), BODY), widest((entry.lead for entry in shown), SMALL), heads["status"]
    )
    return _Columns(
        widest(names, BODY),
        max(widest(values, BODY), widest(seconds, SMALL), heads["value"]),
        max(widest((entry.deadline for entry in shown), BODY), heads["deadline"]),
        16 + status,
    )


def _heads(widths: _Columns, lang: str, look: Look) -> list[Dict]:
    places = (GAP, GAP * 2 + widths.value, GAP * 3 + widths.value + widths.deadline)
    return [
        note(safe(text(lang, f"chart.head_{key}")), 1, 1, xshift=place, yshift=9, size=SMALL, colour=look.colours.muted)
        for key, place in zip(("value", "deadline", "status"), places, strict=True)
    ]


def _words_beside(entry: RowWords, middle: float, widths: _Columns, look: Look) -> list[Dict]:
    def cell(lines: Sequence[str], small: Sequence[str], x: int, shift: float, opens: str = "") -> Dict:
        words = [safe(line) for line in lines] + [_muted(line, look) for line in small if line]
        if opens:
            words = [linked("<br>".join(words), look, "target", target=opens)]
        return note("<br>".join(words), x, middle, yref="y", xshift=shift)

    return [
        cell(entry.name, (), 0, -(widths.name + GAP), entry.row.code),
        cell(entry.value, entry.second, 1, GAP),
        note(safe(entry.deadline), 1, middle, yref="y", xshift=GAP * 2 + widths.value, colour=look.colours.muted),
        cell((entry.status,), (entry.lead,), 1, GAP * 3 + widths.value + widths.deadline + 16),
    ]


def _words_above(entry: RowWords, edge: float, lang: str, look: Look) -> list[Dict]:
    """Name, values, then status, lead and deadline in one line; in two columns the values stand right."""
    gap = text(lang, "chart.fact_gap")
    tail = gap.join(["", *(part for part in (entry.lead, entry.deadline) if part)])
    bold = "<br>".join(f"<b>{safe(line)}</b>" for line in entry.name)
    name = [linked(bold, look, "target", target=entry.row.code)]
    values = [safe(line) for line in entry.value] + [_muted(line, look) for line in entry.second]
    status = f"{_INDENT}{safe(entry.status)}{_muted(tail, look)}"
    place: Dict = {"y": edge + 4, "yref": "y", "yanchor": "top"}
    if look.halved:
        right = note("<br>".join(values), 1, **place, xanchor="right")
        return [note("<br>".join([*name, status]), 0, **place), right]
    return [note("<br>".join([*name, *values, status]), 0, **place)]


def _sign(entry: RowWords, edge: float, tall: float, widths: _Columns, look: Look) -> Dict:
    """The status's sign before its word."""
    if look.stacked:
        above = len(entry.name) + entry.above(look)
        return sign(entry.row.status, look, xref="paper", x=0, xshift=7, yref="y", y=edge + 4 + LINE * (above + 0.5))
    shift = GAP * 3 + widths.value + widths.deadline + 6
    return sign(entry.row.status, look, xref="paper", x=1, xshift=shift, yref="y", y=edge + tall / 2)


def _muted(words: str, look: Look) -> str:
    return f'<span style="font-size:{SMALL}px;color:{look.colours.muted}">{safe(words)}</span>'
