"""Example rows with the longest real names; made up, for looking at charts and for testing them."""

from tests.charts.samples.courses import actual, histories, trajectories, within_a_year
from tests.charts.samples.names import AS_OF, LONG_VALUE, NAMES, PLACES, place
from tests.charts.samples.places import (
    compared,
    compared_all,
    contributed,
    family,
    growth,
    rates_family,
    spread,
    totals,
)
from tests.charts.samples.shapes import outlined
from tests.charts.samples.targets import due_soon, leads, links, many, targets

__all__ = [
    "AS_OF",
    "LONG_VALUE",
    "NAMES",
    "PLACES",
    "actual",
    "compared",
    "compared_all",
    "contributed",
    "due_soon",
    "family",
    "growth",
    "histories",
    "leads",
    "links",
    "many",
    "outlined",
    "place",
    "rates_family",
    "spread",
    "targets",
    "totals",
    "trajectories",
    "within_a_year",
]
