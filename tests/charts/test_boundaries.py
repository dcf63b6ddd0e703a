"""The map of boundaries: every target is one sign, names lie on none other, and who has no boundary is named."""

from collections import Counter

import pytest

from tests.charts import samples
from tests.charts.drawn_words import codes, texts
from tests.charts.every import AS_OF
from tracker.charts import Look, boundary_map
from tracker.charts.kit.outlines import drawn
from tracker.words import text

ROWS = samples.spread("zh", 17, 3)
OUTLINES = samples.outlined("zh")
LOOKS = [Look(), Look(width=374)]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_target_with_a_boundary_is_one_sign_and_the_others_are_named(look: Look) -> None:
    figure = boundary_map(ROWS, OUTLINES, "宜昌市", "zh", AS_OF, look)
    here = [row for row in ROWS if row.jurisdiction_code in OUTLINES.names]
    assert codes(figure) == Counter(row.code for row in here)
    assert set(OUTLINES.names.values()) <= set(texts(figure))
    [lacking] = OUTLINES.lacking
    assert text("zh", "chart.boundaries_lacking", places=lacking) in texts(figure)[-1].replace("<br>", "")


def test_it_asks_for_no_map_from_anywhere() -> None:
    figure = boundary_map(ROWS, OUTLINES, "宜昌市", "zh", AS_OF)
    assert {trace["type"] for trace in figure["data"]} <= {"scatter", "scattergl"}
    assert not {"geo", "map", "mapbox"} & set(figure["layout"])


def test_places_keep_their_shape_and_a_name_stands_inside_its_own() -> None:
    places, wide, high = drawn(OUTLINES.rings, 600, 500)
    assert max(wide / 600, high / 500) == pytest.approx(1)
    for field in places.values():
        x, y = field.middle
        assert field.left < x < field.right
        assert field.top < y < field.bottom
    ring = ((0.0, 60.0), (10.0, 60.0), (10.0, 50.0), (0.0, 50.0))
    [square] = drawn({"a": [ring]}, 900, 900)[0].values()
    tall, across = square.bottom - square.top, square.right - square.left
    assert tall / across == pytest.approx(1 / 0.5736, abs=0.001)  # the cosine of 55 degrees


def test_a_hole_is_left_out_of_the_field() -> None:
    outer = ((0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (0.0, 0.0))
    hole = ((0.4, 0.6), (0.6, 0.6), (0.6, 0.4), (0.4, 0.4))
    [field] = drawn({"a": [outer, hole]}, 300, 300)[0].values()
    assert len(field.rings) == 2
    assert field.path.count("M") == 2
