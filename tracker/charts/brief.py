"""A place on one page: a row a target with bullet, sparkline, values, deadline and status, those to attend to first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.charts.kit.frame import EDGE, Margins, empty, figure, rows_facts
from tracker.charts.kit.look import LINE, SCREEN, SMALL, Dict, Look
from tracker.charts.kit.notes import hover, linked, note, straight
from tracker.charts.kit.row_words import distance_words, pair_words
from tracker.charts.kit.share_marks import FULL, ShareMarks, share_legend, share_marks
from tracker.charts.kit.signs import sign
from tracker.charts.kit.status_legend import status_word
from tracker.charts.kit.statuses import STATUS_STYLE
from tracker.charts.kit.typeset import safe, tooltip, wrap
from tracker.core.kinds import BOUNDS
from tracker.views.brief import finding, headline
from tracker.views.rows import TargetRow, Trajectory
from tracker.words import day, period, text

_SHARES = {"name": 0.25, "bullet": 0.16, "course": 0.11, "value": 0.22, "deadline": 0.11, "status": 0.15}
_NARROW_SHARES = {"name": 0.36, "bullet": 0.0, "course": 0.0, "value": 0.34, "deadline": 0.0, "status": 0.30}
"""The columns' shares of the width; a phone has room for words alone."""
_GAP, _THICK, _SIGN, _HEADS = 8.0, 8.0, 15.0, 22.0


@dataclass(frozen=True, slots=True)
class _Row:
    """One target with its course, the lines of its cells, and where it stands, in pixels from the top."""

    course: Trajectory
    cells: dict[str, list[str]]
    top: float
    height: float

    @property
    def target(self) -> TargetRow:
        return self.course.target

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    @property
    def marks(self) -> ShareMarks:
        return share_marks(self.target, None)


def brief(
    courses: Sequence[Trajectory], lang: str, as_of: date, look: Look = SCREEN, of: Sequence[TargetRow] = ()
) -> Dict:
    """Targets in the given order. The bullet is the way to the target, the sparkline all known values by time.

    The title counts the targets that it is `of`, where it shows only some of them.
    Plot coordinates are pixels. A point's `customdata` is the target's code.
    """
    targets = [course.target for course in courses]
    if not targets:
        return empty(lang, look, "brief", text(lang, "brief.title_any"), [])
    columns = _columns(look)
    rows, edge = [], _HEADS
    for course in courses:
        cells = _cells(course.target, lang, columns)
        tall = 8.0 + LINE * 0.9 * max(map(len, cells.values()))
        rows.append(_Row(course, cells, edge, tall))
        edge += tall
    wide = float(look.width - 2 * EDGE)
    return figure(
        [
            _names(rows, columns, lang),
            *(
                [*_bullets(rows, columns, lang, look), *_sparklines(rows, columns, look)]
                if columns["bullet"][1]
                else []
            ),
        ],
        chart="brief",
        look=look,
        lang=lang,
        title=headline(of or targets, lang),
        facts=rows_facts(targets, lang, as_of, text(lang, "chart.method_lead")),
        height=edge,
        margins=Margins(),
        legend=share_legend([row.marks for row in rows], lang, look) if columns["bullet"][1] else [],
        annotations=[*_heads(columns, lang, look), *(each for row in rows for each in _words(row, columns, look))],
        shapes=[*(_rule(row, wide, look) for row in rows), *(_sign(row, columns, look) for row in rows)],
        xaxis={"visible": False, "range": [0, wide], "fixedrange": True},
        yaxis={"visible": False, "range": [edge, 0], "fixedrange": True},
    )


def brief_alt(courses: Sequence[Trajectory], lang: str, as_of: date) -> str:
    """The picture in sentences: its title, then what is to be said of each target."""
    targets = [course.target for course in courses]
    listed = text(lang, "brief.gap").join(finding(row, lang) for row in targets)
    return text(lang, "brief.alt", day=day(as_of, lang), headline=headline(targets, lang), listed=listed)


