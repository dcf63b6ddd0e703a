"""The traces of the progress chart: tracks, bars, upright marks and the signs at the bars' ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.charts.kit.look import Dict, Look
from tracker.charts.kit.notes import hover
from tracker.charts.kit.row_words import pair_words, stretch_words
from tracker.charts.kit.share_marks import FULL, LEAST, ShareMarks
from tracker.charts.kit.signs import halos, sign_points
from tracker.charts.kit.status_legend import status_word
from tracker.charts.kit.statuses import STATUS_STYLE
from tracker.charts.kit.typeset import tooltip
from tracker.core.kinds import Qualifier
from tracker.views.rows import TargetRow
from tracker.words import at_bound, day, percent, period, text

THICK = 9


@dataclass(frozen=True, slots=True)
class Track:
    """One row's marks at their height in pixels."""

    row: TargetRow
    stretch: TargetRow | None
    marks: ShareMarks
    y: float


def traces(tracks: Sequence[Track], lang: str, look: Look) -> list[Dict]:
    """All traces, back to front."""
    colours = look.colours
    on_track = [track for track in tracks if track.marks.on_track]
    with_end = [track for track in on_track if track.marks.end is not None]
    ends = [min(max(track.marks.end or 0.0, LEAST / 2), FULL) for track in with_end]
    inks = [STATUS_STYLE[track.row.status].colour(look.theme) for track in with_end]
    fills = [
        ink if track.marks.progress is not None else colours.paper for track, ink in zip(with_end, inks, strict=True)
    ]
    where = [track.row.status for track in with_end], ends, [track.y for track in with_end]
    bar: Dict = {"type": "bar", "orientation": "h", "width": THICK}
    empty = bar | {
        "x": [1.0] * len(on_track),
        "y": [track.y for track in on_track],
        "marker": {"color": colours.track, "cornerradius": 2},
    }
    filled = bar | {
        "x": ends,
        "y": where[2],
        "marker": {"color": fills, "line": {"color": inks, "width": 1.2}, "cornerradius": 2},
    }
    return [
        empty | _told(on_track, lang),
        filled | _told(with_end, lang),
        *_ticks(on_track, look),
        halos(*where, look, size=12),
        sign_points(*where, look, size=12) | _told(with_end, lang),
    ]


def _told(tracks: Sequence[Track], lang: str) -> Dict:
    """Hover labels and target codes of rows."""
    return hover([_hover(track, lang) for track in tracks]) | {"customdata": [track.row.code for track in tracks]}


def _ticks(tracks: Sequence[Track], look: Look) -> list[Dict]:
    """Expected today, target and stretch as upright lines across the track."""
    ink, accent = look.colours.ink, look.colours.accent
    kinds = (
        ("expected", [(track.marks.expected, track.y) for track in tracks], 18, 1.6, accent),
        ("target", [(1.0, track.y) for track in tracks], 20, 2.4, ink),
        ("stretch", [(track.marks.stretch, track.y) for track in tracks], 20, 1.2, ink),
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


def _hover(track: Track, lang: str) -> str:
    """The hover label of a row: every number it stands for, by name."""
    row, marks = track.row, track.marks
    kinds = (
        ("progress", marks.progress, row.share_qualifier),
        ("rate", marks.rate, row.share_qualifier),
        ("expected", marks.expected, Qualifier.EXACT),
    )
    shares = [
        text(lang, f"chart.share_{key}", share=at_bound(percent(share, lang), exactness, lang))
        for key, share, exactness in kinds
        if share is not None
    ]
    when = [period(row.latest_period, lang)] if row.latest_period else []
    until = day(row.deadline, lang) if row.deadline else text(lang, "chart.no_deadline")
    second = [stretch_words(track.stretch, lang)] if track.stretch else []
    return tooltip(
        row.title, pair_words(row, lang), *when, *shares, until, status_word(row, lang), *second, row.source_short
    )
