"""Tables of a document give values and goals by their heads."""

from datetime import date

from tracker.core.kinds import Comparator, Kind
from tracker.documents import Role, read_text

PLAN = """某县国民经济和社会发展第十四个五年规划和2035年远景目标纲要
类别 | 指标 | 2020年 | 2025年 | 年均增长 | 属性
经济发展 | 地区生产总值（亿元） | 320.5 | 460 | 7.5% | 预期性
城镇调查失业率（%） | 5.4 | <5.5 | — | 预期性"""
CELLS = "某市2023年国民经济和社会发展统计公报\n" + "\n".join(
    ["指标", "单位", "绝对数", "比上年增长（%）", "粮食", "万吨", "120.5", "2.3", "油料", "万吨", "10.2", "-1.5"]
)


def test_a_table_of_main_indicators_gives_values_and_goals() -> None:
    found = [one for one in read_text(PLAN, date(2021, 3, 1)).candidates if one.role is not Role.EXCLUDED]
    assert [(one.indicator, one.value, one.unit, one.role, one.period) for one in found] == [
        ("地区生产总值", "320.5", "亿元", Role.ACTUAL, "2020"),
        ("地区生产总值", "460", "亿元", Role.TARGET, "2025-12-31"),
        ("地区生产总值", "7.5", "%", Role.TARGET, "2025-12-31"),
        ("城镇调查失业率", "5.4", "%", Role.ACTUAL, "2020"),
        ("城镇调查失业率", "5.5", "%", Role.TARGET, "2025-12-31"),
    ]
    assert found[-1].comparator is Comparator.BELOW


def test_a_table_with_a_cell_a_line_is_put_together() -> None:
    found = [one for one in read_text(CELLS, date(2024, 3, 1)).candidates if one.role is not Role.EXCLUDED]
    assert [(one.indicator, one.value, one.unit, one.kind) for one in found] == [
        ("粮食", "120.5", "万吨", Kind.TOTAL), ("粮食", "2.3", "%", Kind.GROWTH),
        ("油料", "10.2", "万吨", Kind.TOTAL), ("油料", "-1.5", "%", Kind.GROWTH),
    ]  # fmt: skip
