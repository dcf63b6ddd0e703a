"""Targets by the sheet: what is derived, what is refused and why, one batch, and its undo."""

import io
from dataclasses import replace

import openpyxl
import pytest
from sqlmodel import select

from tests.targets.conftest import LI, NOW, plan_of, stored
from tracker.catalogue.taking import take_in
from tracker.intake.acts.undo import undo
from tracker.people import Person
from tracker.store.engine import Engine, reading, writing
from tracker.store.models import Batch, Target
from tracker.targets.plan import Planned, State
from tracker.targets.storing import Confirmed, SheetRefusal, store_sheet
from tracker.targets.template import template, template_workbook

HEAD = "地区,指标,目标值,单位,期限\n"
YEARLY = (
    HEAD
    + "宜昌市,地区生产总值,7000,亿元,2026\n"
    + "宜昌市,地区生产总值增速,6.5%左右,,2026年\n"
    + "宜昌市,规模以上工业增加值增速,不低于8,%,2026年底\n"
)


@pytest.fixture(autouse=True)
def _known(engine: Engine) -> None:
    """Indicators and places of the vocabulary that these sheets name, taken in by a person."""
    with writing(engine) as session:
        taken = take_in(
            session,
            ["420500", "420581", "420582", "420583", "gdp", "gdp-growth", "cpi-growth",
             "industrial-value-added-above-limit-growth"],
            who="li", may_write=bool, may_add=True, now=NOW,
        )  # fmt: skip
    assert not taken.wrong


def targets(engine: Engine) -> dict[str, Target]:
    with reading(engine) as session:
        return {one.code: one for one in session.exec(select(Target)).all() if not one.retired}


def faults(row: Planned) -> set[str]:
    return {fault.code for fault in row.faults}


def test_four_columns_and_a_deadline_are_enough(engine: Engine) -> None:
    plan = plan_of(engine, YEARLY, "004")
    assert [row.state for row in plan.rows] == [State.NEW] * 3, [row.faults for row in plan.rows]
    level, growth, industry = plan.rows
    assert level.cells["code"] == "420500-gdp-2026"
    assert (level.cells["kind"], level.cells["comparator"], level.cells["start"]) == ("total", ">=", "2026-01-01")
    assert (growth.cells["kind"], growth.cells["comparator"], growth.cells["value"]) == ("growth", "~", "6.5")
    assert (growth.cells["unit"], growth.cells["deadline"]) == ("%", "2026-12-31")
    assert (industry.cells["comparator"], industry.cells["commitment"]) == (">=", "plan")
    assert {"code", "kind", "comparator", "commitment", "start", "deadline_basis"} <= set(level.derived)
    assert "comparator" in growth.derived


def test_a_far_deadline_of_a_flow_is_a_mark_to_be_passed(engine: Engine) -> None:
    (row,) = plan_of(engine, HEAD + "宜昌市,地区生产总值,1万亿,亿元,2030\n", "004").rows
    assert (row.cells["kind"], row.cells["value"], row.cells["unit"]) == ("level", "1", "万亿元")
    assert row.cells["start"] == ""


def test_a_sheet_is_one_batch_and_its_undo_takes_all_back(engine: Engine) -> None:
    before = targets(engine)
    result = stored(engine, YEARLY, "004")
    assert result.batch is not None
    assert (result.batch.kind, result.batch.added, result.batch.changed) == ("target", 3, 0)
    after = targets(engine)
    assert after.keys() - before.keys() == {
        "420500-gdp-2026", "420500-gdp-growth-2026", "420500-industrial-value-added-above-limit-growth-2026",
    }  # fmt: skip
    new = after["420500-gdp-2026"]
    assert (new.value_basis, new.value_source, new.source) == ("user", "规划纲要第 3 页", "004")
    assert {row.state for row in plan_of(engine, YEARLY, "004").rows} == {State.SAME}
    undo(engine, result.batch.id or 0, person=LI, now=NOW, reason="误传")
    assert targets(engine) == before


def test_what_was_undone_comes_back_under_its_code(engine: Engine) -> None:
    first = stored(engine, YEARLY, "004").batch
    assert first is not None
    undo(engine, first.id or 0, person=LI, now=NOW, reason="误传")
    second = stored(engine, YEARLY, "004", source="另一处").batch
    assert second is not None
    assert (second.added, second.changed) == (3, 0)
    assert "420500-gdp-2026" in targets(engine)
    undo(engine, second.id or 0, person=LI, now=NOW, reason="又误传")
    assert "420500-gdp-2026" not in targets(engine)


