"""Who publishes statistics: English names and standing, by the file, and for the offices of a place by one rule."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tracker.core.kinds import Standing
from tracker.vocabulary.divisions import divisions, find_division
from tracker.vocabulary.reading import VocabularyError, read_each

_OFFICES = {
    "统计局": "Bureau of Statistics",
    "人民政府": "People's Government",
    "人民政府办公室": "People's Government Office",
    "发展和改革委员会": "Development and Reform Commission",
    "财政局": "Finance Bureau",
    "生态环境局": "Bureau of Ecology and Environment",
}
_BETWEEN_NAMES = re.compile(r"；|;| / ")
_OFFICIAL = re.compile(
    r".*(?:局|厅|委|委员会|政府|政府办公室|管委会|调查(?:总)?队|海关|(?:国务院|人民银行|Bureau|Commission|Department|Government|Ministry).*)"
)
_NAMED = tuple(standing.value for standing in Standing if standing)


class Publisher(NamedTuple):
    """A publisher of the file."""

    name_en: str
    standing: Standing


@cache
def publishers() -> Mapping[str, Publisher]:
    """The publishers of the file by their names; raises VocabularyError.

    A row that cannot be read is left out (`faults`).
    """
    return dict(read_each("publishers", ("name_zh", "name_en", "standing"), _read))


def _read(line: int, row: Mapping[str, str]) -> tuple[str, Publisher]:
    if row["standing"] not in _NAMED:
        raise VocabularyError("publishers.csv", line, "standing", row["standing"])
    return row["name_zh"], Publisher(row["name_en"], Standing(row["standing"]))


def publisher_names(stored: str) -> tuple[str, ...]:
    """The names in a stored publisher, which may be several (宜昌发布；三峡日报)."""
    return tuple(name for part in _BETWEEN_NAMES.split(stored) if (name := part.strip()))


@cache
def publisher_in_english(name: str) -> str:
    """The English name of a publisher (宜都市统计局 → Yidu City Bureau of Statistics); one that is not known stays."""
    listed = publishers().get(name)
    return (listed and listed.name_en) or _office(name) or name


@cache
def standing(stored: str) -> Standing:
    """The standing of a stored publisher: official where one of its names is; unnamed where it is empty."""
    names = publisher_names(stored)
    if not names:
        return Standing.UNNAMED
    return Standing.OFFICIAL if any(map(_is_official, names)) else Standing.OTHER


def _is_official(name: str) -> bool:
    if listed := publishers().get(name):
        return listed.standing is Standing.OFFICIAL
    return bool(_OFFICIAL.fullmatch(name)) or find_division(name).how == "exact"


def _office(name: str) -> str:
    for ending, words in _OFFICES.items():
        code = find_division(name.removesuffix(ending)).code if name.endswith(ending) else ""
        if code:
            return f"{divisions()[code].name_en} {words}"
    return ""
