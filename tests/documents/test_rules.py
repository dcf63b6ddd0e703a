"""What each rule says, on sentences made for it."""

from datetime import date

import pytest

from tracker.core.kinds import Commitment, Comparator, DeadlineBasis, Kind
from tracker.documents import Candidate, Role, read_text
from tracker.documents.lines import paragraphs_of
from tracker.documents.reasons import Reason

PUBLISHED = date(2024, 1, 20)
HEAD = "政府工作报告\n现在，我代表市人民政府向大会报告工作。\n"
AHEAD, BACK = HEAD + "二、2024年工作安排\n", HEAD + "一、2023年工作回顾\n"


def read(text: str, before: str = AHEAD) -> list[Candidate]:
    """The candidates of the last line."""
    found = read_text(before + text, PUBLISHED)
    return [one for one in found.candidates if one.line == len(found.lines)]


def amounts(text: str, before: str = AHEAD) -> list[Candidate]:
    return [one for one in read(text, before) if one.role is not Role.EXCLUDED]


@pytest.mark.parametrize(
    ("text", "value", "upper", "unit", "comparator"),
    [
        ("粮食产量达到1.2亿斤。", "1.2", "", "亿斤", Comparator.AT_LEAST),
        ("新增就业5000人以上。", "5000", "", "人", Comparator.AT_LEAST),
        ("完成投资2000余万元。", "2000", "", "万元", Comparator.ABOVE),
        ("工业总产值突破1,250亿元。", "1250", "", "亿元", Comparator.ABOVE),
        ("居民消费价格涨幅控制在3%以内。", "3", "", "%", Comparator.AT_MOST),
        ("地区生产总值增长6%左右。", "6", "", "%", Comparator.ABOUT),
        ("地区生产总值增长5%-6%。", "5", "6", "%", Comparator.BETWEEN),
        ("建成1-2家示范工厂。", "1", "2", "家", Comparator.BETWEEN),
        ("城乡居民收入比缩小到2.1∶1。", "2.1", "", "∶1", Comparator.AT_LEAST),
        ("帮扶70万妇女。", "70", "", "万人", Comparator.COUNT),
        ("人均预期寿命达到８０岁。", "80", "", "岁", Comparator.AT_LEAST),
        ("园区亩均税收不低于３５万元/亩。", "35", "", "万元/亩", Comparator.AT_LEAST),
        ("确保市场主体过十万家。", "10", "", "万家", Comparator.ABOVE),
        ("推进两条高铁建设。", "2", "", "条", Comparator.COUNT),
        ("构建15分钟便民生活圈。", "15", "", "分钟", Comparator.AT_MOST),
        ("打造千亿级产业集群。", "1000", "", "亿元", Comparator.COUNT),
    ],
)
def test_an_amount_is_read_as_it_is_written(
    text: str, value: str, upper: str, unit: str, comparator: Comparator
) -> None:
    (found,) = amounts(text)
    assert (found.value, found.upper, found.unit, found.comparator) == (value, upper, unit, comparator)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2024年是关键一年。", Reason.DATE),
        ("会议于3月5日召开。", Reason.DATE),
        ("做好新中国成立75周年宣传。", Reason.ANNIVERSARY),
        ("深入实施“1145”发展战略。", Reason.FIXED_TERM),
        ("优化12345热线服务。", Reason.TECHNICAL_NAME),
        ("推广5G应用。", Reason.TECHNICAL_NAME),
        ("实现24小时不打烊。", Reason.ATTRIBUTE),
        ("推进500千伏变电站建设。", Reason.ATTRIBUTE),
        ("抓好8个方面工作。", Reason.LIST_COUNT),
        ("引进世界500强企业。", Reason.FIXED_TERM),
        ("服务60岁以上老年人。", Reason.CLASSIFICATION),
        ("全面推进轨道15号线建设。", Reason.PROJECT_NAME),
        ("进出口增速居全国第3位。", Reason.ORDINAL),
        ("完成10蒸吨及以下燃煤锅炉拆除。", Reason.ATTRIBUTE),
        ("承包期再延长30年试点。", Reason.DURATION),
        ("抓好环境整治等工作[2]。", Reason.PAGE_FURNITURE),
    ],
)
def test_a_numeral_that_states_nothing_has_its_reason(text: str, reason: Reason) -> None:
    digits = [one for one in read(text) if one.figure[0].isdigit()]
    assert reason in {one.reason for one in digits}
    assert not amounts(text)