def test_confirmed_twice_is_one_batch(engine: Engine) -> None:
    seen = Confirmed(key=plan_of(engine, YEARLY, "004").key, only_good=False, reason="年度目标", source="纲要")
    one, other = (
        store_sheet(engine, YEARLY.encode(), "目标.csv", seen, document="004", person=LI, now=NOW) for _ in range(2)
    )
    assert one.batch is not None
    assert other.batch is not None
    assert one.batch.id == other.batch.id
    assert other.done_before


def test_a_change_says_old_and_new(engine: Engine) -> None:
    stored(engine, YEARLY, "004")
    plan = plan_of(engine, YEARLY.replace("7000", "7100"), "004")
    changed = [row for row in plan.rows if row.state is State.CHANGED]
    assert [row.changes for row in changed] == [(("value", "7000", "7100"),)]
    assert [row.state for row in plan.rows].count(State.SAME) == 2


def test_another_document_s_target_is_another_target(engine: Engine) -> None:
    stored(engine, YEARLY, "004")
    first = plan_of(engine, YEARLY, "000").rows[0]
    assert (first.state, first.cells["code"]) == (State.NEW, "420500-gdp-2026-2")
    assert first.similar == ("420500-gdp-2026",)


def test_two_tiers_side_by_side_are_a_pair(engine: Engine) -> None:
    sheet = "地区,指标,单位,期限,确保,力争\n宜昌市,GDP,亿元,2026,7000,7200\n"
    floor, stretch = plan_of(engine, sheet, "004").rows
    assert (floor.cells["code"], floor.cells["tier"]) == ("420500-gdp-2026-floor", "floor")
    assert floor.cells["commitment"] == "must"
    assert (stretch.cells["tier_of"], stretch.cells["commitment"]) == ("420500-gdp-2026-floor", "strive")
    assert stored(engine, sheet, "004").batch is not None
    assert targets(engine)["420500-gdp-2026-stretch"].tier_of == "420500-gdp-2026-floor"


def test_tiers_in_a_column_find_each_other(engine: Engine) -> None:
    sheet = "地区,指标,目标值,单位,期限,档次\n宜昌市,GDP,7200,亿元,2026,力争\n宜昌市,GDP,7000,亿元,2026,确保\n"
    stretch, floor = plan_of(engine, sheet, "004").rows
    assert stretch.cells["tier_of"] == floor.cells["code"]
    assert {stretch.state, floor.state} == {State.NEW}


SHARED = (
    "地区,指标,目标值,单位,期限,上级目标\n宜昌市,GDP,7000,亿元,2026,\n"
    "宜都市,GDP,4000,亿元,2026,宜昌市\n当阳市,GDP,2000,亿元,2026,宜昌市\n枝江市,GDP,{last},亿元,2026,宜昌市\n"
)


@pytest.mark.parametrize(("last", "difference"), [("1000", 0), ("900", -100), ("12000000万元", 200)])
def test_shares_are_added_up(engine: Engine, last: str, difference: int) -> None:
    last, unit = (last.removesuffix("万元"), "万元") if last.endswith("万元") else (last, "亿元")
    sheet = SHARED.format(last=last).replace(f"{last},亿元", f"{last},{unit}")
    plan = plan_of(engine, sheet, "004")
    assert {row.state for row in plan.rows} == {State.NEW}, [row.faults for row in plan.rows]
    assert {row.cells["parent"] for row in plan.rows[1:]} == {"420500-gdp-2026"}
    (found,) = plan.shares
    assert (found.parent, found.parts, found.difference) == ("420500-gdp-2026", 3, difference)


def test_rates_are_not_added(engine: Engine) -> None:
    sheet = "地区,指标,目标值,单位,期限,上级目标\n宜昌市,GDP增速,7,%,2026,\n宜都市,GDP增速,8,%,2026,宜昌市\n"
    plan = plan_of(engine, sheet, "000")
    assert {row.state for row in plan.rows} == {State.NEW}
    assert plan.shares == ()


