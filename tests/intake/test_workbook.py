"""The texts that a workbook's cells are read as."""

import io

import pytest
import xlsxwriter

from tests.intake.conftest import Check
from tests.intake.hostile import Case, saved
from tests.intake.hostile.made import book, cell, number, row, sheet
from tracker.intake.files.workbook import Workbook


def _texts(data: bytes) -> list[str]:
    made = Workbook(data)
    return [text for record in made.cells(made.sheets[0]).records for text in record.cells]


@pytest.mark.parametrize(
    ("saved", "read"),
    [
        ("412", "412"),
        ("412.0", "412"),
        ("4.126E2", "412.6"),
        ("0.28999999999999998", "0.29"),
        ("0.30000000000000004", "0.3"),
        ("-1.1000000000000001", "-1.1"),
        ("1E-7", "0.0000001"),
        ("123456789.123456", "123456789.123456"),
        ("9007199254740993", "9007199254740993"),
        ("12345678901234567890", "12345678901234567890"),
    ],
)
def test_a_number_is_the_decimal_that_was_typed(saved: str, read: str) -> None:
    assert _texts(book(sheet(row([number(saved)])))) == [read]


@pytest.mark.parametrize(
    ("saved", "read"),
    [
        ("甲_x000D_\n乙", "甲\r\n乙"),
        ("_x005F_x5B9C_", "_x5B9C_"),
        ("x005F_", "x005F_"),
        ("_x5b9C_都", "宜都"),
        ("_xD83D__xDE00_", "😀"),
        ("快报_xD83D_", "快报\ufffd"),
        ("  两侧空格  ", "  两侧空格  "),
        ("1 < 2 & 3", "1 < 2 & 3"),
    ],
)
def test_a_text_is_read_as_typed(saved: str, read: str) -> None:
    assert _texts(book(sheet(row([cell(saved)])))) == [read]


@pytest.mark.parametrize(
    ("pattern", "read"),
    [
        ('yyyy"年"', "2026年"),
        ("yyyy", "2026年"),
        ('[DBNum1][$-804]yyyy"年";@', "2026年"),
        ('yyyy"年"m"月"', "2026年6月"),
        ("yyyy-mm;@", "2026年6月"),
        ("yyyy年mm月", "2026年6月"),
        ("[$-409]mmm-yy;@", "2026年6月"),
        ('yyyy"年"m"月"d"日"', "2026-06-30"),
        ("yyyy/m/d h:mm", "2026-06-30"),
        ('m"月"d"日"', "2026-06-30"),
        ('m"月"', "2026-06-30"),
        ("[$-411]ge.m", "2026-06-30"),
    ],
)
def test_a_date_is_read_as_it_is_shown(pattern: str, read: str) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as made:
        made.add_worksheet().write_number(0, 0, 46203, made.add_format({"num_format": pattern}))
    assert _texts(file.getvalue()) == [read]


def test_a_year_that_a_date_shows_is_the_whole_year(check: Check) -> None:
    case = next(case for case in saved.CASES if case.name == "saved-year-of-a-date")
    (row,) = check(case.data).rows
    assert row.key
    assert row.key.period.code == "2025"


@pytest.mark.parametrize("case", saved.CASES, ids=lambda case: case.name)
def test_nothing_is_printed_about_a_workbook(check: Check, capsys: pytest.CaptureFixture[str], case: Case) -> None:
    check(case.data)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("constant_memory", [False, True])
@pytest.mark.parametrize("text", ["_x005F_", "_x000D_", "x005F_", "x005F_x005F_", "甲\n乙", "_x", "x_", "_x12G4_"])
def test_a_text_comes_back_from_a_file_of_ours(text: str, constant_memory: bool) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": not constant_memory, "constant_memory": constant_memory}) as made:
        made.add_worksheet().write_string(0, 0, text)
    assert _texts(file.getvalue()) == [text]
