"""The room on a page of A4 and on a slide, and the looks of the pictures that fill it.

They are laid out so narrow that the smallest letters print at 8 pt or more on A4, and at 10 pt or more on a slide.
"""

from collections.abc import Sequence
from dataclasses import replace

from tracker.charts import Look
from tracker.charts.kit.typeset import wrap

A4_WIDE, A4_HIGH = 17.0, 26.1
"""The text area of a page in centimetres."""
A4 = Look(width=640, picture=True, tallest=900)
WIDTH, HEIGHT = 13.333, 7.5
EDGE, TOP, BOTTOM = 0.2, 1.1, 0.45
"""A slide of 16:9, and what pictures leave free at its sides, above and below, in inches."""
SIDE, TEXT = 0.35, 12.0
"""What text leaves free at the sides of a slide, in inches, and its letters in points."""
_ROOM = HEIGHT - TOP - BOTTOM
SLIDE = Look(width=960, picture=True, tallest=960 * _ROOM / (WIDTH - 2 * EDGE))
HALF_SLIDE = Look(width=495, picture=True, tallest=495 * _ROOM / (WIDTH / 2 - 2 * EDGE))
"""Half of it, for two courses side by side; the smallest letters print at 10 pt."""


def above_on_slide(lines: Sequence[str]) -> tuple[float, float]:
    """The letters in points of lines between title and picture, and their height in inches; a line alone is larger."""
    size = 16 if len(lines) == 1 else TEXT
    high = sum(len(wrap(line, size, (WIDTH - 2 * SIDE) * 72)) for line in lines) * size * 1.3 / 72
    return size, high + 0.1 if lines else 0.0


def below_lines(look: Look, lines: Sequence[str]) -> Look:
    """The look of a picture that has lines above it, on a page of A4 or on a slide: so much lower."""
    if look is SLIDE:
        return replace(look, tallest=look.tallest - above_on_slide(lines)[1] * look.width / (WIDTH - 2 * EDGE))
    wide = A4_WIDE / 2.54 * 72
    high = sum(14.2 * len(wrap(line, 10.5, wide)) + 6 for line in lines)
    return replace(look, tallest=look.tallest - high * look.width / wide)
