"""Boundaries that an office supplies: found by code, and a sentence for every file that is none."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.vocabulary.boundary_files import feature, geojson
from tracker.vocabulary.boundaries import BoundariesError, read, supplied
from tracker.words import LANGUAGES, text


@pytest.mark.parametrize(
    "said", [{"adcode": 420581}, {"gb": "156420581"}, {"code": "420581000000"}, {"行政区划代码": "420581"},
             {"name": "宜都市", "adcode": 420581.0}],
    ids=str,
)  # fmt: skip
def test_a_code_is_found_under_the_names_that_such_files_have(said: dict[str, Any]) -> None:
    assert list(read(geojson(feature(said))).rings) == ["420581"]
    assert list(read(geojson(feature({}) | {"id": 420581})).rings) == ["420581"]


def test_parts_of_one_code_are_kept_together_and_those_without_are_counted() -> None:
    many = feature({"adcode": 420502})
    many["geometry"] = {"type": "MultiPolygon", "coordinates": [many["geometry"]["coordinates"]] * 2}
    found = read(geojson(many, feature({"adcode": 420502}), feature({"name": "争议地区"}), feature({"adcode": "42"})))
    assert {code: len(rings) for code, rings in found.rings.items()} == {"420502": 3}
    assert found.nameless == 2


def broken(geometry: object) -> bytes:
    return geojson(feature({"adcode": 420502}), feature({"adcode": 420503}) | {"geometry": geometry})


BROKEN = {
    "no_json": geojson(feature({"adcode": 420502}))[:-20],
    "no_features": json.dumps({"type": "Topology", "objects": {}}).encode(),
    "geometry": broken({"type": "Point", "coordinates": [111, 30]}),
    "degrees": broken({"type": "Polygon", "coordinates": [[[531000, 3390000], [532000, 3390000], [532000, 3391000]]]}),
    "no_code": geojson(feature({"name": "宜都市"})),
}
SHAPES = [
    {"type": "Polygon", "coordinates": [[[111, 30], [112, 30]]]},
    {"type": "Polygon", "coordinates": [[["a", "b"], [1, 2], [3, 4]]]},
    {"type": "Polygon", "coordinates": 7},
    {"type": "MultiPolygon"},
    "Polygon",
]


@pytest.mark.parametrize("code", BROKEN)
def test_a_file_that_cannot_be_read_is_said_to_be(code: str) -> None:
    with pytest.raises(BoundariesError) as caught:
        read(BROKEN[code])
    assert caught.value.code == code
    for lang in LANGUAGES:
        said = text(lang, f"page.boundaries_{code}", found=caught.value.found)
        assert caught.value.code not in ("geometry", "degrees") or "2" in said


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_a_shape_that_is_none_names_its_feature(shape: object) -> None:
    with pytest.raises(BoundariesError) as caught:
        read(broken(shape))
    assert (caught.value.code, caught.value.found) == ("geometry", "2")


def test_the_file_in_force_is_read_again_when_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.geojson"
    monkeypatch.setenv("TRACKER_BOUNDARIES", str(path))
    assert supplied() is None
    path.write_bytes(geojson(feature({"adcode": 420502})))
    first = supplied()
    assert first is not None
    assert supplied() is first
    path.write_bytes(geojson(feature({"adcode": 420502}), feature({"adcode": 420503})))
    again = supplied()
    assert again is not None
    assert list(again.rings) == ["420502", "420503"]
