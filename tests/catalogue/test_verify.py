"""The check of the catalogue against its documents: on made-up documents, and on the real ones."""

import csv
import json
from argparse import ArgumentParser
from decimal import Decimal
from pathlib import Path

import pytest

from tests.catalogue.small import small, write
from tracker import words
from tracker.catalogue.verify import Reason, add_arguments, run, verify
from tracker.catalogue.verify.numerals import lines_of, numerals_of
from tracker.catalogue.verify.readings import agrees, reading_of

CATALOGUE = Path(__file__).resolve().parents[2] / "data" / "catalogue"
DOCUMENT = """一是建设新城。

到2030年,人口达到300万人口,建成1-2家工厂。
今年开工90个、投产70个以上,绿地X平方公里。
去年产值2542.1亿元;主体从100万向200万跨越,一刻钟通达。
"""
TARGET = {
    "code": "t",
    "jurisdiction": "420500",
    "indicator": "people",
    "kind": "level",
    "comparator": ">=",
    "value": "300",
    "commitment": "plan",
    "binding": "unspecified",
    "unit": "万人",
    "baseline_basis": "none",
    "deadline": "2030-12-31",
    "deadline_basis": "stated",
    "source": "000",
    "line": "2",
    "figure": "300万人口",
}
FREE = {"deadline": "", "deadline_basis": "none"}
THIS_YEAR = {"indicator": "works", "unit": "个", "line": "3", "deadline": "2023-12-31"}
TARGETS = [
    TARGET,
    {
        **TARGET,
        **FREE,
        "code": "works",
        "indicator": "works",
        "kind": "interval",
        "interval_mode": "reach",
        "unit": "家",
        "comparator": "between",
        "value": "1",
        "value_upper": "2",
        "figure": "1-2家工厂",
    },
    {**TARGET, **THIS_YEAR, "code": "begun", "comparator": "=", "value": "90", "figure": "开工90个"},
    {
        **TARGET,
        **THIS_YEAR,
        "code": "done",
        "value": "70",
        "figure": "投产70个以上",
        "deadline_basis": "inferred",
        "deadline_from_zh": "同句的“今年”",
        "deadline_from_en": "this year",
    },
    {
        **TARGET,
        **FREE,
        "code": "green",
        "indicator": "area",
        "unit": "平方公里",
        "value": "",
        "redacted": "1",
        "line": "3",
        "figure": "X平方公里",
    },
    {
        **TARGET,
        **FREE,
        "code": "firms",
        "indicator": "firms",
        "unit": "万户",
        "value": "200",
        "baseline_value": "100",
        "baseline_period": "2023-08-06",
        "baseline_basis": "stated",
        "line": "4",
        "figure": "100万向200万",
    },
    {
        **TARGET,
        **FREE,
        "code": "reach",
        "indicator": "time",
        "unit": "分钟",
        "comparator": "<=",
        "value": "15",
        "line": "4",
        "figure": "一刻钟",
    },
]
ACTUAL = {
    "jurisdiction": "420500",
    "indicator": "output",
    "period": "2022",
    "value": "2542.1",
    "qualifier": "=",
    "unit": "亿元",
    "basis": "stated",
    "certainty": "high",
    "published": "2023-08",
    "source": "000",
}
EXCLUSION = {"source": "000", "line": "1", "text": "一是", "nth": "1", "reason": "ordinal"}


def _indicator(code: str, unit: str) -> dict[str, str]:
    return {
        "code": code,
        "name_zh": code,
        "name_en": code,
        "unit": unit,
        "direction": "more",
        "measure": "level",
        "decimals": "0",
        "frequencies": "year",
        "theme": "economy",
    }


INDICATORS = [
    _indicator("people", "万人"),
    _indicator("works", "个"),
    _indicator("area", "平方公里"),
    _indicator("firms", "万户"),
    _indicator("time", "分钟"),
    _indicator("output", "亿元"),
]


SOURCE = {**small()["sources"][0], "file": "one.txt", "published": "2023-08-06"}


def _folder(folder: Path, document: str = DOCUMENT, **tables: list[dict[str, str]]) -> Path:
    """A small catalogue and its document in one folder, with some of its tables replaced."""
    replaced = {
        "sources": [SOURCE],
        "indicators": INDICATORS,
        "targets": TARGETS,
        "actuals": [ACTUAL],
        "exclusions": [EXCLUSION],
    }
    (folder / "one.txt").write_text(document, encoding="utf-8")
    return write(folder, small() | replaced | tables)


def _found(folder: Path, document: str = DOCUMENT, **tables: list[dict[str, str]]) -> list[tuple[str, str]]:
    """The problems of a small catalogue, as (code, text)."""
    _folder(folder, document, **tables)
    return [(problem.code, problem.text) for problem in verify(folder, folder).problems]


