"""A title, a header or a name says which months of the year the values cover; a year beside it is no whole year."""

from tests.intake.meant.case import HEADER, YEARLY, Case, refused, taken

_ROW = "宜都市,地区生产总值,2025,451.2,亿元\n"
_MONTH = "宜都市,工业总产值,2025年6月,451.2,亿元\n"
_TITLES = {
    "2025年1-6月宜都市主要经济指标": "2025H1",
    "2025年上半年主要经济指标": "2025H1",
    "宜都市1—9月主要经济指标": "2025M1-9",
    "2025年前三季度": "2025M1-9",
    "一季度主要指标": "2025Q1",
    "（1-2月）": "2025M1-2",
    "2025H1 key indicators": "2025H1",
    "Jan-Jun 2025": "2025H1",
    "2025年半年报": "2025H1",
    "2025年Q1-Q3": "2025M1-9",
    "2025.1-6": "2025H1",
    "注：数据为1-11月累计": "2025M1-11",
}
_SPANS = ("本月止累计", "本月末累计", "自年初累计", "年初至本月止", "1-本月累计", "本年累计", "本年止", "今年以来",
          "截至本月", "上半年", "1-6月")  # fmt: skip
PERIODS: dict[str, Case] = {
    **{
        f"title {title}": taken(f"{title}\n{YEARLY}{_ROW}", f"420581 gdp {period} 451.2", says=("PERIOD_NARROWED",))
        for title, period in _TITLES.items()
    },
    **{
        f"title {span} over months": refused(f"工业总产值{span}\n{HEADER}{_MONTH}", "CUMULATIVE_OPEN")
        for span in _SPANS
    },
    **{
        f"column {span} by hand": refused(
            f"地区,指标,月份,{span},单位\n{_MONTH}", "CUMULATIVE_OPEN", mapping=((3, "value"),)
        )
        for span in _SPANS
    },
    **{
        f"title {title}": refused(f"{title}\n{YEARLY}{_ROW}", "PERIOD_CONTRADICTED")
        for title in ("2025年三季度", "第二季度经济运行", "下半年", "2025年元月", "全年前11个月", "截至2025年6月底")
    },
    "title of one month": refused(f"2025年6月\n{YEARLY}{_ROW}", "PERIOD_CONTRADICTED"),
    "title of another year": refused(f"2024年1-6月\n{YEARLY}{_ROW}", "PERIOD_CONTRADICTED"),
    "two ranges in titles": refused(f"2025年1-6月\n2025年1-9月\n{YEARLY}{_ROW}", "PERIOD_CONTRADICTED"),
    "whole year spelled out": refused(
        f"2025年1-6月\n{HEADER}宜都市,地区生产总值,2025年全年,451.2,亿元\n", "PERIOD_CONTRADICTED"
    ),
    "another quarter": refused(f"上半年\n{HEADER}宜都市,地区生产总值,2025年三季度,451.2,亿元\n", "PERIOD_CONTRADICTED"),
    "a longer span": refused(f"2025年一季度\n{HEADER}宜都市,地区生产总值,2025H1,451.2,亿元\n", "PERIOD_CONTRADICTED"),
    "the same span": Case(
        f"2025年1-6月\n{HEADER}宜都市,地区生产总值,2025年上半年,451.2,亿元\n", ("420581 gdp 2025H1 451.2",)
    ),
    "year of a report of next year": Case(f"2026年3月\n{YEARLY}{_ROW}", ("420581 gdp 2025 451.2",)),
    "month of publishing": Case(f"发布日期：2025年12月\n{YEARLY}{_ROW}", ("420581 gdp 2025 451.2",)),
    "file name": taken(f"{YEARLY}{_ROW}", "420581 gdp 2025H1 451.2")._replace(name="宜都市2025年上半年指标.csv"),
    **{
        f"file name {name}": taken(f"{YEARLY}{_ROW}", "420581 gdp 2025 451.2")._replace(name=f"{name}.csv")
        for name in ("1-1", "1-3", "表1-2", "前三名")
    },
    "value column of months": taken(
        "地区,指标,年份,1-6月,单位\n" + _ROW, "420581 gdp 2025H1 451.2", mapping=((3, "value"),)
    ),
    "wide by years": taken(
        "上半年地区生产总值\n地区,2024年,2025年,单位\n宜都市,420.5,451.2,亿元\n",
        "420581 gdp 2024H1 420.5",
        "420581 gdp 2025H1 451.2",
        indicator="gdp",
    ),
    "foot": taken(f"{YEARLY}{_ROW}注：本表为1-6月累计数\n", "420581 gdp 2025H1 451.2"),
    "span in brackets": taken(f"{HEADER}宜都市,地区生产总值,2025年（上半年）,451.2,亿元\n", "420581 gdp 2025H1 451.2"),
}
