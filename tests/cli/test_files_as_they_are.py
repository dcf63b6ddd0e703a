"""The files that offices really have, by the command line: its options answer what the page's panel asks."""

import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import HEADER, Desk
from tests.conftest import ROOT
from tests.intake.conftest import shipped
from tests.intake.test_files import CASES, Sent, exact
from tests.intake.test_recalled import BARE, MAY, NAMED

__all__ = ["shipped"]
ANSWERED = [case for case in CASES if case.options or case.answers]
OPTIONS = ("place", "period", "indicator", "unit", "cumulative")

pytestmark = pytest.mark.of_a_file


@pytest.fixture
def office(shipped: Path, desk: Desk) -> Desk:
    """A desk with the shipped catalogue."""
    shutil.copy(shipped, desk.path)
    desk.env["TRACKER_CATALOGUE"] = str(ROOT / "data" / "catalogue")
    return desk


def words(said: dict[str, Any]) -> list[str]:
    """The options of the command line that say the same."""
    found = [f"--map={column}={field}" for column, field in said.get("map", {}).items()]
    found += [f"--{name}={said[name]}" for name in OPTIONS if name in said]
    return found + [f"--{name.replace('_', '-')}" for name in ("only_good", "skip_unknown") if said.get(name)]


def listed(said: Any) -> dict[tuple[str, str, str], Decimal]:
    return {
        (each["jurisdiction"], each["indicator"], each["period"]): Decimal(each["value"]) for each in said["values"]
    }


@pytest.mark.parametrize("case", ANSWERED, ids=lambda case: case.file)
def test_answers_on_the_command_line_give_what_the_file_says(case: Sent, office: Desk, shared: Path) -> None:
    file = shared / "files" / case.file
    if case.answers:
        assert office.run("import", file, "--dry-run", "--json", *words(case.options), code=1).json["batch"] is None
    done = office.run("import", file, "--dry-run", "--json", *words(case.options | case.answers)).json
    assert exact(case.right).items() >= listed(done).items()
    assert listed(done)


def test_a_dry_run_lists_the_values_with_what_stands_there(desk: Desk) -> None:
    file = desk.file("宜昌市,地区生产总值,2024,6191,亿元,公报,\n宜昌市,地区生产总值,2024H1,约30000000,万元,公报,\n")
    desk.run("import", desk.file("宜昌市,地区生产总值,2024,6100,亿元,公报,\n", name="before.csv"))
    told = desk.run("import", file, "--dry-run", "--json").json
    assert told["counts"]["changed"] == told["counts"]["new"] == 1
    assert told["values"] == [
        {"line": 2, "action": "changed", "jurisdiction": "420500", "indicator": "gdp", "scope": "", "period": "2024",
         "vintage": "", "value": "6191", "unit": "亿元", "qualifier": "=", "original_value": "6191",
         "original_unit": "亿元", "old_value": "6100"},
        {"line": 3, "action": "new", "jurisdiction": "420500", "indicator": "gdp", "scope": "", "period": "2024H1",
         "vintage": "", "value": "3000", "unit": "亿元", "qualifier": "about", "original_value": "约30000000",
         "original_unit": "万元", "old_value": None},
    ]  # fmt: skip


def test_an_unknown_name_comes_with_what_the_vocabulary_has_and_how_to_take_it_in(desk: Desk) -> None:
    file = desk.file("荆州市,粮食产量,2024,455.2,万吨,公报,\n")
    problems = desk.run("import", file, "--dry-run", "--json", code=1).json["problems"]
    told = {one["code"]: (one["vocabulary"], one["command"]) for one in problems if "command" in one}
    place, thing = told["JURISDICTION_UNKNOWN"], told["INDICATOR_UNKNOWN"]
    assert place == ([{"code": "421000", "name": "湖北省荆州市"}], "python -m tracker take 421000")
    assert thing == ([{"code": "grain-output", "name": "粮食产量"}], "python -m tracker take grain-output")
    said = desk.run("import", file, "--dry-run", code=1).out
    assert "湖北省荆州市 (421000)；收入目录：python -m tracker take 421000" in said
    for _, command in (place, thing):
        desk.run(*command.split()[3:])
    assert listed(desk.run("import", file, "--dry-run", "--json").json) == {
        ("421000", "grain-output", "2024"): Decimal("455.2")
    }


def test_names_by_hand_plans_and_unknown_indicators_are_answered(desk: Desk) -> None:
    file = desk.file("宜昌市,经济盘子,2024,6191,亿元,公报,\n")
    told = desk.run("import", file, "--name", "经济盘子=gdp", "--dry-run", "--json").json
    assert listed(told) == {("420500", "gdp", "2024"): Decimal(6191)}
    plan = desk.folder / "plan.csv"
    plan.write_text("2024年主要预期目标\n" + HEADER + "宜昌市,地区生产总值,2024,6191,亿元,公报,\n", encoding="utf-8")
    assert desk.run("import", plan, "--dry-run", "--json", code=1).json["values"] == []
    assert listed(desk.run("import", plan, "--actual", "--dry-run", "--json").json)
    mixed = desk.file("宜昌市,地区生产总值,2024,6191,亿元,公报,\n宜昌市,闻所未闻,2024,1,个,公报,\n", name="mixed.csv")
    assert desk.run("import", mixed, "--dry-run", "--json", code=1).json["counts"]["rejected"] == 1
    assert len(listed(desk.run("import", mixed, "--skip-unknown", "--dry-run", "--json").json)) == 1


def test_answers_are_remembered_here_as_on_the_page_and_undone(desk: Desk) -> None:
    file = desk.folder / "may.csv"

    def told(content: str, *options: str, code: int = 0) -> Any:
        file.write_text(content.replace("宜都市", "宜昌市"), encoding="utf-8")
        return desk.run("import", file, "--json", *options, code=code).json

    year, names = MAY.replace("2026年5月", "2025年"), NAMED.replace("2025", "2023")
    told(year, "--indicator", "gdp", "--period", "2025")
    again = told(year.replace("2025", "2024").replace("441.7", "440"), "--period", "2024")
    assert "ANSWER_RECALLED" in [one["code"] for one in again["problems"]]
    asked = told(BARE.replace("441.7", "12"), "--period", "2022", code=1)
    assert "GDP" in asked["problems"][0]["do"] or "地区生产总值" in asked["problems"][0]["do"]
    told(names, "--name", "经济盘子=gdp")
    assert told(names.replace("2023", "2022"))["counts"]["new"] == 1
    acts = [batch["id"] for batch in desk.run("history", "--json").json if batch["kind"] == "mapping"]
    for number in acts:
        desk.run("undo", str(number), "--reason", "试一试")
    told(names.replace("2023", "2021"), code=1)
