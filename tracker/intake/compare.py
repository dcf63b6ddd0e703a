"""Rows against each other and against what is stored: duplicates, and new / changed / same."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

from tracker.intake.keys import Keys, Spot
from tracker.intake.plan import Action, Content, Row, Stored
from tracker.intake.problems import Problem, problem
from tracker.intake.rows import Rows

_NEW = Action.NEW
_CLOSE = Decimal("1e-9")
_FROM = 3
"""Where the texts begin in `Content` and in `Stored`."""

_TEXTS = Content._fields[_FROM:]

_MOST_LINES = 5
_STEP = 5_000


def compare(rows: Rows, keys: Keys, stored: Iterator[tuple[Spot, Stored]]) -> None:
    """Give the rows, whose keys these are, their final action beside each other and beside what is stored.

    Of records that give one key the same value one is kept, the same in any order of records; others are refused.
    """
    kept = {places[0]: _settle(rows, places) for places in keys.doubled()}
    while some := list(islice(stored, _STEP)):
        for (_, old), first in zip(some, keys.first_places([spot for spot, _ in some]), strict=True):
            if first is not None and (row := rows[at := kept.get(first, first)]).action is _NEW:
                rows[at] = _beside(row, old)


def _settle(rows: Rows, places: list[int]) -> int:
    """Settle the rows of one key, and return which is kept (any, where none is)."""
    contents = [content for at in places if (content := rows[at].content)]
    values = [content.value for content in contents]
    lines = ", ".join(str(rows[at].line) for at in places[:_MOST_LINES]) + (" …" if len(places) > _MOST_LINES else "")
    named = {"lines": lines, "count": len(places)}
    if not _close(min(values), max(values)) or len({content.qualifier for content in contents}) > 1:
        for at in places:
            found = _about(rows[at], "DUPLICATE_DIFFERENT", **named)
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