QUALIFIED = """
规模以上工业增加值增长6%|规模以上工业增加值
规上工业增加值增长6%|规上工业增加值
规上服务业营业收入增长6%|规上服务业营业收入
规模以上工业企业利润总额增长6%|规模以上工业企业利润总额
限额以上消费品零售额增长6%|限额以上消费品零售额
人均地区生产总值达到6万元|人均地区生产总值
城镇居民人均可支配收入增长6%|城镇居民人均可支配收入
农村居民人均可支配收入增长6%|农村居民人均可支配收入
全体居民人均可支配收入增长6%|全体居民人均可支配收入
一般公共预算收入增长6%|一般公共预算收入
地方一般公共预算收入增长6%|地方一般公共预算收入
一般公共预算支出增长6%|一般公共预算支出
税收收入增长6%|税收收入
政府性基金收入增长6%|政府性基金收入
城镇新增就业6万人|城镇新增就业
新增就业6万人|新增就业
城镇调查失业率6%左右|城镇调查失业率
城镇登记失业率控制在6%以内|城镇登记失业率
常住人口城镇化率达到60%|常住人口城镇化率
户籍人口城镇化率达到60%|户籍人口城镇化率
工业固定资产投资增长6%|工业固定资产投资
民间固定资产投资增长6%|民间固定资产投资
制造业投资增长6%|制造业投资
技术改造投资增长6%|技术改造投资
房地产开发投资增长6%|房地产开发投资
高技术制造业增加值增长6%|高技术制造业增加值
数字经济核心产业增加值增长6%|数字经济核心产业增加值
战略性新兴产业增加值增长6%|战略性新兴产业增加值
第一产业增加值增长6%|第一产业增加值
服务业增加值增长6%|服务业增加值
网上零售额增长6%|网上零售额
实物商品网上零售额增长6%|实物商品网上零售额
外贸进出口总额增长6%|外贸进出口总额
出口总额增长6%|出口总额
跨境电商进出口增长6%|跨境电商进出口
实际利用外资增长6%|实际利用外资
制造业实际利用外资增长6%|制造业实际利用外资
全社会研发经费投入强度达到3%|全社会研发经费投入强度
规上工业企业研发投入强度达到3%|规上工业企业研发投入强度
每万人口高价值发明专利拥有量达到16件|高价值发明专利拥有量
新增高新技术企业60家|新增高新技术企业
新增国家级专精特新“小巨人”企业60家|新增国家级专精特新“小巨人”企业
新增省级专精特新企业60家|新增省级专精特新企业
新建高标准农田60万亩|新建高标准农田
改造老旧小区60个|改造老旧小区
新建改建农村公路600公里|新建改建农村公路
新增国家级绿色工厂6家|新增国家级绿色工厂
单位地区生产总值能耗下降3%|单位地区生产总值能耗
单位地区生产总值二氧化碳排放下降3%|单位地区生产总值二氧化碳排放
单位工业增加值用水量下降3%|单位工业增加值用水量
城市空气质量优良天数比率达到90%|城市空气质量优良天数比率
地表水优良水体比例达到90%|地表水优良水体比例
农村生活污水治理率达到60%|农村生活污水治理率
城市生活污水集中收集率达到60%|城市生活污水集中收集率
城镇职工基本医疗保险参保率达到95%|城镇职工基本医疗保险参保率
城乡居民基本养老保险参保人数达到60万人|城乡居民基本养老保险参保人数
学前教育毛入园率达到95%|学前教育毛入园率
普惠性幼儿园覆盖率达到95%|普惠性幼儿园覆盖率
每千人口拥有3岁以下婴幼儿托位数达到4.6个|婴幼儿托位
年末金融机构本外币各项贷款余额增长6%|金融机构本外币各项贷款余额
制造业中长期贷款余额增长6%|制造业中长期贷款余额
普惠小微贷款余额增长6%|普惠小微贷款余额
接待过夜游客600万人次|过夜游客
"""


