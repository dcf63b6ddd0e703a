"""The records to correct: uploaded again as they are they say what they said, and nothing gets in by being reported."""

from decimal import Decimal

import pytest
from sqlalchemy import Engine

from tests.intake.conftest import Check, teach
from tests.intake.hostile import line, text
from tests.intake.test_hostile import CASES
from tests.intake.test_place import ACROSS, LONG, WIDE
from tracker.intake.out.report import columns_words, rows_to_correct
from tracker.intake.out.sheets import as_csv, as_xlsx
from tracker.intake.plans.plan import Plan
from tracker.intake.records import Action, Key


def taken(plan: Plan, lines: set[int]) -> dict[Key | None, Decimal]:
    """What would be stored or is known already, of some lines of a file."""
    rows = [row for row in plan.rows.whole if row.line in lines and row.action is not Action.REJECTED]
    return {row.key: row.content.value for row in rows if row.content}


@pytest.mark.parametrize("write", [as_csv, lambda sheet: as_xlsx({"data": sheet})], ids=["csv", "xlsx"])
def test_what_is_not_corrected_is_what_it_was(check: Check, write: object) -> None:
    reported = 0
    for case in CASES:
        plan = check(case.data)
        wrong = {
            row.line for row in plan.rows.whole if row.problems and (row.column or row.action is not Action.SKIPPED)
        }
        if plan.refused or not wrong:
            continue
        reported += 1
        again = check(write(rows_to_correct(case.data, plan, "zh")))  # type: ignore[operator]
        assert not again.refused, case.name
        assert bool(again.counts.rejected) == bool(plan.counts.rejected), case.name
        assert taken(again, {row.line for row in again.rows.whole}) == taken(plan, wrong), case.name
    assert reported > 100


def test_a_unit_above_the_header_comes_with_the_records(check: Check) -> None:
    data = ("单位：万元\r\n" + "地区,指标,2024年,2025年\r\n宜都市,GDP,8684000,\r\n").encode()
    plan = check(data)
    assert [row.content and row.content.value for row in plan.writes] == [Decimal("868.4")]
    report = rows_to_correct(data, plan, "zh")
    assert list(report.header)[2:4] == ["2024年（万元）", "2025年（万元）"]
    assert [row.content and row.content.value for row in check(as_csv(report)).writes] == [Decimal("868.4")]


def test_columns_named_by_hand_are_known_in_the_report(engine: Engine, check: Check) -> None:
    data = text(line(value="12abc"), header="甲,乙,丙,丁,戊,己,庚\r\n")
    by_hand = {0: "jurisdiction", 1: "indicator", 2: "period", 3: "value", 4: "unit", 5: "note", 6: "source"}
    teach(engine, check(data), by_hand)
    again = check(as_csv(rows_to_correct(data, check(data), "zh")))
    assert [found.code for found in again.all_problems()] == ["VALUE_NOT_NUMERIC"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("file", [WIDE, LONG, ACROSS])
def test_a_place_chosen_for_the_file_comes_with_the_records(file: str, lang: str, engine: Engine, check: Check) -> None:
    data = file.replace("850", "850?").encode()
    plan = check(data, place="420581")
    report = rows_to_correct(data, plan, lang)
    again = check(as_csv(report))
    assert again.layout.place is None
    assert [found.code for found in again.problems] == [found.code for found in plan.problems]
    assert [found.code for found in again.all_problems() if found.is_error] == ["VALUE_NOT_NUMERIC"]
    assert {row.key.jurisdiction for row in again.rows.whole if row.key} == {"420581"}
    right = check(as_csv(report).replace(b"850?", b"850"))
    assert {row.key.jurisdiction for row in right.writes if row.key} == {"420581"}


def test_a_place_and_columns_named_by_hand_come_together(engine: Engine, check: Check) -> None:
    data = "甲,乙,丙\r\nGDP,2024年,850?\r\n".encode()
    by_hand = {0: "indicator", 1: "period", 2: "value"}
    teach(engine, check(data), by_hand)
    again = check(as_csv(rows_to_correct(data, check(data, place="420581"), "zh")))
    assert [found.code for found in again.all_problems() if found.is_error] == ["VALUE_NOT_NUMERIC"]


def test_the_columns_are_told_and_the_many_of_the_wide_form_as_one(check: Check) -> None:
    data = "地区,指标,口号,2022年,2023年,2024年\r\n宜都市,GDP,x,1,2,3\r\n".encode()
    assert columns_words(check(data).layout, "zh") == "地区 → 地区 | 指标 → 指标 | 2022年 … 2024年 → 各列的数值"
