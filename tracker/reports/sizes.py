"""The room on a page of A4 and on a slide, and the looks of the pictures that fill it.

They are laid out so narrow that the smallest letters print at 8 pt or more on A4, and at 10 pt or more on a slide.
"""

from tracker.charts import Look

A4_WIDE, A4_HIGH = 17.0, 26.1
"""The text area of a page in centimetres."""
A4 = Look(width=640, picture=True, tallest=900)
WIDTH, HEIGHT = 13.333, 7.5
EDGE, TOP, BOTTOM = 0.2, 1.1, 0.45
"""A slide of 16:9, and what pictures leave free at its sides, above and below, in inches."""
SLIDE = Look(width=850, picture=True, tallest=850 * (HEIGHT - TOP - BOTTOM) / (WIDTH - 2 * EDGE))
HALF_SLIDE = Look(width=495, picture=True, tallest=495 * (HEIGHT - TOP - BOTTOM) / (WIDTH / 2 - 2 * EDGE))
"""Half of it, for two courses side by side; the smallest letters print at 10 pt."""
