"""The fan of a target on the board: in the indicator's decimals, around its projection, none over a series break."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tracker.catalogue import bring_up_to_date
from tracker.cli import main
from tracker.core.judging.fan import SHARES, Fan, NoFan
from tracker.core.settings import load_settings
from tracker.store.engine import data_version, open_store
from tracker.views.board import load_board
from tracker.views.report import trajectory_table
from tracker.views.rows import Trajectory
from tracker.views.target import trajectory
from tracker.words import text

AREA, BREAK = "420500-built-up-area-2030", "口径变化：新规程"
VALUES = {"2021": "190.1", "2022": "197.4", "2023": "203.3", "2024": "214.8", "2025": "222.5"}
Course = Callable[..., Trajectory]


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """The course of the built-up area with values of some years, and with a note on one of them."""

    def made(years: tuple[str, ...] = tuple(VALUES), noted: str = "") -> Trajectory:
        now = datetime.now(UTC)
        engine = open_store(tmp_path / "tracker.db", now=now)
        bring_up_to_date(engine, now=now)
        lines = [f"宜昌市,城区建成区面积,{year}年,{VALUES[year]},平方公里,统计局,{BREAK if year == noted else ''}"
                 for year in years]  # fmt: skip
        (tmp_path / "values.csv").write_text(
            "\n".join(["地区,指标,时期,数值,单位,来源,备注", *lines]), encoding="utf-8"
        )
        monkeypatch.setenv("TRACKER_DB", str(tmp_path / "tracker.db"))
        assert main(["import", str(tmp_path / "values.csv")]) == 0
        board = load_board(engine, version=data_version(engine), as_of=date(2027, 1, 1), settings=load_settings())
        return trajectory(board, "zh", AREA)

    return made


def test_the_fan_lies_around_the_projection_and_stands_in_the_table(course: Course) -> None:
    t = course()
    assert isinstance(t.fan, Fan)
    assert t.spread is None
    (start, value), (end, projected) = t.projection
    assert (t.fan.days[0], t.fan.days[-1]) == (start, end)
    for low, high in t.fan.bands:
        assert low[0] == high[0] == value
        assert low[-1] < projected < high[-1]
        assert all(-int(edge.as_tuple().exponent) == t.target.decimals for edge in (*low, *high))
    ends = [row for row in trajectory_table(t, "zh", "").rows if row[0] == text("zh", "report.point_fan_high")]
    assert [row[2] for row in ends] == [high[-1] for _, high in t.fan.bands]
    assert len(ends) == len(SHARES)


def test_a_series_break_among_the_changes_makes_none(course: Course) -> None:
    t = course(noted="2023")
    assert t.projection
    assert t.fan == NoFan("break", 4)


def test_three_changes_are_too_few(course: Course) -> None:
    t = course(("2022", "2023", "2024", "2025"))
    assert t.projection
    assert t.fan == NoFan("few", 3)
    assert t.spread is not None
