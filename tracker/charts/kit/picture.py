"""A chart as a picture of a size that reports use: light, laid out for that width, and filling its height."""

from collections.abc import Callable
from dataclasses import dataclass

from tracker.charts.kit.look import STACKED_BELOW, Dict, Look

SIZES: dict[str, tuple[int, int | None]] = {"slide": (1280, 720), "a4": (1000, None), "square": (1080, 1080)}
"""Width and height in pixels: a 16:9 slide, the width of a page of A4 (170 mm at 150 dpi), a square."""
_WIDER = (0.675, 0.8, 1.0, 1.2, 1.4, 1.6)
STRETCH = 1.6
"""How many times as high as drawn a plot area may become to fill a picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A light figure with its size in pixels; times `scale` it is as wide as the size asks for.

    `fits` is False where the chart is too long for the shape: it keeps the width then and is higher.
    """

    figure: Dict
    width: int
    height: int
    scale: float
    fits: bool


def picture(draw: Callable[[Look], Dict], size: str) -> Picture:
    """The picture of a chart in letters as large as its shape has room for, from 150 % down to 60 %."""
    width, tallest = SIZES[size]
    if tallest is None:
        return _as_drawn(draw(Look(width=width, picture=True)), width, fits=True)
    for wider in _WIDER:
        shape = round(width * wider), round(tallest * wider)
        if shape[0] < STACKED_BELOW:
            continue
        figure = draw(Look(width=shape[0], picture=True))
        if figure["layout"]["height"] <= shape[1]:
            return Picture(_filled(figure, shape[1]), *shape, scale=1 / wider, fits=True)
    return _as_drawn(draw(Look(width=width, picture=True)), width, fits=False)


def _as_drawn(figure: Dict, width: int, *, fits: bool) -> Picture:
    return Picture(figure, width, figure["layout"]["height"], scale=1.0, fits=fits)


def _filled(figure: Dict, height: int) -> Dict:
    """The figure as high as the picture: its plot area grows by up to 60 %, the rest is left empty below."""
    layout = figure["layout"]
    margin = layout["margin"]
    plot = layout["height"] - margin["t"] - margin["b"]
    rest = height - layout["height"] - min(height - layout["height"], plot * (STRETCH - 1))
    return figure | {"layout": layout | {"height": height, "margin": margin | {"b": margin["b"] + rest}}}