def test_what_refers_to_a_rejected_row_is_rejected(engine: Engine) -> None:
    plan = plan_of(engine, SHARED.format(last="1").replace("宜昌市,GDP,7000", "宜昌市,GDP,-7000"), "004")
    assert [row.state for row in plan.rows] == [State.REJECTED] * 4
    assert faults(plan.rows[0]) == {"outside_limits"}
    assert faults(plan.rows[1]) == {"target_reference"}


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("没有市,GDP,1,亿元,2026", "place", "place_unknown"),
        ("鼓楼区,GDP,1,亿元,2026", "place", "place_ambiguous"),
        ("荆州市,GDP,1,亿元,2026", "place", "place_not_taken"),
        (",GDP,1,亿元,2026", "place", "empty"),
        ("宜昌市,没有这个指标,1,亿元,2026", "thing", "thing_unknown"),
        ("宜昌市,粮食产量,1,万吨,2026", "thing", "thing_not_taken"),
        ("宜昌市,,1,亿元,2026", "thing", "empty"),
        ("宜昌市,GDP,6.5,%,2026", "thing", "thing_unit"),
        ("宜昌市,GDP,,亿元,2026", "value", "value_missing"),
        ("宜昌市,GDP,很多,亿元,2026", "value", "value_unclear"),
        ("宜昌市,GDP,不低于1以内,亿元,2026", "value", "value_words"),
        ("宜昌市,GDP,下降3,亿元,2026", "value", "value_words"),
        ("宜昌市,GDP,6000万元,亿元,2026", "value", "unit_twice"),
        ("宜昌市,GDP,1万,亿元,2026", "value", "unit_twice"),
        ("宜昌市,GDP,6000,,2026", "unit", "empty"),
        ("宜昌市,GDP,6000,光年年,2026", "unit", "unit_unknown"),
        ("宜昌市,GDP,-1,亿元,2026", "value", "outside_limits"),
        ("宜昌市,GDP,1,亿元,近期", "deadline", "day_unclear"),
        ("宜昌市,居民消费价格涨幅,2,%,2026", "value", "comparator_open"),
        ("宜昌市,CPI,2,%,2026", "thing", "thing_ambiguous"),
        ("宜昌市,GDP,5-3,亿元,2026", "value_upper", "upper_value"),
    ],
)
def test_a_row_that_is_wrong_says_where_and_why(engine: Engine, row: str, column: str, code: str) -> None:
    (planned,) = plan_of(engine, HEAD + row + "\n", "004").rows
    assert planned.state is State.REJECTED
    assert (column, code) in {(fault.column, fault.code) for fault in planned.faults}
    assert all(fault.words(lang) for fault in planned.faults for lang in ("zh", "en"))


def test_an_ambiguous_place_names_who_may_be_meant(engine: Engine) -> None:
    (row,) = plan_of(engine, HEAD + "鼓楼区,GDP,1,亿元,2026\n", "004").rows
    assert any("南京市鼓楼区 (320106)" in candidate for candidate in row.faults[0].candidates)


def test_growth_is_offered_where_the_unit_asks_for_it(engine: Engine) -> None:
    (row,) = plan_of(engine, HEAD + "宜昌市,GDP,6.5,%,2026\n", "004").rows
    assert "gdp-growth" in row.faults[0].candidates[0]


def test_a_document_has_to_be_known(engine: Engine) -> None:
    head = "地区,指标,目标值,单位,出处\n宜昌市,GDP,1,亿元,"
    assert faults(plan_of(engine, HEAD + "宜昌市,GDP,1,亿元,2026\n").rows[0]) == {"document_missing"}
    assert faults(plan_of(engine, YEARLY, "nowhere").rows[0]) == {"document_unknown"}
    assert "document_unknown" in faults(plan_of(engine, head + "没有的文件\n").rows[0])
    assert plan_of(engine, head + "《努力打造长江大保护典范城市》\n").rows[0].cells["source"] == "001"


def test_two_rows_of_one_target_are_refused(engine: Engine) -> None:
    plan = plan_of(engine, YEARLY + "宜昌市,地区生产总值,7100,亿元,2026\n", "004")
    assert faults(plan.rows[3]) == {"row_repeated"}
    assert [row.state for row in plan.rows[:3]] == [State.NEW] * 3


def test_rights_are_those_of_the_place(engine: Engine) -> None:
    plan = plan_of(engine, YEARLY, "004", may=lambda code: code == "420581")
    assert [faults(row) for row in plan.rows] == [{"not_allowed"}] * 3


def test_the_good_rows_alone_only_when_asked_for(engine: Engine) -> None:
    sheet = YEARLY + "没有市,GDP,1,亿元,2026\n"
    with pytest.raises(SheetRefusal, match="sheet_rejected"):
        stored(engine, sheet, "004")
    assert "420500-gdp-2026" not in targets(engine)
    result = stored(engine, sheet, "004", only_good=True)
    assert result.batch is not None
    assert (result.batch.added, result.batch.rejected) == (3, 1)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"reason": " \u200b"}, "sheet_unreasoned"),
        ({"source": "\u3164"}, "sheet_unsourced"),
        ({"reason": "字" * 1001}, "sheet_long"),
        ({"key": "another"}, "sheet_outdated"),
    ],
)
def test_nothing_is_stored_without_reason_and_source_or_unseen(engine: Engine, said: dict[str, str], code: str) -> None:
    seen = Confirmed(key=plan_of(engine, YEARLY, "004").key, only_good=False, reason="年度目标", source="纲要")
    with pytest.raises(SheetRefusal, match=code):
        store_sheet(engine, YEARLY.encode(), "a.csv", replace(seen, **said), document="004", person=LI, now=NOW)
    with reading(engine) as session:
        assert not session.exec(select(Batch).where(Batch.kind == "target")).all()


