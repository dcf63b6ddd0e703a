"""The cell of a target's value, as people write it."""

from decimal import Decimal

import pytest

from tracker.targets.value_words import ValueUnclear, read_value, unit_of


@pytest.mark.parametrize(
    ("cell", "value", "upper", "unit", "comparator", "commitment"),
    [
        ("6000", "6000", None, "", "", ""),
        ("≥6.5%", "6.5", None, "%", ">=", ""),
        (">=6.5", "6.5", None, "", ">=", ""),
        ("6000亿元以上", "6000", None, "亿元", ">=", ""),
        ("6.5％左右", "6.5", None, "%", "~", ""),
        ("不超过3%", "3", None, "%", "<=", ""),
        ("控制在 5.5% 以内", "5.5", None, "%", "<=", ""),
        ("力争突破1万亿元", "1", None, "万亿元", ">", "strive"),
        ("确保达到300万人", "300", None, "万人", "", "must"),
        ("3-5", "3", "5", "", "between", ""),
        ("5%—6%", "5", "6", "%", "between", ""),
        ("1至2家", "1", "2", "家", "between", ""),
        ("年均增长7%以上", "7", None, "%", ">=", ""),
        ("at least 6.5%", "6.5", None, "%", ">=", ""),
        ("1,200", "1200", None, "", "", ""),
        ("-3", "-3", None, "", "", ""),
    ],
)
def test_what_a_cell_says(
    cell: str, value: str, upper: str | None, unit: str, comparator: str, commitment: str
) -> None:
    wanted = read_value(cell)
    assert (wanted.value, wanted.upper) == (Decimal(value), Decimal(upper) if upper else None)
    assert (wanted.unit, wanted.comparator, wanted.commitment) == (unit, comparator, commitment)
    assert wanted.yearly == cell.startswith("年均")


@pytest.mark.parametrize(
    "cell",
    ["很多", "下降3%", "降至2%", "≥6以内", "约5左右以上", "6000多", "5%-6万", "≥3-5", "翻一番", "①", "1e400", "20x"],
)
def test_what_is_unclear_is_refused(cell: str) -> None:
    with pytest.raises(ValueUnclear):
        read_value(cell)


def test_the_unit_of_the_cell_and_of_the_column() -> None:
    assert unit_of(read_value("1.2万"), "元") == "万元"
    assert unit_of(read_value("1.2万亿"), "亿元") == "万亿元"
    assert unit_of(read_value("300万"), "万人") == "万人"
    assert unit_of(read_value("6.5"), "%") == "%"
    assert unit_of(read_value("6.5%"), "") == "%"
    assert unit_of(read_value("300万人"), "万人") == "万人"
    for cell, column in (("6000万元", "亿元"), ("1.2万", "%"), ("1万", "亿元"), ("3亿", "万元")):
        with pytest.raises(ValueUnclear, match="unit_twice"):
            unit_of(read_value(cell), column)
