"""Several publishers of one value stand beside each other, and nobody's number overwrites another's."""

from decimal import Decimal

import pytest
from sqlalchemy import Engine

from tests.intake.conftest import ADMIN, LATER, NOW, TODAY, Check
from tracker.intake.acts.commit import commit_plan
from tracker.intake.acts.retract import retract
from tracker.intake.meaning.lookup import read_stored
from tracker.intake.out.export import export_sheet
from tracker.intake.out.sheets import as_csv, as_xlsx
from tracker.intake.plans.entry import Cell, check_cells
from tracker.intake.plans.plan import Plan
from tracker.intake.records import Action, Key, Stored
from tracker.store.batches import undo_batch
from tracker.store.engine import reading, writing
from tracker.store.soundness import check_db

HEAD = "地区,指标,时间,数值,单位,发布单位\n"
BUREAU, PAPER = "宜都市统计局", "三峡日报"


def line(value: str, publisher: str) -> str:
    return f"宜都市,地区生产总值,2025,{value},亿元,{publisher}\n"


def stored(engine: Engine) -> dict[Key, Stored]:
    with reading(engine) as session:
        return {key: value for key, value in read_stored(session, ["420581"], ["gdp"]).items() if not value.retracted}


def said(engine: Engine) -> dict[str, Decimal]:
    return {value.publisher: value.value for value in stored(engine).values()}


def codes(plan: Plan) -> list[str]:
    return [found.code for found in plan.all_problems()]


def put(engine: Engine, plan: Plan) -> int:
    batch = commit_plan(engine, plan, person=ADMIN, now=NOW).batch
    assert batch
    assert batch.id
    return batch.id


def test_another_publisher_stands_beside_and_the_undo_takes_it_alone(engine: Engine, check: Check) -> None:
    sound = check_db(engine)
    put(engine, check(HEAD + line("900", BUREAU)))
    plan = check(HEAD + line("912", PAPER))
    assert codes(plan) == ["PUBLISHER_BESIDE"]
    assert "宜都市统计局 900 亿元" in plan.all_problems()[0].what("zh")
    number = put(engine, plan)
    assert said(engine) == {BUREAU: 900, PAPER: 912}
    assert check_db(engine) == sound
    with writing(engine) as session:
        undo_batch(session, number, who="王芳", now=LATER, reason="")
    assert said(engine) == {BUREAU: 900}
    put(engine, check(HEAD + line("913", PAPER)))
    assert said(engine) == {BUREAU: 900, PAPER: 913}
    assert [key.beside for key in stored(engine)] == [0, 1]
    assert check_db(engine) == sound


def test_two_publishers_in_one_file_are_two_values(engine: Engine, check: Check) -> None:
    plan = check(HEAD + line("900", BUREAU) + line("912", PAPER))
    assert codes(plan) == ["PUBLISHER_BESIDE"]
    put(engine, plan)
    assert said(engine) == {BUREAU: 900, PAPER: 912}
    again = check(HEAD + line("912", PAPER) + line("900", BUREAU))
    assert (again.counts.same, again.writes) == (2, [])


def test_each_is_corrected_by_its_own_name(engine: Engine, check: Check) -> None:
    put(engine, check(HEAD + line("900", BUREAU) + line("912", PAPER)))
    plan = check(HEAD + line("915", PAPER))
    assert codes(plan) == ["VALUE_CHANGED"]
    put(engine, plan)
    assert said(engine) == {BUREAU: 900, PAPER: 915}


def test_one_without_a_name_means_the_only_one_and_is_refused_before_several(engine: Engine, check: Check) -> None:
    put(engine, check(HEAD + line("900", BUREAU)))
    assert [row.action for row in check(HEAD + line("901", "")).rows] == [Action.CHANGED]
    put(engine, check(HEAD + line("912", PAPER)))
    plan = check(HEAD + line("901", ""))
    assert codes(plan) == ["PUBLISHER_NEEDED"]
    assert plan.counts.rejected == 1
    assert [row.action for row in check(HEAD + line("912", "")).rows] == [Action.SAME]


