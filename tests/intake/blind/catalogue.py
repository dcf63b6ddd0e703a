"""The small catalogue and the stored values that the cases assume, and today's date."""

import json
from pathlib import Path
from typing import Any

AS_OF = "2026-11-21"
OFTEN = ["year", "half", "quarter", "month", "ytd"]

PLACES = {
    "420000": ("湖北省", None),
    "420500": ("宜昌市", "420000"),
    "420581": ("宜都市", "420500"),
    "420582": ("当阳市", "420500"),
    "420583": ("枝江市", "420500"),
    "420527": ("秭归县", "420500"),
    "420528": ("长阳土家族自治县", "420500"),
    "460200": ("三亚市", "460000"),
    "341500": ("六安市", "340000"),
    "110105": ("朝阳区", "110000"),
    "220104": ("朝阳区", "220100"),
    "110000": ("北京市", None),
    "220100": ("长春市", "220000"),
}

# code: name, aliases, unit, dimension, frequencies, least, most
INDICATORS: dict[str, tuple[str, list[str], str, str, list[str], int, int]] = {
    "GDP": ("地区生产总值", ["GDP", "生产总值"], "亿元", "money", OFTEN, 0, 200000),
    "REVENUE": ("一般公共预算收入", [], "亿元", "money", OFTEN, 0, 50000),
    "IND_GROWTH": ("规模以上工业增加值增速", ["规上工业增加值增速"], "%", "ratio", OFTEN, -100, 1000),
    "EMP": ("城镇新增就业人数", [], "万人", "people", OFTEN, 0, 500),
    "POP": ("常住人口", [], "万人", "people", ["year"], 0, 4000),
    "FOREST": ("森林面积", [], "平方公里", "area", ["year"], 0, 200000),
    "FORCOV": ("森林覆盖率", [], "%", "ratio", ["year"], 0, 100),
    "ENERGY": ("单位GDP能耗下降率", [], "%", "ratio", OFTEN, -100, 100),
    "PM25": ("PM2.5年均浓度", ["细颗粒物年均浓度"], "微克/立方米", "concentration", ["year"], 0, 1000),
}

USERS = {"editor-yidu": ["420581"], "admin": ["*"]}

STORED = """jurisdiction,indicator,period,value,unit,source
420583,GDP,2026-01-01/2026-06-30,421.0,亿元,枝江市统计局
420581,GDP,2025-01-01/2025-12-31,868.4,亿元,宜都市统计局
420581,REVENUE,2025-01-01/2025-12-31,41.2,亿元,宜都市财政局
420581,FOREST,2025-01-01/2025-12-31,780.5,平方公里,宜都市林业局
420581,POP,2025-01-01/2025-12-31,35.6,万人,宜都市统计局
"""


def write_catalogue(folder: Path) -> None:
    """Lay `catalogue.json` and `existing.csv` into the folder, in the form that the corpus adapter reads."""
    keys = ("name", "aliases", "unit", "dim", "freq", "min", "max")
    catalogue: dict[str, Any] = {
        "as_of": AS_OF,
        "users": USERS,
        "jurisdictions": {code: {"name": name, "parent": parent} for code, (name, parent) in PLACES.items()},
        "indicators": {code: dict(zip(keys, facts, strict=True)) for code, facts in INDICATORS.items()},
    }
    (folder / "catalogue.json").write_text(json.dumps(catalogue, ensure_ascii=False), encoding="utf-8")
    (folder / "existing.csv").write_text(STORED, encoding="utf-8")
