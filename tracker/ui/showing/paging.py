"""The page of a long table, and how tall a table may be."""

from collections.abc import Sequence
from typing import Literal, TypeVar

import streamlit as st

from tracker.ui.shell import address

_TALLEST, _MOST_SHOWN = 460, 12
_Item = TypeVar("_Item")


def height(rows: int) -> int | Literal["content"]:
    """The height of a table: all of it where it is short, else one in which the reader scrolls."""
    return "content" if rows <= _MOST_SHOWN else _TALLEST


def page_of(items: Sequence[_Item], key: str, most: int) -> Sequence[_Item]:
    """The items of the chosen page, with the numbers of the pages above where there are several."""
    pages = -(-len(items) // most)
    page = st.pagination(pages, key=f"{key}:{pages}") if pages > 1 else 1
    return items[(page - 1) * most : page * most]


def choose_page(name: str, pages: int) -> int:
    """A row of page numbers where there is more than one page, kept in the address; the chosen one, from 1."""
    asked = address.kept(name)
    wanted = int(asked) if asked in map(str, range(1, pages + 1)) else 1
    if pages > 1:
        key = f"choose:{name}"
        if key in st.session_state and st.session_state[key] != wanted:
            st.session_state[key] = wanted

        def remember() -> None:
            address.keep(name, str(st.session_state[key]), "1")

        wanted = st.pagination(pages, default=wanted, key=key, on_change=remember)
    address.keep(name, str(wanted), "1")
    return wanted
