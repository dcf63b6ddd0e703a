"""A sheet of targets in words: what it would do row by row, why rows are refused, and how shares add up."""

from collections.abc import Sequence
from decimal import Decimal

import pandas as pd

from tracker.core.numbers import NumberError, parse_number
from tracker.targets.code_words import CODED, codes_of
from tracker.targets.plan import Planned
from tracker.targets.said import fault_lines, sheet_column
from tracker.targets.shares import Shares
from tracker.views.snapshot import Snapshot, name
from tracker.words import measured, number, quantity, text

_OPEN_FROM_SIGHT = frozenset({"code", "tier_of", "parent"})
"""Derived columns that have a column of their own, or say only codes."""


def rows_frame(data: Snapshot, rows: Sequence[Planned], lang: str) -> pd.DataFrame:
    """One target a row: what becomes of it, what it is, what changes or is wrong, and what was derived."""
    return pd.DataFrame(
        {
            text(lang, "targets.line"): [row.line for row in rows],
            text(lang, "targets.outcome"): [text(lang, f"targets.state_{row.state}") for row in rows],
            text(lang, "library.place"): [_cell(data, row, "jurisdiction", lang) for row in rows],
            text(lang, "library.indicator"): [_cell(data, row, "indicator", lang) for row in rows],
            text(lang, "library.field_value"): [_value(row, lang) for row in rows],
            text(lang, "library.deadline"): [row.cells.get("deadline", "") for row in rows],
            text(lang, "targets.why"): ["\n".join(fault_lines(row, lang)) for row in rows],
            text(lang, "targets.changes"): ["\n".join(_changes(data, row, lang)) for row in rows],
            text(lang, "targets.derived"): [derived_words(data, row, lang) for row in rows],
            text(lang, "library.document"): [_cell(data, row, "source", lang) for row in rows],
            text(lang, "library.code"): [row.cells.get("code", "") for row in rows],
        }
    )


def shares_frame(found: Sequence[Shares], lang: str) -> pd.DataFrame:
    """Each target with shares in the sheet: its value, their sum, and the difference."""
    return pd.DataFrame(
        {
            text(lang, "targets.shares_parent"): [one.parent for one in found],
            text(lang, "targets.shares_value"): [quantity(one.value, one.unit, lang) for one in found],
            text(lang, "targets.shares_total"): [quantity(one.total, one.unit, lang) for one in found],
            text(lang, "targets.shares_parts"): [one.parts for one in found],
            text(lang, "targets.shares_difference"): [quantity(one.difference, one.unit, lang) for one in found],
        }
    )


def _value(row: Planned, lang: str) -> str:
    value, upper = (_number(row.cells.get(column, "")) for column in ("value", "value_upper"))
    if value is None:
        return row.cells.get("value", "")
    unit = row.cells.get("unit", "")
    comparator = row.cells.get("comparator", "")
    return measured(comparator, value, upper, unit, lang) if comparator and unit else number(value, lang)


def _number(cell: str) -> Decimal | None:
    try:
        return parse_number(cell).value if cell else None
    except NumberError:
        return None


def _changes(data: Snapshot, row: Planned, lang: str) -> list[str]:
    return [
        text(
            lang,
            "library.change",
            field=sheet_column(change.column, lang),
            before=_words(data, change.column, change.old, lang) or text(lang, "targets.blank"),
            after=_words(data, change.column, change.new, lang) or text(lang, "targets.blank"),
        )
        for change in row.changes
    ]


def derived_words(data: Snapshot, row: Planned, lang: str) -> str:
    """What was derived of a target, in words."""
    columns = [column for column in row.derived if row.cells.get(column) and column not in _OPEN_FROM_SIGHT]
    said = [
        text(lang, "targets.derived_one", column=sheet_column(column, lang), cell=_cell(data, row, column, lang))
        for column in columns
    ]
    return text(lang, "targets.and").join(said)


def _cell(data: Snapshot, row: Planned, column: str, lang: str) -> str:
    return _words(data, column, row.cells.get(column, ""), lang)


def _words(data: Snapshot, column: str, cell: str, lang: str) -> str:
    """A cell as a reader knows it: a name for a code."""
    if column == "source":
        document = data.documents.get(cell)
        return cell if document is None else document.short_zh if lang == "zh" else document.short_en
    if column in CODED:
        return codes_of(column, lang).get(cell, cell)
    if column == "indicator":
        return next((name(each, lang) for each in data.measures.values() if each.code == cell), cell)
    if column == "jurisdiction":
        return name(data.places[cell], lang) if cell in data.places else cell
    named = {"scope": data.scopes, "theme": data.themes}.get(column, {})
    return name(named[cell], lang) if cell in named else cell
