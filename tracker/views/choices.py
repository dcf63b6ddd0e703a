"""Places and indicators to choose from by typing: those of the database, then the rest of the standard vocabulary.

A choice is written so that its name, its code, its pinyin and the initials of that can be typed to find it.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from tracker.catalogue.taking import vocabulary_name
from tracker.views.search import spelling
from tracker.views.snapshot import Measure, Place, Snapshot, name
from tracker.vocabulary import divisions, indicators, names_of
from tracker.vocabulary.divisions import path_name

_BETWEEN = " · "


def place_choices(
    data: Snapshot, lang: str, *, first: Iterable[str] = (), allowed: Callable[[str], bool] = bool
) -> dict[str, str]:
    """Code -> words of every place of the database and every division of China, for which `allowed` says yes.

    Those of the database stand before the others, and the codes that are named `first` before all.
    """
    own = {
        code: typed_words(name(data.places[code], lang), code, data.places[code].name_zh)
        for code in dict.fromkeys([*first, *data.places])
    }
    return {code: words for code, words in (own | _rest(_divisions(lang), own)).items() if allowed(code)}


def place_names(data: Snapshot, lang: str) -> dict[str, str]:
    """Code -> name alone of every division and every place of the database, these last: they win where names recur."""
    divided = {code: one.name_zh if lang == "zh" else one.name_en for code, one in divisions().items()}
    own = {code: name(place, lang) for code, place in data.places.items()}
    return {code: shown for code, shown in divided.items() if code not in own} | own


def thing_choices(data: Snapshot, lang: str) -> dict[str, str]:
    """Code -> words of every indicator of the database and every standard one."""
    own = {one.code: typed_words(name(one, lang), one.code, one.name_zh) for one in data.measures.values()}
    return own | _rest(_indicators(lang), own)


def names_of_choice(data: Snapshot, table: str, code: str) -> dict[str, str]:
    """The names of a place (table "jurisdictions") or an indicator, with | between the aliases."""
    stored: Iterable[Place | Measure] = data.places.values() if table == "jurisdictions" else data.measures.values()
    one = next((each for each in stored if each.code == code), None)
    if one:
        return {"name_zh": one.name_zh, "name_en": one.name_en, "aliases": one.aliases}
    names = divisions()[code].names if table == "jurisdictions" else names_of(code)
    return {"name_zh": names[0], "name_en": names[1], "aliases": "|".join(names[2:])}


def typed_words(shown: str, code: str, name_zh: str) -> str:
    """A choice in words: its name, its code, and its pinyin, of which Streamlit finds the first letters too."""
    spelled = (each for each in spelling(name_zh) if any(map(str.isalnum, each)))  # no brackets
    return _BETWEEN.join((shown, code, " ".join(spelled)))


def called(data: Snapshot, code: str, lang: str) -> str:
    """The name of a place of the database or the vocabulary; a code that neither has stays."""
    return name(data.places[code], lang) if code in data.places else vocabulary_name(code, lang)


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
