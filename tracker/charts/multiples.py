"""Small multiples: one little course a target, all of one kind on one scale, with its newest value and its distance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from tracker.charts.kit.frame import EDGE, Margins, empty, figure, rows_facts
from tracker.charts.kit.legend import LegendItem
from tracker.charts.kit.look import BODY, LINE, SCREEN, SMALL, Dict, Look
from tracker.charts.kit.notes import hover, linked, note, straight
from tracker.charts.kit.row_words import goal_words
from tracker.charts.kit.signs import sign
from tracker.charts.kit.status_legend import status_word
from tracker.charts.kit.typeset import safe, tooltip, wrap
from tracker.charts.trajectory.lines import Stop, dashed, solid, stops
from tracker.charts.trajectory.points import points
from tracker.charts.trajectory.traces import DOTS
from tracker.core.kinds import BOUNDS
from tracker.views.distance import distance_words
from tracker.views.rows import ActualRow, TargetRow, Trajectory
from tracker.words import day, period, quantity, text, value_words

_PANEL, _DRAWN, _GAP, _YEARS = 230.0, 64.0, 24.0, 14.0
_MOST, _LEAST = 3.0, 1.25
"""The scale of amounts, in targets: it ends above the highest value, and never below or beyond these."""


@dataclass(frozen=True)
class _Course:
    """One panel's series: `found` are the stops of its lines, `to_date` the target's own year so far."""

    of: Trajectory

    @cached_property
    def found(self) -> list[Stop]:
        if self.of.running_mean:
            return [Stop(at, float(value), None, True) for at, value in self.of.running_mean]
        return stops(points(self.of), self.of)

    @cached_property
    def to_date(self) -> ActualRow | None:
        running = points(self.of).running
        return running[-1] if running else None

    @property
    def marks(self) -> list[Stop]:
        """Every value that is drawn, in time."""
        row = self.to_date
        return [*self.found, *([Stop(row.period.end, float(row.value), row, False)] if row else [])]

    @property
    def rows(self) -> list[ActualRow]:
        return [stop.row for stop in self.marks if stop.row is not None]

    @property
    def newest(self) -> ActualRow | None:
        """The value that the status rests on, or else the newest that is drawn."""
        rows = self.rows
        return next((row for row in rows if row.period == self.of.target.latest_period), rows[-1] if rows else None)

    def share(self, value: float) -> float:
        """Where a value is on the scale: amounts in targets, rates and shares in points from the target."""
        target = self.of.target
        if target.value is None:
            return value / max([abs(stop.value) for stop in self.marks] or [1.0])
        return value / float(target.value) if self.kind == "amount" else value - float(target.value)

    @property
    def kind(self) -> str:
        """Which scale it is on."""
        target = self.of.target
        if target.value is None:
            return "alone"
        return "amount" if target.of_amounts and target.value > 0 else "points"

    @property
    def reach(self) -> list[float]:
        """All that its panel has to hold, on its scale."""
        goals = [float(value) for value in (self.of.target.value, *(self.of.target.band or ())) if value is not None]
        return [self.share(value) for value in (*(stop.value for stop in self.marks), *goals)]


Scales = dict[str, tuple[float, float]]


def multiples(courses: Sequence[Trajectory], lang: str, as_of: date, look: Look = SCREEN) -> Dict:
    """Panels in reading order over a common time: values, target or band, status, the newest value and its distance.

    Amounts have one scale on which every target is 100, rates and shares one in points from the target.
    """
    rows = [course.target for course in courses]
    alike = {row.title for row in rows}
    one = len(alike) == 1 and len(rows) > 1
    title = text(lang, "chart.multiples_one", indicator=alike.pop()) if one else text(lang, "chart.multiples_title")
    if not courses:
        return empty(lang, look, "multiples", title, [])
    across = max(1, int((look.width - 2 * EDGE + _GAP) // (_PANEL + _GAP)))
    panel = (look.width - 2 * EDGE + _GAP) / across - _GAP
    names = [wrap(name, BODY, panel) for name in _names(rows, one)]
    heads = [_head(row, panel, lang) for row in rows]
    found = [_Course(course) for course in courses]
    newest = [_newest(each, panel, lang) for each in found]
    head = LINE * max(len(name) + len(words) for name, words in zip(names, heads, strict=True)) + 10
    tall = head + _DRAWN + _YEARS + LINE * max(map(len, newest)) + 22
    days = [stop.at for each in found for stop in each.marks]
    times = (min([*days, as_of]), max([*days, as_of]))
    scales = _scales(found)
    drawn: tuple[list[Dict], list[Dict], list[Dict]] = ([], [], [])
    for n, each in enumerate(found):
        x, y = (n % across) * (panel + _GAP), (n // across) * tall
        parts = (
            _words_above(each.of.target, names[n], heads[n], (x, y), look),
            _panel(each, newest[n], (x, y + head, panel), times, scales[each.kind], lang, look),
        )
        for into, *more in zip(drawn, *parts, strict=True):
            into += chain.from_iterable(more)
    height = tall * -(-len(courses) // across) - 10
    return figure(
        drawn[0],
        chart="multiples",
        look=look,
        lang=lang,
        title=title,
        height=height,
        margins=Margins(EDGE, EDGE, 6),
        facts=rows_facts(
            rows, lang, as_of, text(lang, "chart.method_multiples"), drawn=[row for each in found for row in each.rows]
        ),
        annotations=drawn[1],
        shapes=drawn[2],
        legend=_legend(found, lang, look),
        xaxis={"visible": False, "range": [0, look.width - 2 * EDGE]},
        yaxis={"visible": False, "range": [height, 0]},
    )


def multiples_alt(courses: Sequence[Trajectory], lang: str, as_of: date) -> str:
    """The chart in a sentence."""
    said = text(lang, "chart.list_gap").join(_said(_Course(course), lang) for course in courses)
    return text(lang, "chart.multiples_alt", count=len(courses), values=said or "—", day=day(as_of, lang))


def _said(course: _Course, lang: str) -> str:
    row, rows = course.of.target, course.rows
    return f"{row.title} {rows[-1].words if rows else row.latest_words or '—'}"


def _names(rows: Sequence[TargetRow], one: bool) -> list[str]:
    """What tells the panels apart: the place, the target's title, or both."""
    places = {row.jurisdiction for row in rows}
    if one and len(places) == len(rows):
        return [row.jurisdiction for row in rows]
    return [f"{row.jurisdiction} {row.title}" if len(places) > 1 else row.title for row in rows]


