"""The indicators of the vocabulary: sound in themselves, and found by every name that is written for them."""

import pint
import pytest

from tests.conftest import ROOT
from tracker.catalogue import load_catalogue
from tracker.core.kinds import Frequency, Measure
from tracker.core.units import canonical, known
from tracker.vocabulary import find_indicator, indicators, names_of, search_indicators, themes
from tracker.vocabulary.forms import exact_form, same_form
from tracker.vocabulary.indicators import growth_code
from tracker.vocabulary.reading import rows
from tracker.words import quantity

ALL = sorted(indicators().values(), key=lambda one: one.code)
WRITTEN = [one for one in ALL if one.aliases or not one.growth_of]
LEVELS = [one for one in ALL if one.growth]
AMBIGUOUS = {row["words"]: row["indicators"].split("|") for _, row in rows("ambiguous", ("words", "indicators"))}


def test_there_are_enough() -> None:
    assert len(ALL) >= 1100
    assert len([one for one in ALL if not one.growth_of]) >= 700
    assert sum(len(names_of(one.code)) for one in ALL) >= 10_000


def test_no_code_is_written_twice() -> None:
    with (ROOT / "data/vocabulary/indicators.csv").open(encoding="utf-8") as file:
        codes = [line.split(",")[0] for line in file][1:]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("form", [exact_form, same_form])
def test_no_name_is_that_of_two_indicators(form: object) -> None:
    assert callable(form)
    owner: dict[str, str] = {}
    for one in ALL:
        for name in names_of(one.code):
            assert owner.setdefault(form(name), one.code) == one.code, name
    for words, codes in AMBIGUOUS.items():
        assert form(words) not in owner, words
        assert set(codes) <= indicators().keys(), words
        assert len(codes) > 1


def test_every_name_finds_its_indicator() -> None:
    for one in ALL:
        for name in names_of(one.code):
            assert find_indicator(name).code == one.code, name


def test_units_are_known_to_pint_and_written_in_one_way() -> None:
    registry = pint.UnitRegistry(None)
    assert registry
    for one in ALL:
        assert known(one.unit), one.code
        assert one.dimension
        assert canonical(one.unit).replace("吨标准箱", "标箱") == one.unit, one.code


def test_every_unit_has_english_words() -> None:
    for unit in {one.unit for one in ALL}:
        written = quantity(indicators()["gdp"].minimum or 5, unit, "en")
        assert not any("\u4e00" <= char <= "\u9fff" for char in written), unit


def test_limits_are_in_order_and_shares_have_both() -> None:
    for one in ALL:
        if one.minimum is not None and one.maximum is not None:
            assert one.minimum < one.maximum, one.code
        if one.maximum is not None and one.unit == "%":
            assert one.maximum == 100, one.code
        if one.measure == Measure.SHARE:
            assert one.unit == "%", one.code
            assert one.minimum == 0, one.code


def test_periods_are_those_that_the_program_knows() -> None:
    for one in ALL:
        assert one.frequencies
        assert set(one.frequencies) <= set(Frequency), one.code
        assert Frequency.YEAR in one.frequencies, one.code
        if one.measure == Measure.RATE:
            assert Frequency.DATE not in one.frequencies, one.code


def test_every_growth_is_tied_to_its_level() -> None:
    for one in ALL:
        if one.growth_of:
            assert one.growth_of in indicators(), one.code
            assert (one.unit, one.measure) == ("%", Measure.RATE), one.code
            assert indicators()[one.growth_of].measure != Measure.RATE
    for level in LEVELS:
        assert indicators()[growth_code(level)].growth_of == level.code
    assert len(LEVELS) >= 390


def test_parts_are_measured_like_their_whole() -> None:
    parts = [one for one in ALL if one.part_of]
    assert len(parts) >= 25
    for one in parts:
        whole = indicators()[one.part_of]
        assert (one.dimension, one.measure) == (whole.dimension, whole.measure), one.code


def test_the_three_sectors_are_the_parts_of_gdp() -> None:
    assert {one.code for one in ALL if one.part_of == "gdp"} == {"primary-gdp", "secondary-gdp", "tertiary-gdp"}


def test_every_theme_has_words_and_indicators() -> None:
    used = {one.theme for one in ALL}
    assert used == set(themes())
    for theme in themes().values():
        assert theme.name_zh
        assert theme.name_en.isascii()


