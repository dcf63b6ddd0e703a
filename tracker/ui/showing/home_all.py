"""All targets on the first page: lists to open, and charts of all of them."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from tracker import charts
from tracker.ui.shell.visit import Visit
from tracker.ui.showing import collect, figures
from tracker.ui.showing.tables import target_table
from tracker.views.calendar import calendar_table
from tracker.views.compare_tables import totals_table
from tracker.views.overview import Overview, overview, themes_of
from tracker.views.report import Table, deadline_table, matrix_table, status_table
from tracker.views.rows import TargetRow
from tracker.views.totals import Totals


def draw_lists(here: Visit, found: Overview) -> None:
    """Lists that are made when they are opened: a table takes the browser as long as a chart."""
    for key, rows in (("due", found.due), ("ahead", found.ahead), ("missing", found.missing)):
        # Streamlit takes what is bound here out of the next page's address, whose filter is called `due`: the cards
        # above would lead to all targets. An address of before still opens the list.
        bound, before = ("result_due", st.query_params.get(key) == "true") if key == "due" else (key, False)
        listed = st.expander(here.text(f"page.{key}", count=len(rows)), expanded=before, key=bound, bind="query-params")
        if listed.open:
            with listed:
                st.caption(here.text(f"page.{key}_help"))
                if rows:
                    target_table(here, rows, key=f"table:{key}", places=True)
                    collect.offer(here, key)


def draw_charts(here: Visit) -> None:
    """Draw all targets, or their sums where they are many.

    They are taken from the board anew, because it is a part that is drawn by itself and an idle page holds no board.
    """
    found = overview(here.board, here.lang)
    if found.totals:
        st.caption(here.text("totals.why", targets=found.targets))
        _draw_totals(here, found.totals)
    else:
        _draw_rows(here, found.rows)


def _draw_totals(here: Visit, totals: Totals) -> None:
    name, facts = here.text("page.all_places"), (here.lang, here.as_of)
    alt = charts.totals_alt(totals, *facts)
    figures.show(here, "matrix", name, partial(charts.totals_by_place, totals, *facts), alt,
                 partial(totals_table, totals.by_place, here.lang), about="")  # fmt: skip
    figures.show(here, "deadlines", name, partial(charts.totals_by_deadline, totals, *facts), alt,
                 partial(totals_table, totals.by_year, here.lang), about="")  # fmt: skip


def _draw_rows(here: Visit, rows: Sequence[TargetRow]) -> None:
    name, facts = here.text("page.all_places"), (here.lang, here.as_of)
    themes = themes_of(here.board, rows, here.lang)
    matrix, table_of_matrix = partial(charts.matrix, themes=themes), partial(matrix_table, themes=themes)
    for kind, chart, said, table in (
        ("counts", charts.counts, charts.counts_alt, status_table),
        ("matrix", matrix, charts.matrix_alt, table_of_matrix),
        ("deadlines", charts.deadlines, charts.deadlines_alt, deadline_table),
        ("calendar", charts.calendar, charts.calendar_alt, partial(_calendar_table, here)),
    ):
        figures.show(here, kind, name, partial(chart, rows, *facts), said(rows, *facts),
                     partial(table, rows, here.lang, name), about="")  # fmt: skip


def _calendar_table(here: Visit, rows: Sequence[TargetRow], lang: str, name: str) -> Table:
    return calendar_table(rows, lang, here.as_of, name)
