"""The progress chart: what is drawn, and what honestly cannot be."""

from dataclasses import replace
from typing import Any

import pytest

from tests.charts import samples
from tracker.charts import Look, progress
from tracker.charts.kit.look import SMALL
from tracker.charts.kit.share_marks import FULL, ShareMarks, share_marks
from tracker.core.kinds import Status
from tracker.views.rows import TargetRow

ROWS = {row.code: row for row in samples.targets("zh")}


def _figure(rows: list[TargetRow], look: Look = Look()) -> dict[str, Any]:  # noqa: B008
    return progress(rows, "zh", samples.AS_OF, look)


def _texts(figure: dict[str, Any]) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


@pytest.mark.parametrize(
    ("code", "marks"),
    [
        ("entities", ShareMarks(progress=1.06, expected=1.0)),
        ("people", ShareMarks(expected=0.59, instead="empty")),
        ("area", ShareMarks(rate=0.743)),
        ("growth", ShareMarks(instead="growth")),
        ("share", ShareMarks(instead="hold")),
        ("jobless", ShareMarks(instead="interval")),
        ("bridge", ShareMarks(instead="milestone")),
        ("x", ShareMarks(instead="redacted")),
    ],
)
def test_marks_never_invent_a_share(code: str, marks: ShareMarks) -> None:
    found = share_marks(ROWS[code], None)
    assert found == replace(marks, expected=pytest.approx(marks.expected)) if marks.expected else found == marks


def test_an_interval_to_be_reached_has_its_progress() -> None:
    reached = replace(ROWS["jobless"], progress=0.5, elapsed=0.6, lead=None)
    assert share_marks(reached, None) == ShareMarks(progress=0.5, expected=0.6)


def test_the_stretch_lies_on_the_floors_scale() -> None:
    assert share_marks(ROWS["gdp-floor"], ROWS["gdp-stretch"]).stretch == pytest.approx(6200 / 6000)
    level = replace(ROWS["nev"], tier="floor")
    second = replace(level, value=level.value + 100)  # type: ignore[operator]
    assert share_marks(level, second).stretch == pytest.approx((1100 - 210) / (1000 - 210))


def test_a_stretch_tier_joins_its_floors_row() -> None:
    figure = _figure([ROWS["gdp-floor"], ROWS["gdp-stretch"]])
    assert list(figure["data"][0]["customdata"]) == ["gdp-floor"]
    assert any("力争 6200 亿元以上：严重滞后" in words for words in _texts(figure))
    alone = _figure([ROWS["gdp-stretch"]])
    assert list(alone["data"][0]["customdata"]) == ["gdp-stretch"]


def test_bars_end_at_the_value_and_leave_the_track_with_their_number() -> None:
    figure = _figure([ROWS["nev"], ROWS["firms"], ROWS["pm"]])
    ends = dict(zip(figure["data"][1]["customdata"], figure["data"][1]["x"], strict=True))
    assert ends["nev"] == pytest.approx(0.291)
    assert ends["firms"] == FULL
    assert ends["pm"] < 0
    (beyond,) = (each for each in figure["layout"]["annotations"] if "206% →" in each["text"])
    longest = max(each["marker"]["size"] for each in figure["data"] if each["marker"].get("symbol") == "line-ns")
    assert beyond["yshift"] - SMALL / 2 >= 1.4 * longest / 2, "plotly draws an upright line of 1.4 times its size"
    assert any("← −21%" in words for words in _texts(figure))


def test_a_completion_rate_is_hollow_and_a_progress_filled() -> None:
    figure = _figure([ROWS["area"], ROWS["nev"]])
    fills = dict(zip(figure["data"][1]["customdata"], figure["data"][1]["marker"]["color"], strict=True))
    assert fills["area"] == Look().colours.paper != fills["nev"]


def test_without_data_there_is_a_track_and_the_word() -> None:
    figure = _figure([ROWS["people"]])
    assert figure["data"][0]["customdata"] == ["people"]
    assert figure["data"][1]["customdata"] == []
    *notes, footer = _texts(figure)
    assert "暂无数据" in footer
    assert sum("暂无数据" in words for words in notes) == 2
    *stacked, _ = _texts(progress([ROWS["people"]], "zh", samples.AS_OF, Look(width=358)))
    assert sum("暂无数据" in words for words in stacked) == 1


def test_growth_says_how_far_it_is_from_its_target() -> None:
    row = replace(ROWS["growth"], status=Status.BELOW_SO_FAR)
    assert any("低 1.1 个百分点" in words for words in _texts(_figure([row])))


def test_themes_keep_together_in_the_order_of_their_first_appearance() -> None:
    figure = _figure([ROWS["nev"], ROWS["growth"], ROWS["firms"]])
    heads = [words for words in _texts(figure) if words in ("<b>产业升级</b>", "<b>经济发展</b>")]
    assert heads == ["<b>产业升级</b>", "<b>经济发展</b>"]


@pytest.mark.parametrize("look", [Look(), Look(width=374)])
def test_the_height_follows_the_number_of_rows(look: Look) -> None:
    heights = [_figure(samples.many("zh", count), look)["layout"]["height"] for count in (1, 12, 40)]
    assert heights[0] < 320
    assert heights[0] < heights[1] < heights[2]
