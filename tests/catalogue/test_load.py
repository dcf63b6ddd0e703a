"""The catalogue's files: read whole, and everything that is wrong found in one pass."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.catalogue.small import small, write
from tracker.catalogue import check, load_catalogue
from tracker.catalogue.load import digest
from tracker.core.periods import Period

# Where two columns contradict each other, one of them is named.
BLAMED = {"deadline_basis": "deadline_basis", "derived_from": "derived_from", "line_and_figure": "line"}


def found(folder: Path) -> set[tuple[str, int, str, str]]:
    catalogue, problems = load_catalogue(folder)
    return {(problem.file, problem.line, problem.column, problem.code) for problem in problems or check(catalogue)}


def test_a_sound_catalogue_is_read_as_it_stands(tmp_path: Path) -> None:
    catalogue, problems = load_catalogue(write(tmp_path, small()))
    assert problems == []
    assert check(catalogue) == []
    stretch = catalogue.targets[1]
    assert (stretch.value, stretch.deadline, stretch.redacted, stretch.at) == (
        Decimal("6200.5"),
        date(2026, 12, 31),
        False,
        3,
    )
    assert catalogue.targets[2].value is None
    assert catalogue.jurisdictions[1].aliases == ("湖北", "鄂")
    assert catalogue.actuals[1].period == Period.from_code("2023H1")


@pytest.mark.parametrize(
    ("name", "column", "cell", "code"),
    [
        ("themes", "code", "Economy", "code_form"),
        ("themes", "name_zh", "", "empty"),
        ("themes", "name_zh", " 经济", "blanks"),
        ("jurisdictions", "level", "town", "code_unknown"),
        ("jurisdictions", "parent_code", "999999", "reference"),
        ("indicators", "unit", "furlong", "unit_unknown"),
        ("indicators", "decimals", "two", "whole_number"),
        ("indicators", "frequencies", "year|weekly", "code_unknown"),
        ("indicators", "frequencies", "", "empty"),
        ("indicators", "maximum", "-1", "limits_order"),
        ("indicators", "theme", "health", "reference"),
        ("sources", "published", "2026-02-30", "day"),
        ("sources", "jurisdictions", "420500|1", "reference"),
        ("targets", "code", "yc-gdp-stretch", "repeated"),
        ("targets", "value", "6,000", "number"),
        ("targets", "value", "", "value_missing"),
        ("targets", "value", "1e3", "number"),
        ("targets", "redacted", "1", "redacted_with_value"),
        ("targets", "redacted", "yes", "code_unknown"),
        ("targets", "value_upper", "7000", "upper_value"),
        ("targets", "interval_mode", "keep", "interval_mode"),
        ("targets", "baseline_basis", "stated", "baseline_basis"),
        ("targets", "deadline", "", "deadline_basis"),
        ("targets", "start", "2027-01-01", "start_after_deadline"),
        ("targets", "interim", "2025:1", "interim_form"),
        ("targets", "interim", "2025-12-31=--5", "interim_form"),
        ("targets", "interim", "2025-12-31=²", "interim_form"),
        ("targets", "interim", "2025-12-31=1;2025=2", "interim_form"),
        ("targets", "interim", "1026-12-31=1", "interim_form"),
        ("targets", "interim", "2025=5亿元", "interim_form"),
        ("targets", "value", "1" + "0" * 309, "number"),
        ("targets", "value", "1" + "0" * 18, "number_scale"),
        ("targets", "value", "0.0000000000001", "number_scale"),
        ("targets", "value", "１２", "number"),
        ("targets", "baseline_value", "123456789012345678901", "number_scale"),
        ("targets", "start", "1026-01-01", "day_range"),
        ("targets", "start", "0001-01-01", "day_range"),
        ("targets", "deadline", "9999-12-31", "day_range"),
        ("targets", "deadline", "1948-12-31", "day_range"),
        ("targets", "note_zh", "字" * 1001, "too_long"),
        ("targets", "note_zh", "a\x02b", "control"),
        ("targets", "note_en", "a\ufffeb", "control"),
        ("targets", "code", "a" * 101, "code_long"),
        ("jurisdictions", "name_zh", "字" * 201, "name_long"),
        ("jurisdictions", "name_en", "a\x1b[2Jb", "control"),
        ("jurisdictions", "name_en", "a\tb", "control"),
        ("jurisdictions", "aliases", "宜昌|a\x02", "control"),
        ("indicators", "decimals", "7", "decimals_many"),
        ("indicators", "counted_en", "workshop", "counted_forms"),
        ("indicators", "maximum", "9" * 30, "number_scale"),
        ("sources", "published", "1926-01-15", "day_range"),
        ("actuals", "value", "1" + "0" * 18, "number_scale"),
        ("actuals", "period", "1026", "period"),
        ("actuals", "published", "1026", "day_range"),
        ("actuals", "published", "2026-13", "published_form"),
        ("actuals", "note_zh", "字" * 1001, "too_long"),
        ("targets", "figure", "字" * 26, "figure_long"),
        ("targets", "figure", "", "line_and_figure"),
        ("targets", "value", "-1", "outside_limits"),
        ("targets", "interim", "2025-12-31=5800;2026-06-30=-1", "outside_limits"),
        ("targets", "unit", "里亚尔", "unit_unknown"),
        ("targets", "unit", "家", "unit_mismatch"),
        ("targets", "unit", "%", "unit_mismatch"),
        ("targets", "tier_of", "yc-area", "tier_pair"),
        ("targets", "jurisdiction", "420599", "reference"),
        ("targets", "scope", "harbour", "reference"),
        ("targets", "source", "009", "reference"),
        ("actuals", "period", "2025年", "period"),
        ("actuals", "period", "2025-03", "frequency"),
        ("actuals", "value", "", "empty"),
        ("actuals", "value", "-3", "outside_limits"),
        ("actuals", "unit", "平方公里", "unit_mismatch"),
        ("actuals", "basis", "user", "code_unknown"),
        ("actuals", "basis", "derived", "derived_from"),
        ("actuals", "published", "Jan 2026", "published_form"),
        ("actuals", "vintage", "late", "code_unknown"),
        ("exclusions", "source", "009", "reference"),
        ("exclusions", "nth", "", "empty"),
    ],
)
def test_a_wrong_cell_is_named_with_its_place(tmp_path: Path, name: str, column: str, cell: str, code: str) -> None:
    files = small()
    files[name][0][column] = cell
    blamed = BLAMED.get(code, column)
    assert (f"{name}.csv", 2, blamed, code) in found(write(tmp_path, files))


def test_all_problems_are_found_in_one_pass(tmp_path: Path) -> None:
    files = small()
    files["themes"][1]["name_en"] = ""
    files["targets"][0]["value"] = "many"
    files["targets"][0]["deadline"] = "soon"
    files["actuals"][1]["period"] = "?"
    assert found(write(tmp_path, files)) == {
        ("themes.csv", 3, "name_en", "empty"),
        ("targets.csv", 2, "value", "number"),
        ("targets.csv", 2, "deadline", "day"),
        ("actuals.csv", 3, "period", "period"),
    }


def test_two_values_for_one_key_are_both_named(tmp_path: Path) -> None:
    files = small()
    files["actuals"].append({**files["actuals"][0], "value": "5700"})
    assert found(write(tmp_path, files)) == {
        ("actuals.csv", 2, "period", "repeated"),
        ("actuals.csv", 4, "period", "repeated"),
    }


def test_a_missing_file_and_wrong_columns_are_problems(tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    (folder / "scopes.csv").unlink()
    (folder / "themes.csv").write_text("code,name_zh,colour\n", encoding="utf-8")
    problems = found(folder)
    assert ("scopes.csv", 0, "", "file_missing") in problems
    assert {("themes.csv", 1, "name_en", "columns"), ("themes.csv", 1, "colour", "columns")} <= problems


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("code,name_zh,name_en\na,经济\n".encode(), "cells_count"),
        ("code,name_zh,name_en\na,经济,b,c\n".encode(), "cells_count"),
        ("code,name_zh,name_en\na,经济,b\n".encode("gb18030"), "not_utf8"),
        (b'code,name_zh,name_en\na,"b"c,d\n', "quotes"),
        (b"", "columns"),
    ],
)
def test_a_file_that_is_no_table_is_a_problem(tmp_path: Path, content: bytes, code: str) -> None:
    folder = write(tmp_path, small())
    (folder / "themes.csv").write_bytes(content)
    assert code in {problem[3] for problem in found(folder) if problem[0] == "themes.csv"}


def test_an_unreadable_file_names_the_line(tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    (folder / "themes.csv").write_bytes("code,name_zh,name_en\na,b,c\nd,经济,e\n".encode("gb18030"))
    assert found(folder) == {("themes.csv", 3, "", "not_utf8")}
    (folder / "themes.csv").write_bytes(b'code,name_zh,name_en\na,b,c\nd,"e"f,g\n')
    assert found(folder) == {("themes.csv", 3, "", "quotes")}


def test_excels_mark_of_utf_8_is_read(tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    plain, _ = load_catalogue(folder)
    for file in folder.glob("*.csv"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    marked, problems = load_catalogue(folder)
    assert problems == []
    assert marked.targets == plain.targets
    assert marked.actuals == plain.actuals


def test_a_long_cell_is_not_printed_whole(tmp_path: Path) -> None:
    files = small()
    files["targets"][0]["note_zh"] = "\x02" + "字" * 100_000
    (problem,) = load_catalogue(write(tmp_path, files))[1]
    assert len(problem.found) < 50
    assert problem.found.startswith("字字")
    files["targets"][0]["note_zh"] = "字" * 1_000_000
    assert ("targets.csv", 2, "", "too_long") in found(write(tmp_path, files))


def test_a_parent_target_belongs_to_a_place_above(tmp_path: Path) -> None:
    files = small()
    files["targets"][0].update(jurisdiction="420000", tier="", parent="yc-area")
    files["targets"][1].update(tier="", tier_of="")
    assert found(write(tmp_path, files)) == {("targets.csv", 2, "parent", "parent_place")}
    files["targets"][0].update(parent="")
    files["targets"][2].update(parent="yc-gdp-floor")
    assert found(write(tmp_path, files)) == set()


def test_the_tree_of_places_may_turn_in_no_circle(tmp_path: Path) -> None:
    files = small()
    files["jurisdictions"][1]["parent_code"] = "420500"
    assert ("jurisdictions.csv", 2, "parent_code", "circle") in found(write(tmp_path, files))


@pytest.mark.parametrize("column", ["parent", "tier_of"])
def test_targets_may_turn_in_no_circle(column: str, tmp_path: Path) -> None:
    files = small()
    floor, stretch, area = files["targets"]
    for target, other in ((floor, stretch), (stretch, area), (area, stretch)):
        target[column] = other["code"]
    circles = {
        (line, code)
        for _, line, name, code in found(write(tmp_path, files))
        if (name, code) == (column, "target_circle")
    }
    assert circles == {(3, "target_circle"), (4, "target_circle")}
    stretch[column] = stretch["code"]
    assert ("targets.csv", 3, column, "target_circle") in found(write(tmp_path, files))


def test_the_digest_changes_with_any_byte(tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    before = digest(folder)
    assert digest(folder) == before
    with (folder / "actuals.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert digest(folder) != before


def test_an_empty_folder_is_an_empty_catalogue_and_a_missing_one_a_slip(tmp_path: Path) -> None:
    catalogue, problems = load_catalogue(tmp_path)
    assert (catalogue.targets, problems) == ((), [])
    assert {problem.code for problem in load_catalogue(tmp_path / "nowhere")[1]} == {"file_missing"}