def test_names_are_clean() -> None:
    for one in ALL:
        assert one.code == one.code.lower()
        assert not any("\u4e00" <= char <= "\u9fff" for char in one.name_en), one.code
        for name in names_of(one.code):
            assert name == name.strip() != ""
            assert "（" not in name


def test_the_shipped_catalogue_says_the_same_of_the_same() -> None:
    catalogue, _ = load_catalogue(ROOT / "data/catalogue")
    shared = [row for row in catalogue.indicators if row.code in indicators()]
    assert len(shared) >= 45
    fields = (
        "name_zh", "name_en", "unit", "direction", "measure", "cumulative", "decimals", "minimum", "maximum",
        "frequencies", "theme",
    )  # fmt: skip
    for row in shared:
        one = indicators()[row.code]
        assert {field: getattr(row, field) for field in fields} == {field: getattr(one, field) for field in fields}
        assert set(row.aliases) <= set(names_of(row.code)), row.code
    for row in catalogue.indicators:
        for name in (row.name_zh, *row.aliases):
            assert find_indicator(name).code in ("", row.code), name
    assert {row.code: row.name_zh for row in catalogue.themes}.items() <= {
        theme.code: theme.name_zh for theme in themes().values()
    }.items()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("地区生产总值(GDP)", "gdp"),
        ("地区生产总值（GDP）", "gdp"),
        ("GDP总量", "gdp"),
        ("地区生产总值增长", "gdp-growth"),
        ("GDP同比增长", "gdp-growth"),
        ("规上工业增加值", "industrial-value-added-above-limit"),
        ("规模以上工业增加值", "industrial-value-added-above-limit"),
        ("工业增加值", "industrial-value-added"),
        ("规模以上工业增加值增速", "industrial-value-added-above-limit-growth"),
        ("全社会固定资产投资", "fixed-investment-all"),
        ("固定资产投资（不含农户）", "fixed-investment"),
        ("社零总额增幅", "retail-sales-growth"),
        ("城镇常住居民人均可支配收入", "urban-income"),
        ("城镇登记失业率", "registered-unemployment"),
        ("城镇调查失业率", "surveyed-unemployment"),
        ("户籍人口城镇化率", "registered-urbanisation"),
        ("单位GDP能耗下降", "energy-intensity-fall"),
        ("单位地区生产总值能源消耗降低率", "energy-intensity-fall"),
        ("空气质量优良天数占比", "good-air-share"),
        ("研究与试验发展（R&D）经费支出占GDP的比重", "rd-intensity"),
        ("居民消费价格涨幅", "cpi-growth"),
        ("Retail sales of consumer goods", "retail-sales"),
    ],
)
def test_names_as_files_write_them_are_known(words: str, code: str) -> None:
    assert find_indicator(words).code == code


@pytest.mark.parametrize("words", sorted(AMBIGUOUS))
def test_what_may_mean_several_is_asked(words: str) -> None:
    found = find_indicator(words)
    assert (found.code, found.how) == ("", "ambiguous")
    assert len(found.suggestions) == len(AMBIGUOUS[words])


@pytest.mark.parametrize(
    "words",
    [
        "城镇化率增长",
        "规上工业增加值指数",
        "社会消费品零售总额下降",
        "人均工业增加值",
        "农村地区生产总值",
        "单位GDP能耗增长",
        "增长",
        "",
        "其中",
    ],
)
def test_words_are_never_dropped_to_make_a_name_fit(words: str) -> None:
    found = find_indicator(words)
    assert (found.code, found.how) == ("", "unknown")
    assert set(found.suggestions) <= indicators().keys()


def test_a_unit_of_another_kind_suggests_what_is_measured_in_it() -> None:
    assert find_indicator("规上工业增加值", "%").suggestions == ("industrial-value-added-above-limit-growth",)
    assert find_indicator("进出口总额", "亿美元").suggestions == ("trade-usd",)
    assert find_indicator("实际使用外资", "亿元").suggestions == ("foreign-investment-cny",)
    assert find_indicator("地区生产总值", "万元").code == "gdp"
    assert find_indicator("森林覆盖率", "万元").suggestions == ("forest-cover",)


def test_typing_finds_indicators() -> None:
    assert search_indicators("地区生产")[0].code == "gdp"
    assert "rd-intensity" in [one.code for one in search_indicators("研发")]
    assert search_indicators("") == ()
    assert len(search_indicators("增加值", limit=3)) == 3
