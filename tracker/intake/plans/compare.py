"""Rows against each other and against what is stored: duplicates, and new / changed / same."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

from tracker.intake.meaning.rows import Rows
from tracker.intake.plans.beside import left_open, meets, placed, told_beside
from tracker.intake.plans.keys import Keys, Spot
from tracker.intake.problems import Problem, problem
from tracker.intake.records import Action, Content, Row, Stored

_NEW = Action.NEW
_CLOSE = Decimal("1e-9")
_FROM = 3
"""Where the texts begin in `Content` and in `Stored`."""

_TEXTS = Content._fields[_FROM:]

_MOST_LINES = 5
_STEP = 5_000


def compare(
    rows: Rows,
    keys: Keys,
    stored: Iterator[tuple[Spot, Stored]],
    told: Callable[[Spot, Stored], None] | None = None,
) -> None:
    """Give the rows, whose keys these are, their final action beside each other and beside what is stored.

    Of records that give one key the same value one is kept, the same in any order of records; others are refused.
    `told` hears of every stored value that is met.
    """
    kept = {places[0]: _settle(rows, places) for places in keys.doubled()}
    met: dict[int, dict[int, Stored]] = {}
    while some := list(islice(stored, _STEP)):
        if told:
            for spot, old in some:
                told(spot, old)
        for (spot, old), first in zip(some, keys.first_places([spot for spot, _ in some]), strict=True):
            if first is not None:
                met.setdefault(first, {})[spot[-1]] = old
    for first in met.keys() | {first for first, places in kept.items() if len(places) > 1}:
        _meet(rows, kept.get(first, [first]), met.get(first, {}))


def _meet(rows: Rows, places: list[int], stored: dict[int, Stored]) -> None:
    """Set the new rows of one key, of a publisher each, beside what is stored of it."""
    told = dict(stored)
    for at in places:
        row = rows[at]
        if row.action is not _NEW or row.content is None:
            continue
        place = meets(row, told)
        nameless = row.content.publisher == "" and not any(
            value.publisher == "" for value in told.values() if not value.retracted
        )
        if place is None or (nameless and any(not value.retracted for value in stored.values())):
            rows[at] = left_open(row, told)
            continue
        content, row, old = row.content, placed(row, place), told.get(place)
        live = [value for value in told.values() if not value.retracted]
        if live and (old is None or old.retracted):
            row = told_beside(row, live)
        rows[at] = _beside(row, old) if old else row
        told[place] = _as_stored(content, old)


def _as_stored(content: Content, old: Stored | None) -> Stored:
    """What will stand under a key once the row is written."""
    before = old[_FROM:] if old and not old.retracted else [""] * len(_TEXTS)
    texts = [said or stood for said, stood in zip(content[_FROM:], before, strict=True)]
    return Stored(old.version if old else 0, False, content.value, *texts)  # type: ignore[arg-type]


def _settle(rows: Rows, places: list[int]) -> list[int]:
    """Settle the rows of one key, publisher by publisher, and return which are kept (any, where none is)."""
    by_publisher: dict[str | None, list[int]] = {}
    for at in places:
        content = rows[at].content
        by_publisher.setdefault(content.publisher if content else None, []).append(at)
    if None in by_publisher and len(by_publisher) > 1:
        values = [content.value for at in places if (content := rows[at].content)]
        if _close(min(values), max(values)):  # the one without a name says what the others do
            return [_settle_alike(rows, places)]
        for at in by_publisher[None]:  # it is nobody's of those that have a name
            content = rows[at].content
            rows[at] = rows[at]._replace(content=content and content._replace(publisher=""))
    return [_settle_alike(rows, alike) if len(alike) > 1 else alike[0] for alike in by_publisher.values()]


def _settle_alike(rows: Rows, places: list[int]) -> int:
    """Settle the rows that speak of one value, and return which is kept (any, where none is)."""
    contents = [content for at in places if (content := rows[at].content)]
    values = [content.value for content in contents]
    every = list(dict.fromkeys(rows[at].line for at in places))
    lines = ", ".join(map(str, every[:_MOST_LINES])) + (" …" if len(every) > _MOST_LINES else "")
    named = {"lines": lines, "count": len(places)}
    columns = "、".join(dict.fromkeys(rows[at].column for at in places[:_MOST_LINES]))
    in_one = len({rows[at].line for at in places}) == 1
    if not _close(min(values), max(values)) or len({content.qualifier for content in contents}) > 1:
        for at in places:
            found = (
                _about(rows[at], "DUPLICATE_IN_LINE", columns=columns)
                if in_one
                else _about(rows[at], "DUPLICATE_DIFFERENT", **named)
            )
            rows[at] = rows[at]._replace(action=Action.REJECTED, problems=(*rows[at].problems, found))
        return places[0]
    kept = min(places, key=lambda at: (_rank(rows[at].content), at))
    for at in places:
        if at != kept:
            found = _about(rows[at], "DUPLICATE_SAME", **named)
            rows[at] = rows[at]._replace(action=Action.SKIPPED, problems=(*rows[at].problems, found))
    return kept


def _rank(content: Content | None) -> tuple[object, ...]:
    """The fullest record first, then by its texts; never by its place in the file."""
    assert content is not None
    texts = [said or "" for said in content[_FROM:]]
    return (-sum(map(bool, texts)), texts, content.value, content.original_value, content.original_unit)


def _beside(row: Row, old: Stored) -> Row:
    """A row whose key is stored: the same, or changed. A value that was taken back counts as none."""
    content = row.content
    assert content is not None
    if old.retracted:
        return row._replace(old=old)
    if not _close(content.value, old.value):
        changed = _about(
            row,
            "VALUE_CHANGED",
            old=f"{old.value:f}",
            new=f"{content.value:f}",
            unit=row.unit,
            source=old.source or "—",
            new_source=content.source or "—",
        )
        return row._replace(action=Action.CHANGED, old=old, problems=(*row.problems, changed))
    texts: list[Any] = [kept if said is None else said for said, kept in zip(content[_FROM:], old[_FROM:], strict=True)]
    if texts == list(old[_FROM:]):
        return row._replace(action=Action.SAME, old=old)
    kept = Content(old.value, content.original_value, content.original_unit, *texts)
    replaced = [name for name, said, stood in zip(_TEXTS, texts, old[_FROM:], strict=True) if stood not in ("", said)]
    if not replaced:
        return row._replace(action=Action.CHANGED, old=old, content=kept)
    sources = {"source": old.source or "—", "new_source": kept.source or "—"}
    changed = _about(row, "TEXT_CHANGED", field=", ".join(replaced), **sources)
    return row._replace(action=Action.CHANGED, old=old, content=kept, problems=(*row.problems, changed))


def _about(row: Row, code: str, **values: object) -> Problem:
    assert row.content is not None
    return problem(code, row.line, row.column, row.content.original_value, **values)


def _close(one: Decimal, other: Decimal) -> bool:
    """Equal up to 1e-9 of the larger: what is left of conversions there and back."""
    return one == other or abs(one - other) <= _CLOSE * max(abs(one), abs(other))
