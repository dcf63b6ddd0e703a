"""The page of a long table, kept in the address."""

import streamlit as st

from tracker.ui import address


def choose_page(name: str, pages: int) -> int:
    """A row of page numbers where there is more than one page; returns the chosen page, from 1."""
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
