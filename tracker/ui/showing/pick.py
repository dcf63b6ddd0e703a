"""A table of which one row can be picked, by its box or its text; the pick is kept in the address as the row's code."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from tracker.ui.shell import address
from tracker.ui.showing.paging import height
from tracker.ui.showing.tables import column_widths, is_cut

_SEEN, _SHARE = 5, 0.24
"""The columns that are to be seen without moving the table sideways, and the most of the page that each takes."""
_LINES = 66
"""The pixels of a row in which long names break into lines."""


def pick_row(name: str, frame: pd.DataFrame, codes: Sequence[str]) -> str:
    """Draw the table and return the code of the picked row, or what the address names; empty if neither.

    The table's key holds its rows, so that a pick never lands on another row after a filter or a page has changed.
    """
    cut, tall = is_cut(frame.iloc[:, :_SEEN], _SHARE), height(len(codes))
    event = st.dataframe(
        frame,
        column_config=column_widths(frame, _SHARE),
        row_height=_LINES if cut else None,
        key=f"pick:{name}:{hash(tuple(codes))}",
        hide_index=True,
        on_select="rerun",
        selection_mode=("single-row", "single-cell"),
        height=2 * tall if cut and isinstance(tall, int) else tall,
    )
    rows = [*event.selection.rows, *(row for row, _ in event.selection.cells)]
    if rows:
        address.keep(name, codes[rows[0]])
    picked = address.kept(name)
    address.keep(name, picked)
    return picked