def test_a_right_catalogue_has_no_problem_and_counts_everything(tmp_path: Path) -> None:
    _folder(tmp_path, DOCUMENT)
    found = verify(tmp_path, tmp_path)
    assert found.problems == ()
    (tally,) = found.tallies
    assert (tally.targets, tally.actuals, tally.exclusions) == (7, 1, 1)
    assert tally.numerals == tally.borne + tally.excluded == 12


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"line": "1"}, "figure_absent"),
        ({"line": "99"}, "line_absent"),
        ({"figure": "300万口"}, "figure_absent"),
        ({"figure": "人口"}, "figure_ambiguous"),
        ({"figure": "到2030年,人口达到300万人口,建成1-2家工厂"}, "figure_long"),
        ({"value": "30"}, "value_differs"),
        ({"value": "300", "unit": "人"}, "value_differs"),
        ({"unit": "万元"}, "unit_differs"),
        ({"comparator": ">"}, "comparator_differs"),
        ({"value": ""}, "value_empty"),
        ({"redacted": "1", "value": ""}, "redaction_absent"),
        ({"baseline_basis": "stated", "baseline_value": "7"}, "baseline_absent"),
        ({"deadline": "2031-12-31"}, "deadline_not_stated"),
        ({"deadline": ""}, "deadline_empty"),
        ({"deadline_basis": "none"}, "deadline_unfounded"),
        ({"deadline_basis": "inferred"}, "deadline_unexplained"),
        ({"deadline_from_zh": "“到2031年”"}, "deadline_words_absent"),
    ],
)
def test_a_wrong_target_is_named(tmp_path: Path, change: dict[str, str], code: str) -> None:
    found = _found(tmp_path, targets=[TARGET | change, *TARGETS[1:]])
    assert code in [code for code, _ in found]


def test_this_year_is_the_year_of_the_document_and_no_other(tmp_path: Path) -> None:
    begun = TARGETS[2] | {"deadline": "2024-12-31"}
    assert ("deadline_not_stated", "开工90个") in _found(tmp_path, targets=[*TARGETS[:2], begun, *TARGETS[3:]])


@pytest.mark.parametrize(
    ("actual", "codes"),
    [
        (ACTUAL | {"value": "2542.2"}, ["actual_absent", "numeral_uncovered"]),
        (ACTUAL | {"unit": "万元"}, ["actual_absent", "numeral_uncovered"]),
        (ACTUAL | {"basis": "published"}, ["numeral_uncovered"]),
    ],
)
def test_a_wrong_actual_is_named(tmp_path: Path, actual: dict[str, str], codes: list[str]) -> None:
    assert [code for code, _ in _found(tmp_path, actuals=[actual])] == codes


def test_better_than_the_average_is_a_lead_of_nothing(tmp_path: Path) -> None:
    """A goal may compare without any numeral; any other value for it would be made up."""
    lead = {**TARGET, **FREE, "code": "lead", "value": "0", "line": "5", "figure": "高于全省平均"}
    document = DOCUMENT + "增速高于全省平均水平。\n"
    assert _found(tmp_path, document, targets=[*TARGETS, lead]) == []
    made_up = _found(tmp_path, document, targets=[*TARGETS, lead | {"value": "1"}])
    assert made_up == [("value_differs", "高于全省平均")]


def test_a_milestone_bears_the_layout_that_it_names(tmp_path: Path) -> None:
    layout = {**TARGET, **FREE, "code": "net", "kind": "milestone", "value": "", "line": "5", "figure": "四纵六横"}
    assert _found(tmp_path, DOCUMENT + "构建四纵六横路网。\n", targets=[*TARGETS, layout]) == []


def test_an_actual_that_stands_in_two_places_is_not_guessed(tmp_path: Path) -> None:
    twice = DOCUMENT + "产值2542.1亿元。\n"
    assert "actual_ambiguous" in [code for code, _ in _found(tmp_path, document=twice)]


@pytest.mark.parametrize(
    ("exclusion", "code"),
    [
        (EXCLUSION | {"nth": "2"}, "exclusion_stale"),
        (EXCLUSION | {"line": "9"}, "exclusion_stale"),
        (EXCLUSION | {"source": "009"}, "row_invalid"),
        (EXCLUSION | {"text": "建设"}, "exclusion_stale"),
        (EXCLUSION | {"line": "4", "text": "2542.1"}, "exclusion_stale"),
        (EXCLUSION | {"reason": "because"}, "exclusion_reason"),
        (EXCLUSION | {"line": "3", "text": "90个"}, "exclusion_on_figure"),
        (EXCLUSION | {"text": "一"}, "exclusion_twice"),
        (EXCLUSION | {"nth": "first"}, "row_invalid"),
    ],
)
def test_a_wrong_exclusion_is_named(tmp_path: Path, exclusion: dict[str, str], code: str) -> None:
    assert code in [code for code, _ in _found(tmp_path, exclusions=[EXCLUSION, exclusion])]


