"""Committing: once, all or nothing, by somebody who may, and never over somebody else's change."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from tests.intake.conftest import ADMIN, EDITOR, NOW, Check
from tests.intake.hostile import GOOD, line, text
from tracker.intake.acts.commit import CommitRefused, commit_plan
from tracker.intake.meaning.lookup import read_stored
from tracker.intake.meaning.rows import Rows
from tracker.intake.records import Key, Stored
from tracker.people import Person
from tracker.store.engine import reading


def _stored(engine: Engine) -> dict[Key, Stored]:
    with reading(engine) as session:
        return read_stored(session, ["420581", "420583"], ["gdp", "revenue"])


def test_confirmed_twice_is_one_batch(engine: Engine, check: Check) -> None:
    plan = check(text(GOOD))
    first = commit_plan(engine, plan, person=ADMIN, now=NOW)
    second = commit_plan(engine, plan, person=ADMIN, now=NOW)
    assert first.batch
    assert second.batch
    assert (first.done_before, second.done_before) == (False, True)
    assert first.batch.id == second.batch.id
    assert (first.batch.who, first.batch.file_name, first.batch.added) == ("王芳", "x.csv", 1)
    assert first.batch.file_sha256 == plan.file_sha256


def test_the_same_file_again_changes_nothing(engine: Engine, check: Check) -> None:
    commit_plan(engine, check(text(GOOD)), person=ADMIN, now=NOW)
    again = check(text(GOOD))
    assert (again.counts.same, again.writes) == (1, [])
    assert commit_plan(engine, again, person=ADMIN, now=NOW).batch is None


def test_a_change_meanwhile_is_shown_and_not_overwritten(engine: Engine, check: Check) -> None:
    mine, theirs = check(text(line(value="1"))), check(text(line(value="2")))
    commit_plan(engine, theirs, person=EDITOR, now=NOW)
    result = commit_plan(engine, mine, person=ADMIN, now=NOW)
    assert result.batch is None
    assert [(clash.stored, clash.offered) for clash in result.clashes] == [("2", "1")]
    assert [stored.value for key, stored in _stored(engine).items() if key.indicator == "revenue"] == [Decimal(2)]


def test_one_bad_record_writes_nothing_unless_asked(engine: Engine, check: Check) -> None:
    data = text(GOOD, line(value="abc"))
    before = _stored(engine)
    with pytest.raises(CommitRefused, match="plan_rejected"):
        commit_plan(engine, check(data), person=ADMIN, now=NOW)
    assert _stored(engine) == before
    result = commit_plan(engine, check(data, only_good=True), person=ADMIN, now=NOW)
    assert result.batch
    assert (result.batch.added, result.batch.rejected) == (1, 1)


def test_rights_are_checked_again_when_it_is_written(engine: Engine, check: Check) -> None:
    plan = check(text(GOOD))
    with pytest.raises(CommitRefused, match="plan_forbidden 420581"):
        commit_plan(engine, plan, person=Person("nobody"), now=NOW)


@pytest.mark.parametrize("place", ["", "宜都市", "420581"])
def test_a_target_of_another_place_is_refused_whatever_stands_beside_it(check: Check, place: str) -> None:
    other = Person("editor-zhijiang", frozenset({"420583"}))
    plan = check(f"目标代码,地区,时间,数值,单位\nyidu-gdp-2025,{place},2025,900,亿元\n", other)
    assert [found.code for found in plan.all_problems()] == ["FORBIDDEN"]


def test_a_catalogue_that_changed_meanwhile_stops_it(engine: Engine, check: Check) -> None:
    plan = check(text(GOOD))
    old = replace(plan, rows=Rows(row._replace(unit="万元") for row in plan.rows))
    with pytest.raises(CommitRefused, match="plan_outdated"):
        commit_plan(engine, old, person=ADMIN, now=NOW)


def test_a_new_value_brings_its_own_texts_and_the_same_value_keeps_them(engine: Engine, check: Check) -> None:
    key = next(iter(_stored(engine)))
    header = "地区,指标,时期,数值,单位\r\n"
    same = check(text("枝江市,GDP,2026H1,421.00,亿元\r\n", header=header))
    assert same.counts.same == 1
    noted = check(text("枝江市,GDP,2026H1,421,亿元,快报\r\n", header="地区,指标,时期,数值,单位,备注\r\n"))
    assert noted.outcome == "accept"
    commit_plan(engine, noted, person=ADMIN, now=NOW)
    assert (_stored(engine)[key].note, _stored(engine)[key].source) == ("快报", "枝江市统计局")
    other = check(text("枝江市,GDP,2026H1,430,亿元\r\n", header=header))
    assert [found.code for found in other.all_problems()] == ["VALUE_CHANGED"]
    commit_plan(engine, other, person=ADMIN, now=NOW)
    assert (_stored(engine)[key].value, _stored(engine)[key].note, _stored(engine)[key].source) == (
        Decimal(430),
        "",
        "",
    )


def test_the_original_is_kept_beside_the_conversion(engine: Engine, check: Check) -> None:
    row = check(text(line(value='"234,000"', unit="万元"))).writes[0]
    assert row.content
    assert (row.content.value, row.content.original_value, row.content.original_unit) == (
        Decimal("23.4"),
        "234,000",
        "万元",
    )
