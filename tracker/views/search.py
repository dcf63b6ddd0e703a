"""Search over everything that has a page: places, targets, documents; by words, by their pinyin or its initials."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from tracker.views.board import Board
from tracker.views.jurisdiction import places_in_use
from tracker.views.library import Wanted, library
from tracker.views.snapshot import TargetRecord, name
from tracker.views.written import target_words
from tracker.vocabulary import divisions
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

    Latin letters that occur nowhere are tried as pinyin, whole or its first letters: yidu or yds for 宜都市.
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
    return [
        *islice(_named(board, lang, lambda *said: _heard(said, words) == set(words), _sounding(board, words)), MOST)
    ]


def _sounding(board: Board, words: Sequence[str]) -> Iterator[TargetRecord]:
    """The targets that sound like all the words, their indicators like one of them at least."""
    measures = {key: _heard([each.name_zh], words) for key, each in board.data.measures.items()}
    places = {key: _heard([each.name_zh], words) for key, each in board.data.places_by_id.items()}
    for target in board.targets:
        heard = measures[target.indicator_id]
        if heard and heard | places[target.jurisdiction_id] == set(words):
            yield target


def _heard(said: Iterable[str], words: Iterable[str]) -> set[str]:
    """The words that are the pinyin of a part of what is said, from one character on, or first letters of it."""
    spelled = [spelling(each) for each in said]
    ends = ["".join(each[start:]) for each in spelled for start in range(len(each))]
    letters = ["".join(one[0] for one in each) for each in spelled]
    return {word for word in words
            if any(each.startswith(word) for each in ends) or any(word in each for each in letters)}  # fmt: skip


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
def spelling(words: str) -> tuple[str, ...]:
    """The pinyin of Chinese words by syllables: yi du shi for 宜都市; others stay together.

    Divisions are read as their own: 长治 is chang zhi, though 长 alone would be read zhang.
    """
    if words in _divisions():
        return _divisions()[words]
    from pypinyin import lazy_pinyin

    found: list[str] = lazy_pinyin(words.casefold())
    return tuple(found)


@cache
def _divisions() -> Mapping[str, tuple[str, ...]]:
    """The syllables of every division by its name; ü is typed as v."""
    return {one.name_zh: tuple(one.pinyin.replace("ü", "v").split()) for one in divisions().values()}
