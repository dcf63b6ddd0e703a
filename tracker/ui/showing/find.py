"""Few targets to choose from: all of them where a list can hold them, else those that fit some typed words."""

from collections.abc import Sequence

import streamlit as st

from tracker.ui.shell import address
from tracker.ui.shell.visit import Visit
from tracker.views.library import Wanted, library
from tracker.views.snapshot import TargetRecord

MOST_OPTIONS = 1000
MOST_FOUND = 50


def targets(visit: Visit, asked: str) -> Sequence[TargetRecord]:
    """Targets to offer, never none; the one that the address asks for is among them while nothing else is typed."""
    board = visit.board
    if len(board.targets) <= MOST_OPTIONS:
        return board.targets
    first = [board.data.targets[asked]] if asked in board.statuses else []
    words = address.typed("q", visit.text("totals.find"))
    if not words:
        return [*first, *(target for target in board.targets[:MOST_FOUND] if target not in first)]
    found = library(board, Wanted(words=words))
    if not found:
        st.info(visit.text("totals.found_none"))
    elif len(found) > MOST_FOUND:
        st.caption(visit.text("totals.found", count=len(found), shown=MOST_FOUND))
    return found[:MOST_FOUND] or first or board.targets[:1]
