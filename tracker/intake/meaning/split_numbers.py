"""A number with a thousands separator and no quotes (1,023.4), which a text file takes apart into two cells."""

import re
from collections.abc import Sequence

from tracker.intake.meaning.columns import Columns
from tracker.intake.meaning.fields import Field

_HEAD = re.compile(r"-?[1-9][0-9]{0,2}")
_TAIL = re.compile(r"[0-9]{3}(?:\.[0-9]+)?")
_OF_WORDS = frozenset({Field.NOTE, Field.SOURCE, Field.PUBLISHER, Field.UNIT})
_TIMES = 100


def may_be_tail(text: str) -> bool:
    """Whether a cell can be the second half of such a number."""
    return _TAIL.fullmatch(text) is not None


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
