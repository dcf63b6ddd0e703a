"""Progress of one place's targets: a track a target, grouped by theme, with actual, expected, target and stretch."""

from collections.abc import Sequence
from datetime import date

from tracker.charts.kit.frame import empty, figure, rows_facts
from tracker.charts.kit.look import SCREEN, SMALL, Dict, Look
from tracker.charts.kit.notes import note
from tracker.charts.kit.row_words import paired, row_words
from tracker.charts.kit.share_marks import FULL, LEAST, share_legend, share_marks
from tracker.charts.kit.status_legend import counts_words, status_word
from tracker.charts.kit.target_rows import lay_out
from tracker.charts.kit.typeset import safe, widest, wrap
from tracker.charts.progress.traces import Track, traces
from tracker.views.brief import headline
from tracker.views.goals import goal_rows
from tracker.views.rows import TargetRow
from tracker.words import at_bound, day, percent, text

_ASIDE = 10
_OVER = 20
"""Pixels from a bar up to the number of one that leaves its track, clear of the target's tick, which reaches 14."""


def progress(
    rows: Sequence[TargetRow], lang: str, as_of: date, look: Look = SCREEN, of: Sequence[TargetRow] = ()
) -> Dict:
    """How far each target has come: 0 to 120 % of the way, the rest as an arrow with the number; never a guessed share.

    Rows stand by theme, in the order of the themes' first appearance; a stretch tier joins its floor's row. The height
    follows their number. A point's `customdata` is the target's code. The title counts the targets that it is `of`,
    where it shows only some of them.
    """
    places = dict.fromkeys(row.jurisdiction for row in rows)
    title = (
        text(lang, "chart.progress_title", place=next(iter(places)))
        if len(places) == 1
        else text(lang, "chart.progress_title_any")
    )
    if not rows:
        return empty(lang, look, "progress", title, [])
    if not look.neutral:
        title = headline(goal_rows(of or rows, as_of, lang), lang)
    themes = list(dict.fromkeys(row.theme for row in rows))
    pairs = sorted(paired(rows), key=lambda pair: themes.index(pair[0].theme))
    words = lay_out([row_words(row, stretch, row.title, row.theme, lang, look) for row, stretch in pairs], lang, look)
    tracks = [
        Track(row, stretch, share_marks(row, stretch), y)
        for (row, stretch), y in zip(pairs, words.middles, strict=True)
    ]
    plot = look.width - words.margins.left - words.margins.right
    return figure(
        traces(tracks, lang, look),
        chart="progress",
        look=look,
        lang=lang,
        title=title,
        height=words.height,
        margins=words.margins,
        facts=rows_facts(rows, lang, as_of, text(lang, "chart.method_lead")),
        legend=share_legend([track.marks for track in tracks], lang, look),
        annotations=[*words.notes, *(each for track in tracks for each in _on_track(track, plot, lang, look))],
        shapes=words.signs,
        xaxis=_share_axis(tracks, plot, lang, look),
        yaxis={"range": [words.height, 0], "visible": False},
    )


def progress_alt(rows: Sequence[TargetRow], lang: str, as_of: date) -> str:
    """The chart in a sentence."""
    places = text(lang, "chart.list_gap").join(dict.fromkeys(row.jurisdiction for row in rows))
    return text(
        lang, "chart.progress_alt", day=day(as_of, lang), place=places, count=len(rows), counts=counts_words(rows, lang)
    )


def _share_axis(tracks: Sequence[Track], plot: float, lang: str, look: Look) -> Dict:
    """0 to 120 %, with room left of zero only where a bar goes there, and right of it for numbers beside bars."""
    low = LEAST if any((track.marks.end or 0.0) < 0 for track in tracks) else -0.015
    beyond = [_beyond(track, lang) for track in tracks if (track.marks.end or 0.0) > FULL]
    room = widest(beyond, SMALL) + _ASIDE if look.stacked else 0.0
    ticks = [0, 0.25, 0.5, 0.75, 1]
    return {
        "range": [low, max(FULL + 0.06, FULL + (FULL - low) * room / (plot - room))],
        "tickvals": ticks,
        "ticktext": [f"{round(tick * 100)}%" for tick in ticks],
        "side": "top",
        "showticklabels": not look.stacked,
        "layer": "below traces",
    }


def _on_track(track: Track, plot: float, lang: str, look: Look) -> list[Dict]:
    """What stands on a track that has no bar, and the number of a bar that leaves the track; `plot` is its width."""
    marks = track.marks
    place: Dict = {"xref": "x", "yref": "y", "size": SMALL}
    if marks.instead == "empty" and look.stacked:
        return []  # the status stands right above
    if marks.instead:
        words = status_word(track.row, lang) if marks.on_track else text(lang, f"chart.instead_{marks.instead}")
        shown = "<br>".join(map(safe, wrap(words, SMALL, plot * 0.95 - 12)))
        paper: Dict = {"bgcolor": look.colours.paper, "borderpad": 2}
        return [note(shown, 0, track.y, **place, xshift=8, colour=look.colours.muted, **paper)]
    end = marks.end or 0.0
    if end > FULL:
        beside: Dict = {"xshift": _ASIDE} if look.stacked else {"xanchor": "right", "yshift": _OVER}
        return [note(_beyond(track, lang), FULL, track.y, **place, **beside)]
    if end < LEAST:
        return [note(f"← {_share(track, lang)}", 0, track.y, **place, xshift=10)]
    return []


def _beyond(track: Track, lang: str) -> str:
    """The number of a bar that goes on beyond the track."""
    return f"{_share(track, lang)} →"


def _share(track: Track, lang: str) -> str:
    return at_bound(percent(track.marks.end or 0.0, lang), track.row.share_qualifier, lang)
