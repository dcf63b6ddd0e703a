"""Small multiples: one little course a target, each on a scale of its own with its first and last value written."""

from collections.abc import Sequence
from datetime import date
from itertools import chain

from tracker.charts.entries import goal_words
from tracker.charts.frame import EDGE, Margins, empty, figure, rows_facts
from tracker.charts.key import KeyItem
from tracker.charts.look import BODY, LINE, SCREEN, SMALL, Dict, Look
from tracker.charts.notes import hover, note, straight
from tracker.charts.signs import sign
from tracker.charts.status_key import status_word
from tracker.charts.trajectory_breaks import unbroken
from tracker.charts.trajectory_points import place, points
from tracker.charts.typeset import safe, text_width, tooltip, wrap
from tracker.core.kinds import Qualifier
from tracker.views.rows import ActualRow, TargetRow, Trajectory
from tracker.words import day, period, quantity, text

_PANEL, _DRAWN, _GAP = 230.0, 64.0, 24.0


def multiples(courses: Sequence[Trajectory], lang: str, as_of: date, look: Look = SCREEN) -> Dict:
    """Panels in reading order: settled values over a common time, the target as a dashed line, its status."""
    title = text(lang, "chart.multiples_title")
    if not courses:
        return empty(lang, look, "multiples", title, [])
    rows = [course.target for course in courses]
    across = max(1, int((look.width - 2 * EDGE + _GAP) // (_PANEL + _GAP)))
    panel = (look.width - 2 * EDGE + _GAP) / across - _GAP
    several = len({row.jurisdiction for row in rows}) > 1
    names = [wrap(_name(row, several), BODY, panel) for row in rows]
    head = LINE * (max(map(len, names)) + 1) + 10
    tall = head + _DRAWN + 34
    series = [_settled(course) for course in courses]
    days = [place(row, course) for course, values in zip(courses, series, strict=True) for row in values]
    first, last = (min(days), max(days)) if days else (as_of, as_of)
    traces: list[Dict] = []
    notes: list[Dict] = []
    lines: list[Dict] = []
    for n, (course, values) in enumerate(zip(courses, series, strict=True)):
        x, y = (n % across) * (panel + _GAP), (n // across) * tall
        notes.append(
            note("<br>".join(f"<b>{safe(line)}</b>" for line in names[n]), x, y, xref="x", yref="y", yanchor="top")
        )
        below = y + LINE * len(names[n]) + 12
        lines.append(sign(course.target.status, look, xref="x", x=x, xshift=6, yref="y", y=below))
        notes.append(
            note(
                safe(
                    f"{status_word(course.target, lang)}{text(lang, 'chart.fact_gap')}{goal_words(course.target, lang)}"
                ),
                x,
                below,
                xref="x",
                yref="y",
                xshift=17,
                size=SMALL,
                colour=look.colours.muted,
            )
        )
        drawn = _panel(course, values, (x, y + head, panel), (first, last), lang, look)
        traces, notes, lines = traces + drawn[0], notes + drawn[1], lines + drawn[2]
    height = tall * -(-len(courses) // across) - 10
    return figure(
        traces,
        chart="multiples",
        look=look,
        lang=lang,
        title=title,
        height=height,
        margins=Margins(EDGE, EDGE, 6),
        facts=rows_facts(rows, lang, as_of, text(lang, "chart.method_multiples"), drawn=chain.from_iterable(series)),
        annotations=notes,
        shapes=lines,
        legend=[
            KeyItem("dot", text(lang, "chart.path_measured"), look.colours.accent),
            KeyItem("line", text(lang, "chart.path_goal"), look.colours.ink, 1.2, "4px,3px"),
        ],
        xaxis={"visible": False, "range": [0, look.width - 2 * EDGE]},
        yaxis={"visible": False, "range": [height, 0]},
    )


def _name(row: TargetRow, several: bool) -> str:
    """The target's title, with its place where the panels are of several."""
    return f"{row.jurisdiction} {row.title}" if several else row.title


def multiples_alt(courses: Sequence[Trajectory], lang: str, as_of: date) -> str:
    """The chart in a sentence."""
    latest = {course.target.code: values[-1].words for course in courses if (values := _settled(course))}
    said = text(lang, "chart.list_gap").join(
        f"{row.title} {latest.get(row.code, row.latest_words) or '—'}" for row in (each.target for each in courses)
    )
    return text(lang, "chart.multiples_alt", count=len(courses), values=said or "—", day=day(as_of, lang))


def _settled(course: Trajectory) -> list[ActualRow]:
    found = points(course)
    known = [*found.totals, *found.measured]
    return sorted(known, key=lambda row: row.period)


def _panel(
    course: Trajectory,
    values: Sequence[ActualRow],
    box: tuple[float, float, float],
    times: tuple[date, date],
    lang: str,
    look: Look,
) -> tuple[list[Dict], list[Dict], list[Dict]]:
    """Traces, annotations and shapes of one panel, drawn in pixels at (left, top, width)."""
    left, top, width = box
    target, muted = course.target, look.colours.muted
    if not values:
        known = target.latest is not None
        said = (
            text(lang, "chart.only_tentative", value=target.latest_words) if known else text(lang, "chart.no_data_yet")
        )
        words = "<br>".join(map(safe, wrap(said, SMALL, width)))
        return [], [note(words, left, top + _DRAWN / 2, xref="x", yref="y", size=SMALL, colour=muted)], []
    goals = [float(value) for value in (target.value, target.upper) if value is not None]
    amounts = [*(float(row.value) for row in values), *goals]
    low, high = min(amounts), max(amounts)
    days = max((times[1] - times[0]).days, 1)

    def x_at(row: ActualRow) -> float:
        return left + 6 + (width - 12) * (place(row, course) - times[0]).days / days

    def y_at(value: float) -> float:
        return top + _DRAWN - 6 - (_DRAWN - 12) * ((value - low) / (high - low) if high > low else 0.5)

    xs = [x_at(row) for row in values]
    lines_drawn = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": [x_at(row) for row in rows],
            "y": [y_at(float(row.value)) for row in rows],
            "line": {"width": 2, "color": look.colours.accent},
            "marker": {"size": 5, "color": look.colours.accent},
            "customdata": [target.code] * len(rows),
            **hover([tooltip(target.title, period(row.period, lang), row.words, row.note) for row in rows]),
        }
        for rows in unbroken(values)
    ]
    ends = [_said(row, target.unit, lang) for row in values]
    both = len(values) > 1 and xs[-1] - xs[0] > text_width(ends[0], SMALL) + text_width(ends[-1], SMALL) + 12
    notes = [_end(ends[n], xs[n], (left, top + _DRAWN + 8, width), look) for n in ((0, -1) if both else (-1,))]
    lines = [
        straight(
            left, left + width, y_at(goal), y_at(goal), look.colours.ink, xref="x", yref="y", width=1.2, dash="4px,3px"
        )
        for goal in goals
    ]
    return lines_drawn, notes, lines


def _end(words: str, x: float, below: tuple[float, float, float], look: Look) -> Dict:
    """The words of an end of a course below it, turned inward near the edge of the panel."""
    left, y, width = below
    anchor = "left" if x < left + width * 0.3 else "right" if x > left + width * 0.7 else "center"
    return note(safe(words), x, y, xref="x", yref="y", size=SMALL, colour=look.colours.muted, xanchor=anchor)


def _said(row: ActualRow, unit: str, lang: str) -> str:
    """A value with its period, and with about, above or below where that is what is known."""
    amount, qualifier = quantity(row.value, unit, lang), Qualifier(row.qualifier)
    if qualifier is not Qualifier.EXACT:
        amount = text(lang, f"qualifier.{qualifier.name.lower()}", amount=amount)
    return f"{period(row.period, lang)} {amount}"
