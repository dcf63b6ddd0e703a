"""One value is written in one way on every page, and nothing is newer than what a page calls the latest."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.views.conftest import Boards
from tracker.views.actuals import actual_rows
from tracker.views.explain import latest_fact, reading_rows
from tracker.views.report import target_table
from tracker.views.target import target_view
from tracker.words import text

TODAY = date(2026, 11, 21)
NEWEST = {
    "420500-gdp-2023-floor": date(2026, 11, 21),
    "420500-expressway-mileage-2025": date(2023, 9, 30),
    "420581-gdp-growth-2026": date(2026, 11, 21),
    "420500-urban-population-2030": date(2026, 11, 21),
}


@pytest.mark.parametrize("day", [date(2023, 9, 30), date(2024, 12, 31), TODAY])
def test_nothing_is_newer_than_what_the_page_calls_the_latest(boards: Boards, day: date) -> None:
    board = boards.of(day)
    shown, of_another_period = 0, 0
    for code in board.statuses:
        view = target_view(board, "zh", code)
        label, amount, when = latest_fact(view, "zh")
        if not view.actuals:
            assert (label, amount, when) == (text("zh", "page.latest"), text("zh", "table.no_value"), "")
            continue
        last = max(view.actuals, key=lambda row: (row.period.end, row.period.start))
        shown += 1
        if view.newest is None:
            assert view.row.latest_period
            assert view.row.latest_period.end == last.period.end
            assert label == text("zh", "page.latest")
        else:
            of_another_period += 1
            assert label in (text("zh", "page.newest"), text("zh", "page.latest_in_term"))
            assert view.newest.value.period == last.period
            cell = target_table([view.row], "zh", "").rows[0][4]
            assert isinstance(cell, str)
            assert view.newest.words(view.row.unit, "zh") in cell
    assert shown > 5
    assert of_another_period > 2


def test_a_newer_value_of_another_period_is_named_as_that(boards: Boards) -> None:
    board = boards.of(TODAY)
    facts = {code: latest_fact(target_view(board, "zh", code), "zh") for code in NEWEST}
    assert facts["420581-gdp-growth-2026"] == ("最近公布", "7.7%", "2024 年，早于目标期")
    assert facts["420500-urban-population-2030"] == ("最近公布", "160.47 万人", "2020 年，作为基期")
    label, _, when = facts["420500-gdp-2023-floor"]
    assert label == "目标期内最近值"
    assert when.endswith("；最近公布 6191 亿元（2024 年，晚于目标期）")


@pytest.mark.parametrize(
    ("unit", "values", "said"),
    [
        ("%", ["=7", "=7.1", "about 7", "=6.53"], ["7.00%", "7.10%", "约 7%", "6.53%"]),
        (
            "亿元",
            ["=5022", "=1253.7", "=1245.02", ">6000"],
            ["5022 亿元", "1253.70 亿元", "1245.02 亿元", "超过 6000 亿元"],
        ),
        ("家", ["=156", ">17000"], ["156 家", "超过 17000 家"]),
    ],
)
def test_the_values_of_one_series_have_the_same_decimals(
    boards: Boards, unit: str, values: list[str], said: list[str]
) -> None:
    board = boards.of(TODAY)
    known = board.known_values(board.data.targets["420581-gdp-growth-2026"].series)[0]
    measure = replace(next(iter(board.data.measures.values())), unit=unit)
    pairs = [(value.rstrip("0123456789."), value.lstrip("=>about ")) for value in values]
    records = [replace(known, qualifier=sign.strip(), value=Decimal(amount)) for sign, amount in pairs]
    assert [row.words.partition("（")[0] for row in actual_rows(records, measure, "zh", TODAY, board.settings)] == said


def test_a_target_is_written_in_its_indicators_unit_and_a_fraction_as_the_document_has_it(boards: Boards) -> None:
    board = boards.of(TODAY)

    def words(code: str, lang: str) -> str:
        return target_view(board, lang, code).row.target_words

    assert words("420100-high-tech-firms-2025", "zh") == "超过 12000 家"
    assert words("420500-industrial-output-2028", "zh") == "超过 1 万亿元"
    assert words("420582-cadre-time-lobbying-open", "zh") == "三分之一（33.3%）以上"
    assert words("420582-cadre-time-lobbying-open", "en") == "at least 1/3 (33.3%)"
    assert words("420500-class-two-water-open", "zh") == "达到 100%"


def test_metrics_that_rest_on_a_bound_are_bounds(boards: Boards) -> None:
    rows = {row.name: row for row in reading_rows(target_view(boards.of(TODAY), "zh", "420500-gdp-2023-floor"), "zh")}
    rate, gap = rows[text("zh", "reading.completion_rate")], rows[text("zh", "reading.gap")]
    assert (rate.value, gap.value) == ("< 100%", "< 0 亿元")
    assert rate.inputs.startswith("实际值 不足 6000 亿元")
    assert rows[text("zh", "reading.past_pace")].value.startswith("每月 ")
