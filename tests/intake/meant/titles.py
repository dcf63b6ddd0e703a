"""Words in titles and names that make another thing of all values: asked once, unless the indicator says the same."""

from tests.intake.meant.case import Case, refused, taken

_TABLE = "地区,时期,地区生产总值（亿元）\n宜都市,2025年,451.2\n"
_STORED = "420581 gdp 2025 451.2"
_OTHER = (
    "2025年民营经济主要指标", "各县市区主要指标增长速度", "主要指标增幅",
    "主要指标（2020年不变价）", "按可比价格计算", "各县市区占全市比重",
    "主要指标增加额", "人均指标", "各县市区排名", "城区主要指标",
    "宜昌市区主要指标", "市直主要指标", "县本级指标", "某工业园主要指标",
    "宜都市高坝洲镇主要指标", "外商投资企业主要指标", "国有企业指标", "月均值", "指标缺口", "2025年主要指标构成",
    "服务业主要指标", "三次产业结构", "对经济增长的贡献", "剔除国网后指标", "2024年同期", "定基指数",
    "全口径指标", "每平方公里",
)  # fmt: skip
_SAME = (
    "各县市区主要指标", "2025年主要指标总量及增速",
    "宜昌高新区主要指标", "全市及县市区情况", "城乡居民收入等指标", "农村工作简报",
)  # fmt: skip
_PLANS = ("2025年主要指标任务分解", "主要指标考核值", "年度目标任务表")
TITLES: dict[str, Case] = {
    **{f"title {title}": refused(f"{title},,\n{_TABLE}", "REMARK_OTHER") for title in _OTHER},
    **{f"file named {title}": refused(_TABLE, "REMARK_OTHER")._replace(name=f"{title}.csv") for title in _OTHER[:4]},
    "title confirmed": taken(f"{_OTHER[0]},,\n{_TABLE}", _STORED, confirmed=True),
    **{f"plain title {title}": taken(f"{title},,\n{_TABLE}", _STORED) for title in _SAME},
    **{f"plan in the title {title}": refused(f"{title},,\n{_TABLE}", "PLAN_IN_TITLE") for title in _PLANS},
    "growth of a growth": taken(
        "各县市区增长速度,,\n地区,时期,GDP增速（%）\n宜都市,2025年,6.5\n", "420581 gdp-growth 2025 6.5"
    ),
    "title about a column beside": taken(
        "主要指标排名,,,\n地区,时期,地区生产总值（亿元）,排名\n宜都市,2025年,451.2,1\n", _STORED
    ),
    "an estimate": taken(f"2025年主要指标测算,,\n{_TABLE}", f"{_STORED} estimate"),
    "period chosen against the title": refused(
        "2024年各县市区主要指标,\n地区,地区生产总值（亿元）\n宜都市,451.2\n", "PERIOD_OTHER", period="2025"
    ),
    "period chosen within the title's": taken(
        "2025年1-6月主要指标,\n地区,地区生产总值（亿元）\n宜都市,451.2\n", "420581 gdp 2025H1 451.2", period="2025H1"
    ),
    "year of the title and of no value": taken(
        f"2024年各县市区主要指标,,\n{_TABLE}", _STORED, says=("TITLE_OF_OTHER_YEAR",)
    ),
    "number of a document": taken(
        "宜统〔2026〕3号,\n地区,地区生产总值（亿元）\n宜都市,451.2\n", _STORED, period="2025"
    ),
    "place chosen against the title": refused(
        "兴山县主要指标,,\n指标,时期,数值（亿元）\n地区生产总值,2025年,167.3\n", "PLACE_TITLE", place="420525"
    ),
    "a sector that the indicator is of": taken(
        "工业产值情况,,\n地区,时期,工业总产值（亿元）\n宜都市,2025年,451.2\n", "420581 industrial-output 2025 451.2"
    ),
    "the first of January alone": refused(
        "地区,指标,时期,数值,单位\n宜都市,工业总产值,2025/1/1,451.2,亿元\n", "DATE_OF_YEAR"
    ),
    "the first of several months": taken(
        "地区,指标,时期,数值,单位\n宜都市,工业总产值,2025/1/1,451.2,亿元\n宜都市,工业总产值,2025/2/1,430,亿元\n",
        "420581 industrial-output 2025-01 451.2",
        "420581 industrial-output 2025-02 430",
        says=("PERIOD_FROM_DAY",),
    ),
    "until a month": refused(
        "地区,指标,时期,数值,单位\n宜都市,工业总产值,截至2025年6月底,451.2,亿元\n", "CUMULATIVE_OPEN"
    ),
    "until a month, a stock": taken(
        "地区,指标,时期,数值,单位\n宜都市,市场主体总数,截至2025年6月底,8.6,万户\n", "420581 market-entities 2025-06 8.6"
    ),
    "until a month, answered": taken(
        "地区,指标,时期,数值,单位\n宜都市,工业总产值,截至2025年6月底,451.2,亿元\n",
        "420581 industrial-output 2025H1 451.2",
        cumulative="yes",
    ),
    "until, in the header": refused(
        "地区,指标,截至时间,数值,单位\n宜都市,工业总产值,2025年6月,451.2,亿元\n",
        "CUMULATIVE_OPEN",
        mapping=((2, "period"),),
    ),
    "four questions": refused(
        "单位：见表\n项目名称列,完成值\n地区生产总值,451.2\n", "QUESTIONS_MANY", mapping=((0, ""),)
    ),
}