def test_what_somebody_changed_meanwhile_has_to_be_looked_at_again(engine: Engine) -> None:
    sheet = YEARLY.replace("7000", "7100")
    stored(engine, YEARLY, "004")
    seen = Confirmed(key=plan_of(engine, sheet, "004").key, only_good=False, reason="更正", source="纲要")
    stored(engine, YEARLY.replace("7000", "7050"), "004")
    with pytest.raises(SheetRefusal, match="sheet_outdated"):
        store_sheet(engine, sheet.encode(), "a.csv", seen, document="004", person=Person("w", all_rights=True), now=NOW)
    assert targets(engine)["420500-gdp-2026"].value == 7050


@pytest.mark.parametrize(
    "data",
    [
        YEARLY.encode("gb18030"),
        YEARLY.replace(",", "\t").encode(),
        ("宜昌市 2026 年目标\n\n" + YEARLY).encode("utf-8-sig"),
        YEARLY.replace("目标值,单位", "2026年目标 *,计量单位").replace(",期限", ",责任单位").encode(),
    ],
)
def test_sheets_as_people_keep_them(engine: Engine, data: bytes) -> None:
    plan = plan_of(engine, data, "004")
    assert [row.state for row in plan.rows] == [State.NEW] * 3, (plan.refusal, [row.faults for row in plan.rows])
    assert {row.cells["deadline"] for row in plan.rows} == {"2026-12-31"}


def test_a_quotation_without_its_line_goes_into_the_note(engine: Engine) -> None:
    sheet = "地区,指标,目标值（亿元）,期限,原文,责任单位\n宜昌市,GDP,7000,2026,地区生产总值达到7000亿元,市发改委\n"
    (row,) = plan_of(engine, sheet, "004").rows
    assert row.state is State.NEW, row.faults
    assert row.cells["note_zh"] == "原文：地区生产总值达到7000亿元"
    assert row.cells["responsible"] == "市发改委"
    assert "note_zh" in row.derived
    (row,) = plan_of(engine, sheet.replace("原文", "行,原文").replace("2026,", "2026,21,"), "004").rows
    assert (row.cells["line"], row.cells["figure"]) == ("21", "地区生产总值达到7000亿元")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a,b\n1,2\n", "TARGETS_HEADER"),
        ("地区,指标,时期,数值x\n".encode(), "TARGETS_HEADER"),
        ("地区,指标,目标值,目标\n宜昌市,GDP,1,2\n".encode(), "COLUMN_TWICE"),
        (HEAD.encode() + "宜昌市,GDP,1,亿元,2026\n".encode() * 5_001, "TARGETS_ROWS"),
        (b"%PDF-1.7", "TYPE"),
    ],
)
def test_what_is_no_sheet_of_targets_is_refused_with_a_reason(engine: Engine, data: bytes, code: str) -> None:
    refusal = plan_of(engine, data).refusal
    assert refusal is not None
    assert refusal.code == code
    assert refusal.what("zh")
    assert refusal.advice("en")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_template_is_read_back_and_offers_lists(engine: Engine, lang: str) -> None:
    with reading(engine) as session:
        data = template_workbook(session, lang)
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book.worksheets[0]
    assert [cell.value for cell in page[1]] == list(template(lang).header)
    assert len(page.data_validations.dataValidation) == 7
    row = {1: "湖北省宜昌市", 2: "地区生产总值", 3: "7000", 4: "亿元", 5: "2026", 6: "宜昌 2026 年县市区"}
    for column, cell in row.items():
        page.cell(2, column, cell)
    filled = io.BytesIO()
    book.save(filled)
    plan = plan_of(engine, filled.getvalue())
    assert plan.unused == ()
    assert [row.state for row in plan.rows] == [State.NEW], plan.rows


OWN = "宜昌市2026年主要目标\n指标,单位,2026年目标\n地区生产总值,亿元,7000左右\n粮食产量,,不低于6.2万吨\n"


def test_a_sheet_of_one_place_needs_no_column_of_places(engine: Engine) -> None:
    refused = plan_of(engine, OWN, "004").refusal
    assert refused
    assert refused.code == "TARGETS_HEADER"
    plan = plan_of(engine, OWN, "004", place="420500")
    assert {row.cells["jurisdiction"] for row in plan.rows} == {"420500"}
    assert plan.rows[0].state is State.NEW
    named = plan_of(engine, HEAD + "宜都市,地区生产总值,1000,亿元,2026\n", "004", place="420500")
    assert named.rows[0].cells["jurisdiction"] == "420581"
    unknown = plan_of(engine, OWN, "004", place="440600")
    assert "place_not_taken" in faults(unknown.rows[0])
    assert "440600" in unknown.not_taken()
