"""Labels in the margin right of a plot, moved apart so that near values (6000 and 6200) stay readable."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.charts.kit.look import LINE, Dict
from tracker.charts.kit.notes import note
from tracker.charts.kit.typeset import safe

LEADER = 14


@dataclass(frozen=True, slots=True)
class Label:
    """A label in lines, beside a value of the y axis."""

    value: float
    lines: tuple[str, ...]
    colour: str
    bold: bool = False


def spread(wanted: Sequence[tuple[float, float]], low: float, high: float) -> list[float]:
    """Centres for labels of (wanted centre, height) between `low` and `high` pixels, in order, without overlap.

    As near to the wanted places as going down once and up once brings them; too many labels run over `low`.
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n][0])
    centres = [centre for centre, _ in wanted]
    edge = low
    for n in order:
        centres[n] = max(centres[n], edge + wanted[n][1] / 2)
        edge = centres[n] + wanted[n][1] / 2
    edge = high
    for n in reversed(order):
        centres[n] = min(centres[n], edge - wanted[n][1] / 2)
        edge = centres[n] - wanted[n][1] / 2
    return centres


def gutter(labels: Sequence[Label], span: tuple[float, float], height: float) -> list[Dict]:
    """Annotations right of the plot, each with a thin line to its value; `span` is the y axis, `height` its pixels."""
    bottom, top = span

    def pixel(value: float) -> float:
        return (value - bottom) / (top - bottom) * height

    places = spread([(pixel(label.value), LINE * len(label.lines) + 4) for label in labels], -8, height + 8)
    notes = []
    for label, place in zip(labels, places, strict=True):
        head, *rest = map(safe, label.lines)
        words = "<br>".join([f"<b>{head}</b>" if label.bold else head, *rest])
        notes.append(
            note(words, 1, label.value, yref="y", colour=label.colour)
            | {
                "showarrow": True,
                "arrowhead": 0,
                "arrowwidth": 1,
                "arrowcolor": label.colour,
                "standoff": 0,
                "ax": LEADER,
                "ay": pixel(label.value) - place,
                "xanchor": "left",
                "align": "left",
            }
        )
    return notes
