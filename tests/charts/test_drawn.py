"""What only a browser can show: that no label is cut, none lies on another, and none is small."""

from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.charts.conftest import Show
from tests.charts.every import FIGURES
from tests.charts.samples import NAMES, PLACES
from tracker.charts import Look
from tracker.charts.kit.look import FONTS
from tracker.charts.kit.picture import SIZES, picture
from tracker.charts.kit.typeset import text_width
from tracker.reports.sizes import A4, SLIDE
from tracker.words import text

LOOKS = (Look(width=1280), Look(width=900), SLIDE, A4, Look(width=358))

_BOXES = """() => [...document.querySelectorAll("#place text")].filter(each => each.textContent.trim()).map(each => {
    const box = each.getBoundingClientRect();
    return {words: each.textContent, left: box.left, top: box.top, right: box.right, bottom: box.bottom,
            size: parseFloat(getComputedStyle(each).fontSize)};
}).filter(box => box.right > box.left)"""

_GOALS = """name => [...document.querySelectorAll("#place .scatterlayer .trace")]
    .filter(each => each.__data__[0].trace.name === name)
    .flatMap(each => [...each.querySelectorAll(".point")])
    .map(each => each.getBoundingClientRect().toJSON())
"""

_WIDTH = """([words, font]) => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `12px ${font}`;
    return words.map(each => pen.measureText(each).width);
}"""


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two boxes share more than the empty edge of a line of text."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 1 and down > 3


def _overlapping(boxes: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(one["words"], other["words"]) for one, other in combinations(boxes, 2) if _overlap(one, other)]


def _on_a_goal(page: Page, lang: str) -> list[str]:
    """The words that cover part of a target's mark."""
    marks = page.evaluate(_GOALS, text(lang, "chart.path_goal"))
    assert marks
    return [box["words"] for box in page.evaluate(_BOXES) if any(_overlap(box, mark) for mark in marks)]


def _outside(boxes: list[dict[str, Any]], width: int, height: int) -> list[str]:
    return [
        box["words"]
        for box in boxes
        if box["left"] < -1 or box["right"] > width + 1 or box["top"] < -1 or box["bottom"] > height + 1
    ]


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: str(look.width))
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", FIGURES)
def test_labels_are_whole_apart_and_large_enough(name: str, lang: str, look: Look, show: Show) -> None:
    figure = FIGURES[name](lang, look)
    boxes = show(figure, look.width).evaluate(_BOXES)
    assert boxes
    assert [box for box in boxes if box["size"] < 11] == []
    assert _outside(boxes, look.width, figure["layout"]["height"]) == []
    assert _overlapping(boxes) == []


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: str(look.width))
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("shape", ["passed", "total", "met", "close", "level"])
def test_no_label_lies_on_the_mark_of_a_target(shape: str, lang: str, look: Look, show: Show) -> None:
    page = show(FIGURES[f"trajectory-{shape}"](lang, look), look.width)
    assert _on_a_goal(page, lang) == []


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("shape", ["passed", "total", "met", "close", "broken"])
def test_numbers_keep_apart_where_a_picture_is_stretched(shape: str, lang: str, size: str, show: Show) -> None:
    made = picture(lambda look: FIGURES[f"trajectory-{shape}"](lang, look), size)
    page = show(made.figure, made.width)
    assert _on_a_goal(page, lang) == []
    assert _overlapping(page.evaluate(_BOXES)) == []


@pytest.mark.slow
def test_a_label_on_the_mark_of_a_target_is_seen(show: Show) -> None:
    figure = FIGURES["trajectory-level"]("zh", Look())
    figure["layout"]["annotations"].append(
        {"text": "压住", "x": "2025-12-31", "y": 1000, "xref": "x", "yref": "y", "showarrow": False}
    )
    assert _on_a_goal(show(figure, 960), "zh") == ["压住"]


@pytest.mark.slow
def test_what_lies_on_another_label_or_is_cut_is_seen(show: Show) -> None:
    figure = FIGURES["progress-one"]("zh", Look())
    notes = figure["layout"]["annotations"]
    notes += [notes[0] | {"text": "压在上面"}, notes[0] | {"text": "伸出左边的字", "x": 0, "xshift": -400}]
    boxes = show(figure, 960).evaluate(_BOXES)
    assert "压在上面" in {label for pair in _overlapping(boxes) for label in pair}
    assert "伸出左边的字" in _outside(boxes, 960, figure["layout"]["height"])


@pytest.mark.slow
def test_estimated_widths_are_not_below_the_drawn_ones(show: Show) -> None:
    words = [name for pair in (*NAMES.values(), *PLACES.values()) for name in pair]
    drawn = show(FIGURES["counts"]("zh", Look()), 960).evaluate(_WIDTH, [words, FONTS])
    for each, width in zip(words, drawn, strict=True):
        assert width <= text_width(each, 12) * 1.02, each
