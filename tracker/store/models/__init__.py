"""The tables. One shape for value and goal: what, where, when, how much, in which unit, from which source.

`table=True` models do not validate; whatever comes from outside is checked before it gets here, and CHECK constraints
stand behind that.
"""

from tracker.store.models.acts import ENTRIES, Batch, Conflict, Mapping, ReferenceChange
from tracker.store.models.base import Table
from tracker.store.models.meta import CATALOGUE_DIGEST, CHAIN_HEAD, DATA_VERSION, Meta
from tracker.store.models.reference import LEVELS, Indicator, Jurisdiction, Scope, Source, Theme
from tracker.store.models.reviews import NumeralDecision, ReadDocument
from tracker.store.models.targets import Target, TargetVersion
from tracker.store.models.values import ACTUAL_KEY, Actual

__all__ = [
    "ACTUAL_KEY",
    "CATALOGUE_DIGEST",
    "CHAIN_HEAD",
    "DATA_VERSION",
    "ENTRIES",
    "LEVELS",
    "Actual",
    "Batch",
    "Conflict",
    "Indicator",
    "Jurisdiction",
    "Mapping",
    "Meta",
    "NumeralDecision",
    "ReadDocument",
    "ReferenceChange",
    "Scope",
    "Source",
    "Table",
    "Target",
    "TargetVersion",
    "Theme",
]
