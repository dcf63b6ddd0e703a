"""Hostile files, built in place: what a person may drop on the page, and what the intake has to say to it."""

from typing import NamedTuple

HEADER = "地区,指标,时期,数值,单位,备注,来源\r\n"
GOOD = "宜都市,地区生产总值,2026年上半年,412.6,亿元,,宜都市统计局\r\n"

ACCEPT, WARN, ROWS, FILE = "accept", "accept-with-warning", "reject-with-row-errors", "reject-file"


class Case(NamedTuple):
    """A file, the outcome, the problem codes that it must have (all of them), and the values that must be written."""

    name: str
    data: bytes
    outcome: str
    codes: str = ""
    values: tuple[str, ...] = ()


def line(
    *,
    place: str = "宜都市",
    thing: str = "一般公共预算收入",
    period: str = "2025年",
    value: str = "23.4",
    unit: str = "亿元",
    note: str = "",
    source: str = "统计局",
) -> str:
    """One record under `HEADER`."""
    return ",".join((place, thing, period, value, unit, note, source)) + "\r\n"


def text(*lines: str, header: str = HEADER) -> bytes:
    """A file of these lines under a header, in UTF-8."""
    return (header + "".join(lines)).encode()
