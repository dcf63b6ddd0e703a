"""The tables of targets and places that several pages show; the names in a row lead to their pages."""

from collections.abc import Mapping, Sequence
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
from tracker.views.slots import periods_on_offer
from tracker.views.target_history import versions_frame

MOST_ROWS = 12
_LETTER, _MOST_OF_PAGE, _LEAST = 13.6, 0.6, 150


def target_table(visit: Visit, rows: Sequence[TargetRow], *, key: str, places: bool = False) -> None:
    """Targets as a table: what, how much, by when, where it stands; shows a page of them where there are many."""
    shown = page_of(rows, f"{key}:page", MOST_ROWS)
    frame = targets_frame(shown, visit.lang, places=places)
    leading = {int(places): to_targets(visit, shown), len(frame.columns) - 1: to_sources(visit, shown)}
    frame_table(frame, leading | ({0: to_places(visit, shown)} if places else {}))


def place_table(visit: Visit, rows: Sequence[ChildRow], *, key: str) -> None:
    """Places with the counts of their targets, by the page if there are many."""
    shown = page_of(rows, f"{key}:page", MOST_ROWS)
    addresses = [address("jurisdiction", link(visit, place=row.code)) for row in shown]
    frame_table(places_frame(shown, visit.lang), {0: addresses})


def untargeted_table(visit: Visit, place: str, frame: pd.DataFrame) -> None:
    """The values of a place that have no target (`untargeted_frame`); each opens the grid of its period."""
    offered = {each.code for each in periods_on_offer(visit.board.data, place, visit.today)}
    shown = page_of(range(len(frame)), f"untargeted:{place}", MOST_ROWS)
    leads = [link(visit, place=place, **({"period": when} if when in offered else {})) for when in frame.index]
    frame_table(frame.iloc[list(shown)], {0: [address("entry", leads[at]) for at in shown]})


def versions_table(visit: Visit, code: str) -> None:
    """The versions of a target, the newest first; the last column opens the act of writing."""
    frame = versions_frame(visit.engine, code, visit.lang)
    batch = len(frame.columns) - 1
    frame_table(frame, {batch: [address("history", link(visit, batch=str(one))) for one in frame.iloc[:, batch]]})


def frame_table(frame: pd.DataFrame, leading: Mapping[int, Sequence[str]]) -> None:
    """A frame as a `linked_table`."""
    linked_table(list(frame.columns), list(frame.itertuples(index=False, name=None)), leading)


def linked_table(heads: Sequence[str], rows: Sequence[Sequence[object]], leading: Mapping[int, Sequence[str]]) -> None:
    """A table whose words wrap; columns, from 0, lead to addresses, one a row: not from an empty cell, nor to none."""
    fact_table(heads, (
        [Link(str(cell), leading[column][at]) if cell and column in leading and leading[column][at] else cell
         for column, cell in enumerate(row)]
        for at, row in enumerate(rows)
    ))  # fmt: skip


def to_targets(visit: Visit, rows: Sequence[TargetRow]) -> list[str]:
    """The addresses of these targets."""
    return [address("target", link(visit, target=row.code)) for row in rows]


def to_places(visit: Visit, rows: Sequence[TargetRow]) -> list[str]:
    """The addresses of their places."""
    return [address("jurisdiction", link(visit, place=row.jurisdiction_code)) for row in rows]


def to_sources(visit: Visit, rows: Sequence[TargetRow]) -> list[str]:
    """The addresses of the documents that they come from."""
    return [address("sources", link(visit, source=row.source)) for row in rows]


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
