"""The values that a document sets on the way to a target, as everything that takes them reads them."""

import re
from datetime import date
from decimal import Decimal

from tracker.core.cells import CoreError
from tracker.core.limits import within_days
from tracker.core.numbers import parse_number
from tracker.core.periods import parse_period


class InterimError(CoreError):
    """A text that is no list of days and values; `found` is the part that cannot be read."""


def interim_values(text: str) -> tuple[tuple[date, Decimal], ...]:
    """Days and values from "2024-12-31=180;2025=190", by day; a period stands for its last day.

    Values are in the unit of the target. Raises InterimError (INTERIM_FORM) for a part that is no day or period with a
    plain number, and for two values of one day.
    """
    found: dict[date, Decimal] = {}
    for part in filter(None, map(str.strip, re.split("[;；|]", text))):
        when, value = _pair(part)
        if when in found:
            raise InterimError("INTERIM_FORM", part)
        found[when] = value
    return tuple(sorted(found.items()))


def _pair(part: str) -> tuple[date, Decimal]:
    when, _, amount = part.partition("=")
    try:
        day, number = parse_period(when).period.end, parse_number(amount)
    except CoreError as refused:
        raise InterimError("INTERIM_FORM", part) from refused
    if number.unit or number.warnings or not within_days(day):
        raise InterimError("INTERIM_FORM", part)
    return day, number.value
