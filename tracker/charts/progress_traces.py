"""The traces of the progress chart: tracks, bars, upright marks and the signs at the bars' ends."""

from collections.abc import Sequence

from tracker.charts.key import KeyItem
from tracker.charts.look import Dict, Look
from tracker.charts.notes import hover
from tracker.charts.progress_rows import Entry, stretch_words, value_words
from tracker.charts.share_marks import FULL, LEAST
from tracker.charts.statuses import STATUS_STYLE
from tracker.charts.typeset import tooltip
from tracker.words import percent, text

THICK = 9


def traces(tracks: Sequence[tuple[Entry, float]], lang: str, look: Look) -> list[Dict]:
    """All traces, back to front."""
    colours = look.colours
    on_track = [(entry, y) for entry, y in tracks if entry.marks.on_track]
    with_end = [(entry, y) for entry, y in on_track if entry.marks.end is not None]
    ends = [min(max(entry.marks.end or 0.0, LEAST / 2), FULL) for entry, _ in with_end]
    styles = [STATUS_STYLE[entry.row.status] for entry, _ in with_end]
    inks = [style.colour(look.theme) for style in styles]
    fills = [
        ink if entry.marks.progress is not None else colours.paper
        for (entry, _), ink in zip(with_end, inks, strict=True)
    ]
    halos = [style.symbol.replace("-open", "").replace("-dot", "") for style in styles]
    edges = [2 if style.open else 0 for style in styles]
    bar: Dict = {"type": "bar", "orientation": "h", "width": THICK}
    points: Dict = {"type": "scatter", "mode": "markers", "cliponaxis": False, "x": ends, "y": [y for _, y in with_end]}
    empty = bar | {
        "x": [1.0] * len(on_track),
        "y": [y for _, y in on_track],
        "marker": {"color": colours.track, "cornerradius": 2},
    }
    filled = bar | {
        "x": ends,
        "y": points["y"],
        "marker": {"color": fills, "line": {"color": inks, "width": 1.2}, "cornerradius": 2},
    }
    signs = points | {
        "marker": {
            "symbol": [style.symbol for style in styles],
            "size": 12,
            "color": inks,
            "line": {"width": edges, "color": inks},
        }
    }
    return [
        empty | _told(on_track, lang),
        filled | _told(with_end, lang),
        *_ticks(on_track, look),
        points | {"hoverinfo": "skip", "marker": {"symbol": halos, "size": 16, "color": colours.paper}},
        signs | _told(with_end, lang),
    ]


def _told(tracks: Sequence[tuple[Entry, float]], lang: str) -> Dict:
    """Hover labels and target codes of rows."""
    return hover([_hover(entry, lang) for entry, _ in tracks]) | {"customdata": [entry.row.code for entry, _ in tracks]}


def legend(shown: Sequence[Entry], lang: str, look: Look) -> list[KeyItem]:
    """The marks that occur; bars are grey here, because colour belongs to the status."""
    ink, muted, accent = look.colours.ink, look.colours.muted, look.colours.accent
    marks = [entry.marks for entry in shown]
    occurring = (
        (any(mark.progress is not None for mark in marks), KeyItem("bar", text(lang, "chart.mark_progress"), muted)),
        (any(mark.rate is not None for mark in marks), KeyItem("box", text(lang, "chart.mark_rate"), muted)),
        (
            any(mark.expected is not None for mark in marks),
            KeyItem("tick", text(lang, "chart.mark_expected"), accent, 1.6),
        ),
        (any(mark.on_track for mark in marks), KeyItem("tick", text(lang, "chart.mark_target"), ink, 2.4)),
        (any(mark.stretch is not None for mark in marks), KeyItem("tick", text(lang, "chart.mark_stretch"), ink, 1.2)),
    )
    return [item for occurs, item in occurring if occurs]


def _ticks(tracks: Sequence[tuple[Entry, float]], look: Look) -> list[Dict]:
    """Expected today, target and stretch as upright lines across the track."""
    ink, accent = look.colours.ink, look.colours.accent
    kinds = (
        ("expected", [(entry.marks.expected, y) for entry, y in tracks], 18, 1.6, accent),
        ("target", [(1.0, y) for _, y in tracks], 20, 2.4, ink),
        ("stretch", [(entry.marks.stretch, y) for entry, y in tracks], 20, 1.2, ink),
    )
    traces: list[Dict] = []
    for key, found, size, width, colour in kinds:
        drawn = [(min(max(x, 0.0), 1.0 if key == "expected" else FULL), y) for x, y in found if x is not None]
        if drawn:
            traces.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "hoverinfo": "skip",
                    "x": [x for x, _ in drawn],
                    "y": [y for _, y in drawn],
                    "marker": {"symbol": "line-ns", "size": size, "line": {"width": width, "color": colour}},
                }
            )
    return traces


def _hover(entry: Entry, lang: str) -> str:
    """The hover label of a row: every number it stands for, by name."""
    row, marks = entry.row, entry.marks
    shares = [
        text(lang, f"chart.share_{key}", share=percent(share, lang))
        for key, share in (("progress", marks.progress), ("rate", marks.rate), ("expected", marks.expected))
        if share is not None
    ]
    return tooltip(
        row.title,
        value_words(row, lang),
        *entry.second[:1],
        *shares,
        entry.deadline,
        entry.status,
        *([stretch_words(entry.stretch, lang)] if entry.stretch else []),
        row.source_short,
    )
