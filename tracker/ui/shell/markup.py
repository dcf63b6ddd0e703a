"""Small pieces of the page as escaped HTML: Streamlit's markdown reads icons, formulas and images out of text."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import NamedTuple
from urllib.parse import urlencode

import streamlit as st

from tracker.charts.kit.typeset import widest

_MARKS = re.compile(r"[\\`*_\[\]<>$~|&#!{}]|^[-+=]|(?<=^[0-9])[.)]|(?<=^[0-9]{2})[.)]")
_ACTS = re.compile(r":(?=[a-z+/])|@|www(?=\.)", re.IGNORECASE)
_UNSEEN = "\u2060"
_SIZE, _SHORT = 14.4, 96.0
"""The pixels of a letter in a small table, and of words that are not broken."""


def plain(said: str) -> str:
    """A text so written that Markdown shows it as it is: no image, link, formula, icon, colour, list or heading.

    Icons, colours and addresses are found after backslashes are gone, so what they begin with gets a character behind
    it that nobody sees.
    """
    line = _MARKS.sub(r"\\\g<0>", " ".join(said.split()))
    return _ACTS.sub(rf"\g<0>{_UNSEEN}", line)


class Link(NamedTuple):
    """A cell that leads somewhere: an address within the dashboard."""

    words: str
    address: str


def anchor(page: str, selections: Mapping[str, str], within: str) -> str:
    """A link to a page with its selections around `within`, which is HTML already."""
    return f'<a href="{escape(address(page, selections))}" target="_self">{within}</a>'


def address(page: str, selections: Mapping[str, str]) -> str:
    """The address of a page with its selections, as seen from another page."""
    return f"{page}?{urlencode(selections)}" if selections else page


def fact_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A small table whose cells wrap; the first column names what the others say. Many columns are cards on a phone."""
    head = "".join(_head(word) for word in heads)
    body = "".join(f"<tr>{_head(first)}{_cells(heads[1:], rest)}</tr>" for first, *rest in rows)
    many = " many" if len(heads) > 3 else ""
    st.html(f'<table class="facts{many}" translate="no"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def _head(cell: object) -> str:
    """A cell that names others; an empty one names nothing."""
    return f"<th{_short(cell)}>{_cell(cell)}</th>" if cell else "<td></td>"


def _cells(heads: Iterable[str], cells: Iterable[object]) -> str:
    named = zip(heads, cells, strict=True)
    return "".join(f'<td{_short(cell)} data-head="{escape(head)}">{_cell(cell)}</td>' for head, cell in named)


def _short(cell: object) -> str:
    """The mark of a cell whose few words stand on one line, so that no character is left alone on a second."""
    said = cell.words if isinstance(cell, Link) else str(cell)
    return ' class="short"' if widest([said], _SIZE) <= _SHORT else ""


def _cell(cell: object) -> str:
    if isinstance(cell, Link):
        return f'<a href="{escape(cell.address)}" target="_self">{escape(cell.words)}</a>'
    return escape(str(cell))


def headline(facts: Iterable[tuple[str, str, str]]) -> None:
    """Big facts side by side that wrap where there is no room: name, what is said, and a small note."""
    cells = "".join(
        f"<div><small>{escape(name)}</small><strong>{escape(said)}</strong><small>{escape(note)}</small></div>"
        for name, said, note in facts
    )
    st.html(f'<div class="headline">{cells}</div>')


def sentences(lines: Iterable[str], *, strong: str = "") -> None:
    """Sentences as a list, the first thing said in bold."""
    said = f"<p><b>{escape(strong)}</b></p>" if strong else ""
    st.html(f'{said}<ul class="told">{"".join(f"<li>{escape(line)}</li>" for line in lines)}</ul>')
