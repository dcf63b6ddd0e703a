"""Texts by key, Chinese first; quantities, dates and periods as readers of each language write them.

Codes live everywhere else in the package and become words only here. A key's part before the first dot names the
gettext domain that holds it (`locale/<language>/LC_MESSAGES/<domain>.po`); all domains of a language are read once.
"""

from tracker.words.quantities import (
    axis_unit,
    day,
    measured,
    number,
    percent,
    period,
    points,
    quantity,
    quantity_range,
    signed_points,
    unit_name,
)
from tracker.words.texts import LANGUAGES, MissingText, has_text, text

__all__ = [
    "LANGUAGES",
    "MissingText",
    "axis_unit",
    "day",
    "has_text",
    "measured",
    "number",
    "percent",
    "period",
    "points",
    "quantity",
    "quantity_range",
    "signed_points",
    "text",
    "unit_name",
]
