"""A small catalogue as files: a city in a province, two indicators, a pair of tiers, a redacted number, two actuals."""

import csv
from copy import deepcopy
from dataclasses import fields
from pathlib import Path
from typing import Any

from tracker.catalogue.load import TABLES

Files = dict[str, list[dict[str, str]]]

_TARGET = {
    "jurisdiction": "420500",
    "indicator": "gdp",
    "kind": "level",
    "comparator": ">=",
    "commitment": "must",
    "binding": "expected",
    "unit": "亿元",
    "baseline_basis": "none",
    "deadline": "2026-12-31",
    "deadline_basis": "stated",
    "source": "000",
    "line": "3",
}
_ACTUAL = {"jurisdiction": "420500", "indicator": "gdp", "qualifier": "=", "unit": "亿元", "certainty": "high"}
_SMALL: dict[str, list[dict[str, str]]] = {
    "themes": [{"code": "economy", "name_zh": "经济", "name_en": "Economy"},
               {"code": "environment", "name_zh": "生态", "name_en": "Environment"}],
    "jurisdictions": [
        {"code": "420500", "name_zh": "宜昌市", "name_en": "Yichang", "aliases": "宜昌", "level": "prefecture",
         "parent_code": "420000"},
        {"code": "420000", "name_zh": "湖北省", "name_en": "Hubei", "aliases": "湖北|鄂", "level": "province"},
    ],
    "scopes": [{"code": "urban-area", "name_zh": "城区", "name_en": "Urban area"}],
    "indicators": [
        {"code": "gdp", "name_zh": "地区生产总值", "name_en": "GDP", "aliases": "GDP", "unit": "亿元",
         "direction": "more", "measure": "flow", "cumulative": "1", "decimals": "2", "minimum": "0",
         "frequencies": "year|half", "theme": "economy"},
        {"code": "built-area", "name_zh": "建成区面积", "name_en": "Built-up area", "unit": "平方公里",
         "direction": "neutral", "measure": "level", "cumulative": "0", "decimals": "1", "frequencies": "year",
         "theme": "environment"},
    ],
    "sources": [{"code": "000", "title_zh": "报告", "title_en": "Report", "short_zh": "报告", "short_en": "Report",
                 "publisher": "市政府", "published": "2026-01-15", "published_basis": "stated",
                 "jurisdictions": "420500"}],
    "targets": [
        {**_TARGET, "code": "yc-gdp-floor", "value": "6000", "tier": "floor", "figure": "6000亿元"},
        {**_TARGET, "code": "yc-gdp-stretch", "value": "6200.5", "tier": "stretch", "tier_of": "yc-gdp-floor",
         "commitment": "strive", "figure": "6200.5亿元"},
        {**_TARGET, "code": "yc-area", "indicator": "built-area", "unit": "平方公里", "redacted": "1",
         "figure": "X平方公里", "scope": "urban-area", "theme": "economy"},
    ],
    "actuals": [
        {**_ACTUAL, "period": "2025", "value": "5600", "basis": "published", "published": "2026-01",
         "publisher": "统计局", "source": "年报"},
        {**_ACTUAL, "period": "2023H1", "value": "25421000", "unit": "万元", "basis": "stated", "source": "000"},
    ],
    "exclusions": [{"source": "000", "line": "1", "text": "2026年", "nth": "1", "reason": "date"}],
}  # fmt: skip


def small() -> Files:
    """The rows, to be changed at will."""
    return deepcopy(_SMALL)


def write(folder: Path, files: Files) -> Path:
    """Write the rows as the catalogue's files; a column that a row does not name is empty."""
    folder.mkdir(exist_ok=True)
    for name, rows in files.items():
        columns = [field.name for field in fields(TABLES[name]) if field.name != "at"]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return folder


def row(files: Files, name: str, **of: Any) -> dict[str, str]:
    """The row of a file that has these cells."""
    return next(row for row in files[name] if all(row.get(column) == cell for column, cell in of.items()))
