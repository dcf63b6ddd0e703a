"""Charts over many targets: every target is counted once, and only like is ranked with like."""

import csv
import math
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.charts import samples
from tests.charts.every import FIGURES
from tracker.charts import (
    Look,
    NotComparable,
    counts,
    deadlines,
    documents,
    matrix,
    parts,
    ranking,
    ranks,
    status_history,
    tile_map,
    tiles,
)
from tracker.core.kinds import Status
from tracker.reports.sizes import SLIDE

AS_OF = samples.AS_OF
SPREAD = samples.spread("zh", 8, 5)


def _codes(figure: dict[str, Any]) -> Counter[str]:
    return Counter(code for trace in figure["data"] for code in trace.get("customdata", ()))


def _texts(figure: dict[str, Any]) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


@pytest.mark.parametrize("look", [Look(), Look(width=374)], ids=str)
@pytest.mark.parametrize("chart", [matrix, deadlines])
def test_every_target_is_one_sign(chart: Any, look: Look) -> None:
    assert _codes(chart(SPREAD, "zh", AS_OF, look)) == Counter(row.code for row in SPREAD)


def test_a_bar_of_counts_adds_up() -> None:
    figure = counts(SPREAD, "zh", AS_OF)
    assert sum(trace["x"][0] for trace in figure["data"]) == len(SPREAD)
    assert [trace["base"][0] for trace in figure["data"]] == sorted(trace["base"][0] for trace in figure["data"])
    judged = sum(row.status.judged for row in SPREAD)
    assert figure["layout"]["meta"]["title"] == f"{len(SPREAD)} 项目标的状态，其中 {judged} 项可评价"


def test_a_matrix_says_judged_of_all_for_every_place() -> None:
    shown = _texts(matrix(SPREAD, "zh", AS_OF))
    for place in {row.jurisdiction for row in SPREAD}:
        here = [row for row in SPREAD if row.jurisdiction == place]
        assert f"{sum(row.status.judged for row in here)}/{len(here)}" in shown


def test_a_deadline_of_today_lies_ahead() -> None:
    rows = [
        replace(SPREAD[0], code=str(n), deadline=day)
        for n, day in enumerate((date(2026, 11, 20), AS_OF, date(2026, 12, 31), None))
    ]
    shown = _texts(deadlines(rows, "zh", AS_OF))
    assert "已到期 1 项" in shown
    assert "未到期 2 项" in shown
    assert "2026<br>已到期" in shown
    assert "2026<br>未到期" in shown


def test_a_long_time_without_a_deadline_takes_one_column_that_says_so() -> None:
    rows = [replace(SPREAD[0], code=str(year), deadline=date(year, 12, 31)) for year in (2025, 2026, 2028, 2031, 2035)]
    shown = _texts(deadlines(rows, "zh", AS_OF))
    assert "2032–2034" in shown
    assert {"2027", "2029", "2030"} <= set(shown)
    assert not {"2032", "2033", "2034"} & set(shown)


def test_ties_share_a_rank_and_the_next_is_not_moved_up() -> None:
    found = [(each.rank, each.row.jurisdiction_code) for each in ranks(samples.compared("zh"))]
    assert found == [
        (1, "420506"),
        (2, "420500"),
        (3, "420529"),
        (3, "420528"),
        (5, "420583"),
        (None, "420581"),
        (None, "420582"),
        (None, "420525"),
    ]


def test_growth_is_ranked_by_its_distance_from_the_target() -> None:
    first = replace(samples.targets("zh")[2], latest=Decimal("7.8"))
    others = [
        replace(first, jurisdiction_code=place, jurisdiction=place, value=Decimal(value), latest=Decimal(latest))
        for place, value, latest in (("a", "7", "7.9"), ("b", "7", "7.5"), ("c", "8", "6"))
    ]
    silent = replace(first, jurisdiction_code="d", jurisdiction="d", latest=None, latest_period=None)
    found = ranks([silent, first, *others])
    assert [(each.rank, each.row.jurisdiction_code) for each in found] == [
        (1, "a"), (1, "b"), (3, "420500"), (4, "c"), (None, "d")
    ]  # fmt: skip
    figure = ranking([first, *others], "zh", AS_OF)
    assert any("按与目标之差" in words for words in _texts(figure))
    assert any("+0.9 个百分点" in words for words in _texts(figure))


def test_a_rate_to_be_kept_low_is_past_its_target_below_it() -> None:
    row = replace(samples.targets("zh")[2], comparator="<=", value=Decimal(3), latest=Decimal("2.5"))
    assert row.standing == 0.005
    assert replace(row, comparator="~").standing is None


