"""The tables of targets and places that several pages show; a click on a row opens its page."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from tracker.charts.typeset import widest
from tracker.ui import window
from tracker.ui.frame import PAGES, Visit
from tracker.ui.paging import page_of
from tracker.views.jurisdiction import ChildRow
from tracker.views.page_tables import places_frame, targets_frame
from tracker.views.rows import TargetRow

MOST_ROWS = 12
_LETTER, _MOST_OF_PAGE = 13.6, 0.6


def target_table(visit: Visit, rows: Sequence[TargetRow], *, key: str, places: bool = False) -> None:
    """Targets as a table: what, how much, by when, where it stands; shows a page of them where there are many."""
    shown = page_of(rows, f"{key}:page", MOST_ROWS)
    clicked = _clickable(targets_frame(shown, visit.lang, places=places), key)
    if clicked is not None:
        open_target(visit, shown[clicked].code)


def place_table(visit: Visit, rows: Sequence[ChildRow], *, key: str) -> None:
    """Places with the counts of their targets, by the page if there are many; a click on a row opens the place."""
    shown = page_of(rows, f"{key}:page", MOST_ROWS)
    clicked = _clickable(places_frame(shown, visit.lang), key)
    if clicked is not None:
        st.switch_page(PAGES / "jurisdiction.py", query_params=link(visit, place=shown[clicked].code))


def _clickable(frame: pd.DataFrame, key: str) -> int | None:
    """Draw a table; the number of the row that was clicked, from 0."""
    event = st.dataframe(
        frame,
        column_config=column_widths(frame),
        key=key,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height="content",
        row_height=36,
    )
    return event.selection.rows[0] if event.selection.rows else None


def open_target(visit: Visit, code: str) -> None:
    """Go to a target's page."""
    st.switch_page(PAGES / "target.py", query_params=link(visit, target=code))


def link(visit: Visit, **selections: str) -> dict[str, str]:
    """The address of a view: the page's selections with the language and day of this visit."""
    framing = {"lang": visit.lang} if visit.lang != "zh" else {}
    if visit.as_of != visit.today:
        framing["asof"] = visit.as_of.isoformat()
    return framing | selections


def column_widths(frame: pd.DataFrame) -> dict[str, Any]:
    """Columns as wide as their words, which Streamlit would cut to make all fit; none takes most of the page."""
    most = _MOST_OF_PAGE * window.width()
    return {
        name: st.column_config.Column(width=column_width([name, *map(str, frame[name])], most))
        for name in frame.columns
    }


def column_width(words: Sequence[str], most: float) -> int:
    """The pixels that a column needs for the longest of its words, no more than `most`."""
    return round(min(widest(words, _LETTER) + 18, most))
