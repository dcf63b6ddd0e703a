"""A number with a thousands separator and no quotes (1,023.4), which a text file takes apart into two cells."""

import re
from collections.abc import Sequence

from tracker.intake.meaning.columns import Columns, ValueColumn
from tracker.intake.meaning.fields import Field, name_and_unit

_HEAD = re.compile(r"-?[1-9][0-9]{0,2}")
_TAIL = re.compile(r"[0-9]{3}(?:\.[0-9]+)?")
_WHOLE_TAIL = re.compile(r"[0-9]{3}")
_OF_WORDS = frozenset({Field.NOTE, Field.SOURCE, Field.PUBLISHER, Field.UNIT})
_TIMES = 100


def may_be_tail(text: str) -> bool:
    """Whether a cell can be the second half of such a number."""
    return _TAIL.fullmatch(text) is not None


def may_be_split(cells: Sequence[str], columns: Columns) -> str:
    """The number that two neighbouring values of different indicators may be, the second a hundred times as much.

    Two counts can be so, too: it is asked.
    """
    values = {column.at: column for column in columns.values}
    for at, column in values.items():
        beside = values.get(at + 1)
        if (
            columns.across is not Field.INDICATOR
            or not beside
            or at + 1 >= len(cells)
            or _unit(beside) != _unit(column)
        ):
            continue
        whole = _HEAD.fullmatch(cells[at]) and _WHOLE_TAIL.fullmatch(cells[at + 1])
        if whole and int(cells[at + 1]) >= _TIMES * abs(int(cells[at])):
            return f"{cells[at]},{cells[at + 1]}"
    return ""


def _unit(column: ValueColumn) -> str:
    return name_and_unit(column.header)[1]


def split_number(cells: Sequence[str], columns: Columns) -> str:
    """The number that two neighbouring cells of a record seem to be; empty where none does.

    The second half begins with a zero, as no number does; or stands where words belong; or is the next period's value
    and a hundred times as much.
    """
    values = {column.at: column for column in columns.values}
    of_words = {at for field, at in columns.place.items() if field in _OF_WORDS}
    for at, column in values.items():
        if at + 1 >= len(cells) or not (_HEAD.fullmatch(cells[at]) and may_be_tail(cells[at + 1])):
            continue
        beside = values.get(at + 1)
        alike = columns.across is Field.PERIOD and beside and (beside.sense, beside.unit) == (column.sense, column.unit)
        grows = alike and float(cells[at + 1]) >= _TIMES * abs(float(cells[at]))
        if cells[at + 1].startswith("0") or at + 1 in of_words or grows:
            return f"{cells[at]},{cells[at + 1]}"
    return ""
