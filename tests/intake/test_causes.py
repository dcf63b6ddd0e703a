"""One thing is said once, with the lines that it concerns."""

import pytest

from tests.intake.conftest import Check
from tracker.intake.plans.causes import causes, line_ranges
from tracker.intake.problems import problem

HEADER = "地区,指标,时期,数值,单位,来源\n"


def test_a_name_on_many_lines_is_one_cause_and_another_name_another() -> None:
    found = [
        problem("INDICATOR_UNKNOWN", line, "指标", name) for line, name in ((2, "甲"), (3, "甲"), (4, "乙"), (7, "甲"))
    ]
    first, second = causes(found)
    assert (first.first.found, first.lines, first.spread) == ("甲", (2, 3, 7), 3)
    assert (second.first.found, second.lines) == ("乙", (4,))


def test_numbers_with_one_fault_are_one_cause() -> None:
    found = [problem("UNIT_CONVERTED", line, "数值", f"{line}") for line in (2, 3, 4)]
    [one] = causes([*found, *found, problem("UNIT_CONVERTED", 2, "2025年", "5")])
    assert (one.lines, one.columns, one.found) == ((2, 3, 4), ("数值", "2025年"), ("2", "3", "4", "5"))


def test_errors_stand_before_warnings() -> None:
    found = [problem("UNIT_CONVERTED", 2, "数值", "1"), problem("VALUE_NOT_NUMERIC", 9, "数值", "甲")]
    assert [cause.first.code for cause in causes(found)] == ["VALUE_NOT_NUMERIC", "UNIT_CONVERTED"]


@pytest.mark.parametrize(
    ("lines", "words"), [([2], "2"), ([2, 3, 4, 9], "2–4, 9"), ([5, 3], "3, 5"), ([], ""), ([0], "0")]
)
def test_lines_are_written_as_ranges(lines: list[int], words: str) -> None:
    assert line_ranges(lines) == words


def test_a_thousand_lines_of_thirty_unknown_indicators_are_thirty_causes(check: Check) -> None:
    rows = "".join(f"宜昌市,不知名指标{number % 30},2024年,{number},亿元,甲\n" for number in range(1000))
    plan = check((HEADER + rows).encode())
    unknown = [cause for cause in causes(plan.all_problems()) if cause.first.code == "INDICATOR_UNKNOWN"]
    assert len(unknown) == 30
    assert sum(cause.spread for cause in unknown) == 1000


def test_words_of_a_column_that_are_no_scopes_are_one_cause() -> None:
    found = [problem("SCOPE_UNKNOWN", line, "口径", word) for line, word in ((2, "当月"), (3, "累计"), (4, "当月"))]
    [one] = causes(found)
    assert (one.first.found, one.lines) == ("当月、累计", (2, 3, 4))


@pytest.mark.parametrize(
    ("times", "zh", "en"), [(100, "100", "100"), (10**4, "1 万", "10,000"), (10**8, "1 亿", "100,000,000")]
)
def test_a_factor_is_written_as_a_reader_writes_it(times: int, zh: str, en: str) -> None:
    far = problem("VALUE_FAR_OPEN", 2, "数值", "1", times=times, period="2025", value="1", other="2", unit="亿元")
    assert f"相差约 {zh} 倍" in far.what("zh")
    assert f"about {en} times" in far.what("en")
