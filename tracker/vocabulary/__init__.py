"""The standard vocabulary: all divisions of China, the indicators of its plans and reports, by all their names, and who
publishes them.

It is text under `data/vocabulary`, read at the first use. What is in it is not in the database until a person takes it
in (`tracker.catalogue.taking`).
"""

from tracker.vocabulary.divisions import Division, division_named, divisions, find_division, search_divisions
from tracker.vocabulary.forms import Found
from tracker.vocabulary.indicators import (
    Indicator,
    find_indicator,
    indicator_named,
    indicators,
    names_of,
    search_indicators,
    themes,
)
from tracker.vocabulary.publishers import publisher_in_english, publisher_names, publishers, standing
from tracker.vocabulary.reading import VocabularyError, faults

__all__ = [
    "Division",
    "Found",
    "Indicator",
    "VocabularyError",
    "damage",
    "division_named",
    "divisions",
    "find_division",
    "find_indicator",
    "indicator_named",
    "indicators",
    "names_of",
    "publisher_in_english",
    "publisher_names",
    "search_divisions",
    "search_indicators",
    "standing",
    "themes",
]


def damage() -> list[VocabularyError]:
    """All rows of the vocabulary that cannot be read and are left out; raises VocabularyError for a whole file."""
    for read in (themes, indicators, divisions, publishers):
        read()
    return faults()
