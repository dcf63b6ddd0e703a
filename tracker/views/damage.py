"""Stored rows outside the limits of what may be stored: named on every page, and kept out of judging and drawing.

Nothing of this kind comes in any more (`core.limits`); an older version, or somebody with the file in hand, may have
left it there.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from tracker.core.cells import CoreError
from tracker.core.interim import interim_values
from tracker.core.limits import FIRST_DAY, LONGEST_TEXT, clean_text, within_days
from tracker.core.numbers import in_scale
from tracker.core.periods import Period
from tracker.words import text

Record = TypeVar("Record")
_SHORT_NUMBER, _NAMED = 18, 5
_READS: dict[str, Callable[[Any], bool]] = {
    "value": in_scale,
    "value_upper": in_scale,
    "baseline_value": in_scale,
    "start": within_days,
    "deadline": within_days,
    "baseline_period": lambda code: _readable(Period.from_code, code),
    "interim": lambda values: _readable(interim_values, values),
}


def printable(record: Record) -> Record:
    """A record whose texts no document chokes on: without control characters, and no longer than a note may be."""
    held = ((field.name, getattr(record, field.name)) for field in fields(record))  # type: ignore[arg-type]
    odd = {name: text for name, text in held if isinstance(text, str) and not _plain(text)}
    changed = {name: clean for name, text in odd.items() if (clean := clean_text(text)[:LONGEST_TEXT]) != text}
    return replace(record, **changed) if changed else record  # type: ignore[type-var]


def _plain(text: str) -> bool:
    return text.isprintable() and len(text) <= LONGEST_TEXT


def without_damage(target: Record) -> tuple[Record, tuple[str, ...]]:
    """A target without what is outside the limits, and the names of these fields."""
    damaged = tuple(name for name, sound in _READS.items() if (held := getattr(target, name)) and not sound(held))
    empty: dict[str, Any] = {name: "" if name in ("baseline_period", "interim") else None for name in damaged}
    return printable(replace(target, **empty) if damaged else target), damaged  # type: ignore[type-var]


def sound_day(text: str) -> bool:
    """Whether a stored day is one, and within the limits."""
    return _readable(date.fromisoformat, text) and within_days(date.fromisoformat(text))


def sound_number(text: str) -> bool:
    """Whether a stored number has a size that a statistic can have; a short one always has."""
    return len(text) <= _SHORT_NUMBER or in_scale(Decimal(text))


def day_of(text: str) -> date:
    """A stored day; where it is outside the limits its row is left out, so any day will do."""
    return date.fromisoformat(text) if sound_day(text) else FIRST_DAY


def damaged_fields(names: tuple[str, ...], lang: str) -> str:
    """The damaged fields of a target in words."""
    return text(lang, "page.damaged_gap").join(text(lang, f"library.field_{name}") for name in names)


def damaged_rows(targets: Mapping[str, tuple[str, ...]], values: Sequence[int], lang: str) -> str:
    """That rows are damaged, with the first few as a reader can find them, and what to do; empty without any."""
    named = [text(lang, "page.damaged_one", code=code, fields=damaged_fields(targets[code], lang)) for code in targets]
    named += [text(lang, "page.damaged_value", number=number) for number in values]
    shown = text(lang, "page.damaged_gap").join(named[:_NAMED]) + (" …" if len(named) > _NAMED else "")
    return text(lang, "page.damaged_rows", count=len(named), rows=shown) if named else ""


def _readable(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except (CoreError, ValueError):
        return False
    return True
