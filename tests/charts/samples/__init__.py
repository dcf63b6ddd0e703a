"""Example rows with the longest real names; made up, for looking at charts and for testing them."""

from tests.charts.samples.courses import actual, histories, trajectories
from tests.charts.samples.names import AS_OF, LONG_VALUE, NAMES, PLACES, place
from tests.charts.samples.places import compared, crowd, spread
from tests.charts.samples.targets import links, many, targets

__all__ = [
    "AS_OF",
    "LONG_VALUE",
    "NAMES",
    "PLACES",
    "actual",
    "compared",
    "crowd",
    "histories",
    "links",
    "many",
    "place",
    "spread",
    "targets",
    "trajectories",
]
