"""Cells that hold one of a few codes: the codes, their words in every language, and what people write for them."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from tracker.core.kinds import (
    BaselineBasis,
    Binding,
    Commitment,
    Comparator,
    DeadlineBasis,
    IntervalMode,
    Kind,
    Tier,
)
from tracker.intake.meaning.fields import header_form
from tracker.targets.faults import Fault, RowRefused
from tracker.targets.headings import TYPE
from tracker.words import LANGUAGES, text

_COLUMNS: Mapping[str, tuple[type[StrEnum], str]] = {
    "kind": (Kind, "code.kind.{}"),
    "commitment": (Commitment, "code.commitment.{}"),
    "binding": (Binding, "code.binding.{}"),
    "baseline_basis": (BaselineBasis, "code.baseline.{}"),
    "deadline_basis": (DeadlineBasis, "code.deadline.{}"),
    "interval_mode": (IntervalMode, "library.mode_{}"),
    "tier": (Tier, "library.tier_{}"),
}
_FLAGS = ("redacted", "late_allowed")
_ALSO = {
    "kind": {"水平": "level", "存量": "level", "累计": "total", "总量": "total", "增长": "growth",
             "年均": "average_rate", "里程碑": "milestone"},
    "commitment": {"必须": "must", "争取": "strive", "规划": "plan", "预期": "plan"},
    "binding": {"约束": "binding", "预期": "expected"},
    "tier": {"确保": "floor", "底线": "floor", "保底": "floor",
             "力争": "stretch", "争取": "stretch", "奋斗": "stretch"},
}  # fmt: skip
CODED = frozenset({*_COLUMNS, *_FLAGS, "comparator"})
"""The columns that hold codes."""


def codes_of(column: str, lang: str) -> dict[str, str]:
    """The codes that a column may hold, each with its words in a language."""
    if column in _FLAGS:
        return {"0": text(lang, "library.no"), "1": text(lang, "library.yes")}
    if column == "comparator":
        return {str(one): text(lang, f"library.comparator_{one.name.lower()}") for one in Comparator}
    codes, key = _COLUMNS[column]
    return {str(one): text(lang, key.format(one)) for one in codes}


def code_of(column: str, cell: str) -> str:
    """The code for what a cell says; raises RowRefused for words that are none of the column's."""
    if found := _words(column).get(header_form(cell)):
        return found
    raise RowRefused(Fault(column, "word_unknown", cell))


def column_of_type(cell: str) -> tuple[str, str]:
    """The column that a word under 类型 is of (the kind, else binding or not, else how firm), and its code."""
    for column in ("kind", "binding", "commitment"):
        if found := _words(column).get(header_form(cell)):
            return column, found
    raise RowRefused(Fault(TYPE, "word_unknown", cell))


@cache
def _words(column: str) -> Mapping[str, str]:
    also = {header_form(word): code for word, code in _ALSO.get(column, {}).items()}
    said = {header_form(word): code for lang in LANGUAGES for code, word in codes_of(column, lang).items()}
    signs = {"≥": ">=", "≤": "<=", "≈": "~", "＞": ">", "＜": "<"} if column == "comparator" else {}
    return also | said | {header_form(code): code for code in codes_of(column, "zh")} | signs
