"""Mapping columns by hand, remembering it, and reports that can be corrected and uploaded again."""

import pytest
from sqlalchemy import Engine

from tests.intake.conftest import ADMIN, EDITOR, TODAY, Check, teach
from tests.intake.hostile import GOOD, line, text
from tracker.intake.out.report import problem_list, rows_to_correct
from tracker.intake.out.sheets import as_csv, as_xlsx
from tracker.intake.plans.check import check_file, display_name
from tracker.store.engine import reading

STRANGE = text("宜都市,GDP,2025年,868.4,亿元\r\n", header="甲,乙,丙,丁,戊\r\n")
BY_HAND = {0: "jurisdiction", 1: "indicator", 2: "period", 3: "value", 4: "unit"}


def test_unknown_headers_are_mapped_by_hand_and_remembered(engine: Engine, check: Check) -> None:
    plan = check(STRANGE)
    assert (plan.outcome, [found.code for found in plan.problems]) == ("reject-file", ["HEADER_NOT_FOUND"])
    assert [column.header for column in plan.layout.columns] == list("甲乙丙丁戊")
    assert check(STRANGE, mapping=tuple(BY_HAND.items())).outcome == "accept"
    teach(engine, plan, BY_HAND)
    assert [column.field for column in check(STRANGE).layout.columns] == list(BY_HAND.values())


def test_a_mapping_is_no_place_for_anything_else(engine: Engine, check: Check) -> None:
    with pytest.raises(ValueError, match="nothing"):
        teach(engine, check(STRANGE), {0: "nothing"})


def test_columns_across_by_hand(check: Check) -> None:
    data = text("宜都市,GDP,亿元,1,2\r\n", header="地区,指标,单位,2023年数,2024年数\r\n")
    assert check(data).refused
    plan = check(text("宜都市,GDP,亿元,1,2\r\n", header="地区,指标,单位,2023年,二〇二四年\r\n"))
    assert plan.layout.form == "wide"
    assert len(plan.writes) == 2


def test_one_sheet_of_two_is_chosen(check: Check) -> None:
    from tests.intake.hostile.made import book, row, sheet

    names = ["地区", "指标", "时期", "数值", "单位"]
    rows = [sheet(row(names), row(["宜都市", "GDP", "2025年", value, "亿元"])) for value in ("1", "2")]
    plan = check(book(*rows))
    assert plan.layout.sheets == ("表1", "表2")
    chosen = check(book(*rows), sheet="表2")
    assert [row.content and row.content.value for row in chosen.rows] == [2]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_report_is_corrected_and_uploaded_again(check: Check, lang: str) -> None:
    data = text(GOOD, line(value="abc", note="=1+1"), line(place="宜都", period="2024年"))
    plan = check(data)
    assert len(list(problem_list(plan, lang).rows)) == 2
    report = rows_to_correct(data, plan, lang)
    rows = [list(row) for row in report.rows]
    assert [row[7] for row in rows] == ["3", "4"]
    rows[0][3], rows[1][0] = "23.4", "宜都市"
    corrected = report._replace(rows=rows)
    for again in (as_csv(corrected), as_xlsx({"data": corrected})):
        plan = check(again)
        assert plan.outcome == "accept", plan.all_problems()
        assert [row.content and row.content.note for row in plan.rows] == ["=1+1", None]


def test_the_page_takes_twenty_megabytes_and_says_so(engine: Engine) -> None:
    with reading(engine) as session:
        plan = check_file(session, bytes(21 * 2**20), "x.csv", person=ADMIN, today=TODAY)
    assert [(found.code, dict(found.values)["most"]) for found in plan.problems] == [("TOO_LARGE", "20")]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("..\\..\\windows\\win.ini.csv", "win.ini.csv"),
        ("/etc/passwd.csv", "passwd.csv"),
        ("\x1b[31mred.csv", "[31mred.csv"),
        ("a\u202egpj.csv", "agpj.csv"),
        ("宜都 2026年.CSV", "宜都 2026年.CSV"),
        ("x" * 300, "x" * 200),
        ("a\0b.csv", "ab.csv"),
        ("", ""),
    ],
)
def test_a_name_is_only_shown(name: str, shown: str) -> None:
    assert display_name(name) == shown


def test_a_mapping_of_columns_that_are_not_there_is_left_out(check: Check) -> None:
    assert check(text(GOOD), mapping=((40, "value"), (41, "across"))).outcome == "accept"


def test_a_reading_of_another_person_is_offered_and_not_taken(engine: Engine, check: Check) -> None:
    data = text(line(), header="甲,乙,丙,丁,戊,己,庚\r\n")
    by_hand = {0: "jurisdiction", 1: "indicator", 2: "period", 3: "value", 4: "unit"}
    teach(engine, check(data), by_hand)
    assert not check(data).refused
    other = check(data, EDITOR)
    assert other.refused
    assert [offer.who for offer in other.layout.offers] == [ADMIN.name]
    assert any(found.code == "MAPPING_OFFERED" and ADMIN.name in found.what("zh") for found in other.problems)


def test_a_reading_never_beats_the_exact_name_of_a_column_unasked(engine: Engine, check: Check) -> None:
    data = "地区,指标,时期,数值,上年同期,单位\r\n宜都市,GDP,2025年,5200,4900,亿元\r\n"
    mapping = {3: "note", 4: "value"}
    teach(engine, check(data), mapping)
    plan = check(data)
    assert [float(row.content.value) for row in plan.writes if row.content] == [5200]
    assert check(data, mapping=tuple(mapping.items())).refused
