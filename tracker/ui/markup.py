"""Small pieces of the page as escaped HTML: Streamlit's markdown reads icons, formulas and images out of text."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

import streamlit as st


class Link(NamedTuple):
    """A cell that leads somewhere: an address within the dashboard."""

    words: str
    address: str


def fact_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A small table whose cells wrap; the first column names what the others say. Many columns are cards on a phone."""
    head = "".join(f"<th>{escape(word)}</th>" for word in heads)
    body = "".join(f"<tr><th>{escape(str(first))}</th>{_cells(heads[1:], rest)}</tr>" for first, *rest in rows)
    many = " many" if len(heads) > 3 else ""
    st.html(f'<table class="facts{many}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def _cells(heads: Iterable[str], cells: Iterable[object]) -> str:
    named = zip(heads, cells, strict=True)
    return "".join(f'<td data-head="{escape(head)}">{_cell(cell)}</td>' for head, cell in named)


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
