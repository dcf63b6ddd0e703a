"""The fan of a projection: bands that the more of all courses lie within the wider they are; an estimate."""

from collections.abc import Iterator

from tracker.charts.kit.legend import LegendItem
from tracker.charts.kit.look import Dict, Look
from tracker.charts.kit.notes import hover
from tracker.charts.kit.typeset import tooltip
from tracker.core.judging.fan import SHARES, Fan, NoFan
from tracker.views.rows import Trajectory
from tracker.words import percent, quantity_range, text

_TINT = 0.17
"""How much of the accent a band has; the narrow one lies on the wide one."""


def fan_bands(t: Trajectory, lang: str, look: Look) -> Iterator[Dict]:
    """The bands, the widest first, each as one filled outline from the start to the deadline and back."""
    if not isinstance(t.fan, Fan):
        return
    days = [day.isoformat() for day in t.fan.days]
    for share, (low, high) in zip(SHARES, t.fan.bands, strict=True):
        said = quantity_range(low[-1], high[-1], t.target.unit, lang, t.target.counted)
        words = tooltip(text(lang, "chart.fan_hover", share=percent(share, lang)), said)
        yield {
            "type": "scatter",
            "mode": "lines",
            "x": [*days, *reversed(days)],
            "y": [*map(float, low), *map(float, reversed(high))],
            "fill": "toself",
            "fillcolor": _tint(look, _TINT),
            "line": {"width": 0},
            "name": text(lang, "chart.fan_hover", share=percent(share, lang)),
            **hover([words] * 2 * len(days)),
        }


def fan_legend(t: Trajectory, lang: str, look: Look) -> list[LegendItem]:
    """What the bands mean, and from how many changes."""
    if not isinstance(t.fan, Fan):
        return []
    shares = text(lang, "chart.list_gap").join(percent(share, lang) for share in reversed(SHARES))
    return [LegendItem("band", text(lang, "chart.fan", shares=shares, count=t.fan.changes), _tint(look, 2 * _TINT))]


def fan_refused(t: Trajectory, lang: str) -> list[str]:
    """Why there is no fan, where there is a projection without one."""
    if not isinstance(t.fan, NoFan):
        return []
    return [text(lang, f"chart.fan_{t.fan.why}", count=t.fan.changes)]


def _tint(look: Look, share: float) -> str:
    """The accent, that much of it."""
    red, green, blue = bytes.fromhex(look.colours.accent.removeprefix("#"))
    return f"rgba({red},{green},{blue},{share})"
