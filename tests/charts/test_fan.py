"""The fan of a projection on a course: where it begins and ends, and what is said where there is none."""

from dataclasses import replace
from typing import Any

from tests.charts import samples
from tracker.charts import trajectory
from tracker.core.judging.fan import SHARES, Fan, NoFan
from tracker.words import text

COURSES = samples.trajectories("zh")


def texts(figure: dict[str, Any]) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


def test_a_fan_begins_at_the_newest_value_and_ends_around_the_projection() -> None:
    t = COURSES["fan"]
    assert isinstance(t.fan, Fan)
    figure = trajectory(t, "zh")
    bands = [trace for trace in figure["data"] if trace.get("fill") == "toself"]
    assert len(bands) == len(SHARES)
    for trace, (low, high) in zip(bands, t.fan.bands, strict=True):
        assert trace["y"][0] == trace["y"][-1] == float(t.projection[0][1])
        assert {float(low[-1]), float(high[-1])} <= set(trace["y"])
        assert low[-1] < t.projection[-1][1] < high[-1]
        bottom, top = figure["layout"]["yaxis"]["range"]
        assert bottom <= float(low[-1]) < float(high[-1]) <= top
    said = text("zh", "chart.fan", shares="50%、80%", count=t.fan.changes)
    assert said in texts(figure)
    assert "估计" in said


def test_a_projection_without_a_fan_says_why() -> None:
    for why in ("few", "same", "break"):
        figure = trajectory(replace(COURSES["level"], fan=NoFan(why, 3)), "zh")
        assert not [trace for trace in figure["data"] if trace.get("fill") == "toself"]
        assert text("zh", f"chart.fan_{why}", count=3) in texts(figure)[-1].replace("<br>", "")