@pytest.mark.parametrize("pair", QUALIFIED.split(), ids=lambda pair: pair.partition("|")[2])
def test_no_qualifier_of_an_indicator_is_lost(pair: str) -> None:
    text, _, name = pair.partition("|")
    for before, sentence in (
        (AHEAD, f"今年主要预期目标是：{text}。"),
        (BACK, f"全市{text}，同比持平。"),
        (AHEAD, f"确保{text}，力争更好。"),
    ):
        assert name in amounts(sentence, before)[-1].indicator, sentence


def test_a_part_of_a_whole_has_its_own_name() -> None:
    found = amounts("财政总收入52亿元，增长6%，其中一般公共预算收入30亿元，增长5%，税收占比达到70%。", BACK)
    assert [one.indicator for one in found] == [
        "财政总收入",
        "财政总收入",
        "一般公共预算收入",
        "一般公共预算收入",
        "税收占比",
    ]


def test_a_verb_that_several_share_is_said_of_each() -> None:
    found = amounts("出口、进口分别增长6%和5%，城乡居民人均可支配收入分别增长7%、8%。")
    assert [(one.indicator, one.value, one.kind) for one in found] == [
        ("出口", "6", Kind.GROWTH),
        ("进口", "5", Kind.GROWTH),
        ("城镇居民人均可支配收入", "7", Kind.GROWTH),
        ("农村居民人均可支配收入", "8", Kind.GROWTH),
    ]


def test_floor_and_stretch_are_two_tiers_of_one_goal() -> None:
    found = amounts("确保地区生产总值突破600亿元、力争达到620亿元。")
    assert [(one.tier, one.commitment, one.indicator) for one in found] == [
        ("floor", Commitment.MUST, "地区生产总值"),
        ("stretch", Commitment.STRIVE, "地区生产总值"),
    ]


def test_the_three_sectors_have_their_shares_by_name() -> None:
    found = amounts("三次产业结构由2018年的21:50:29调整为11:65:24。", BACK)
    assert [(one.value, one.period) for one in found] == [
        ("21", "2018"), ("50", "2018"), ("29", "2018"), ("11", "2023"), ("65", "2023"), ("24", "2023"),
    ]  # fmt: skip
    assert found[0].indicator.startswith("第一产业")


def test_a_review_without_a_heading_does_not_become_goals() -> None:
    text = "政府工作报告\n过去的一年，完成投资30亿元。新建学校5所。\n今年，计划完成投资40亿元。新建学校6所。"
    found = [one for one in read_text(text, PUBLISHED).candidates if one.role is not Role.EXCLUDED]
    assert [(one.value, one.role) for one in found] == [
        ("30", Role.ACTUAL), ("5", Role.ACTUAL), ("40", Role.TARGET), ("6", Role.TARGET),
    ]  # fmt: skip


def test_a_year_holds_for_its_own_sentence() -> None:
    found = amounts("到2035年，城镇化率达到75%。新增就业5000人。")
    assert [(one.period, one.deadline_basis) for one in found] == [
        ("2035-12-31", DeadlineBasis.STATED),
        ("2024-12-31", DeadlineBasis.INFERRED),
    ]


def test_what_it_rises_from_is_no_goal() -> None:
    found = amounts("研发投入强度从2021年的1.5%提高到2.2%。")
    assert [(one.value, one.role) for one in found] == [("1.5", Role.ACTUAL), ("2.2", Role.TARGET)]


def test_a_goal_without_a_number_is_listed_apart() -> None:
    found = amounts("居民收入增长与经济增长同步。")
    assert [(one.qualitative, one.value, one.kind) for one in found] == [(True, "", Kind.RELATIVE)]


def test_traditional_writing_is_read_like_simplified() -> None:
    traditional, simplified = amounts("規模以上工業增加值增長６％左右。"), amounts("规模以上工业增加值增长6%左右。")
    assert [(one.value, one.indicator, one.kind) for one in traditional] == [
        (one.value, one.indicator, one.kind) for one in simplified
    ]


def test_lines_broken_by_a_page_are_mended_but_never_across_a_heading() -> None:
    lines = [
        "初步核算，全年全县地区生产总值七百亿元，按不变价",
        "格计算，比上年增长百分之六。其中，第一产业增加值",
        "- 1 -",
        "十三亿元，占地区生产总值比重为百分之十九点七，第",
        "一、综合",
        "全年全县人均地区生产总值三万五千元，比上年增长百",
        "分之二点五。",
    ]
    assert [one.text[:2] for one in paragraphs_of(lines) if not one.furniture] == ["初步", "一、", "全年"]
    assert paragraphs_of(lines)[0].place(30) == (2, 6)


