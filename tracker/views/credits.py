"""Who is to be credited for a value, and what is noted of it, in the reader's language."""

import re

from tracker.core.judging.promise import Observation
from tracker.core.kinds import ActualBasis
from tracker.vocabulary import publisher_in_english, publisher_names
from tracker.words import text

_CHINESE = re.compile("[\u4e00-\u9fff]")


def credited(value: Observation, lang: str) -> tuple[str, ...]:
    """The publishers of a value; without any, that somebody filled it in or worked it out.

    The source line of charts names them beside the document of the target.
    """
    if names := publishers(value.publisher, lang):
        return names
    unnamed = value.basis in (ActualBasis.USER, ActualBasis.DERIVED)
    return (text(lang, f"chart.data_{value.basis}"),) if unnamed else ()


def publishers(stored: str, lang: str) -> tuple[str, ...]:
    """The names in a stored publisher, each in the reader's language where the vocabulary knows it."""
    names = publisher_names(stored)
    return tuple(names if lang == "zh" else map(publisher_in_english, names))


def publisher_words(stored: str, lang: str) -> str:
    """The same for a cell of a table, as it is stored in Chinese."""
    return stored if lang == "zh" else "; ".join(publishers(stored, lang))


def noted(note: str, note_en: str, lang: str) -> str:
    """A note for a table: in English the English one, else the Chinese one, marked as that."""
    said = note if lang == "zh" else note_en or note
    return said if in_language(said, lang) else text(lang, "table.in_chinese", said=said)


def in_language(said: str, lang: str) -> bool:
    """Whether readers of the language can read a stored text: an English picture shows no Chinese one."""
    return lang == "zh" or not _CHINESE.search(said)
