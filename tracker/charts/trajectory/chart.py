"""The trajectory of one target: what was measured, what was planned, the target and its stretch, and where it leads."""

from collections.abc import Iterator
from datetime import date, timedelta

from tracker.charts.kit.frame import EDGE, Margins, empty, figure, rows_facts
from tracker.charts.kit.gutter import LEADER, Label, gutter
from tracker.charts.kit.look import BODY, SCREEN, SMALL, Dict, Look
from tracker.charts.kit.notes import note
from tracker.charts.kit.row_words import goal_words
from tracker.charts.kit.scale import time_axis, value_axis, value_span
from tracker.charts.kit.status_legend import status_word
from tracker.charts.kit.typeset import safe, text_width, widest, wrap
from tracker.charts.trajectory.breaks import MARK_HEIGHT, break_legend, break_lines, break_marks, breaks, remarks
from tracker.charts.trajectory.fan import fan_refused
from tracker.charts.trajectory.labels import Plot, numbers
from tracker.charts.trajectory.legend import legend
from tracker.charts.trajectory.points import KEPT, RATES, points
from tracker.charts.trajectory.shapes import shapes
from tracker.charts.trajectory.traces import traces
from tracker.core.kinds import Kind
from tracker.views.brief import titled
from tracker.views.rows import TargetRow, Trajectory
from tracker.words import axis_unit, day, quantity, text

_HEIGHT, _HEIGHT_NARROW, _LOWEST = 320.0, 250.0, 115.0


def trajectory(t: Trajectory, lang: str, look: Look = SCREEN) -> Dict:
    """One target over time: filled is measured, hollow interim or estimated, dashed planned, dotted projected.

    A target without a number shows its actuals and says so; without any number there is only the sentence.
    """
    height = _HEIGHT_NARROW if look.narrow else _HEIGHT
    drawn = _drawn(t, lang, look, height)
    excess = drawn["layout"]["height"] - look.tallest
    return _drawn(t, lang, look, max(height - excess, _LOWEST)) if excess > 0 else drawn


def _drawn(t: Trajectory, lang: str, look: Look, height: float) -> Dict:
    """The chart with a plot area of so many pixels' height."""
    row = t.target
    title = _title(row, lang) if look.neutral else titled(row, lang)
    values = [float(value) for value in t.values]
    factor, unit = axis_unit(t.largest, row.unit, lang, row.counted)
    shown = points(t)
    span, times = value_span(values, row, height) if values else (0.0, 1.0), _times(t)
    cut = text(lang, "chart.axis_cut") if span[0] > 0 else ""
    facts = rows_facts([row], lang, t.as_of, text(lang, f"chart.method_{method_of(row)}"), unit, shown.drawn, note=cut)
    facts[1] += fan_refused(t, lang)
    if row.title not in title:
        facts[0].insert(1, row.title)
    if not values:
        return empty(lang, look, "trajectory", title, facts, text(lang, "chart.no_numbers"))
    labels = _labels(t, lang, look)
    right = max((widest(label.lines, BODY * 1.04) for label in labels), default=0.0)
    axis, ticks = value_axis(span, row.decimals, lang, factor)
    above = 26.0 if t.target.value is not None else 44.0
    margins = Margins(
        max(ticks, 20.0) + 16,
        right + LEADER + EDGE + 4 if labels else 20,
        above=above + (MARK_HEIGHT if breaks(shown) else 0),
        below=24,
    )
    pixels = look.width - margins.left - margins.right
    drawn, lines = traces(t, shown, lang, look), [*shapes(t, times, span, look), *break_lines(t, shown, span, look)]
    written = numbers(t, shown, drawn, lines, Plot(times, span, pixels, height), factor, lang)
    return figure(
        drawn,
        look=look,
        lang=lang,
        title=title,
        facts=[*facts, *remarks(t, shown, lang)],
        height=height,
        margins=margins,
        legend=[*legend(t, shown, lang, look), *break_legend(shown, lang, look)],
        annotations=[
            *gutter(labels, span, height),
            *_notes(t, times, lang, look),
            note(safe(unit), 0, 1, xshift=-margins.left + EDGE, yshift=11, size=SMALL, colour=look.colours.muted),
            *break_marks(t, shown, above),
            *written,
        ],
        shapes=lines,
        xaxis=time_axis(times, pixels, year_ends=row.kind not in {*RATES, Kind.TOTAL}),
        yaxis=axis,
        chart="trajectory",
    )


