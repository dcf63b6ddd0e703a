"""Texts by key, Chinese first; quantities, dates and periods as readers of each language write them.

Codes live everywhere else in the package and become words only here. A key's part before the first dot names the
gettext domain that holds it (`locale/<language>/LC_MESSAGES/<domain>.po`); all domains of a language are read once.
"""

from tracker.words.dates import day, period
from tracker.words.quantities import (
    at_bound,
    axis_unit,
    marked,
    measured,
    number,
    percent,
    points,
    qualified,
    quantity,
    quantity_range,
    signed_points,
    unit_name,
    value_words,
)
from tracker.words.texts import LANGUAGES, MissingText, has_text, text

__all__ = [
    "LANGUAGES",
    "MissingText",
    "at_bound",
    "axis_unit",
    "day",
    "has_text",
    "marked",
    "measured",
    "number",
    "percent",
    "period",
    "points",
    "qualified",
    "quantity",
    "quantity_range",
    "signed_points",
    "text",
    "unit_name",
    "value_words",
]
