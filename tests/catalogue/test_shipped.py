"""What the shipped catalogue decides: which numbers are targets, and how each is read. See data/catalogue/README.md."""

import csv
import re
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from tests.conftest import ROOT
from tracker.catalogue import check, load_catalogue
from tracker.catalogue.tables import ActualRow, TargetRow
from tracker.core.kinds import Certainty, Comparator, DeadlineBasis, Kind

FOLDER = ROOT / "data/catalogue"
CATALOGUE, PROBLEMS = load_catalogue(FOLDER)
TARGETS = {row.code: row for row in CATALOGUE.targets}


def target(code: str) -> TargetRow:
    return TARGETS[code]


def actual(jurisdiction: str, indicator: str, period: str) -> ActualRow:
    (row,) = [
        row
        for row in CATALOGUE.actuals
        if (row.jurisdiction, row.indicator, row.period.code) == (jurisdiction, indicator, period)
    ]
    return row


@cache
def excluded() -> dict[tuple[str, str, str], str]:
    with (FOLDER / "exclusions.csv").open(encoding="utf-8", newline="") as file:
        return {(row["source"], row["line"], row["text"]): row["reason"] for row in csv.DictReader(file)}


def test_the_shipped_catalogue_is_sound() -> None:
    assert PROBLEMS == []
    assert check(CATALOGUE) == []


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (("002", "21", "2035年"), "unquantified_goal"),
        (("002", "43", "2035年"), "unquantified_goal"),
        (("002", "68", "2035年"), "unquantified_goal"),
        (("003", "17", "7个"), "stated_fact"),
        (("003", "17", "24个"), "stated_fact"),
        (("004", "75", "3家上市公司"), "met_when_said"),
    ],
)
def test_what_has_no_test_is_no_target(place: tuple[str, str, str], reason: str) -> None:
    assert excluded()[place] == reason
    source, line, _ = place
    assert not [row for row in CATALOGUE.targets if (row.source, str(row.line)) == (source, line)]


def test_every_target_has_a_number_a_redaction_or_is_done_or_not_done() -> None:
    for row in CATALOGUE.targets:
        assert row.value is not None or row.redacted or row.kind == Kind.MILESTONE, row.code
    done = re.compile("启动|投入使用|四纵六横|两通道一城际")
    milestones = [row for row in CATALOGUE.targets if row.kind == Kind.MILESTONE]
    assert len(milestones) == 5
    assert all(done.search(row.figure) for row in milestones)


@pytest.mark.parametrize(
    "code",
    [
        "420500-new-materials-scale-2025",
        "420500-life-health-scale-2025",
        "420500-new-energy-scale-2025",
        "420500-industrial-output-2028",
        "x-city-industrial-output-2026",
        "x-city-gdp-2026",
        "x-city-cluster-output-2026-new-materials",
        "420529-park-output-2026",
        "420525-local-employment-open",
        "x-city-growth-lead-open",
    ],
)
def test_scales_and_heights_to_rise_to_are_levels(code: str) -> None:
    assert target(code).kind == Kind.LEVEL
    assert target(code).start is None


def test_a_years_own_output_stays_a_total() -> None:
    assert target("420525-cluster-output-2026-civil-military").kind == Kind.TOTAL
    assert target("420500-gdp-2023-floor").kind == Kind.TOTAL


def test_only_what_is_to_be_kept_is_a_hold() -> None:
    holds = {row.figure for row in CATALOGUE.targets if row.kind == Kind.HOLD}
    assert holds == {
        "100%",
        "27%左右",
        "不低于35万元",
        "不低于20万元",
        "不少于1亿元",
        "三分之一的时间对上",
        "三分之一的时间一线",
    }


def test_one_sentence_has_one_basis_of_its_deadline() -> None:
    jobs, schools = target("420502-new-jobs-2026"), target("420502-schools-upgraded-2026")
    assert (jobs.kind, jobs.start, jobs.deadline, jobs.deadline_basis) == (
        schools.kind,
        schools.start,
        schools.deadline,
        schools.deadline_basis,
    )
    assert jobs.deadline == date(2026, 12, 31)
    assert jobs.deadline_basis == DeadlineBasis.INFERRED


def test_words_of_comparison_are_read_one_way() -> None:
    leaps = ("420100-market-entities-open", "420583-gdp-open")
    assert {target(code).comparator for code in leaps} == {Comparator.ABOVE}
    for row in CATALOGUE.targets:
        if re.search("突破|超|(?<!不)过(?!江)", row.figure):
            assert row.comparator == Comparator.ABOVE, row.code
        if row.figure.endswith("以上"):
            assert row.comparator == Comparator.AT_LEAST, row.code


def test_a_share_of_100_percent_is_not_or_more() -> None:
    maxima = {row.code: row.maximum for row in CATALOGUE.indicators}
    full = [row for row in CATALOGUE.targets if row.value is not None and row.value == maxima[row.indicator]]
    assert [row.code for row in full] == ["420500-class-two-water-open"]
    assert full[0].comparator == Comparator.COUNT


def test_the_strength_of_a_promise_is_that_of_its_words() -> None:
    strengths = {
        "420500-urban-population-2030": "must",
        "420500-built-up-area-2030": "must",
        "420500-gdp-2023-floor": "must",
        "420500-gdp-2023-stretch": "strive",
        "420526-firm-revenue-open-xingfa": "strive",
        "420500-gdp-open": "aspiration",
        "420583-gdp-open": "plan",
    }
    assert {code: target(code).commitment for code in strengths} == strengths


def test_two_due_targets_have_their_answers() -> None:
    gdp, health = actual("420500", "gdp", "2023"), actual("420500", "life-health-scale", "2025")
    assert (gdp.qualifier, gdp.value, gdp.unit, gdp.basis) == ("<", Decimal(6000), "亿元", "derived")
    assert (health.qualifier, health.value, health.unit, health.published) == (">", Decimal(1000), "亿元", "2026-02-11")
    assert health.publisher == "湖北省经济和信息化厅"
    assert "口径" in health.note_zh


def test_an_estimate_out_of_a_film_is_not_certain() -> None:
    assert actual("420583", "gdp", "2022").certainty == Certainty.MEDIUM


def test_what_is_known_only_as_a_bound_or_from_others_says_so() -> None:
    for row in CATALOGUE.actuals:
        assert (row.basis == "derived") == bool(row.derived_from), row
        assert row.certainty, row
        assert row.publisher, row