def trajectory_alt(t: Trajectory, lang: str) -> str:
    """The chart in a sentence."""
    row, shown = t.target, points(t)
    said = text(
        lang,
        "chart.trajectory_alt",
        place=row.jurisdiction,
        indicator=row.title,
        count=len(shown.drawn),
        latest=shown.drawn[-1].words if shown.drawn else text(lang, "chart.no_data_yet"),
        target=goal_words(row, lang),
        deadline=day(row.deadline, lang) if row.deadline else text(lang, "chart.no_deadline"),
        status=status_word(row, lang),
    )
    return " ".join([said, *(line for (line,) in remarks(t, shown, lang))])


def method_of(row: TargetRow) -> str:
    """The method by which a target is judged, as the end of the key of its words."""
    return "held" if row.kind in KEPT else "period" if row.kind in RATES else "lead"


def _title(row: TargetRow, lang: str) -> str:
    """Place and indicator; of a mean of yearly rates it is said that it is one."""
    key = "average" if row.kind == Kind.AVERAGE_RATE else "title"
    return text(lang, f"chart.trajectory_{key}", place=row.jurisdiction, indicator=row.title)


def _times(t: Trajectory) -> tuple[date, date]:
    """The range of the time axis: whole years around everything drawn, at least three."""
    days = [t.as_of, *(at for at, _ in (*t.planned, *t.projection)), *([t.baseline[0]] if t.baseline else [])]
    days += [
        side
        for row in t.actuals
        for side in (row.period.start if t.target.kind in {*RATES, Kind.TOTAL} else row.period.end, row.period.end)
    ]
    if t.target.deadline:
        days.append(t.target.deadline)
    first, last = min(days), date(max(days).year, 12, 31)
    room = timedelta(days=max((last - first).days // 16, 60))
    return min(first - room, date(last.year - 2, 1, 1)), last + timedelta(days=20)


def _labels(t: Trajectory, lang: str, look: Look) -> list[Label]:
    """What stands in the right margin: the target, its other tier, the end of the projection."""
    colours, room = look.colours, look.width * (0.26 if look.narrow else 0.24)
    found = []
    for row, key in ((t.target, "target"), (t.other_tier, "other")):
        if row is None or row.value is None:
            continue
        amount = goal_words(row, lang)
        word = text(lang, f"chart.label_{row.tier}" if row.tier else "chart.label_target", amount=amount)
        until = [day(row.deadline, lang)] if row.deadline and key == "target" else []
        height = sum(row.band) / 2 if row.band and row.upper is not None else row.value
        found.append(Label(float(height), (*_broken(word, amount, room), *until), colours.ink, bold=key == "target"))
    if t.projection:
        value = t.projection[-1][1]
        words = text(
            lang,
            "chart.label_projection",
            amount=quantity(value, t.target.unit, lang, t.target.decimals, counted=t.target.counted),
        )
        found.append(Label(float(value), tuple(wrap(words, BODY, room)), colours.muted))
    return found


def _broken(whole: str, amount: str, room: float) -> list[str]:
    """A label in one line if it fits, else with its amount in lines of its own."""
    if text_width(whole, BODY) <= room:
        return [whole]
    return [whole.replace(amount, "").strip(), *wrap(amount, BODY, room)]


def _notes(t: Trajectory, times: tuple[date, date], lang: str, look: Look) -> Iterator[Dict]:
    """The as-of day above its line, and the sentence for a target without a number."""
    muted = look.colours.muted
    share = (t.as_of - times[0]) / (times[1] - times[0])
    anchor = "right" if share > 0.75 else "left" if share < 0.25 else "center"
    yield note(
        safe(text(lang, "chart.as_of", day=day(t.as_of, lang))),
        t.as_of.isoformat(),
        1,
        xref="x",
        yshift=11,
        xanchor=anchor,
        size=SMALL,
        colour=muted,
    )
    if t.target.value is None:
        key = "chart.instead_redacted" if t.target.redacted else "chart.instead_milestone"
        yield note(safe(text(lang, key)), 0, 1, yshift=30, size=SMALL, colour=muted)