def _scales(found: Sequence[_Course]) -> Scales:
    """The lowest and the highest value of each scale."""
    reach: dict[str, list[float]] = {"amount": [0.0, _LEAST], "points": [-0.5, 0.5], "alone": [0.0, 1.0]}
    for each in found:
        reach[each.kind] += each.reach
    scales = {kind: (min(values), max(values)) for kind, values in reach.items()}
    return scales | {"amount": (max(scales["amount"][0], -_MOST), min(scales["amount"][1], _MOST))}


def _head(row: TargetRow, width: float, lang: str) -> list[str]:
    """Status and target in words, beside the sign."""
    return wrap(f"{status_word(row, lang)}{text(lang, 'chart.fact_gap')}{goal_words(row, lang)}", SMALL, width - 18)


def _words_above(
    row: TargetRow, name: Sequence[str], head: Sequence[str], corner: tuple[float, float], look: Look
) -> tuple[list[Dict], list[Dict], list[Dict]]:
    x, y = corner
    below = y + LINE * len(name) + 4
    place: Dict = {"xref": "x", "yref": "y", "yanchor": "top"}
    notes = [
        note(
            linked("<br>".join(f"<b>{safe(line)}</b>" for line in name), look, "target", target=row.code), x, y, **place
        ),
        note("<br>".join(map(safe, head)), x, below, **place, xshift=17, size=SMALL, colour=look.colours.muted),
    ]
    return [], notes, [sign(row.status, look, xref="x", x=x, xshift=6, yref="y", y=below + 8)]


def _newest(course: _Course, width: float, lang: str) -> list[str]:
    """The newest value with its period, and how far it is from the target."""
    target, row = course.of.target, course.newest
    if course.of.running_mean:
        at, mean = course.of.running_mean[-1]
        amount = quantity(mean, target.unit, lang, target.decimals, fixed=True, counted=target.counted)
        parts = [f"{day(at, lang)} {text(lang, 'chart.yearly_average', amount=amount)}"]
        parts.append(distance_words(target, mean, lang))
    elif row is None:
        parts = [text(lang, "chart.only_tentative", value=target.latest_words)] if target.latest is not None else []
    else:
        bound = row.qualifier in BOUNDS
        parts = [_value(row, target, lang), "" if bound else distance_words(target, row.value, lang)]
    said = text(lang, "chart.clause_gap").join(filter(None, parts)) or text(lang, "chart.no_data_yet")
    return wrap(said, SMALL, width)


def _value(row: ActualRow, target: TargetRow, lang: str) -> str:
    """A value with its period, and with about, above or below where that is what is known."""
    amount = value_words(row.value, target.unit, row.qualifier, lang, target.decimals,
                         fixed=not target.of_amounts, counted=target.counted)  # fmt: skip
    return f"{period(row.period, lang)} {amount}"


