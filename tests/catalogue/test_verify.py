"""The check of the catalogue against its documents: on made-up documents, and on the real ones."""

import csv
import json
from argparse import ArgumentParser
from pathlib import Path

import pytest

from tests.catalogue.verifiable import ACTUAL, DOCUMENT, EXCLUSION, FREE, SOURCE, TARGET, TARGETS, problems, verifiable
from tracker import words
from tracker.catalogue.verify import Reason, add_arguments, run, verify

CATALOGUE = Path(__file__).resolve().parents[2] / "data" / "catalogue"


def test_a_right_catalogue_has_no_problem_and_counts_everything(tmp_path: Path) -> None:
    verifiable(tmp_path, DOCUMENT)
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
    found = problems(tmp_path, targets=[TARGET | change, *TARGETS[1:]])
    assert code in [code for code, _ in found]


def test_this_year_is_the_year_of_the_document_and_no_other(tmp_path: Path) -> None:
    begun = TARGETS[2] | {"deadline": "2024-12-31"}
    assert ("deadline_not_stated", "开工90个") in problems(tmp_path, targets=[*TARGETS[:2], begun, *TARGETS[3:]])


@pytest.mark.parametrize(
    ("actual", "codes"),
    [
        (ACTUAL | {"value": "2542.2"}, ["actual_absent", "numeral_uncovered"]),
        (ACTUAL | {"unit": "万元"}, ["actual_absent", "numeral_uncovered"]),
        (ACTUAL | {"basis": "published"}, ["numeral_uncovered"]),
    ],
)
def test_a_wrong_actual_is_named(tmp_path: Path, actual: dict[str, str], codes: list[str]) -> None:
    assert [code for code, _ in problems(tmp_path, actuals=[actual])] == codes


def test_better_than_the_average_is_a_lead_of_nothing(tmp_path: Path) -> None:
    """A goal may compare without any numeral; any other value for it would be made up."""
    lead = {**TARGET, **FREE, "code": "lead", "value": "0", "line": "5", "figure": "高于全省平均"}
    document = DOCUMENT + "增速高于全省平均水平。\n"
    assert problems(tmp_path, document, targets=[*TARGETS, lead]) == []
    made_up = problems(tmp_path, document, targets=[*TARGETS, lead | {"value": "1"}])
    assert made_up == [("value_differs", "高于全省平均")]


def test_a_milestone_bears_the_layout_that_it_names(tmp_path: Path) -> None:
    layout = {**TARGET, **FREE, "code": "net", "kind": "milestone", "value": "", "line": "5", "figure": "四纵六横"}
    assert problems(tmp_path, DOCUMENT + "构建四纵六横路网。\n", targets=[*TARGETS, layout]) == []


def test_an_actual_that_stands_in_two_places_is_not_guessed(tmp_path: Path) -> None:
    twice = DOCUMENT + "产值2542.1亿元。\n"
    assert "actual_ambiguous" in [code for code, _ in problems(tmp_path, document=twice)]


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
    assert code in [code for code, _ in problems(tmp_path, exclusions=[EXCLUSION, exclusion])]


def test_a_numeral_that_nothing_names_is_named(tmp_path: Path) -> None:
    found = problems(tmp_path, document=DOCUMENT + "三分之一的绿地,50％。\n")
    assert found == [("numeral_uncovered", "[三分之一]的绿地,50"), ("numeral_uncovered", "之一的绿地,[50％]。")]


def test_a_numeral_inside_another_rows_figure_still_needs_a_row(tmp_path: Path) -> None:
    wide = TARGETS[2] | {"figure": "开工90个、投产70个"}
    found = problems(tmp_path, targets=[*TARGETS[:2], wide, *TARGETS[4:]])
    assert [code for code, _ in found] == ["numeral_uncovered"]


def _run(folder: Path, *options: str) -> int:
    parser = ArgumentParser()
    parser.add_argument("--lang", default="zh")
    add_arguments(parser)
    return run(parser.parse_args(["--sources", str(folder), "--catalogue", str(folder), *options]))


def test_without_documents_it_says_that_it_was_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verifiable(tmp_path, DOCUMENT)
    (tmp_path / "one.txt").unlink()
    assert _run(tmp_path) == 0
    assert "未核对" in capsys.readouterr().out
    assert _run(tmp_path, "--json") == 0
    assert json.loads(capsys.readouterr().out)["skipped"] is True


def test_one_missing_document_among_others_is_a_problem(tmp_path: Path) -> None:
    sources = [SOURCE, SOURCE | {"code": "001", "file": "two.txt"}]
    assert problems(tmp_path, sources=sources) == [("document_absent", "two.txt")]


def test_the_command_prints_problems_and_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verifiable(tmp_path, DOCUMENT, targets=[TARGET | {"value": "30"}, *TARGETS[1:]])
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