def _columns(look: Look) -> dict[str, tuple[float, float]]:
    """Where each column begins, and its width, in pixels."""
    room, found, left = look.width - 2 * EDGE, {}, 0.0
    for name, share in (_NARROW_SHARES if look.narrow else _SHARES).items():
        found[name] = (left, max(0.0, room * share - _GAP))
        left += room * share
    return found


def _cells(row: TargetRow, lang: str, columns: dict[str, tuple[float, float]]) -> dict[str, list[str]]:
    until = day(row.deadline, lang) if row.deadline else text(lang, "chart.no_deadline")
    apart = distance_words(row, lang) if row.status.by_lead or row.status.provisional else ""
    words = {"name": [row.title], "value": [pair_words(row, lang)], "deadline": [until],
             "status": [status_word(row, lang), apart]}  # fmt: skip
    return {
        name: [line for part in parts if part
               for line in wrap(part, SMALL, columns[name][1] - (_SIGN if name == "status" else 0))]
        for name, parts in words.items() if columns[name][1]
    }  # fmt: skip


def _heads(columns: dict[str, tuple[float, float]], lang: str, look: Look) -> list[Dict]:
    return [
        note(safe(text(lang, f"brief.head_{name}")), left, _HEADS / 2, xref="x", yref="y", size=SMALL,
             colour=look.colours.muted)
        for name, (left, width) in columns.items() if width
    ]  # fmt: skip


def _words(row: _Row, columns: dict[str, tuple[float, float]], look: Look) -> list[Dict]:
    shown = []
    for name, lines in row.cells.items():
        words = "<br>".join(map(safe, lines))
        if name == "name":
            words = linked(words, look, "target", target=row.target.code)
        left = columns[name][0] + (_SIGN if name == "status" else 0)
        colour = look.colours.muted if name == "deadline" else None
        shown.append(note(words, left, row.middle, xref="x", yref="y", size=SMALL, colour=colour))
    return shown


def _rule(row: _Row, wide: float, look: Look) -> Dict:
    return straight(0, wide, row.top, row.top, look.colours.grid, xref="x", yref="y", width=0.8)


def _sign(row: _Row, columns: dict[str, tuple[float, float]], look: Look) -> Dict:
    left, _ = columns["status"]
    return sign(row.target.status, look, xref="x", x=left, xshift=6, yref="y", y=row.middle, size=10)


def _names(rows: Sequence[_Row], columns: dict[str, tuple[float, float]], lang: str) -> Dict:
    """Bars that nobody sees under the names, so that a click on a name opens its target."""
    bar: Dict = {"type": "bar", "orientation": "h", "opacity": 0, "width": [row.height for row in rows],
                 "x": [columns["name"][1]] * len(rows), "base": [0] * len(rows),
                 "y": [row.middle for row in rows]}  # fmt: skip
    return bar | hover([_hover(row.target, lang) for row in rows]) | {"customdata": [row.target.code for row in rows]}