def test_one_without_a_name_among_named_ones_of_a_file_is_refused_before_what_is_stored(
    engine: Engine, check: Check
) -> None:
    put(engine, check(HEAD + line("900", BUREAU)))
    plan = check(HEAD + line("912", PAPER) + line("901", ""))
    assert codes(plan) == ["PUBLISHER_BESIDE", "PUBLISHER_NEEDED"]
    assert plan.counts.rejected == 1


def test_a_name_comes_to_the_same_number_and_stands_beside_another(engine: Engine, check: Check) -> None:
    put(engine, check(HEAD + line("900", "")))
    put(engine, check(HEAD + line("900", BUREAU)))
    assert said(engine) == {BUREAU: 900}
    other = check(HEAD.replace(",发布单位", "") + "枝江市,地区生产总值,2025,500,亿元\n")
    put(engine, other)
    plan = check(HEAD + line("501", PAPER).replace("宜都", "枝江"))
    assert codes(plan) == ["PUBLISHER_BESIDE"]


def test_contradictions_of_one_publisher_in_a_file_are_still_refused(check: Check) -> None:
    assert codes(check(HEAD + line("900", PAPER) + line("901", PAPER))) == ["DUPLICATE_DIFFERENT"] * 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_export_has_all_with_their_difference_and_comes_back_with_no_change(
    engine: Engine, check: Check, lang: str
) -> None:
    put(engine, check(HEAD + line("900", BUREAU) + line("912", PAPER) + line("905.5", "")))
    assert len(said(engine)) == 3
    with reading(engine) as session:
        sheet = export_sheet(session, lang)
    rows = [list(row) for row in sheet.rows]
    mine = next(row for row in rows if BUREAU in row)
    assert PAPER in mine[-1]
    assert "+12" in mine[-1]
    for data in (as_csv(sheet), as_xlsx({"data": sheet})):
        plan = check(data)
        assert (plan.outcome, plan.counts.same, plan.writes) == ("accept", len(rows), [])


def test_typed_with_another_name_stands_beside_with_the_same_name_changes(engine: Engine, check: Check) -> None:
    put(engine, check(HEAD + line("900", BUREAU)))
    seen = next(iter(stored(engine).values())).version

    def typed(value: str, publisher: str) -> Plan:
        cell = Cell(jurisdiction="420581", indicator="gdp", period="2025", value=value, publisher=publisher, seen=seen)
        with reading(engine) as session:
            return check_cells(session, [cell], person=ADMIN, today=TODAY)

    assert [(row.action, row.old.value if row.old else None) for row in typed("901", BUREAU).rows] == [
        (Action.CHANGED, Decimal(900))
    ]
    plan = typed("912", PAPER)
    assert [row.action for row in plan.rows] == [Action.NEW]
    put(engine, plan)
    assert said(engine) == {BUREAU: 900, PAPER: 912}


def test_one_of_several_is_taken_back_and_the_others_stay(engine: Engine, check: Check) -> None:
    put(engine, check(HEAD + line("900", BUREAU) + line("912", PAPER)))
    key = next(key for key, value in stored(engine).items() if value.publisher == PAPER)
    retract(engine, {key: 1}, person=ADMIN, now=NOW, reason="转载有误")
    assert said(engine) == {BUREAU: 900}


def test_somebody_elses_number_beside_meanwhile_stops_the_same_place(engine: Engine, check: Check) -> None:
    put(engine, check(HEAD + line("900", BUREAU)))
    mine, theirs = check(HEAD + line("912", PAPER)), check(HEAD + line("913", "长江日报"))
    put(engine, theirs)
    result = commit_plan(engine, mine, person=ADMIN, now=NOW)
    assert result.batch is None
    assert len(result.clashes) == 1
    assert said(engine) == {BUREAU: 900, "长江日报": 913}
