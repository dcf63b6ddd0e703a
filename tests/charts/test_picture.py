"""The pictures that pages offer: light, of the size that reports use, and never cut."""

import pytest

from tests.charts.every import FIGURES
from tracker.charts import Look
from tracker.charts.kit.look import PALETTES, STACKED_BELOW
from tracker.charts.kit.picture import SIZES, picture


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", FIGURES)
def test_a_picture_has_the_size_that_was_asked_for(name: str, size: str) -> None:
    made = picture(lambda look: FIGURES[name]("zh", look), size)
    layout = made.figure["layout"]
    assert (layout["width"], layout["height"]) == (made.width, made.height)
    assert layout["template"]["layout"]["paper_bgcolor"] == PALETTES["light"].paper
    assert made.width >= STACKED_BELOW
    width, height = SIZES[size]
    assert round(made.width * made.scale) == width
    if made.fits and height:
        assert round(made.height * made.scale) == height


def test_what_is_too_long_for_a_slide_keeps_its_width_and_is_higher() -> None:
    made = picture(lambda look: FIGURES["progress-forty"]("zh", look), "slide")
    assert not made.fits
    assert made.width == 1280
    assert made.height > 720


@pytest.mark.parametrize("name", FIGURES)
def test_a_picture_loses_nothing_to_its_shape(name: str) -> None:
    made = picture(lambda look: FIGURES[name]("zh", look), "square")
    drawn = FIGURES[name]("zh", Look(width=made.width, picture=True))
    plot = [each["layout"]["height"] - each["layout"]["margin"]["t"] - each["layout"]["margin"]["b"]
            for each in (drawn, made.figure)]  # fmt: skip
    assert plot[1] >= plot[0] - 1
    assert made.figure["data"] == drawn["data"]
