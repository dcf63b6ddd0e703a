"""The choice of a place, of all divisions of China, by typing its name, its code, or pinyin or its initials."""

from collections.abc import Mapping

import streamlit as st

from tracker.ui.shell import address
from tracker.ui.shell.markup import plain
from tracker.ui.shell.unknown import stop_unless_known
from tracker.ui.shell.visit import PAGES, Visit, link
from tracker.ui.showing.beginning import draw_ways
from tracker.views.choices import called, place_choices, place_names
from tracker.views.jurisdiction import usual_place


def choose_place(visit: Visit, page: str, places: Mapping[str, str]) -> str:
    """The code of one of these places (code -> name), kept in the address.

    Any other division can be chosen too; the page then ends with the ways to give it targets or values. A code that
    nothing has is said.
    """
    names = place_choices(visit.board.data, visit.lang, first=places)
    stop_unless_known(visit, page, "place", names, lambda: place_names(visit.board.data, visit.lang))
    usual = usual_place(visit.board, places)
    code = address.choose("place", visit.text("page.choose_place"), list(names), names.__getitem__, default=usual)
    if code not in places:
        _say_empty(visit, code)
        st.stop()
    return code


def _say_empty(visit: Visit, code: str) -> None:
    """A place without targets and values, and how it comes by some."""
    shown = plain(called(visit.board.data, code, visit.lang))
    st.info(visit.text("page.empty_place", place=shown))
    draw_ways(visit, code)
    st.page_link(
        PAGES / "entry.py", label=visit.text("page.empty_upload"), icon=":material/upload:", query_params=link(visit)
    )
