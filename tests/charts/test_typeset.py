"""Lines that fit, and text that is no markup."""

from itertools import pairwise

import pytest

from tests.charts.samples import NAMES, PLACES
from tracker.charts.kit.gutter import spread
from tracker.charts.kit.scale import ticks
from tracker.charts.kit.typeset import flow, safe, text_width, wrap
from tracker.words import number

LONGEST = [name for pair in (*NAMES.values(), *PLACES.values()) for name in pair]


@pytest.mark.parametrize("width", [60, 90, 150, 250])
@pytest.mark.parametrize("words", LONGEST)
def test_wrapped_lines_keep_every_character_and_fit(words: str, width: int) -> None:
    lines = wrap(words, 12, width)
    assert "".join(lines).replace(" ", "").replace("-", "") == words.replace(" ", "").replace("-", "")
    assert all(text_width(line, 12) <= width for line in lines)


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("新能源和智能网联汽车产业集群规模", 120, ["新能源和智能网联", "汽车产业集群规模"]),
        ("数据（初步），以后修订", 84, ["数据（初步），", "以后修订"]),
        ("Size of the vehicle cluster", 100, ["Size of the", "vehicle cluster"]),
        ("Shennongjia", 48, ["Shen-", "nongjia"]),
        ("Huanggang", 44, ["Huang-", "gang"]),
        ("Xianning", 44, ["Xian-", "ning"]),
        ("", 100, [""]),
        ("短", 5, ["短"]),
    ],
)
def test_lines_break_evenly_and_not_before_a_comma(words: str, width: int, lines: list[str]) -> None:
    assert wrap(words, 12, width) == lines


def test_facts_break_between_each_other() -> None:
    assert flow(["截至 2026 年底", "数据截至 2025 年底", "来源"], " · ", 11, 200) == [
        "截至 2026 年底 · 数据截至 2025 年底",
        "来源",
    ]


def test_user_text_is_literal() -> None:
    assert safe('<b>x</b> & "y"') == '&lt;b&gt;x&lt;/b&gt; &amp; "y"'


@pytest.mark.parametrize(
    ("span", "decimals", "found"),
    [
        ((1971.9, 1973.1), 0, ["1,972", "1,973"]),
        ((0, 6500), 1, ["0", "2,000", "4,000", "6,000"]),
        ((7.48, 7.72), 1, ["7.5", "7.6", "7.7"]),
        ((-5, 20), 1, ["−5", "0", "5", "10", "15", "20"]),
    ],
)
def test_ticks_are_round_and_no_finer_than_the_indicator(
    span: tuple[float, float], decimals: int, found: list[str]
) -> None:
    assert [number(value, "en") for value in ticks(span, decimals)] == found


@pytest.mark.parametrize(
    "wanted", [[(100, 20), (103, 20)], [(5, 20), (8, 20), (9, 20)], [(195, 20), (199, 36)], [(50, 20)]]
)
def test_labels_beside_each_other_do_not_overlap(wanted: list[tuple[float, float]]) -> None:
    places = spread(wanted, 0, 200)
    boxes = sorted((place - height / 2, place + height / 2) for place, (_, height) in zip(places, wanted, strict=True))
    assert all(low[1] <= high[0] for low, high in pairwise(boxes))
    assert boxes[-1][1] <= 200
