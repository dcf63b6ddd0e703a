"""The cell that bears all actuals of a target: `2023H1=2542.1;published=2023-08 | 2024=>6191`, or a JSON list."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tracker.core.judging import Observation
from tracker.core.judging.asof import published_on
from tracker.core.kinds import ActualBasis, Qualifier, Vintage
from tracker.core.numbers import parse_number
from tracker.core.periods import PeriodError, parse_period
from tracker.vocabulary import standing

_QUALIFIERS = {code.value: code for code in Qualifier} | {
    "exact": Qualifier.EXACT, "above": Qualifier.ABOVE, "below": Qualifier.BELOW, "gt": Qualifier.ABOVE,
    "lt": Qualifier.BELOW, "~": Qualifier.ABOUT, "estimated": Qualifier.ESTIMATE, "forecast": Qualifier.ESTIMATE,
    "预计": Qualifier.ESTIMATE, "约": Qualifier.ABOUT,
}  # fmt: skip
_VINTAGES = {code.value: code for code in Vintage} | {
    "快报": Vintage.FLASH, "初步": Vintage.PRELIMINARY, "最终": Vintage.FINAL,
}  # fmt: skip
_BASES = {code.value: code for code in ActualBasis}
_WORDS: dict[str, tuple[str, Any]] = (
    {word: ("qualifier", code) for word, code in _QUALIFIERS.items()}
    | {word: ("vintage", code) for word, code in _VINTAGES.items() if word}
    | {word: ("basis", code) for word, code in _BASES.items() if word != "published"}
)
_NAMED = ("qualifier", "vintage", "publisher", "basis", "published", "entered")
_ENTRY = re.compile(
    r"\s*(?P<period>[^=:;|]+?)\s*[=:]\s*(?P<qualifier>[<>~]?)\s*(?P<value>[^<>~=;\s][^;]*?)\s*(?:;(?P<rest>.*))?"
)


def read_number(text: str) -> Decimal:
    """The exact number of a cell, by the same rules as in an uploaded file; a percent sign may follow. ValueError."""
    number = parse_number(text)
    if number.unit not in ("", "%"):
        raise ValueError(text)
    return number.value


def read_actuals(text: str) -> tuple[Observation, ...]:
    """All actuals of a cell; ValueError with the part that cannot be read."""
    if text.lstrip().startswith("["):
        return tuple(_observation(entry) for entry in _json_list(text))
    parts = [part for part in re.split(r"[|\n]", _entries_by_bars(text)) if part.strip()]
    return tuple(_observation(_entry(part)) for part in parts)


def _entries_by_bars(text: str) -> str:
    """Entries are separated by bars; a semicolon or comma before the next `period=value` is taken for one too."""
    return re.sub(r"[;,，；]\s*(?=[0-9]{4}[^;|,=]*=)", "|", text)


def _json_list(text: str) -> list[dict[str, Any]]:
    entries = json.loads(text, parse_float=Decimal)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ValueError(text)
    return entries


def _entry(part: str) -> dict[str, Any]:
    found = _ENTRY.fullmatch(part)
    if found is None:
        raise ValueError(part.strip())
    entry: dict[str, Any] = {"period": found["period"], "value": found["value"]}
    if found["qualifier"]:
        entry["qualifier"] = found["qualifier"]
    for word in filter(None, (word.strip() for word in (found["rest"] or "").split(";"))):
        name, _, value = word.partition("=") if "=" in word[1:] else word.partition(":")
        if value:
            entry[name.strip().lower()] = value.strip()
        elif word.lower() in _WORDS:
            entry.setdefault(*_WORDS[word.lower()])
        else:
            entry["published"] = word
    return entry


def _observation(entry: Mapping[str, Any]) -> Observation:
    """An actual from its parts; a name or a word that is not known is refused."""
    if unknown := entry.keys() - {"period", "value", *_NAMED}:
        raise ValueError(", ".join(sorted(unknown)))
    try:
        period = parse_period(str(entry["period"])).period
        return Observation(
            period=period,
            value=read_number(str(entry["value"])),
            qualifier=_QUALIFIERS[str(entry.get("qualifier") or "=").lower()],
            vintage=_VINTAGES[str(entry.get("vintage") or "").lower()],
            published=_day(entry.get("published")),
            publisher=str(entry.get("publisher") or ""),
            standing=standing(str(entry.get("publisher") or "")),
            entered=_day(entry.get("entered")),
            basis=_BASES[str(entry.get("basis") or "published").lower()],
        )
    except (KeyError, ValueError, PeriodError) as error:
        raise ValueError("; ".join(f"{name}={part}" for name, part in entry.items())) from error


def _day(text: Any) -> Any:
    return published_on(str(text)) if text else None
