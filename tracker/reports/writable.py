"""Texts as every kind of document may hold them, whatever has been stored."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tracker.core.limits import clean_text
from tracker.reports.part import Part
from tracker.views.report import Table


def writable_part(part: Part) -> Part:
    """A part in whose texts is nothing that no document takes."""
    item = replace(part.item, note=clean_text(part.item.note))
    title, alt = clean_text(part.title), clean_text(part.alt)
    lines = tuple(map(clean_text, part.lines))
    return replace(part, item=item, title=title, alt=alt, table=writable_table(part.table), lines=lines)


def writable_table(table: Table) -> Table:
    """The same of a table."""
    return Table(**_cleaned({"title": table.title, "heads": table.heads, "rows": table.rows}))


def writable_figure(figure: dict[str, Any]) -> dict[str, Any]:
    """The same of a figure."""
    found: dict[str, Any] = _cleaned(figure)
    return found


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, tuple | list):
        return type(value)(map(_cleaned, value))
    return {key: _cleaned(each) for key, each in value.items()} if isinstance(value, Mapping) else value
