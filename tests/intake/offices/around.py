"""A: what the file as a whole says stands around the table. B: bytes in the encodings of offices."""

import io

import xlsxwriter

from tests.intake.offices.case import ASK, IN, NO, SAFE, File


def workbook(rows: list[list[object]], sheet: str = "Sheet1", merged: tuple[str, ...] = ()) -> bytes:
    """An XLSX workbook of one sheet; `merged` are ranges such as B1:C1."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for cells in merged:
            page.merge_range(cells, "")
        for line, row in enumerate(rows):
            for at, cell in enumerate(row):
                if cell is not None:
                    page.write(line, at, cell)
    return file.getvalue()


TWO = "420581 gdp 2025=902.3; 420581 gdp 2024=880.6"
LONG = "地区,指标,时期,数值,单位\n宜都市,工业总产值,2026年5月,171.4,亿元\n"
MAY = "420581 industrial-output 2026-05=171.4"

A = [
    File(
        "指标.csv",
        "指标：地区生产总值\n单位：亿元\n地区,2025年,2024年\n宜都市,902.3,880.6\n枝江市,865.1,850\n",
        IN,
        TWO + ";420583 gdp 2025=865.1;420583 gdp 2024=850",
    ),
    File(
        "指标表.csv",
        "宜都市2025年主要经济指标\n指标,单位,数值\n地区生产总值,亿元,902.3\n城镇化率,%,66.1\n",
        ASK,
        "420581 gdp 2025=902.3;420581 urbanisation 2025=66.1",
        {"place": "420581", "period": "2025年"},
    ),
    File(
        "标签.csv",
        "地区：宜都市\n时间：2025年\n指标,单位,数值\n地区生产总值,亿元,902.3\n",
        SAFE,
        "420581 gdp 2025=902.3",
        {"period": "2025年"},
    ),
    File(
        "万元.csv",
        "县市区主要指标,,\n,,（单位：万元）\n地区,指标,2025年\n宜都市,地区生产总值,9023000\n",
        IN,
        "420581 gdp 2025=902.3",
    ),
    File("货币.csv", "货币单位：人民币万元\n地区,指标,2025年,2024年\n宜都市,地区生产总值,9023000,8806000\n", IN, TWO),
    File(
        "标题单位.csv",
        "各县市区工业总产值（万元）\n地区,2026年5月\n宜都市,1714000\n",
        ASK,
        MAY,
        {"indicator": "industrial-output"},
    ),
    File(
        "裸单位.csv",
        "2025年各县市区生产总值\n,,万元\n地区,2025年,2024年\n宜都市,9023000,8806000\n",
        ASK,
        TWO,
        {"indicator": "gdp"},
    ),
    File(
        "两个单位.csv",
        "单位：亿元、%\n地区,指标,2025年\n宜都市,地区生产总值,902.3\n宜都市,城镇化率,66.1\n",
        SAFE,
        "420581 gdp 2025=902.3;420581 urbanisation 2025=66.1",
    ),
    File(
        "县市.xlsx",
        workbook([["地区", "指标", "单位", "数值"], ["宜都市", "地区生产总值", "亿元", 902.3]], "2025年"),
        ASK,
        "420581 gdp 2025=902.3",
        {"period": "2025年"},
    ),
    File(
        "宜都市2026年5月经济运行.csv",
        "指标,单位,数值\n工业总产值,亿元,171.4\n",
        ASK,
        MAY,
        {"place": "420581", "period": "2026年5月"},
    ),
]

B = [
    File("gbk.csv", LONG.encode("gbk"), IN, MAY),
    File("猇亭.csv", LONG.replace("宜都市", "猇亭区").encode("gb18030"), IN, "420505 industrial-output 2026-05=171.4"),
    File("utf8.csv", LONG.encode(), IN, MAY),
    File("bom.csv", LONG, IN, MAY),
    File("unicode.txt", LONG.replace(",", "\t").encode("utf-16"), IN, MAY),
    File(
        "不认得.csv",
        "哪里,什么,哪年,多少\n宜都市,地区生产总值,2025年,902.3\n".encode("gbk"),
        NO,
        "420581 gdp 2025=902.3",
    ),
    File(
        "生僻字.csv",
        ("备注,地区,指标,时期,数值,单位\n" + "㙍塘镇𠮷村除外,宜都市,工业总产值,2026年5月,171.4,亿元\n").encode(
            "gb18030"
        ),
        IN,
        MAY,
    ),
    File("分号.csv", LONG.replace(",", ";").encode("gbk"), IN, MAY),
    File("制表.txt", LONG.replace(",", "\t").encode("gbk"), IN, MAY),
    File(
        "全角.csv",
        "地区，指标，时期，数值\n宜都市，城镇化率，２０２５年，６６．１％\n".encode("gbk"),
        SAFE,
        "420581 urbanisation 2025=66.1",
    ),
]
