"""Tiles or the boundaries that the office has supplied; what of its file fits to no place, and what cannot be read."""

import streamlit as st

from tracker.ui.shell import address
from tracker.ui.shell.markup import plain
from tracker.ui.shell.visit import Visit
from tracker.views.boundaries import Outlines, outlines
from tracker.vocabulary.boundaries import BoundariesError

_WAYS = ("tiles", "boundaries")
_MOST_NAMED = 30


def outlines_below(here: Visit, code: str) -> Outlines | None:
    """The boundaries of places below one; None where none are supplied, or none of these; says why where unreadable."""
    try:
        found = outlines(here.board, here.lang, code)
    except BoundariesError as wrong:
        st.warning(here.text(f"page.boundaries_{wrong.code}", found=plain(wrong.found)))
        return None
    if found is None:
        return None
    _say_what_is_left(here, found)
    return found if found.names else None


def boundaries_wanted(here: Visit, code: str) -> bool:
    """Whether the reader has chosen boundaries; tiles unless."""
    words = {way: here.text(f"page.map_{way}") for way in _WAYS}
    chosen = address.choose(f"map-{code}", here.text("page.map"), _WAYS, words.__getitem__, segmented=True)
    return chosen == "boundaries"


def _say_what_is_left(here: Visit, found: Outlines) -> None:
    """The places without a boundary, and the boundaries without a place."""
    gap = here.text("chart.list_gap")
    if found.names and found.lacking:
        st.caption(plain(here.text("chart.boundaries_lacking", places=gap.join(found.lacking))))
    if found.strange:
        named = gap.join(found.strange[:_MOST_NAMED])
        key = "page.boundaries_strange_many" if len(found.strange) > _MOST_NAMED else "page.boundaries_strange"
        st.caption(plain(here.text(key, codes=named, count=len(found.strange))))
    if found.nameless:
        st.caption(here.text("page.boundaries_nameless", count=found.nameless))
