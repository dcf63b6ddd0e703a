"""H: old workbooks and files that are none. I: two header lines. J: values that look wrong."""

import io
import zipfile

from tests.intake.offices.around import workbook
from tests.intake.offices.case import ASK, IN, NO, SAFE, File
from tests.intake.old_workbook import Cell, old_workbook

ROWS: list[list[Cell]] = [
    ["地区", "指标", "时期", "单位", "数值"],
    ["宜都市", "地区生产总值", "2025年", "亿元", 902.3],
    ["枝江市", "地区生产总值", "2025年", "亿元", 865.1],
]
BOTH = "420581 gdp 2025=902.3;420583 gdp 2025=865.1"


def packed(**parts: str) -> bytes:
    """A ZIP archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return file.getvalue()


H = [
    File("县市.xls", old_workbook({"Sheet1": ROWS}), IN, BOTH),
    File("说明在后.xls", old_workbook({"数据": ROWS, "说明": [["本表由统计局提供"]]}), SAFE, BOTH, {"sheet": "数据"}),
    File(
        "合并.xls",
        old_workbook({"表": [ROWS[0], ROWS[1], [None, "常住人口城镇化率", "2025年", "%", 66.1]]}, [(1, 2, 0, 0)]),
        IN,
        "420581 gdp 2025=902.3;420581 urbanisation 2025=66.1",
    ),
    File("县市.xlsx", workbook([list(row) for row in ROWS]), IN, BOTH),
    File("月报.docx", packed(word__document_dot_xml="<w/>"), NO, says=("TYPE",)),
    File(
        "月报.ods",
        packed(mimetype="application/vnd.oasis.opendocument.spreadsheet", content_dot_xml="<x/>"),
        NO,
        says=("TYPE",),
    ),
    File("公报.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", NO, says=("TYPE",)),
    File("网页.xls", "<html><table><tr><td>地区</td><td>指标</td></tr></table></html>".encode("gbk"), NO),
    File(
        "文本数.xls",
        old_workbook({"表": [ROWS[0], ["宜都市", "地区生产总值", "2025年", "亿元", "902.3"]]}),
        IN,
        "420581 gdp 2025=902.3",
    ),
    File(
        "万元.xls",
        old_workbook(
            {"表": [["单位：万元"], ["地区", "指标", "2025年", "2024年"], ["宜都市", "地区生产总值", 9023000, 8806000]]}
        ),
        IN,
        "420581 gdp 2025=902.3;420581 gdp 2024=880.6",
    ),
]

PAIR = "420581 gdp 2025=902.3;420581 industrial-output 2025=1890"
GROWTH = "420581 gdp-growth 2025=6.9"
I = [  # noqa: E741
    File(
        "两层.csv",
        "2025年各县市区主要指标\n地区,地区生产总值,,工业总产值,\n,绝对额（亿元）,增长（%）,绝对额（亿元）,增长（%）\n"
        "宜都市,902.3,6.9,1890,7.2\n",
        ASK,
        PAIR,
        {"period": "2025年"},
        GROWTH,
    ),
    File(
        "两层.xlsx",
        workbook(
            [
                ["2025年主要指标"],
                ["县市区", "地区生产总值", None, "工业总产值", None],
                [None, "总量（亿元）", "增速（%）", "总量（亿元）", "增速（%）"],
                ["宜都市", 902.3, 6.9, 1890, 7.2],
            ],
            merged=("A2:A3", "B2:C2", "D2:E2"),
        ),
        ASK,
        PAIR,
        {"period": "2025年"},
        GROWTH,
    ),
    File(
        "年在上.xlsx",
        workbook(
            [
                ["地区", "2025年", None, "2024年", None],
                [None, "地区生产总值（亿元）", "工业总产值（亿元）", "地区生产总值（亿元）", "工业总产值（亿元）"],
                ["宜都市", 902.3, 1890, 880.6, 1790],
            ],
            merged=("A1:A2", "B1:C1", "D1:E1"),
        ),
        SAFE,
        PAIR + ";420581 gdp 2024=880.6;420581 industrial-output 2024=1790",
    ),
    File(
        "年在上.csv",
        "地区,2025年,,2024年,\n,地区生产总值（亿元）,工业总产值（亿元）,地区生产总值（亿元）,工业总产值（亿元）\n"
        "宜都市,902.3,1890,880.6,1790\n",
        SAFE,
        PAIR + ";420581 gdp 2024=880.6;420581 industrial-output 2024=1790",
    ),
    File(
        "计划完成.xlsx",
        workbook(
            [
                ["地区", "指标", "单位", "2025年", None],
                [None, None, None, "计划", "完成"],
                ["宜都市", "地区生产总值", "亿元", 960, 902.3],
            ],
            merged=("A1:A2", "B1:B2", "C1:C2", "D1:E1"),
        ),
        SAFE,
        "420581 gdp 2025=902.3",
    ),
    File(
        "本月累计.xlsx",
        workbook(
            [
                ["地区", "指标", "单位", "2026年6月", None],
                [None, None, None, "本月", "累计"],
                ["宜都市", "工业总产值", "亿元", 171.4, 985.6],
            ],
            merged=("A1:A2", "B1:B2", "C1:C2", "D1:E1"),
        ),
        SAFE,
        may="420581 industrial-output 2026-06=171.4;420581 industrial-output 2026H1=985.6",
    ),
    File(
        "单位在下.csv",
        "地区,时期,地区生产总值,常住人口城镇化率\n,,（亿元）,（%）\n宜都市,2025年,902.3,66.1\n",
        SAFE,
        "420581 gdp 2025=902.3;420581 urbanisation 2025=66.1",
    ),
    File(
        "万元在下.csv", "地区,时期,地区生产总值,工业总产值\n,,万元,万元\n宜都市,2025年,9023000,18900000\n", SAFE, PAIR
    ),
    File(
        "地区在上.csv",
        "时期,宜都市,,枝江市,\n,地区生产总值（亿元）,增长（%）,地区生产总值（亿元）,增长（%）\n2025年,902.3,6.9,865.1,6.5\n",
        SAFE,
        BOTH,
        may=GROWTH + ";420583 gdp-growth 2025=6.5",
    ),
    File(
        "三层.xlsx",
        workbook(
            [
                ["2025年", None, None],
                ["地区", "地区生产总值", None],
                [None, "绝对额", "增长"],
                [None, "亿元", "%"],
                ["宜都市", 902.3, 6.9],
            ],
            merged=("B2:C2",),
        ),
        SAFE,
        "420581 gdp 2025=902.3",
        {"period": "2025年"},
        GROWTH,
    ),
]

YEARS = "地区,指标,单位,2021年,2022年,2023年,2024年,2025年\n"


def row(indicator: str, unit: str, *cells: str) -> str:
    """Five years of one series of 宜都."""
    return f"{YEARS}宜都市,{indicator},{unit},{','.join(cells)}\n"


def five(indicator: str, *cells: str) -> str:
    """What such a row says."""
    return "\n".join(f"420581 {indicator} {2021 + at}={cell}" for at, cell in enumerate(cells))


J = [
    File(
        "份额.csv",
        "年份,地区,城镇化率\n2023,宜都市,0.6547\n2024,宜都市,0.6612\n",
        SAFE,
        "420581 urbanisation 2023=65.47;420581 urbanisation 2024=66.12",
    ),
    File(
        "百分数.csv",
        row("城镇化率", "%", "62.1", "63.2", "64.4", "65.3", "66.1"),
        IN,
        five("urbanisation", "62.1", "63.2", "64.4", "65.3", "66.1"),
    ),
    File(
        "万倍.csv",
        row("地区生产总值", "亿元", "700", "750", "800", "8806000", "902.3"),
        ASK,
        five("gdp", "700", "750", "800", "8806000", "902.3"),
        answers={"confirmed": True},
        says=("VALUE_FAR_OPEN",),
    ),
    File(
        "百倍.csv",
        row("地区生产总值", "亿元", "700", "750", "800", "88060", "902.3"),
        ASK,
        five("gdp", "700", "750", "800", "88060", "902.3"),
        answers={"confirmed": True},
        says=("VALUE_FAR_OPEN",),
    ),
    File(
        "平稳.csv",
        row("地区生产总值", "亿元", "700", "750", "800", "880.6", "902.3"),
        IN,
        five("gdp", "700", "750", "800", "880.6", "902.3"),
        causes=0,
    ),
    File(
        "一个小数.csv",
        row("城镇化率", "%", "62.1", "63.2", "0.644", "65.3", "66.1"),
        ASK,
        five("urbanisation", "62.1", "63.2", "0.644", "65.3", "66.1"),
        answers={"confirmed": True},
        says=("PERCENT_AS_FRACTION",),
    ),
    File(
        "真小.csv",
        row("研发经费投入强度", "%", "0.81", "0.83", "0.86", "0.88", "0.91"),
        ASK,
        five("rd-intensity", "0.81", "0.83", "0.86", "0.88", "0.91"),
        answers={"confirmed": True},
        says=("PERCENT_AS_FRACTION",),
    ),
    File(
        "人.csv",
        row("城区人口", "人", "400000", "402000", "405000", "409000", "412000"),
        IN,
        five("urban-population", "40", "40.2", "40.5", "40.9", "41.2"),
    ),
    File(
        "零.csv",
        row("新增百亿企业数", "家", "0", "1", "0", "2", "1"),
        IN,
        five("new-firms-10bn", "0", "1", "0", "2", "1"),
        causes=0,
    ),
    File(
        "小数列.csv",
        "地区,指标,单位,2024年,2025年\n宜都市,城镇化率,,0.653,0.661\n",
        SAFE,
        "420581 urbanisation 2024=65.3;420581 urbanisation 2025=66.1",
    ),
]
