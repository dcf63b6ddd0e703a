"""E: lines that are no records. F: names as tables write them. G: one thing is said once."""

from tests.intake.offices.case import ASK, IN, NO, SAFE, File

HEAD = "地区,指标,时期,单位,数值\n"
ONE = "宜都市,地区生产总值,2025年,亿元,902.3\n"
TWO = ONE + "枝江市,地区生产总值,2025年,亿元,865.1\n"
OF_ONE = "420581 gdp 2025=902.3"
OF_TWO = OF_ONE + ";420583 gdp 2025=865.1"

E = [
    File("注.csv", HEAD + TWO + "注：2025年为快报数，最终以年报为准。\n", IN, OF_TWO),
    File("来源.csv", HEAD + TWO + "数据来源：宜都市统计局,枝江市统计局\n", SAFE, OF_TWO),
    File("重复表头.csv", HEAD + ONE + HEAD + "枝江市,地区生产总值,2025年,亿元,865.1\n", IN, OF_TWO),
    File(
        "两块.csv",
        "地区：宜都市\n指标,单位,2025年\n地区生产总值,亿元,902.3\n地区：枝江市\n指标,单位,2025年\n地区生产总值,亿元,865.1\n",
        SAFE,
        OF_TWO,
    ),
    File(
        "地区成行.csv",
        "指标,单位,2025年\n宜都市,,\n地区生产总值,亿元,902.3\n枝江市,,\n地区生产总值,亿元,865.1\n",
        SAFE,
        OF_TWO,
    ),
    File(
        "指标成行.csv",
        "指标：地区生产总值\n地区,2025年\n宜都市,902.3\n指标：常住人口城镇化率\n宜都市,66.1\n",
        SAFE,
        OF_ONE + ";420581 urbanisation 2025=66.1",
    ),
    File("合计.csv", HEAD + TWO + "合计,地区生产总值,2025年,亿元,1767.4\n", ASK, OF_TWO, {"only_good": True}),
    File("签字.csv", HEAD + TWO + "填表人：张三,审核：李四,填表日期：2026年1月20日\n", SAFE, OF_TWO),
    File(
        "中途换单位.csv",
        "单位：亿元\n地区,指标,2025年\n宜都市,地区生产总值,902.3\n单位：万元\n枝江市,地区生产总值,8651000\n",
        SAFE,
        OF_TWO,
    ),
    File("页码.csv", HEAD + ONE + "第 1 页 共 2 页\n枝江市,地区生产总值,2025年,亿元,865.1\n", SAFE, OF_TWO),
]


def named(name: str, unit: str = "亿元", value: str = "902.3", place: str = "宜都市") -> str:
    """A file with one record about a thing of this name."""
    return f"{HEAD}{place},{name},2025年,{unit},{value}\n"


F = [
    File("盘子.csv", named("全市经济盘子"), ASK, OF_ONE, {"names": (("INDICATOR", "全市经济盘子", "gdp"),)}),
    File("一.csv", named("一、地区生产总值"), IN, OF_ONE),
    File("圈.csv", named("地区生产总值①"), IN, OF_ONE),
    File("空格.csv", named("地区生产总值", place="宜 都 市"), IN, OF_ONE),
    File("括号.csv", named("地区生产总值(GDP)"), IN, OF_ONE),
    File("现价.csv", named("地区生产总值（当年价格）"), IN, OF_ONE),
    File("规上.csv", named("规模以上工业总产值"), NO),
    File("人均.csv", named("人均地区生产总值", "元", "223000"), NO),
    File("增长.csv", named("地区生产总值增长", "%", "6.9"), SAFE, "420581 gdp-growth 2025=6.9"),
    File("指数.csv", named("地区生产总值指数（上年=100）", "%", "106.9"), NO),
]


def many(row: str, count: int = 30, head: str = HEAD) -> str:
    """A file of so many records; {year} is another in each."""
    return head + "".join(row.format(year=1990 + at, value=100 + at) + "\n" for at in range(count))


def of(indicator: str, place: str = "420581", count: int = 30, times: float = 1) -> str:
    """What stands in it."""
    return "\n".join(f"{place} {indicator} {1990 + at}={(100 + at) * times:g}" for at in range(count))


G = [
    File("没有的地区.csv", many("宜都县,地区生产总值,{year}年,亿元,{value}"), NO, causes=1),
    File("别的量纲.csv", many("宜都市,地区生产总值,{year}年,公顷,{value}"), NO, causes=1),
    File("没写单位.csv", many("宜都市,地区生产总值,{year}年,,{value}"), IN, of("gdp"), causes=1),
    File(
        "三个指标.csv",
        many("宜都市,经济盘子,{year}年,亿元,1")
        + many("宜都市,幸福感,{year}年,个,1", head="")
        + many("宜都市,获得感,{year}年,个,1", head=""),
        NO,
        causes=3,
    ),
    File(
        "没有月.csv",
        HEAD + "".join(f"宜都市,城镇化率,{2020 + at // 12}年{at % 12 + 1}月,%,66\n" for at in range(24)),
        NO,
        causes=1,
    ),
    File("换算.csv", many("宜都市,地区生产总值,{year}年,万元,{value}0000"), IN, of("gdp"), causes=1),
    File("暂无.csv", many("宜都市,地区生产总值,{year}年,亿元,暂无") + ONE, IN, OF_ONE, causes=1),
    File("超出.csv", many("宜都市,城镇化率,{year}年,%,{value}1"), NO, causes=1),
    File(
        "没用的列.csv",
        "地区,指标,时期,单位,数值,序号,联系电话,传真,邮编\n宜都市,地区生产总值,2025年,亿元,902.3,1,2,3,4\n",
        IN,
        OF_ONE,
        causes=1,
    ),
    File("单元格单位.csv", many("宜都市,地区生产总值,{year}年,,{value}亿元"), IN, of("gdp"), causes=1),
]
