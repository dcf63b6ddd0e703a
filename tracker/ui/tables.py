"""The table of targets that several pages show; a click on a row opens the target's page."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from tracker.charts.typeset import widest
from tracker.ui import window
from tracker.ui.frame import PAGES, Visit
from tracker.ui.paging import page_of
from tracker.views.jurisdiction import ChildRow
from tracker.views.rows import TargetRow
from tracker.words import day, signed_points

MOST_ROWS = 12
_LETTER, _MOST_OF_PAGE = 13.6, 0.6


def target_table(visit: Visit, rows: Sequence[TargetRow], *, key: str, places: bool = False) -> None:
    """Targets as a table: what, how much, by when, where it stands; shows a page of them where there are many."""
    shown = page_of(rows, f"{key}:page", MOST_ROWS)
    frame = _frame(visit, shown, places)
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
    if event.selection.rows:
        open_target(visit, shown[event.selection.rows[0]].code)


def place_table(visit: Visit, rows: Sequence[ChildRow], *, key: str) -> None:
    """Places with the counts of their targets, by the page if there are many; a click on a row opens the place."""
    shown = page_of(rows, f"{key}:page", MOST_ROWS)
    frame = pd.DataFrame(
        {
            visit.text("table.place"): [row.name for row in shown],
            visit.text("table.targets"): [row.targets for row in shown],
            visit.text("table.judged"): [row.judged for row in shown],
            visit.text("table.statuses"): [
                visit.text("table.gap").join(
                    visit.text("table.status_count", status=visit.text(f"status.{status}"), count=count)
                    for status, count in row.counts.items()
                )
                for row in shown
            ],
        }
    )
    event = st.dataframe(
        frame,
        column_config=column_widths(frame),
        key=key,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height="content",
    )
    if event.selection.rows:
        st.switch_page(PAGES / "jurisdiction.py", query_params=link(visit, place=shown[event.selection.rows[0]].code))


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
        name: st.column_config.Column(width=round(min(widest([name, *map(str, frame[name])], _LETTER) + 18, most)))
        for name in frame.columns
    }


def _frame(visit: Visit, rows: Sequence[TargetRow], places: bool) -> pd.DataFrame:
    columns: dict[str, list[str]] = {visit.text("table.place"): [row.jurisdiction for row in rows]} if places else {}
    columns |= {
        visit.text("table.indicator"): [row.title for row in rows],
        visit.text("table.target"): [row.target_words for row in rows],
        visit.text("table.deadline"): [
            day(row.deadline, visit.lang) if row.deadline else visit.text("table.no_deadline") for row in rows
        ],
        visit.text("table.status"): [visit.text(row.status_key) for row in rows],
        visit.text("table.latest"): [row.latest_words for row in rows],
        visit.text("table.lead"): [signed_points(row.lead, visit.lang) if row.lead is not None else "" for row in rows],
        visit.text("table.source"): [row.source_short for row in rows],
    }
    return pd.DataFrame(columns)
