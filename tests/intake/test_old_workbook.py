"""XLS, as offices still send it: read like any other workbook."""

import pytest

from tests.intake.conftest import ADMIN, Check
from tests.intake.old_workbook import old_workbook
from tracker.intake.files.xls import XlsBook

TABLE = [
    ["宜昌市主要指标（2025年）"],
    ["地区", "指标", "数值（亿元）"],
    ["宜都市", "GDP", 902.3],
    ["枝江市", "GDP", 880],
]


def test_texts_numbers_and_the_lines_are_as_excel_shows_them() -> None:
    book = XlsBook(old_workbook({"2025年": TABLE, "说明": [["甲"]]}))
    assert [sheet.name for sheet in book.sheets] == ["2025年", "说明"]
    found = [(record.line, record.cells) for record in book.cells(book.sheets[0]).records]
    assert found[2:] == [(3, ["宜都市", "GDP", "902.3"]), (4, ["枝江市", "GDP", "880"])]


def test_a_table_goes_in_once_its_period_is_confirmed(check: Check) -> None:
    data = old_workbook({"2025年": TABLE})
    assert check(data, ADMIN).refused
    plan = check(data, ADMIN, period="2025")
    stored = {row.key.jurisdiction: str(row.content.value) for row in plan.writes if row.key and row.content}
    assert stored == {"420581": "902.3", "420583": "880"}


def test_a_place_over_merged_cells_counts_for_each_of_its_lines(check: Check) -> None:
    rows = [
        ["地区", "指标", "时期", "数值", "单位"],
        ["宜都市", "GDP", "2025年", 902.3, "亿元"],
        [None, "GDP", "2024年", 880, "亿元"],
    ]
    plan = check(old_workbook({"表": rows}, merged=[(1, 2, 0, 0)]))
    assert {row.key.jurisdiction for row in plan.writes if row.key} == {"420581"}
    assert len(plan.writes) == 2
    assert "MERGED_FILLED" in [found.code for found in plan.all_problems()]


@pytest.mark.parametrize(("cut", "code"), [(600, "TYPE"), (1600, "DAMAGED"), (2600, "DAMAGED")])
def test_half_a_workbook_is_refused_with_one_sentence(check: Check, cut: int, code: str) -> None:
    plan = check(old_workbook({"表": TABLE})[:cut])
    assert plan.refused
    assert [found.code for found in plan.problems] == [code]
