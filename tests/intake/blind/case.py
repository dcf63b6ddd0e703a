"""What a case of the blind corpus is: a file as people send it, and the verdicts that the intake's rules allow."""

import csv
import io
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

ACCEPT, WARN, ROWS, FILE = "accept", "accept-with-warning", "reject-with-row-errors", "reject-file"
RANK = {ACCEPT: 0, WARN: 1, ROWS: 2, FILE: 3}

HEADER = ("地区", "指标", "时期", "数值", "单位", "备注", "来源")
H1, YEAR_2025 = "2026-01-01/2026-06-30", "2025-01-01/2025-12-31"
GOOD = ("宜都市", "地区生产总值", "2026年上半年", "412.6", "亿元", "", "宜都市统计局")
PLAIN = ("宜都市", "一般公共预算收入", "2026年上半年", "23.4", "亿元", "", "宜都市统计局")
GOOD_TOLD = {"value": 412.6, "unit": "亿元", "period": H1, "jurisdiction": "420581", "indicator": "GDP"}
PLAIN_TOLD = {"value": 23.4, "unit": "亿元", "period": H1, "jurisdiction": "420581", "indicator": "REVENUE"}


@dataclass(frozen=True, slots=True)
class Record:
    """What is expected of one record: its status, the code of its problem, and the facts, should it be taken."""

    status: str
    code: str = ""
    told: dict[str, Any] | None = None


OK = Record("ok", told=GOOD_TOLD)
OK_PLAIN = Record("ok", told=PLAIN_TOLD)


Pair = tuple[Sequence[str], Record]
"""A record's cells and what is expected of it."""


@dataclass(frozen=True, slots=True)
class Case:
    """One file: the outcome expected and those also defensible; `apart` runs it in a process with a memory limit."""

    name: str
    category: str
    data: bytes
    expected: str
    also: frozenset[str] = frozenset()
    records: tuple[Record, ...] = ()
    upload_name: str = ""
    user: str = "admin"
    apart: bool = False

    def __str__(self) -> str:
        return f"{self.category}-{self.name}"


def row(**changes: str) -> tuple[str, ...]:
    """The plain second record with some of its cells changed."""
    names = ("place", "indicator", "period", "value", "unit", "note", "source")
    return tuple(changes.get(name, cell) for name, cell in zip(names, PLAIN, strict=True))


def table(*rows: Sequence[str], header: Sequence[str] = HEADER, separator: str = ",", end: str = "\r\n") -> str:
    """The header and the rows as separated text, quoted where needed."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=end).writerows([header, *rows])
    return out.getvalue()


def sent(text: str) -> bytes:
    """The text as Excel saves "CSV UTF-8"."""
    return text.encode("utf-8-sig")


def file(category: str, name: str, data: bytes | str, verdicts: str, *records: Record, **more: Any) -> Case:
    """A case; `verdicts` are separated by blanks: the expected one first, then those also defensible."""
    expected, *also = (VERDICTS[word] for word in verdicts.split())
    body = sent(data) if isinstance(data, str) else data
    return Case(name, category, body, expected, frozenset(also), records, **({"upload_name": f"{name}.csv"} | more))


VERDICTS = {"accept": ACCEPT, "warn": WARN, "rows": ROWS, "file": FILE}


def second(category: str, name: str, cells: Sequence[str], verdicts: str, record: Record, **more: Any) -> Case:
    """A case whose first record is good and whose second is the one in question."""
    return file(category, name, table(GOOD, cells), verdicts, OK, record, **more)


def refused(code: str) -> Record:
    """A record that must be in error."""
    return Record("error", code)


def taken(**told: Any) -> Record:
    """A record that is right, and if it is taken gives the plain facts with these changes."""
    return Record("ok", told=PLAIN_TOLD | told)


def warned(code: str, **told: Any) -> Record:
    """A record that is taken only with a warning, and then gives the plain facts with these changes."""
    return Record("warning", code, PLAIN_TOLD | told)


def skipped(code: str = "VALUE_MISSING") -> Record:
    """A record that is passed over with a warning: no value of it is stored."""
    return Record("warning", code, {"value": None})


def together(category: str, name: str, verdicts: str, *rows: Pair) -> Case:
    """Many records in one file, each with a month of its own so that they do not meet: cheaper than a file for each."""
    cells, records = [], []
    for place, (row_, record) in enumerate(rows):
        year, month = 2001 + place // 12, place % 12 + 1
        text = f"{year}-{month:02}"
        cells.append((*row_[:2], text, *row_[3:]))
        period = {"period": f"{text}-01/{text}-{monthrange(year, month)[1]}"}
        records.append(replace(record, told=record.told and record.told | period))
    return file(category, name, table(*cells), verdicts, *records)


def several(category: str, name: str, verdicts: str, *pairs: Pair, user: str = "admin") -> Case:
    """Records that stand in one file as they are."""
    cells, records = zip(*pairs, strict=True)
    return file(category, name, table(*cells), verdicts, *records, user=user)
