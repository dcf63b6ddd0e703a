"""Places and indicators to choose from by typing: those of the database, then the rest of the standard vocabulary.

A choice is written so that its name, its code and the initials of its pinyin can be typed to find it.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from tracker.views.search import initials
from tracker.views.snapshot import Snapshot, name
from tracker.vocabulary import divisions, indicators
from tracker.vocabulary.divisions import path_name

_BETWEEN = " · "


def place_choices(data: Snapshot, lang: str, *, allowed: Callable[[str], bool] = bool) -> dict[str, str]:
    """Code -> words of every place of the database and every division of China, for which `allowed` says yes."""
    own = {code: typed_words(name(place, lang), code, place.name_zh) for code, place in data.places.items()}
    return {code: words for code, words in (own | _rest(_divisions(lang), own)).items() if allowed(code)}


def thing_choices(data: Snapshot, lang: str) -> dict[str, str]:
    """Code -> words of every indicator of the database and every standard one."""
    own = {one.code: typed_words(name(one, lang), one.code, one.name_zh) for one in data.measures.values()}
    return own | _rest(_indicators(lang), own)


def typed_words(shown: str, code: str, name_zh: str) -> str:
    """A choice in words: its name, its code, and the initials of its pinyin."""
    return _BETWEEN.join((shown, code, initials(name_zh)))


def not_stored(data: Snapshot, codes: Iterable[str]) -> list[str]:
    """Those of the codes that only the vocabulary has."""
    things = {one.code for one in data.measures.values()}
    return [code for code in codes if code not in data.places and code not in things]


def _rest(of_vocabulary: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    return {code: words for code, words in of_vocabulary.items() if code not in own}


@cache
def _divisions(lang: str) -> Mapping[str, str]:
    return {
        code: typed_words(path_name(code) if lang == "zh" else one.name_en, code, one.name_zh)
        for code, one in divisions().items()
    }


@cache
def _indicators(lang: str) -> Mapping[str, str]:
    return {
        code: typed_words(one.name_zh if lang == "zh" else one.name_en, code, one.name_zh)
        for code, one in indicators().items()
    }
