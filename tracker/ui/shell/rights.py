"""Whether the reader may write: said in the place of what a page would offer, before anything is typed."""

import streamlit as st

from tracker.people import may_write, may_write_somewhere
from tracker.ui.shell.markup import plain
from tracker.ui.shell.visit import Visit
from tracker.views.snapshot import name


def closed(visit: Visit, place: str = "") -> bool:
    """Whether the person may not write this place, or, where none is named, nothing at all; then a sentence says so."""
    if may_write(visit.person, place) if place else may_write_somewhere(visit.person):
        return False
    where = name(visit.board.data.places[place], visit.lang) if place else visit.text("door.anything")
    words = visit.text("door.only_reads", name=plain(visit.person.name), place=plain(where))
    st.info(words, icon=":material/visibility:")
    return True