def _bullets(rows: Sequence[_Row], columns: dict[str, tuple[float, float]], lang: str, look: Look) -> list[Dict]:
    """Tracks, bars to the value, and upright lines for today's schedule and for the target."""
    left, width = columns["bullet"]
    tracked = [row for row in rows if row.marks.on_track]
    valued = [row for row in tracked if row.marks.end is not None]
    ends = [min(max(row.marks.end or 0.0, 0.01), FULL) for row in valued]
    inks = [STATUS_STYLE[row.target.status].colour(look.theme) for row in valued]
    filled = [ink if row.marks.progress is not None else look.colours.paper
              for row, ink in zip(valued, inks, strict=True)]  # fmt: skip
    bar: Dict = {"type": "bar", "orientation": "h", "width": _THICK}

    def told(some: Sequence[_Row]) -> Dict:
        return hover([_hover(row.target, lang) for row in some]) | {"customdata": [row.target.code for row in some]}

    def at(share: float) -> float:
        return left + width * min(max(share, 0.0), FULL) / FULL

    ticks = [
        _tick([(at(mark), row.middle) for row in tracked if (mark := row.marks.expected) is not None], 12, 1.6,
              look.colours.accent),
        _tick([(at(1.0), row.middle) for row in tracked], 14, 2.2, look.colours.ink),
    ]  # fmt: skip
    return [
        bar | {"x": [width / FULL] * len(tracked), "base": [left] * len(tracked), "y": [row.middle for row in tracked],
               "marker": {"color": look.colours.track}} | told(tracked),
        bar | {"x": [width * end / FULL for end in ends], "base": [left] * len(valued),
               "y": [row.middle for row in valued],
               "marker": {"color": filled, "line": {"color": inks, "width": 1.2}}} | told(valued),
        *[tick for tick in ticks if tick["x"]],
        *_beyond([row for row in valued if (row.marks.end or 0.0) > FULL], left + width, look),
    ]  # fmt: skip


def _beyond(rows: Sequence[_Row], x: float, look: Look) -> list[Dict]:
    """A sign at the end of bars that go on beyond their track."""
    inks = [STATUS_STYLE[row.target.status].colour(look.theme) for row in rows]
    sign: Dict = {"type": "scatter", "mode": "markers", "hoverinfo": "skip", "x": [x + 5] * len(rows),
                  "y": [row.middle for row in rows],
                  "marker": {"symbol": "triangle-right", "size": 10, "color": inks}}  # fmt: skip
    return [sign] if rows else []


def _tick(places: Sequence[tuple[float, float]], size: float, width: float, colour: str) -> Dict:
    return {
        "type": "scatter", "mode": "markers", "hoverinfo": "skip",
        "x": [x for x, _ in places], "y": [y for _, y in places],
        "marker": {"symbol": "line-ns", "size": size, "line": {"width": width, "color": colour}},
    }  # fmt: skip


def _sparklines(rows: Sequence[_Row], columns: dict[str, tuple[float, float]], look: Look) -> list[Dict]:
    """All known values of each target over time, each on a scale of its own, the newest as a dot."""
    left, width = columns["course"]
    x: list[float | None] = []
    y: list[float | None] = []
    dots: list[tuple[float, float]] = []
    for row in rows:
        points = _points(row.course)
        if points:
            days, values = [at.toordinal() for at, _ in points], [value for _, value in points]
            across, along = max(values) - min(values) or 1.0, max(days) - min(days) or 1
            high = min(row.height, 34.0) - 14
            xs = [left + 4 + (width - 14) * ((at - min(days)) / along if len(days) > 1 else 1.0) for at in days]
            flat = len(set(values)) == 1
            ys = [row.middle + (0.0 if flat else high * (0.5 - (value - min(values)) / across)) for value in values]
            x += [*xs, None]
            y += [*ys, None]
            dots.append((xs[-1], ys[-1]))
    line: Dict = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "x": x, "y": y,
                  "line": {"color": look.colours.bar, "width": 1.5}}  # fmt: skip
    dot: Dict = {"type": "scatter", "mode": "markers", "hoverinfo": "skip", "x": [at for at, _ in dots],
                 "y": [at for _, at in dots], "marker": {"color": look.colours.accent, "size": 5}}  # fmt: skip
    return [line, dot] if dots else []


def _points(course: Trajectory) -> list[tuple[date, float]]:
    """The values that one line may join: settled ones of full periods that are no mere bounds, the newest of each."""
    full = [each for each in course.actuals if not each.interim and each.qualifier not in BOUNDS]
    found = {each.period: float(each.value) for each in full}
    return sorted((when.end, value) for when, value in found.items())


def _hover(row: TargetRow, lang: str) -> str:
    when = [period(row.latest_period, lang)] if row.latest_period else []
    return tooltip(row.title, pair_words(row, lang), *when, status_word(row, lang), row.source_short)
