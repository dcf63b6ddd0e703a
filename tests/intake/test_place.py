"""One place chosen for a whole file in which no column says it: long, wide, workbook; never over what the file says."""

import pytest
from sqlalchemy import Engine

from tests.intake.conftest import ADMIN, EDITOR, NOW, Check
from tests.intake.hostile.made import book, row, sheet
from tracker.intake.acts.commit import CommitRefused, commit_plan
from tracker.intake.out.report import place_words
from tracker.intake.plans.plan import Plan
from tracker.people import Person

WIDE = "宜都市主要经济指标\n指标,单位,2023年,2024年\n地区生产总值,亿元,850,880.5\n一般公共预算收入,亿元,30,31\n"
LONG = "指标,时期,数值,单位\n地区生产总值,2023年,850,亿元\n地区生产总值,2024年,880.5,亿元\n"
ACROSS = "年份,地区生产总值（亿元）,一般公共预算收入（亿元）\n2023年,850,30\n2024年,880.5,31\n"
BOOK = book(
    sheet(row(["宜都市主要经济指标"]), row(["指标", "单位", "2023年", "2024年"]), row(["GDP", "亿元", "850", "880.5"]))
)
BY_TARGET = "目标编码,时期,数值,单位\nyidu-gdp-2025,2024年,880.5,亿元\n"
WITH_PLACES = "地区,指标,时期,数值,单位\n枝江市,GDP,2025年,1,亿元\n"


def codes(plan: Plan) -> list[str]:
    return [found.code for found in plan.all_problems() if found.is_error]


@pytest.mark.parametrize("data", [WIDE, LONG, ACROSS, BOOK])
def test_the_chosen_place_is_that_of_every_record(data: str | bytes, check: Check) -> None:
    unasked = check(data)
    assert (unasked.outcome, codes(unasked)) == ("reject-file", ["COLUMN_MISSING"])
    assert unasked.layout.place
    assert "为整个文件选定地区" in unasked.problems[0].advice("zh")
    plan = check(data, EDITOR, place="420581")
    assert (codes(plan), plan.problems) == ([], ())
    assert {written.key.jurisdiction for written in plan.writes if written.key} == {"420581"}
    assert len(plan.writes) == (2 if data in (LONG, BOOK) else 4)
    assert place_words(plan.layout, "zh") == "地区：宜都市（由您选定）"


@pytest.mark.parametrize(
    ("title", "suggested"),
    [
        ("宜都市主要经济指标", "420581"),
        ("湖北省宜昌市宜都市2024年统计表", "420581"),
        ("2024年Hubei统计表", "420000"),
        ("420583_2024", "420583"),
        ("4205832024", ""),
        ("朝阳区统计表", ""),
        ("长春市朝阳区统计表", "220104"),
        ("宜都市、枝江市统计表", ""),
        ("主要经济指标", ""),
    ],
)
def test_what_a_title_names_is_suggested_and_not_taken(title: str, suggested: str, check: Check) -> None:
    plan = check(f"{title}\n{LONG}")
    assert plan.layout.place
    assert (plan.layout.place.suggested, plan.layout.place.chosen, plan.refused) == (suggested, "", True)


def test_a_title_that_names_another_place_is_asked_about(check: Check) -> None:
    plan = check(WIDE, place="420583")
    assert [found.code for found in plan.problems] == ["PLACE_TITLE"]
    assert plan.refused
    assert check(WIDE, place="420583", confirmed=True).outcome == "accept"


def test_places_that_the_file_names_are_never_overridden(check: Check) -> None:
    plan = check(WITH_PLACES, place="420581")
    assert plan.layout.place is None
    assert [written.key and written.key.jurisdiction for written in plan.writes] == ["420583"]
    across = check("指标,时期,单位,宜都市,枝江市\nGDP,2025年,亿元,1,2\n", place="420500")
    assert across.layout.place is None
    assert [written.key and written.key.jurisdiction for written in across.writes] == ["420581", "420583"]


def test_a_target_of_another_place_is_a_conflict(check: Check) -> None:
    assert check(BY_TARGET, place="420581").outcome == "accept"
    assert codes(check(BY_TARGET, place="420583")) == ["IDENTITY_CONFLICT"]


@pytest.mark.parametrize("header", ["哪儿", ""])
def test_a_column_without_a_meaning_that_names_another_place_is_a_conflict(header: str, check: Check) -> None:
    head = [header, "指标", "单位", "2023年"]
    rows = [row([place, name, "亿元", "1"]) for place, name in (("宜都市", "GDP"), ("枝江市", "一般公共预算收入"))]
    plan = check(book(sheet(row(head), *rows)), place="420581")
    assert [each.status for each in plan.rows] == ["warning" if not header else "ok", "error"]
    assert codes(plan) == ["IDENTITY_CONFLICT"]


def test_rights_are_checked_on_it_in_check_and_commit(engine: Engine, check: Check) -> None:
    assert set(codes(check(LONG, EDITOR, place="420583"))) == {"FORBIDDEN"}
    plan = check(LONG, place="420583")
    with pytest.raises(CommitRefused, match="plan_forbidden"):
        commit_plan(engine, plan, person=EDITOR, now=NOW)
    with pytest.raises(CommitRefused, match="plan_forbidden"):
        commit_plan(engine, plan, person=Person("nobody"), now=NOW)


def test_another_choice_is_another_act(engine: Engine, check: Check) -> None:
    one, same, other = (check(LONG, place=code) for code in ("420581", "420581", "420583"))
    assert one.key == same.key != other.key
    first = commit_plan(engine, one, person=ADMIN, now=NOW)
    assert commit_plan(engine, same, person=ADMIN, now=NOW).done_before
    second = commit_plan(engine, other, person=ADMIN, now=NOW)
    assert first.batch
    assert second.batch
    assert first.batch.id != second.batch.id


def test_a_code_that_is_no_place_is_refused(check: Check) -> None:
    assert set(codes(check(LONG, place="000001"))) == {"JURISDICTION_UNKNOWN"}