ENGLISH = """Climate plan
Our targets:
• 42% reduction in emissions relative to 2010 by 2030
• Plant at least 5,000 trees by 2027
In 2022 the city planted 800 trees."""


def test_english_goals_and_values_are_told_apart() -> None:
    found = [one for one in read_text(ENGLISH, date(2023, 9, 5)).candidates if one.role is not Role.EXCLUDED]
    assert [(one.value, one.role, one.period, one.comparator) for one in found] == [
        ("42", Role.TARGET, "2030-12-31", Comparator.COUNT),
        ("5000", Role.TARGET, "2027-12-31", Comparator.AT_LEAST),
        ("800", Role.ACTUAL, "2022", Comparator.COUNT),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("城镇、农村居民人均可支配收入分别达38620元、17245元，增长4.9%和7.1%。",
         ["城镇居民人均可支配收入", "农村居民人均可支配收入"] * 2),
        ("一般公共预算收入9.86亿元，其中税收收入5.9亿元，占比59.8%。",
         ["一般公共预算收入", "税收收入", "税收收入占比"]),
        ("新增规上工业企业12户，总数达86户。", ["新增规上工业企业", "规上工业企业总数"]),
        ("每千人口拥有执业（助理）医师2.9人。", ["每千人口拥有执业（助理）医师"]),
        ("细颗粒物（PM2.5）浓度下降到28微克/立方米。", ["细颗粒物（PM2.5）浓度"]),
        ("港口年吞吐能力达到8000万吨。", ["港口年吞吐能力"]),
    ],
)  # fmt: skip
def test_a_name_is_whole_and_is_that_of_its_number(text: str, names: list[str]) -> None:
    assert [one.indicator for one in amounts(text, BACK)] == names


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("人口自然增长率为-1.61‰。", ["-1.61"]),
        ("居民消费价格涨幅为−0.3%。", ["-0.3"]),
        ("建成3家-5家示范工厂。", ["3"]),
        ("建成3-5家示范工厂。", ["3"]),
    ],
)
def test_a_minus_is_one_only_where_a_number_can_have_it(text: str, values: list[str]) -> None:
    assert [one.value for one in amounts(text, BACK)] == values


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("西部陆海新通道货运量达到50万标箱。", Kind.TOTAL),
        ("年发电量达到120亿千瓦时。", Kind.TOTAL),
        ("累计建成友好阵地7000个以上。", Kind.LEVEL),
        ("整体提升100所学校周边环境。", Kind.TOTAL),
        ("城镇化率提高2个百分点。", Kind.GROWTH),
        ("存栏达到60万头。", Kind.LEVEL),
        ("失业率控制在5.5%以内。", Kind.HOLD),
    ],
)
def test_the_kind_comes_from_what_is_counted(text: str, kind: Kind) -> None:
    assert [one.kind for one in amounts(text)] == [kind]


MIXED = """某县国民经济和社会发展第十五个五年规划纲要
类别 | 指标 | 2025年 | 2030年 | 年均/累计 | 属性
经济发展 | 地区生产总值增长（%） | 5.6 | — | 6左右 | 预期性
民生福祉 | 城镇调查失业率（%） | 5.1 | — | ＜5.5 | 预期性
绿色生态 | 森林覆盖率（%） | 34.2 | 35 | [0.8] | 约束性"""


def test_a_column_of_averages_and_sums_is_read_by_what_stands_in_it() -> None:
    found = read_text(MIXED, date(2026, 3, 2))
    assert found.facts.plan_year == 2030
    goals = [one for one in found.candidates if one.role is Role.TARGET]
    assert [(one.value, one.unit, one.kind, one.comparator) for one in goals] == [
        ("6", "%", Kind.AVERAGE_RATE, Comparator.ABOUT),
        ("5.5", "%", Kind.LEVEL, Comparator.BELOW),
        ("35", "%", Kind.LEVEL, Comparator.COUNT),
        ("0.8", "个百分点", Kind.GROWTH, Comparator.COUNT),
    ]
