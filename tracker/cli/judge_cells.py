"""What the cells of a file of targets may say: one reader a column, each generous in spelling and strict in meaning."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from tracker.cli.judge_actuals import read_actuals, read_number
from tracker.core.interim import interim_values
from tracker.core.judging.asof import published_on
from tracker.core.kinds import BaselineBasis, Binding, Comparator, Direction, IntervalMode, Kind
from tracker.core.periods import Period, parse_period

Code = TypeVar("Code", bound=StrEnum)
_YES = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its other names, what reads a cell (ValueError when it cannot), and what is allowed, in no language."""

    aliases: str
    read: Callable[[str], Any]
    allowed: str


def read_period(text: str) -> Period:
    """A period or a day, in any spelling that the product reads; PeriodError."""
    return parse_period(text).period


def _one_of(codes: type[Code], **more: str) -> Callable[[str], Code]:
    words = {code.value: code for code in codes} | {word: codes(value) for word, value in more.items()}

    def read(text: str) -> Code:
        if text.lower() not in words:
            raise ValueError(text)
        return words[text.lower()]

    return read


def _from(words: Mapping[str, Any]) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        if text.lower() not in words:
            raise ValueError(text)
        return words[text.lower()]

    return read


def _announced(text: str) -> date:
    day = published_on(text)
    if day is None:
        raise ValueError(text)
    return day


def _months(text: str) -> int:
    named = {"year": 12, "half": 6, "quarter": 3, "month": 1, "ytd": 1}
    months = named.get(text.lower()) or int(text)
    if not 1 <= months <= 120:
        raise ValueError(text)
    return months


_COMPARATOR_WORDS = {
    "ge": ">=", "≥": ">=", "gt": ">", "le": "<=", "≤": "<=", "lt": "<", "about": "~", "≈": "~", "eq": "=", "==": "=",
}  # fmt: skip
_DIRECTION_WORDS = {"1": "more", "+1": "more", "up": "more", "-1": "less", "down": "less", "0": "neutral"}
_BINDING_WORDS = {"1": "binding", "true": "binding", "yes": "binding", "0": "unspecified", "false": "unspecified"}
_NUMBER, _PERIOD, _FLAG = "300 | 27.94 | -18", "2030 | 2030-06 | 2023H1 | 2023Q2 | 2023M1-9 | 2030-12-31", "0 | 1"

COLUMNS: dict[str, Column] = {
    "code": Column("id name target_code target_id", str, "gdp-2030"),
    "kind": Column("type target_kind", _one_of(Kind), " | ".join(Kind)),
    "comparator": Column("cmp op operator", _one_of(Comparator, **_COMPARATOR_WORDS),
                         ">= > <= < ~ = between | ge gt le lt about eq"),
    "direction": Column("d dir", _one_of(Direction, **_DIRECTION_WORDS), "more | less | neutral | 1 | -1 | 0"),
    "value": Column("target target_value t", read_number, _NUMBER),
    "upper": Column("value_upper target_upper upper_value", read_number, _NUMBER),
    "unit": Column("target_unit", str, "% | 亿元"),
    "actual_unit": Column("indicator_unit actuals_unit", str, "% | 亿元"),
    "baseline": Column("baseline_value y0 base base_value", read_number, _NUMBER),
    "baseline_date": Column("t0 baseline_period baseline_year base_date base_year", read_period, _PERIOD),
    "baseline_basis": Column("", _one_of(BaselineBasis), " | ".join(BaselineBasis)),
    "start": Column("start_date period_start", read_period, _PERIOD),
    "deadline": Column("tt target_date target_year due end end_date period_end", read_period, _PERIOD),
    "period": Column("target_period", read_period, _PERIOD),
    "binding": Column("binding_class", _one_of(Binding, **_BINDING_WORDS), "binding | expected | unspecified | 0 | 1"),
    "late_allowed": Column("late", _from(_YES), _FLAG),
    "interval_mode": Column("mode", _one_of(IntervalMode), "reach | keep"),
    "cumulative": Column("is_cumulative", _from(_YES), _FLAG),
    "announced": Column("announced_date document_date published", _announced, "2021 | 2021-07 | 2021-07-26"),
    "redacted": Column("is_redacted", _from(_YES), _FLAG),
    "share": Column("is_share", _from(_YES), _FLAG),
    "flow": Column("is_flow", _from(_YES), _FLAG),
    "never_negative": Column("is_never_negative", _from(_YES), _FLAG),
    "interim": Column("interim_values", interim_values, "2024-12-31=180;2025-12-31=190"),
    "period_months": Column("frequency_months frequency", _months, "year | half | quarter | month | 1 … 120"),
    "actuals": Column("actual observations values", read_actuals,
                      "2022=178.5 | 2023=206;published=2024-01 | 2024=230;estimate;flash / JSON"),
}  # fmt: skip
NAMES = {alias: name for name, column in COLUMNS.items() for alias in (name, *column.aliases.split())}
