"""Boundaries that the office has supplied can be chosen instead of tiles; what fits to no place is listed."""

from pathlib import Path

import pytest

from tests.pages.conftest import Open
from tests.vocabulary.boundary_files import feature, geojson
from tracker.words import text

CITIES = [feature({"adcode": 420100}, 113.5, 30.9), feature({"adcode": 420500}, 110.9, 30.9)]


@pytest.fixture
def supplied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that is in force."""
    path = tmp_path / "boundaries.geojson"
    monkeypatch.setenv("TRACKER_BOUNDARIES", str(path))
    return path


def drawn(page: object) -> list[str]:
    return [each.proto.spec for each in page.get("plotly_chart")]  # type: ignore[attr-defined]


def test_tiles_stay_until_boundaries_are_chosen_and_codes_of_no_place_are_listed(
    open_page: Open, supplied: Path
) -> None:
    supplied.write_bytes(geojson(*CITIES, feature({"adcode": 429999})))
    page = open_page("compare", indicator="gdp")
    captions = [each.value for each in page.caption]
    assert text("zh", "page.boundaries_strange", codes="429999", count=1) in captions
    assert any('"chart":"tiles"' in spec.replace(" ", "") for spec in drawn(page))
    assert not any('"chart":"boundaries"' in spec.replace(" ", "") for spec in drawn(page))
    chosen = open_page("compare", indicator="gdp", **{"map-420000": "boundaries"})
    assert any('"chart":"boundaries"' in spec.replace(" ", "") for spec in drawn(chosen))


def test_a_file_that_cannot_be_read_is_said_to_be_and_tiles_are_shown(open_page: Open, supplied: Path) -> None:
    supplied.write_bytes(geojson(*CITIES)[:-9])
    page = open_page("compare", indicator="gdp")
    [warned, *_] = [each.value for each in page.warning]
    assert warned.startswith(text("zh", "page.boundaries_no_json", found="")[:12])
    assert any('"chart":"tiles"' in spec.replace(" ", "") for spec in drawn(page))


def test_without_a_file_nothing_is_said_of_boundaries(open_page: Open, supplied: Path) -> None:
    page = open_page("compare", indicator="gdp")
    assert not page.warning
    assert not any(text("zh", "page.map_boundaries") in str(each.proto) for each in page.get("button_group"))
