"""Charts over many targets: every target is counted once, and only like is ranked with like."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.charts import samples
from tests.charts.drawn_words import codes, texts
from tests.charts.every import TIE
from tracker.charts import (
    STATUS_STYLE,
    Look,
    counts,
    deadlines,
    documents,
    matrix,
    parts,
    parts_alt,
    ranking,
    status_counts,
    status_history,
)
from tracker.core.kinds import Status, StatusGroup
from tracker.core.periods import Period
from tracker.views.ranks import NotComparable, common_period, ranks

AS_OF = samples.AS_OF
SPREAD = samples.spread("zh", 8, 5)


@pytest.mark.parametrize("look", [Look(), Look(width=374)], ids=str)
@pytest.mark.parametrize("chart", [matrix, deadlines])
def test_every_target_is_one_sign(chart: Any, look: Look) -> None:
    assert codes(chart(SPREAD, "zh", AS_OF, look)) == Counter(row.code for row in SPREAD)


def test_a_bar_of_counts_adds_up() -> None:
    figure = counts(SPREAD, "zh", AS_OF)
    assert sum(trace["x"][0] for trace in figure["data"]) == len(SPREAD)
    assert [trace["base"][0] for trace in figure["data"]] == sorted(trace["base"][0] for trace in figure["data"])
    judged = sum(row.status.judged for row in SPREAD)
    assert figure["layout"]["meta"]["title"] == f"{len(SPREAD)} 项目标的状态，其中 {judged} 项已评价"


def test_a_matrix_says_judged_of_all_for_every_place() -> None:
    shown = texts(matrix(SPREAD, "zh", AS_OF))
    for place in {row.jurisdiction for row in SPREAD}:
        here = [row for row in SPREAD if row.jurisdiction == place]
        assert f"{sum(row.status.judged for row in here)}/{len(here)}" in shown


def test_a_deadline_of_today_lies_ahead() -> None:
    rows = [
        replace(SPREAD[0], code=str(n), deadline=day)
        for n, day in enumerate((date(2026, 11, 20), AS_OF, date(2026, 12, 31), None))
    ]
    shown = texts(deadlines(rows, "zh", AS_OF))
    assert "已到期 1 项" in shown
    assert "未到期 2 项" in shown
    assert "2026<br>已到期" in shown
    assert "2026<br>未到期" in shown


def test_a_long_time_without_a_deadline_takes_one_column_that_says_so() -> None:
    rows = [replace(SPREAD[0], code=str(year), deadline=date(year, 12, 31)) for year in (2025, 2026, 2028, 2031, 2035)]
    shown = texts(deadlines(rows, "zh", AS_OF))
    assert "2032–2034" in shown
    assert {"2027", "2029", "2030"} <= set(shown)
    assert not {"2032", "2033", "2034"} & set(shown)


def test_ties_share_a_rank_and_the_next_is_not_moved_up() -> None:
    found = [(each.rank, each.row.jurisdiction_code, each.why) for each in ranks(samples.compared("zh"), TIE)]
    assert found == [
        (1, "420506", ""),
        (2, "420529", ""),
        (2, "420528", ""),
        (4, "420583", ""),
        (None, "420500", "apart"),
        (None, "420581", "no_data"),
        (None, "420582", "no_lead"),
        (None, "420525", "period"),
    ]


def test_the_setting_decides_who_is_tied_and_stands_in_the_words() -> None:
    rows = samples.compared("zh")
    assert [each.rank for each in ranks(rows, Decimal("0.2"))][:4] == [1, 2, 3, 4]
    assert [each.rank for each in ranks(rows, Decimal(60))][:4] == [1, 1, 1, 4]
    assert any("不到 20 个百分点" in words for words in texts(ranking(rows, Decimal(20), "zh", AS_OF)))


def test_leads_are_tied_in_runs_and_not_by_chains() -> None:
    base = samples.compared("zh")[1]
    leads = (0.081, 0.078, 0.076, 0.075, 0.0741)
    rows = [replace(base, jurisdiction_code=str(n), lead=lead) for n, lead in enumerate(leads)]
    assert [each.rank for each in ranks(rows, TIE)] == [1, 1, 3, 3, 3]


def test_growth_shares_a_rank_only_where_the_published_figures_are_equal() -> None:
    order = ranks(samples.growth("zh"), TIE)
    found = [(each.rank, str(each.row.latest)) for each in order if each.rank]
    assert found == [
        (1, "11.2"), (2, "9.1"), (3, "8.8"), (4, "8.1"), (5, "7.8"), (6, "7.6"), (6, "7.6"), (8, "7.5"), (9, "7.4"),
        (10, "7"), (11, "6.9"), (12, "5.2"),
    ]  # fmt: skip
    derived = replace(order[0].row, jurisdiction_code="derived", latest=Decimal("11.2333"))
    assert [each.rank for each in ranks([order[0].row, derived], TIE)] == [1, 1]


def test_a_city_is_not_ranked_among_its_own_counties() -> None:
    order = ranks(samples.growth("zh"), TIE)
    assert next((each.row.jurisdiction_code, each.why) for each in order if not each.rank) == ("420500", "apart")
    shown = texts(ranking(samples.growth("zh"), TIE, "zh", AS_OF))
    assert "<b>上级地区，作参照，不参加排名</b>" in shown
    assert any("14 个地区中 12 个可排名" in words for words in shown)


def test_the_newest_period_that_most_have_is_ranked() -> None:
    base = samples.compared("zh")[1]

    def rows(*periods: str) -> list[Any]:
        return [
            replace(base, jurisdiction_code=str(n), latest_period=Period.from_code(code))
            for n, code in enumerate(periods)
        ]

    assert common_period(rows("2025", "2025", "2026-06")) == Period.from_code("2025")
    assert common_period(rows("2025", "2026-06", "2026-06")) == Period.from_code("2026-06")
    assert common_period(rows("2024", "2025", "2026-06", "2025")) == Period.from_code("2025")


def test_a_value_of_which_only_a_bound_is_known_has_no_rank() -> None:
    rows = [replace(row, latest_qualifier=">") if n == 1 else row for n, row in enumerate(samples.compared("zh"))]
    assert {each.row.jurisdiction_code: each.why for each in ranks(rows, TIE)}["420506"] == "bound"


def test_provisional_growth_is_drawn_hollow_in_colour_around_one_target_line() -> None:
    figure = ranking(samples.growth("zh"), TIE, "zh", AS_OF)
    signs = figure["data"][-1]["marker"]
    look = Look()
    above, below = (STATUS_STYLE[status].colour(look.theme) for status in (Status.ABOVE_SO_FAR, Status.BELOW_SO_FAR))
    assert set(signs["color"]) == {above, below}
    assert all("open" in symbol for symbol in signs["symbol"])
    lines = [each for each in figure["layout"]["shapes"] if each["xref"] == "x"]
    assert [(each["x0"], each["x1"], each["layer"]) for each in lines] == [(7.5, 7.5, "between")]
    shown = " ".join(texts(figure))
    assert "高 3.7 个百分点" in shown
    assert "低 0.1 个百分点" in shown
    assert "与目标持平" in shown
    assert "目标 7.5%以上" in shown


def test_on_a_phone_no_target_line_runs_through_the_words() -> None:
    figure = ranking(samples.growth("zh"), TIE, "zh", AS_OF, Look(width=358))
    assert [each for each in figure["layout"]["shapes"] if each["xref"] == "x"] == []
    ticks = [trace for trace in figure["data"] if trace.get("marker", {}).get("symbol") == "line-ns" and trace["x"]]
    assert {x for trace in ticks for x in trace["x"]} == {7.5}


def test_first_impressions_stand_between_the_judged_and_the_open() -> None:
    groups = [status.group for status in status_counts(SPREAD)]
    assert groups == sorted(groups, key=list(StatusGroup).index)
    assert len(set(groups)) == 3


def test_an_actual_never_hides_its_target() -> None:
    rows = [replace(row, progress=1.0, lead=0.4) for row in samples.compared("zh")[1:3]]
    figure = ranking(rows, TIE, "zh", AS_OF)
    lines = [each for each in figure["layout"]["shapes"] if each["xref"] == "x"]
    assert lines[0]["x0"] == 1.0
    own = [
        replace(row, value=value)
        for row, value in zip(samples.growth("zh")[1:3], (Decimal(7), Decimal(8)), strict=True)
    ]
    ticks = [
        trace for trace in ranking(own, TIE, "zh", AS_OF)["data"] if trace.get("marker", {}).get("symbol") == "line-ns"
    ]
    sizes = figure["data"][-1]["marker"]["size"]
    assert max(tick["marker"]["size"] for tick in ticks) > 1.5 * max(sizes)


def test_growth_is_ranked_by_its_distance_from_the_target() -> None:
    first = replace(samples.targets("zh")[2], latest=Decimal("7.8"))
    others = [
        replace(first, jurisdiction_code=place, jurisdiction=place, value=Decimal(value), latest=Decimal(latest))
        for place, value, latest in (("a", "7", "7.9"), ("b", "7", "7.5"), ("c", "8", "6"))
    ]
    silent = replace(first, jurisdiction_code="d", jurisdiction="d", latest=None, latest_period=None)
    found = ranks([silent, first, *others], TIE)
    assert [(each.rank, each.row.jurisdiction_code) for each in found] == [
        (1, "a"), (2, "b"), (3, "420500"), (4, "c"), (None, "d")
    ]  # fmt: skip
    figure = ranking([first, *others], TIE, "zh", AS_OF)
    assert any("按与目标之差" in words for words in texts(figure))
    assert any("高 0.9 个百分点" in words for words in texts(figure))


def test_a_rate_to_be_kept_low_is_past_its_target_below_it() -> None:
    row = replace(samples.targets("zh")[2], comparator="<=", value=Decimal(3), latest=Decimal("2.5"))
    assert row.ranked_by == 0.005
    assert replace(row, comparator="~").ranked_by is None


def test_means_of_yearly_rates_are_ranked_to_the_decimal_published_and_drawn_beside_their_target() -> None:
    row = replace(samples.trajectories("zh")["average"].target, status=Status.ABOVE_SO_FAR, lead=0.4)
    rows = [
        replace(row, jurisdiction_code=place, jurisdiction=place, mean=Decimal(mean))
        for place, mean in (("a", "7.84"), ("b", "7.76"), ("c", "7.74"), ("d", "6.9"))
    ]
    found = ranks(rows, TIE)
    assert [(each.rank, each.row.jurisdiction) for each in found] == [(1, "a"), (1, "b"), (3, "c"), (4, "d")]
    figure = ranking(rows, TIE, "zh", AS_OF)
    shown = texts(figure)
    assert any("年均 7.8%" in words for words in shown)
    assert any("高 0.8 个百分点" in words for words in shown)
    assert any("低 0.1 个百分点" in words for words in shown)
    assert [trace["x"] for trace in figure["data"] if trace.get("customdata")] == [[7.84, 7.76, 7.74, 6.9]]


def test_a_ceiling_is_never_said_to_be_exceeded_where_it_is_kept() -> None:
    row = replace(samples.targets("zh")[2], comparator="<=", value=Decimal(3), latest=Decimal("2.5"),
                  status=Status.ABOVE_SO_FAR)  # fmt: skip
    assert row.status_key == "status.above_so_far_ceiling"
    assert "暂好于目标" in " ".join(texts(ranking([row], TIE, "zh", AS_OF)))
    assert replace(row, status=Status.MISSED).status_key == "status.missed"


def test_no_place_is_dropped_from_a_ranking() -> None:
    rows = samples.compared("zh")
    shown = " ".join(texts(ranking(rows, TIE, "zh", AS_OF)))
    assert all(row.jurisdiction in shown for row in rows)
    assert "7 个地区中 4 个可排名" in shown


def test_a_piece_of_a_ranking_keeps_ranks_numbers_and_axis_of_all() -> None:
    rows = samples.compared("zh")
    whole, piece = ranking(rows, TIE, "zh", AS_OF), ranking(rows, TIE, "zh", AS_OF, shown=[rows[4], rows[5]])
    assert codes(piece) == Counter({rows[4].code: 1})
    assert piece["layout"]["xaxis"] == whole["layout"]["xaxis"]
    assert piece["layout"]["meta"]["title"] == whole["layout"]["meta"]["title"]
    assert f"4  {rows[4].jurisdiction}" in texts(piece)
    assert rows[1].jurisdiction not in " ".join(texts(piece))


def test_different_indicators_are_not_ranked() -> None:
    rows = samples.compared("zh")
    with pytest.raises(NotComparable):
        ranking([rows[0], replace(rows[1], indicator_code="gdp")], TIE, "zh", AS_OF)


def test_status_over_time_has_gaps_and_no_lines() -> None:
    series = samples.histories("zh")
    figure = status_history(series, "zh", AS_OF)
    assert all(trace["mode"] == "markers" for trace in figure["data"])
    assert len(figure["data"][0]["x"]) == sum(status is not None for each in series for _, status in each.days)


def test_a_phone_shows_the_latest_reviews() -> None:
    days = tuple((date(2020 + n // 12, n % 12 + 1, 1), Status.ON_TRACK) for n in range(60))
    figure = status_history([replace(samples.histories("zh")[0], days=days)], "zh", AS_OF, Look(width=374))
    assert len(figure["data"][0]["x"]) < 60
    assert "2024" in texts(figure)


def test_unlike_targets_share_no_scale() -> None:
    links = samples.links("zh")
    drawn = documents(links, "zh", AS_OF)["data"][0]["customdata"]
    assert set(drawn) == {"gdp-floor", "gdp-stretch", "nev", "nev-later"}


def test_what_is_not_added_up_is_hollow_and_says_why() -> None:
    figure = parts(samples.family("zh"), "zh", AS_OF)
    marker, drawn = figure["data"][0]["marker"], figure["data"][0]["customdata"]
    zone = drawn.index("cmp-zone")
    assert marker["color"][zone] == Look().colours.paper
    assert marker["color"].count(Look().colours.accent) == 5
    assert any("功能区" in words for words in texts(figure))
    assert any("6 个部分的目标中 5 个可以相加，合计 460 家以上，为总目标的 153.3%" in words for words in texts(figure))


def test_growth_targets_are_never_added_up() -> None:
    family = samples.rates_family("zh")
    shown = " ".join(texts(parts(family, "zh", AS_OF)))
    assert (family.total, family.share) == (None, None)
    assert "不相加" in shown
    assert not {"105", "1500"} & set(re.findall(r"\d+", shown))
    assert "1500" not in parts_alt(family, "zh", AS_OF)


def test_parts_stand_by_size() -> None:
    shares = parts(samples.family("zh"), "zh", AS_OF)["data"][0]["x"][1:-1]
    assert shares == sorted(shares, reverse=True)


def test_themes_stand_in_one_order_under_every_place_on_a_phone() -> None:
    themes = list(dict.fromkeys(row.theme for row in SPREAD))[::-1]
    shown = texts(matrix(SPREAD, "zh", AS_OF, Look(width=374), themes=themes))
    under: list[list[str]] = []
    for said in shown:
        if any(row.jurisdiction in said for row in SPREAD):
            under.append([])
        elif said in themes:
            under[-1].append(said)
    assert len(under) > 1
    assert all(found == sorted(found, key=themes.index) for found in under)
