"""Contributions to a total: only what may be added up is, the rest is the difference, and the title claims no more."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.charts import samples
from tests.charts.every import AS_OF
from tracker.catalogue import bring_up_to_date
from tracker.charts import Look, contributions
from tracker.charts.native import contributions_native
from tracker.cli import main
from tracker.core.periods import Period
from tracker.core.settings import load_settings
from tracker.reports.items import Item
from tracker.reports.kinds import part
from tracker.store.engine import data_version, open_store
from tracker.views.board import Board, load_board
from tracker.views.contributions import (
    contributable,
    contributions_table,
    finding,
    neutral,
    others_words,
    outside_words,
    periods,
)
from tracker.views.contributions import contributions as found_on
from tracker.words import text

HEADS = "地区,指标,时期,数值,单位,来源\n"
ROWS = """宜昌市,地区生产总值,2025年,6600,亿元
西陵区,地区生产总值,2025年,700,亿元
夷陵区,地区生产总值,2025年,900.5,亿元
宜都市,地区生产总值,2025年,超过800,亿元
宜昌高新技术产业开发区,地区生产总值,2025年,650,亿元
宜昌市,地区生产总值,2026年上半年,3000,亿元
西陵区,地区生产总值,2026年上半年,310,亿元
宜昌市,地区生产总值增速,2026年上半年,7,%
西陵区,地区生产总值增速,2026年上半年,7.9,%
夷陵区,地区生产总值增速,2026年上半年,7.6,%
"""


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """The curated catalogue with values of 宜昌, some of its counties, and its zone."""
    folder, now = tmp_path_factory.mktemp("contributions"), datetime.now(UTC)
    engine = open_store(folder / "tracker.db", now=now)
    bring_up_to_date(engine, now=now)
    rows = "".join(f"{row},统计局\n" for row in ROWS.splitlines())
    (folder / "values.csv").write_text(HEADS + rows, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TRACKER_DB", str(folder / "tracker.db"))
        assert main(["import", str(folder / "values.csv")]) == 0
    return load_board(engine, version=data_version(engine), as_of=date(2027, 1, 1), settings=load_settings())


def test_exact_values_of_one_period_are_added_and_the_rest_is_what_the_whole_has_besides(board: Board) -> None:
    found = found_on(board, "zh", "420500", "gdp")
    assert found is not None
    assert found.period == Period.year(2025)
    assert [(each.place, each.value) for each in found.added] == [
        ("夷陵区", Decimal("900.5")),
        ("西陵区", Decimal(700)),
    ]
    assert found.whole == Decimal(6600)
    assert found.total + found.rest == found.whole
    outside = dict(found.outside)
    assert outside["宜都市"] == "no_value", "a bound is not added"
    [zone] = [place.name_zh for place in board.data.children("420500") if place.level == "zone"]
    assert outside[zone] == "zone"
    assert len(found.added) + len(outside) == len(board.data.children("420500"))
    assert "宜都市" in outside_words(found, "zh")


def test_a_period_that_one_place_has_is_none_to_add_in(board: Board) -> None:
    assert periods(board, "420500", "gdp") == [Period.year(2025)]
    assert found_on(board, "zh", "420500", "gdp", "2026H1") is None


def test_rates_are_not_added_and_a_sentence_says_why(board: Board) -> None:
    addable, others = contributable(board, "zh", "420500")
    assert list(addable) == ["gdp"]
    assert others == {"measure": ["地区生产总值增速"]}
    assert found_on(board, "zh", "420500", "gdp-growth") is None
    [said] = others_words(others, "zh")
    assert said == text("zh", "page.contributions_not_measure", indicators="地区生产总值增速")
    assert contributable(board, "zh", "420581") == ({}, {})


def test_a_report_has_them_by_their_address(board: Board) -> None:
    item = Item("contributions", "420500+gdp=2025")
    made = part(board, "zh", item)
    assert made is not None
    assert made.native is not None
    assert made.table.rows[-1][1] == Decimal(6600)
    assert {row.indicator_code for row in made.rows} == {"gdp"}
    assert part(board, "zh", Item("contributions", "420500+gdp-growth")) is None
    assert part(board, "zh", Item("contributions", "420500+gdp=2026H1")) is None
    assert part(board, "zh", Item("contributions", "nowhere+gdp=x")) is None


def test_the_largest_is_named_only_where_all_are_known_and_one_is_alone() -> None:
    found = samples.contributed("zh")
    assert found.missing
    assert found.added[0].place not in finding(found, "zh")
    whole = replace(found, outside=found.outside[1:])
    assert not whole.missing
    assert found.added[0].place in finding(whole, "zh")
    first = whole.added[0]
    twice = replace(whole, added=(first, replace(first, place="另一个"), *whole.added[2:]))
    assert first.place not in finding(twice, "zh")
    debt = replace(whole, whole=Decimal(-5), added=tuple(replace(each, share=None) for each in whole.added))
    assert finding(debt, "zh") == neutral(debt, "zh")


def test_each_bar_begins_where_the_one_before_it_ends() -> None:
    found = samples.contributed("zh")
    [bars] = contributions(found, "zh", AS_OF, Look())["data"]
    *steps, whole = zip(bars["base"], bars["x"], strict=True)
    at = 0.0
    for base, long in steps:
        assert base == pytest.approx(at)
        at += long
    assert at == pytest.approx(float(found.whole))
    assert whole == (0.0, float(found.whole))
    table = contributions_table(found, "zh", "")
    assert [row[1] for row in table.rows[: len(found.added)]] == [each.value for each in found.added]


def test_office_draws_steps_on_a_base_and_none_below_zero() -> None:
    found = samples.contributed("zh")
    native = contributions_native(found, "zh")
    assert native is not None
    base, bars = native.series
    assert (base.drawn, bars.drawn) == ("base", "bar")
    tops = [low + long for low, long in zip(base.values, bars.values, strict=True) if low is not None and long]
    assert max(tops) == tops[-1] == float(found.whole)
    more = replace(found, whole=found.total - 100)
    over = contributions_native(more, "zh")
    assert over is not None
    assert over.series[0].values[-2:] == (float(more.whole), 0.0)
    assert over.series[1].values[-2] == 100.0
    lost = replace(found.added[0], value=Decimal(-1))
    assert contributions_native(replace(found, added=(lost, *found.added)), "zh") is None
