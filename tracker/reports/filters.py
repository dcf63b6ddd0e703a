"""The selections of an item in words, as the title of its table names them."""

from collections.abc import Mapping, Sequence

from tracker.views.board import Board
from tracker.views.choices import called
from tracker.views.due import DUE, is_due
from tracker.views.gaps import GROUPS, NO_DEADLINE, NOBODY
from tracker.views.library import SORTS
from tracker.views.snapshot import name
from tracker.words import has_text, text

_MOST_NAMED = 3
_KEYS = {"kinds": "code.kind", "statuses": "status"}


def filter_words(board: Board, lang: str, chosen: Mapping[str, Sequence[str]]) -> str:
    """What is chosen, a few names of each selection; that nothing is where nothing is."""
    said = [_several(board, lang, selection, codes) for selection, codes in chosen.items() if codes]
    return text(lang, "page.list_gap").join(said) or text(lang, "gaps.all")


def _several(board: Board, lang: str, selection: str, codes: Sequence[str]) -> str:
    words = [_word(board, lang, selection, code) for code in codes]
    named = text(lang, "chart.list_gap").join(words[:_MOST_NAMED])
    return named if len(words) <= _MOST_NAMED else text(lang, "report.and_others", names=named, count=len(words))


def _word(board: Board, lang: str, selection: str, code: str) -> str:
    """A code in words; one that nobody knows as it stands."""
    data = board.data
    if selection in ("places", "peers"):
        return called(data, code, lang)
    if selection == "themes":
        return name(data.themes[code], lang) if code in data.themes else code
    if selection == "sources" and code in data.documents:
        document = data.documents[code]
        return document.short_zh if lang == "zh" else document.short_en
    if selection == "words":
        return text(lang, "report.searched", words=code)
    if selection == "sort" and code in SORTS:
        order = text(lang, f"library.sort_{code}")
        return text(lang, "history.fact", label=text(lang, "library.sort"), said=order)
    if selection == "groups" and code in GROUPS:
        return text(lang, f"gaps.group_{code}")
    if selection == "units":
        return text(lang, "gaps.nobody") if code == NOBODY else code
    if selection == "deadlines":
        return text(lang, "gaps.no_deadline") if code == NO_DEADLINE else code
    if selection == "due" and is_due(code):
        return text(lang, f"library.due_{code}") if code in DUE else text(lang, "library.due_year", year=code)
    key = f"{_KEYS.get(selection, selection)}.{code}"
    return text(lang, key) if has_text(lang, key) else code
