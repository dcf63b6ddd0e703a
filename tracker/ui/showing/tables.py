"""The tables of targets and places that several pages show; the name in a row leads to its page."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from tracker.charts.kit.typeset import widest
from tracker.ui.shell.markup import Link, address, fact_table
from tracker.ui.shell.visit import Visit, link
from tracker.ui.showing.paging import page_of
from tracker.ui.streamlit import window
from tracker.views.jurisdiction import ChildRow
from tracker.views.page_tables import places_frame, targets_frame
from tracker.views.rows import TargetRow

MOST_ROWS = 12
_LETTER, _MOST_OF_PAGE, _LEAST = 13.6, 0.6, 150


def target_table(visit: Visit, rows: Sequence[TargetRow], *, key: str, places: bool = False) -> None:
    """Targets as a table: what, how much, by when, where it stands; shows a page of them where there are many."""
    shown = page_of(rows, f"{key}:page", MOST_ROWS)
    addresses = [address("target", link(visit, target=row.code)) for row in shown]
    list_table(targets_frame(shown, visit.lang, places=places), int(places), addresses)


def place_table(visit: Visit, rows: Sequence[ChildRow], *, key: str) -> None:
    """Places with the counts of their targets, by the page if there are many."""
    shown = page_of(rows, f"{key}:page", MOST_ROWS)
    addresses = [address("jurisdiction", link(visit, place=row.code)) for row in shown]
    list_table(places_frame(shown, visit.lang), 0, addresses)


def list_table(frame: pd.DataFrame, leading: int, addresses: Sequence[str]) -> None:
    """A table whose words wrap; the column `leading`, from 0, leads to the addresses, one a row."""
    rows = frame.itertuples(index=False, name=None)
    fact_table(list(frame.columns), (
        [Link(str(cell), leads) if column == leading else cell for column, cell in enumerate(row)]
        for row, leads in zip(rows, addresses, strict=True)
    ))  # fmt: skip


def column_widths(frame: pd.DataFrame, share: float = _MOST_OF_PAGE) -> dict[str, Any]:
    """Columns as wide as their words, which Streamlit would cut to make all fit; none takes more than its share."""
    most = max(share * window.width(), _LEAST)
    return {
        name: st.column_config.Column(width=column_width([name, *map(str, frame[name])], most))
        for name in frame.columns
    }


def is_cut(frame: pd.DataFrame, share: float) -> bool:
    """Whether words of a column are wider than the share of the page that it takes."""
    most = max(share * window.width(), _LEAST)
    return any(widest([name, *map(str, frame[name])], _LETTER) + 18 > most for name in frame.columns)


def column_width(words: Sequence[str], most: float) -> int:
    """The pixels that a column needs for the longest of its words, no more than `most`."""
    return round(min(widest(words, _LETTER) + 18, most))
