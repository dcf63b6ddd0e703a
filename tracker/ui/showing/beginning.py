"""The ways to give an empty library, or an empty place, its first targets."""

import streamlit as st

from tracker.ui.shell.visit import PAGES, Visit, link

_WAYS = {"by_sheet": "table", "entries": "note_add", "adding": "flag"}
"""What the page of targets opens for it, with its icon."""


def draw_ways(visit: Visit, place: str = "") -> None:
    """Links to a sheet of targets, a document and one target by its form; for a place, the form names it."""
    for toggle, icon in _WAYS.items():
        named = {"place": place} if place and toggle == "adding" else {}
        st.page_link(
            PAGES / "library.py", label=visit.text(f"page.begin_{toggle}"), icon=f":material/{icon}:",
            query_params=link(visit, **{toggle: "true"}, **named),
        )  # fmt: skip


def say_nothing_yet(visit: Visit) -> None:
    """That there are no targets on the day; where there are none at all, how to begin."""
    if visit.board.data.targets:
        st.info(visit.text("page.nothing_yet"))
        return
    st.info(visit.text("page.begin"))
    draw_ways(visit)
