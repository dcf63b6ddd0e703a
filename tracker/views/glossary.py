"""The words of the dashboard in both languages: their definitions are the texts that the pages and the method have."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tracker.core.kinds import Commitment, Comparator, Kind, Status
from tracker.core.settings import Settings
from tracker.views.method import thresholds
from tracker.words import LANGUAGES, text

WORDS = (
    "jurisdiction", "indicator", "scope", "target", "target_value", "deadline", "baseline", "actual", "period",
    "series_break", "vintage", "as_of", "comparator", "commitment", "lead", "batch",
)  # fmt: skip
_READING = re.compile(r"\*\*(.+?)\*\*\s*[:：]?\s*(.+)")


@dataclass(frozen=True, slots=True)
class Term:
    """A word in each language, and what it means in each."""

    words: dict[str, str]
    meanings: dict[str, str]


def glossary(settings: Settings) -> dict[str, list[Term]]:
    """The terms by section, in the order in which they are read."""
    known = {lang: thresholds(settings, lang) for lang in LANGUAGES}
    return {
        "terms": [_term(f"glossary.word.{word}", f"glossary.meaning.{word}") for word in WORDS],
        "statuses": [_status(status, known) for status in Status],
        "kinds": [_term(f"code.kind.{kind}", f"method.kind.{kind}") for kind in Kind],
        "comparators": [
            _term(f"library.comparator_{name}", f"glossary.of_comparator.{name}")
            for name in (each.name.lower() for each in Comparator)
        ],
        "commitments": [_term(f"code.commitment.{each}", f"glossary.of_commitment.{each}") for each in Commitment],
        "readings": list(_readings()),
    }


def _status(status: Status, known: dict[str, dict[str, str]]) -> Term:
    return _of(
        lambda lang: text(lang, f"status.{status}"),
        lambda lang: text(lang, f"status.meaning.{status}", **known[lang]),
    )


def _term(word: str, meaning: str) -> Term:
    return _of(lambda lang: text(lang, word), lambda lang: text(lang, meaning))


def _of(word: Callable[[str], str], meaning: Callable[[str], str]) -> Term:
    return Term({lang: word(lang) for lang in LANGUAGES}, {lang: meaning(lang) for lang in LANGUAGES})


def _readings() -> Iterator[Term]:
    """The readings, out of the method's paragraphs that begin with their names."""
    found = {
        lang: [match.groups() for line in text(lang, "method.readings_text").split("\n\n")
               if (match := _READING.fullmatch(line))]
        for lang in LANGUAGES
    }  # fmt: skip
    for pairs in zip(*found.values(), strict=True):
        said = dict(zip(found, pairs, strict=True))
        yield Term({lang: word for lang, (word, _) in said.items()}, {lang: told for lang, (_, told) in said.items()})
