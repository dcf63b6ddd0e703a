"""Rows against each other and against what is stored: duplicates, and new / changed / same."""

from collections.abc import Mapping
from decimal import Decimal

from tracker.intake.plan import Action, Content, Key, Row, Stored
from tracker.intake.problems import Problem, problem

_NEW = Action.NEW
_CLOSE = Decimal("1e-9")
_TEXTS = ("qualifier", "certainty", "publisher", "published", "source", "note")


def compare(rows: list[Row], stored: Mapping[Key, Stored]) -> list[Row]:
    """The rows with their final action; changes the list in place and returns it."""
    _settle_duplicates(rows)
    for at, row in enumerate(rows) if stored else ():
        if row.action is _NEW and row.key and (old := stored.get(row.key)):
            rows[at] = _beside(row, old)
    return rows


def _settle_duplicates(rows: list[Row]) -> None:
    """Of records that give one key the same value one is kept, the same in any order of records; others are refused."""
    first: dict[Key, int] = {}
    groups: dict[Key, list[int]] = {}
    for at, row in enumerate(rows):
        if row.action is _NEW and row.key:
            before = first.setdefault(row.key, at)
            if before != at:
                groups.setdefault(row.key, [before]).append(at)
    for places in groups.values():
        _settle(rows, places)


def _settle(rows: list[Row], places: list[int]) -> None:
    contents = [content for at in places if (content := rows[at].content)]
    values = [content.value for content in contents]
    lines = ", ".join(str(rows[at].line) for at in places)
    if not _close(min(values), max(values)) or len({content.qualifier for content in contents}) > 1:
        for at in places:
            found = _about(rows[at], "DUPLICATE_DIFFERENT", lines=lines)
            rows[at] = rows[at]._replace(action=Action.REJECTED, problems=(*rows[at].problems, found))
        return
    kept = min(places, key=lambda at: (_rank(rows[at].content), at))
    for at in places:
        if at != kept:
            found = _about(rows[at], "DUPLICATE_SAME", lines=lines)
            rows[at] = rows[at]._replace(action=Action.SKIPPED, problems=(*rows[at].problems, found))


def _rank(content: Content | None) -> tuple[object, ...]:
    """The fullest record first, then by its texts; never by its place in the file."""
    assert content is not None
    texts = [getattr(content, name) or "" for name in _TEXTS]
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
    texts = {
        name: getattr(content, name) if getattr(content, name) is not None else getattr(old, name) for name in _TEXTS
    }
    if all(texts[name] == getattr(old, name) for name in _TEXTS):
        return row._replace(action=Action.SAME, old=old)
    return row._replace(action=Action.CHANGED, old=old, content=content._replace(value=old.value, **texts))


def _about(row: Row, code: str, **values: object) -> Problem:
    assert row.content is not None
    return problem(code, row.line, row.column, row.content.original_value, **values)


def _close(one: Decimal, other: Decimal) -> bool:
    """Equal up to 1e-9 of the larger: what is left of conversions there and back."""
    return one == other or abs(one - other) <= _CLOSE * max(abs(one), abs(other))