def test_a_numeral_that_nothing_names_is_named(tmp_path: Path) -> None:
    found = _found(tmp_path, document=DOCUMENT + "三分之一的绿地,50％。\n")
    assert found == [("numeral_uncovered", "[三分之一]的绿地,50"), ("numeral_uncovered", "之一的绿地,[50％]。")]


def test_a_numeral_inside_another_rows_figure_still_needs_a_row(tmp_path: Path) -> None:
    wide = TARGETS[2] | {"figure": "开工90个、投产70个"}
    found = _found(tmp_path, targets=[*TARGETS[:2], wide, *TARGETS[4:]])
    assert [code for code, _ in found] == ["numeral_uncovered"]


@pytest.mark.parametrize(
    ("line", "numerals"),
    [
        ("３５％与1.2万家", ["３５％", "1.2万"]),
        ("PM₂.₅和Ⅱ类、劣V类", ["₂.₅", "Ⅱ", "V"]),
        ("X%、X亿元、VOCs、AI", ["X%", "X亿"]),
        ("三分之一、两千亿级、半小时、双水源", ["三分之一", "两千亿", "半", "双"]),
        ("1-2家,100%", ["1", "2", "100%"]),
        ("统一", ["一"]),
    ],
)
def test_every_kind_of_numeral_is_found(line: str, numerals: list[str]) -> None:
    assert [numeral.text for numeral in numerals_of([line])] == numerals


@pytest.mark.parametrize(
    ("line", "value", "unit"),
    [
        ("300万人口", "300", "万人"),
        ("300万人口", "3000000", "人"),
        ("千亿级", "1000", "亿元"),
        ("十万家", "10", "万家"),
        ("半小时", "30", "分钟"),
        ("一刻钟", "15", "分钟"),
        ("三分之一的", "33.33", "%"),
        ("35万元", "35", "万元/亩"),
        ("百亿企业", "100", "亿元"),
        ("1-2家", "1", "家"),
        ("3.5%", "3.5", "%"),
        ("1.2万家", "12000", "家"),
    ],
)
def test_a_reading_agrees_however_it_is_written(line: str, value: str, unit: str) -> None:
    reading = reading_of(numerals_of([line])[0], line)
    assert reading is not None
    assert agrees(reading, Decimal(value), unit)
    assert not agrees(reading, Decimal(value) * 10, unit)


def _run(folder: Path, *options: str) -> int:
    parser = ArgumentParser()
    parser.add_argument("--lang", default="zh")
    add_arguments(parser)
    return run(parser.parse_args(["--sources", str(folder), "--catalogue", str(folder), *options]))


def test_without_documents_it_says_that_it_was_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _folder(tmp_path, DOCUMENT)
    (tmp_path / "one.txt").unlink()
    assert _run(tmp_path) == 0
    assert "未核对" in capsys.readouterr().out
    assert _run(tmp_path, "--json") == 0
    assert json.loads(capsys.readouterr().out)["skipped"] is True


def test_one_missing_document_among_others_is_a_problem(tmp_path: Path) -> None:
    sources = [SOURCE, SOURCE | {"code": "001", "file": "two.txt"}]
    assert _found(tmp_path, sources=sources) == [("document_absent", "two.txt")]


def test_the_command_prints_problems_and_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _folder(tmp_path, DOCUMENT, targets=[TARGET | {"value": "30"}, *TARGETS[1:]])
    assert _run(tmp_path, "--lang", "en") == 1
    printed = capsys.readouterr().out
    assert "000, line 2: the value differs from the figure: 300万人口 t" in printed
    assert "7 targets, 1 stated actuals, 1 exclusions; 12 numerals" in printed


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_reason_has_words(lang: str) -> None:
    assert all(words.has_text(lang, f"exclusion.{reason}") for reason in Reason)


def test_the_catalogue_agrees_with_the_documents(shared: Path) -> None:
    found = verify(CATALOGUE, shared / "sources")
    assert found.problems == ()
    assert len(found.tallies) == 5
    assert all(tally.numerals == tally.borne + tally.excluded for tally in found.tallies)


def test_no_exclusion_copies_a_sentence() -> None:
    with (CATALOGUE / "exclusions.csv").open(encoding="utf-8", newline="") as file:
        assert max(len(row["text"]) for row in csv.DictReader(file)) <= 25


def test_lines_count_only_those_that_hold_text() -> None:
    assert lines_of("一\n\n \u3000\n二\n") == ["一", "二"]
