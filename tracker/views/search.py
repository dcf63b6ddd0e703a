"""Search over everything that has a page: places, targets, documents; by words, or by the initials of their pinyin."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from tracker.views.board import Board
from tracker.views.jurisdiction import places_in_use
from tracker.views.library import Wanted, library
from tracker.views.snapshot import TargetRecord, name
from tracker.views.written import target_words
from tracker.words import text

MOST = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found: its words, the page that shows it, and the selection of that page by name."""

    words: str
    page: str
    selection: tuple[str, str]


def search(board: Board, lang: str, typed: str) -> list[Hit]:
    """Places, documents and targets in which every typed word occurs, at most MOST of them.

    Latin letters that occur nowhere are tried as initials of pinyin: yds for 宜都市.
    """
    words = typed.casefold().split()
    if not words:
        return []

    def mentions(*said: str) -> bool:
        whole = "\n".join(said).casefold()
        return all(word in whole for word in words)

    found = [*islice(_named(board, lang, mentions, library(board, Wanted(words=typed))), MOST)]
    if found or not typed.isascii():
        return found
    letters = "".join(words)
    measures = {key for key, measure in board.data.measures.items() if letters in initials(measure.name_zh)}
    targets = (target for target in board.targets if target.indicator_id in measures)
    return [*islice(_named(board, lang, lambda *said: any(letters in initials(each) for each in said), targets), MOST)]


def _named(board: Board, lang: str, mentions: Callable[..., bool], targets: Iterable[TargetRecord]) -> Iterable[Hit]:
    data = board.data
    for code, shown in places_in_use(board, lang).items():
        if mentions(data.places[code].name_zh, data.places[code].name_en):
            yield Hit(shown, "jurisdiction", ("place", code))
    for code, document in data.documents.items():
        title = document.title_zh if lang == "zh" else document.title_en
        if mentions(document.title_zh, document.title_en, document.short_zh, document.short_en):
            yield Hit(title, "sources", ("source", code))
    for target in targets:
        measure, place = data.measures[target.indicator_id], data.places_by_id[target.jurisdiction_id]
        shown = text(lang, "search.target", place=name(place, lang), indicator=name(measure, lang),
                     target=target_words(target, measure, lang))  # fmt: skip
        yield Hit(shown, "target", ("target", target.code))


@lru_cache(16384)
def initials(words: str) -> str:
    """The first letters of the pinyin of Chinese words: yds for 宜都市; other characters stand as they are."""
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(words, style=Style.FIRST_LETTER)).casefold()
