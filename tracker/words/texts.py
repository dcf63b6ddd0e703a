"""The message catalogues: read from the .po files, so that nothing has to be compiled before the first start."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

LANGUAGES = ("zh", "en")
_GROUPED_FROM = 10_000
_UNGROUPED = ("number", "line")
"""Names of blanks that hold what is counted through, and not how many there are: batches, pages, lines."""

LOCALE = Path(__file__).resolve().parent.parent / "locale"


class MissingText(KeyError):
    """A text key that a language does not have."""


@cache
def _domain(lang: str, name: str) -> dict[str, tuple[str, ...]]:
    """The messages of a domain, key -> words, of one and of many where they differ.

    It is read when the first of them is wanted, because no page needs them all.
    """
    path = LOCALE / lang / "LC_MESSAGES" / f"{name}.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return {_forms(m.id)[0]: _forms(m.string) for m in read_po(file) if m.id and m.string}


def _forms(words: str | Sequence[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def _messages(lang: str, key: str) -> dict[str, tuple[str, ...]]:
    return _domain(lang, key.partition(".")[0])


def text(lang: str, key: str, /, **values: Any) -> str:
    """The words of `key` in `lang`, with `{name}` places filled from `values`; a `count` of 1 takes its own form.

    English groups the digits of large counts.
    Raises MissingText for an unknown key: a missing text is a bug, and a test compares both languages.
    """
    try:
        forms = _messages(lang, key)[key]
    except KeyError:
        raise MissingText(f"{lang}: {key}") from None
    words = forms[0 if values.get("count") == 1 else -1]
    return words.format(**(_grouped(values) if lang == "en" else values)) if values else words


def _grouped(values: dict[str, Any]) -> dict[str, Any]:
    """The values, of which those that count much are written in groups of three digits."""
    large = {name: value for name, value in values.items() if isinstance(value, int) and abs(value) >= _GROUPED_FROM}
    return values | {name: f"{value:,}" for name, value in large.items() if name not in _UNGROUPED}


def has_text(lang: str, key: str) -> bool:
    """Whether a language has words for `key`."""
    return key in _messages(lang, key)
