"""A small catalogue with the one document that it is made of, for its check."""

from pathlib import Path

from tests.catalogue.small import small, write
from tracker.catalogue.verify import verify

DOCUMENT = """一是建设新城。

到2030年,人口达到300万人口,建成1-2家工厂。
今年开工90个、投产70个以上,绿地X平方公里。
去年产值2542.1亿元;主体从100万向200万跨越,一刻钟通达。
"""
TARGET = {
    "code": "t",
    "jurisdiction": "420500",
    "indicator": "people",
    "kind": "level",
    "comparator": ">=",
    "value": "300",
    "commitment": "plan",
    "binding": "unspecified",
    "unit": "万人",
    "baseline_basis": "none",
    "deadline": "2030-12-31",
    "deadline_basis": "stated",
    "source": "000",
    "line": "2",
    "figure": "300万人口",
}
FREE = {"deadline": "", "deadline_basis": "none"}
THIS_YEAR = {"indicator": "works", "unit": "个", "line": "3", "deadline": "2023-12-31"}
TARGETS = [
    TARGET,
    {
        **TARGET,
        **FREE,
        "code": "works",
        "indicator": "works",
        "kind": "interval",
        "interval_mode": "reach",
        "unit": "家",
        "comparator": "between",
        "value": "1",
        "value_upper": "2",
        "figure": "1-2家工厂",
    },
    {**TARGET, **THIS_YEAR, "code": "begun", "comparator": "=", "value": "90", "figure": "开工90个"},
    {
        **TARGET,
        **THIS_YEAR,
        "code": "done",
        "value": "70",
        "figure": "投产70个以上",
        "deadline_basis": "inferred",
        "deadline_from_zh": "同句的“今年”",
        "deadline_from_en": "this year",
    },
    {
        **TARGET,
        **FREE,
        "code": "green",
        "indicator": "area",
        "unit": "平方公里",
        "value": "",
        "redacted": "1",
        "line": "3",
        "figure": "X平方公里",
    },
    {
        **TARGET,
        **FREE,
        "code": "firms",
        "indicator": "firms",
        "unit": "万户",
        "value": "200",
        "baseline_value": "100",
        "baseline_period": "2023-08-06",
        "baseline_basis": "stated",
        "line": "4",
        "figure": "100万向200万",
    },
    {
        **TARGET,
        **FREE,
        "code": "reach",
        "indicator": "time",
        "unit": "分钟",
        "comparator": "<=",
        "value": "15",
        "line": "4",
        "figure": "一刻钟",
    },
]
ACTUAL = {
    "jurisdiction": "420500",
    "indicator": "output",
    "period": "2022",
    "value": "2542.1",
    "qualifier": "=",
    "unit": "亿元",
    "basis": "stated",
    "certainty": "high",
    "published": "2023-08",
    "source": "000",
}
EXCLUSION = {"source": "000", "line": "1", "text": "一是", "nth": "1", "reason": "ordinal"}


def indicator(code: str, unit: str) -> dict[str, str]:
    return {
        "code": code,
        "name_zh": code,
        "name_en": code,
        "unit": unit,
        "direction": "more",
        "measure": "level",
        "decimals": "0",
        "frequencies": "year",
        "theme": "economy",
    }


INDICATORS = [
    indicator("people", "万人"),
    indicator("works", "个"),
    indicator("area", "平方公里"),
    indicator("firms", "万户"),
    indicator("time", "分钟"),
    indicator("output", "亿元"),
]


SOURCE = {**small()["sources"][0], "file": "one.txt", "published": "2023-08-06"}


def verifiable(folder: Path, document: str = DOCUMENT, **tables: list[dict[str, str]]) -> Path:
    """A small catalogue and its document in one folder, with some of its tables replaced."""
    replaced = {
        "sources": [SOURCE],
        "indicators": INDICATORS,
        "targets": TARGETS,
        "actuals": [ACTUAL],
        "exclusions": [EXCLUSION],
    }
    (folder / "one.txt").write_text(document, encoding="utf-8")
    return write(folder, small() | replaced | tables)


def problems(folder: Path, document: str = DOCUMENT, **tables: list[dict[str, str]]) -> list[tuple[str, str]]:
    """The problems of a small catalogue, as (code, text)."""
    verifiable(folder, document, **tables)
    return [(problem.code, problem.text) for problem in verify(folder, folder).problems]
