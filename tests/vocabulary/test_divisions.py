"""The divisions of the vocabulary: the official ones, all of them, and how they are found."""

import csv

import pytest

from tests.conftest import ROOT
from tests.vocabulary.make_divisions import divisions as made
from tests.vocabulary.make_divisions import official
from tests.vocabulary.spellings import READINGS
from tracker.catalogue import load_catalogue
from tracker.vocabulary import Found, divisions, find_division, search_divisions
from tracker.vocabulary.divisions import path_name


def test_the_divisions_are_the_official_ones() -> None:
    facts = {code: (name, level, parent) for code, name, level, parent in official()}
    found = {one.code: (one.name_zh, one.level, one.parent) for one in divisions().values() if one.level != "country"}
    assert found == facts
    assert len(found) > 3200


def test_the_file_is_what_the_maker_makes() -> None:
    with (ROOT / "data/vocabulary/divisions.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[2:] == [list(row) for row in sorted(made())]


def test_the_levels_are_all_there() -> None:
    count = [one.level for one in divisions().values()]
    assert [count.count(level) for level in ("country", "province")] == [1, 34]
    assert 320 < count.count("prefecture") < 345
    assert 2800 < count.count("county") < 2900


def test_every_division_lies_in_one_of_a_higher_level() -> None:
    rank = ["country", "province", "prefecture", "county"]
    for one in divisions().values():
        if one.level != "country":
            assert rank.index(divisions()[one.parent].level) < rank.index(one.level)


def test_english_names_are_written_in_latin_letters() -> None:
    for one in divisions().values():
        assert one.name_en.replace("ü", "u").replace("Ü", "U").replace("ê", "e").isascii(), one
        assert one.name_en[0].isupper()


def test_english_names_tell_the_divisions_of_one_place_apart() -> None:
    seen = [(one.parent, one.name_en) for one in divisions().values()]
    assert len(set(seen)) == len(seen)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("500000", "Chongqing"),
        ("350200", "Xiamen"),
        ("341500", "Lu'an"),
        ("340300", "Bengbu"),
        ("610000", "Shaanxi Province"),
        ("140000", "Shanxi Province"),
        ("610100", "Xi'an"),
        ("140428", "Zhangzi County"),
        ("430100", "Changsha"),
        ("420581", "Yidu"),
        ("420528", "Changyang Tujia Autonomous County"),
        ("422800", "Enshi Tujia and Miao Autonomous Prefecture"),
        ("150000", "Inner Mongolia"),
        ("650100", "Ürümqi"),
        ("653100", "Kashgar Prefecture"),
        ("141100", "Lüliang"),
        ("131025", "Daicheng County"),
        ("330382", "Yueqing"),
        ("310112", "Minhang District"),
        ("441803", "Qingxin District"),
        ("310115", "Pudong New Area"),
    ],
)
def test_english_names_are_the_usual_ones(code: str, name: str) -> None:
    assert divisions()[code].name_en == name


def test_every_corrected_reading_is_of_a_name_that_exists() -> None:
    names = {one.name_zh for one in divisions().values()}
    for char, readings in READINGS.items():
        assert readings.keys() - {""} <= names, char
        assert any(char in name for name in names), char


def test_the_catalogue_has_the_vocabularys_names() -> None:
    catalogue, _ = load_catalogue(ROOT / "data/catalogue")
    shared = [place for place in catalogue.jurisdictions if place.code in divisions()]
    assert len(shared) >= 17
    for place in shared:
        known = divisions()[place.code]
        assert (place.name_zh, place.name_en, place.level, place.parent_code) == (
            known.name_zh,
            known.name_en,
            known.level,
            known.parent,
        )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("宜昌市", "420500"),
        ("宜昌", "420500"),
        ("420500", "420500"),
        ("宜 都 市", "420581"),
        ("宜昌市宜都市", "420581"),
        ("湖北省宜昌市宜都市", "420581"),
        ("湖北宜昌宜都", "420581"),
        ("南昌市东湖区", "360102"),
        ("Yidu", "420581"),
        ("全国", "000000"),
    ],
)
def test_a_division_is_found_by_its_names(words: str, code: str) -> None:
    assert find_division(words) == Found(code, "exact")


def test_a_short_name_is_that_of_the_higher_place_of_two() -> None:
    found = {words: divisions()[find_division(words).code].name_zh for words in ("长沙", "恩施", "吉林", "承德")}
    assert found == {"长沙": "长沙市", "恩施": "恩施土家族苗族自治州", "吉林": "吉林省", "承德": "承德市"}


def test_a_name_of_several_is_asked_and_never_guessed() -> None:
    found = find_division("朝阳区")
    assert (found.code, found.how) == ("", "ambiguous")
    assert {path_name(code) for code in found.suggestions} == {"北京市朝阳区", "吉林省长春市朝阳区"}
    assert find_division("朝阳区", within="110000").code == "110105"


@pytest.mark.parametrize("words", ["宜都县", "宜昌市武昌区", "", "不存在的地方", "北京市宜都市"])
def test_what_is_no_division_is_none(words: str) -> None:
    found = find_division(words)
    assert (found.code, found.how) == ("", "unknown")
    assert set(found.suggestions) <= divisions().keys()


def test_a_near_name_is_suggested() -> None:
    assert "420581" in find_division("宜都县").suggestions


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("yidu", "宜都市"),
        ("cq", "重庆市"),
        ("4205", "宜昌市"),
        ("kash", "喀什地区"),
        ("荆", "荆门市"),
        ("xi'an", "西安市"),
        ("lvliang", "吕梁市"),
    ],
)
def test_typing_finds_places(typed: str, first: str) -> None:
    assert search_divisions(typed)[0].name_zh == first


def test_initials_find_every_place_that_has_them() -> None:
    assert "宜都市" in [one.name_zh for one in search_divisions("yd")]
    assert search_divisions("") == ()
    assert len(search_divisions("s", limit=5)) == 5