def _panel(
    course: _Course,
    words: Sequence[str],
    box: tuple[float, float, float],
    times: tuple[date, date],
    scale: tuple[float, float],
    lang: str,
    look: Look,
) -> tuple[list[Dict], list[Dict], list[Dict]]:
    """Traces, annotations and shapes of one panel, drawn in pixels at (left, top, width)."""
    left, top, width = box
    target, colours, accent = course.of.target, look.colours, look.colours.accent
    low, high = scale
    span = max((times[1] - times[0]).days, 1)

    def x_at(at: date) -> float:
        return left + 6 + (width - 12) * (at - times[0]).days / span

    def y_at(value: float) -> float:
        share = min(max(course.share(value), low), high)
        return top + _DRAWN - 4 - (_DRAWN - 8) * (share - low) / (high - low)

    def line(path: Sequence[Stop], width: float, dash: str) -> Dict:
        spots = [(x_at(stop.at), y_at(stop.value)) for stop in path]
        return {
            "type": "scatter",
            "mode": "lines",
            "x": [x for x, _ in spots],
            "y": [y for _, y in spots],
            "line": {"width": width, "color": accent, "dash": dash},
            "hoverinfo": "skip",
        }

    floor = top + _DRAWN
    place: Dict = {"xref": "x", "yref": "y", "size": SMALL, "colour": colours.muted}
    notes = [note("<br>".join(map(safe, words)), left, floor + _YEARS + 4, **place, yanchor="top")]
    shapes = [straight(left, left + width, floor, floor, colours.grid, xref="x", yref="y")]
    if not course.marks:
        return [], notes, []
    notes += [
        note(str(times[0].year), left, floor + 3, **place, yanchor="top"),
        note(str(times[1].year), left + width, floor + 3, **place, yanchor="top", xanchor="right"),
    ]
    if target.band:
        edges = y_at(float(target.band[0])), y_at(float(target.band[1]))
        shapes.append(_area(left, width, edges, look))
    if target.value is not None and target.upper is None:
        goal = y_at(float(target.value))
        shapes.append(straight(left, left + width, goal, goal, colours.ink, xref="x", yref="y", width=1.2, dash=_DASH))
    traces = [line(path, 1.2, DOTS) for path in dashed(course.found)]
    traces += [line(path, 2, "solid") for path in solid(course.found)]
    rows = [stop for stop in course.marks if stop.row is not None]
    return [*traces, _dots(rows, [(x_at(s.at), y_at(s.value)) for s in rows], course, lang, look)], notes, shapes


_DASH = "4px,3px"


def _dots(marks: Sequence[Stop], spots: Sequence[tuple[float, float]], course: _Course, lang: str, look: Look) -> Dict:
    """A filled dot for a settled value, a hollow one for any other."""
    accent, title = look.colours.accent, course.of.target.title
    rows = [stop.row for stop in marks if stop.row is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in spots],
        "y": [y for _, y in spots],
        "marker": {
            "size": [5 if stop.firm else 6 for stop in marks],
            "color": [accent if stop.firm else look.colours.paper for stop in marks],
            "line": {"width": 1.4, "color": accent},
        },
        "customdata": [course.of.target.code] * len(marks),
        **hover([tooltip(title, period(row.period, lang), row.words, *row.remarks) for row in rows]),
    }


def _area(left: float, width: float, edges: tuple[float, float], look: Look) -> Dict:
    """The band of values that a target allows."""
    return {
        "type": "rect", "xref": "x", "yref": "y", "x0": left, "x1": left + width, "y0": edges[0], "y1": edges[1],
        "layer": "below", "fillcolor": look.colours.band, "line": {"width": 0},
    }  # fmt: skip


def _legend(found: Sequence[_Course], lang: str, look: Look) -> list[LegendItem]:
    """The marks that occur."""
    accent, ink = look.colours.accent, look.colours.ink
    marks = [stop for each in found for stop in each.marks]
    targets = [each.of.target for each in found if each.marks]
    occurring = (
        (any(stop.firm for stop in marks), LegendItem("dot", text(lang, "chart.path_measured"), accent)),
        (not all(stop.firm for stop in marks), LegendItem("ring", text(lang, "chart.path_tentative"), accent)),
        (any(dashed(each.found) for each in found),
         LegendItem("line", text(lang, "chart.path_gap"), accent, 1.2, DOTS)),
        (any(row.value is not None and row.upper is None for row in targets),
         LegendItem("line", text(lang, "chart.path_goal"), ink, 1.2, _DASH)),
        (any(row.band for row in targets), LegendItem("band", text(lang, "chart.mark_band"), look.colours.band)),
    )  # fmt: skip
    return [item for occurs, item in occurring if occurs]
