"""One number of several indicators, and what other places' reports say that the first documents did not."""

import csv
import io

import pytest

from tests.documents.test_rules import AHEAD, BACK, PUBLISHED, amounts
from tracker.core.kinds import Comparator, Kind
from tracker.documents import read_text
from tracker.documents.heading import publisher_of
from tracker.targets.of_document import targets_sheet


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("城乡居民收入均增长8%。", ["城镇居民收入", "农村居民收入"]),
        ("城镇和农村居民人均可支配收入均增长6%。", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("固定资产投资、社会消费品零售总额和进出口总额均增长8%。",
         ["固定资产投资", "社会消费品零售总额", "进出口总额"]),
        ("批发和零售业、住宿和餐饮业增加值均增长6%。", ["批发和零售业增加值", "住宿和餐饮业增加值"]),
        ("出口和进口双双增长6%。", ["出口", "进口"]),
        ("人均地区生产总值增长6%。", []),
        ("城乡居民收入增长6%。", []),
    ],
)  # fmt: skip
def test_a_number_that_is_said_of_several_is_that_of_each(text: str, names: list[str]) -> None:
    (found,) = amounts(text)
    assert [part.indicator for part in found.parts] == names
    assert [one.indicator for one in found.each()] == (names or [found.indicator])


def test_a_stretch_takes_the_verb_of_the_floor() -> None:
    floor, stretch = amounts("地区生产总值增长6%左右、力争7%。")
    assert (stretch.indicator, stretch.kind, stretch.tier) == (floor.indicator, Kind.GROWTH, "stretch")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("在市委和县委的领导下，全县地区生产总值增长6%。", ""),
        ("赵县2025年地区生产总值增长6%。", "130133"),
        ("河北省赵县地区生产总值增长6%。", "130133"),
    ],
)
def test_a_name_of_two_characters_is_a_place_only_by_itself(text: str, place: str) -> None:
    assert read_text(text, PUBLISHED).facts.place == place


def test_a_stock_of_several_years_is_that_of_the_last() -> None:
    text = "“十三五”时期，规上工业企业达到80家，累计完成投资300亿元，地区生产总值年均增长6%。"
    assert [one.period for one in amounts(text, BACK)] == ["2020", "2016-2020", "2016-2020"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("电子信息、装备制造业产业规模分别达1.28万亿、8200亿元。",
         [("电子信息产业规模", "1.28", "万亿元", Comparator.AT_LEAST),
          ("装备制造业产业规模", "8200", "亿元", Comparator.AT_LEAST)]),
        ("有效期内高新技术企业达82家。", [("有效期内高新技术企业", "82", "家", Comparator.AT_LEAST)]),
        ("各项存、贷款余额均突破6万亿元。", [("各项存、贷款余额", "6", "万亿元", Comparator.ABOVE)]),
        ("加快年产20万吨铝箔项目建设。", []),
        ("落实240小时过境免签政策。", []),
    ],
)  # fmt: skip
def test_what_other_reports_say(text: str, found: list[tuple[str, str, str, Comparator]]) -> None:
    assert [(one.indicator, one.value, one.unit, one.comparator) for one in amounts(text)] == found


def test_the_note_of_a_name_stays_with_it_and_an_index_may_shrink_without_a_unit() -> None:
    found = amounts("固定资产投资（不含农户）比上年增长3.8%。收入比值为2.00，比上年缩小0.04。", BACK)
    assert [(one.indicator, one.value, one.change) for one in found] == [
        ("固定资产投资（不含农户）", "3.8", "up"), ("收入比值", "2.00", ""), ("收入比值", "0.04", "down"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("宜昌市人民政府", "宜昌市人民政府"),
        ("某某县人民政府县长　张　三", "某某县人民政府"),
        ("某某市人民政府代市长 李四", "某某市人民政府"),
        ("现在，我代表市人民政府报告工作", ""),
    ],
)
def test_the_publisher_stands_alone_or_with_who_speaks_for_it(line: str, publisher: str) -> None:
    assert publisher_of(["政府工作报告", line]) == publisher


def test_what_is_said_of_two_is_a_row_for_each_in_what_is_handed_on() -> None:
    read = read_text(AHEAD + "城乡居民收入均增长8%。", PUBLISHED)
    [goal] = [one for one in read.candidates if one.value]
    data = targets_sheet(read, [goal], "004", "工作报告").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data)))
    codes = ["urban-income-growth", "rural-income-growth"]
    assert [next(code for code in codes if code in row.values()) for row in rows] == codes
    assert all({"8", "%", goal.figure} <= set(row.values()) for row in rows)
