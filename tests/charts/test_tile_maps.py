"""The tile maps: a tile a place, roughly where it lies."""

import csv
import math
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.charts import samples
from tests.charts.drawn_words import codes, texts
from tests.charts.every import FIGURES
from tracker.charts import (
    tile_map,
    tiles,
)
from tracker.reports.sizes import SLIDE

AS_OF = samples.AS_OF


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
    loose = FIGURES[name](lang, replace(SLIDE, tallest=math.inf))
    lower = replace(SLIDE, tallest=loose["layout"]["height"] * 0.95)
    drawn = FIGURES[name](lang, lower)
    assert codes(drawn) == codes(loose)
    assert drawn["layout"]["height"] < lower.tallest * 1.02 < loose["layout"]["height"]


def test_a_place_without_targets_keeps_its_tile() -> None:
    figure = tile_map(samples.compared("zh"), "420500", "宜昌市", "zh", AS_OF)
    assert texts(figure).count("无目标") == 7
    assert codes(figure) == Counter(row.code for row in samples.compared("zh") if row.jurisdiction_code != "420500")