def test_no_place_is_dropped_from_a_ranking() -> None:
    rows = samples.compared("zh")
    shown = " ".join(_texts(ranking(rows, "zh", AS_OF)))
    assert all(row.jurisdiction in shown for row in rows)
    assert "5 项参与，共 8 项" in shown


def test_a_piece_of_a_ranking_keeps_ranks_numbers_and_axis_of_all() -> None:
    rows = samples.compared("zh")
    whole, piece = ranking(rows, "zh", AS_OF), ranking(rows, "zh", AS_OF, shown=[rows[4], rows[5]])
    assert _codes(piece) == Counter({rows[4].code: 1})
    assert piece["layout"]["xaxis"] == whole["layout"]["xaxis"]
    assert piece["layout"]["meta"]["title"] == whole["layout"]["meta"]["title"]
    assert f"5  {rows[4].jurisdiction}" in _texts(piece)
    assert rows[1].jurisdiction not in " ".join(_texts(piece))


def test_different_indicators_are_not_ranked() -> None:
    rows = samples.compared("zh")
    with pytest.raises(NotComparable):
        ranking([rows[0], replace(rows[1], indicator_code="gdp")], "zh", AS_OF)


def test_status_over_time_has_gaps_and_no_lines() -> None:
    series = samples.histories("zh")
    figure = status_history(series, "zh", AS_OF)
    assert all(trace["mode"] == "markers" for trace in figure["data"])
    assert len(figure["data"][0]["x"]) == sum(status is not None for each in series for _, status in each.days)


def test_a_phone_shows_the_latest_reviews() -> None:
    days = tuple((date(2020 + n // 12, n % 12 + 1, 1), Status.ON_TRACK) for n in range(60))
    figure = status_history([replace(samples.histories("zh")[0], days=days)], "zh", AS_OF, Look(width=374))
    assert len(figure["data"][0]["x"]) < 60
    assert "2024" in _texts(figure)


def test_unlike_targets_share_no_scale() -> None:
    links = samples.links("zh")
    drawn = documents(links, "zh", AS_OF)["data"][0]["customdata"]
    assert set(drawn) == {"gdp-floor", "gdp-stretch", "nev", "nev-later"}


def test_parts_in_another_unit_are_not_added() -> None:
    rows = samples.compared("zh")
    figure = parts(rows[0], [rows[1], replace(rows[2], unit="万家")], "zh", AS_OF)
    assert any("2 个部分中 1 个可相加，合计 80 家，相当于总目标的 26.7%" in words for words in _texts(figure))


@pytest.mark.parametrize(("parent", "count"), [("420500", 14), ("420000", 17)])
def test_every_place_has_a_tile_of_its_own(parent: str, count: int) -> None:
    places = tiles(parent)
    assert len({tile.code for tile in places}) == len({(tile.row, tile.col) for tile in places}) == len(places) == count


def test_tiles_bear_the_catalogues_names() -> None:
    path = Path(__file__).resolve().parents[2] / "data" / "catalogue" / "jurisdictions.csv"
    with path.open(encoding="utf-8") as file:
        names = {row["code"]: (row["name_zh"], row["name_en"]) for row in csv.DictReader(file)}
    for tile in (*tiles("420500"), *tiles("420000")):
        assert names.get(tile.code, (tile.name_zh, tile.name_en)) == (tile.name_zh, tile.name_en)


def test_tiles_keep_their_rough_directions(shared: Path) -> None:
    with (shared / "division_points.csv").open(encoding="utf-8-sig") as file:
        points = {
            row["code_gb2260"]: (float(row["centroid_lon"]), float(row["centroid_lat"])) for row in csv.DictReader(file)
        }
    placed = [(tile, *points[tile.code]) for tile in tiles("420500") if tile.code in points]
    assert len(placed) == 13
    for one, lon, lat in placed:
        for other, lon2, lat2 in placed:
            assert lon2 - lon < 0.25 or other.col >= one.col
            assert lat - lat2 < 0.25 or other.row >= one.row


@pytest.mark.parametrize("name", [name for name in FIGURES if name.startswith("tiles")])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_tile_map_draws_together_to_keep_its_letters_on_a_slide(name: str, lang: str) -> None:
    loose, drawn = (FIGURES[name](lang, look) for look in (replace(SLIDE, tallest=math.inf), SLIDE))
    assert _codes(drawn) == _codes(loose)
    assert drawn["layout"]["height"] < SLIDE.tallest * 1.02 < loose["layout"]["height"]


def test_a_place_without_targets_keeps_its_tile() -> None:
    figure = tile_map(samples.compared("zh"), "420500", "宜昌市", "zh", AS_OF)
    assert _texts(figure).count("无目标") == 7
    assert _codes(figure) == Counter(row.code for row in samples.compared("zh") if row.jurisdiction_code != "420500")
