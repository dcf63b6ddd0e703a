"""总览: what was promised and where it stands."""

from functools import partial

import streamlit as st

from tracker import charts
from tracker.ui import collect, figures
from tracker.ui.frame import visit
from tracker.ui.tables import target_table
from tracker.views.compare_tables import crowd_table
from tracker.views.overview import overview
from tracker.views.report import deadline_table, matrix_table, status_table

here = visit()
found = overview(here.board, here.lang)
st.title(here.text("nav.overview"))
if not found.targets:
    st.info(here.text("page.nothing_yet"))
    st.stop()
st.markdown(here.text("page.overview_lead", targets=found.targets, places=found.places, documents=found.documents))

name, facts = here.text("page.all_places"), (here.lang, here.as_of)
if found.crowd:
    alt = charts.crowd_alt(found.crowd, *facts)
    st.caption(here.text("crowd.why", targets=found.targets))
    crowd = found.crowd
    figures.show(here, "matrix", name, partial(charts.crowd_places, crowd, *facts), alt,
                 partial(crowd_table, crowd.by_place, here.lang), about="")  # fmt: skip
    figures.show(here, "deadlines", name, partial(charts.crowd_deadlines, crowd, *facts), alt,
                 partial(crowd_table, crowd.by_year, here.lang), about="")  # fmt: skip
else:
    for chart, said, table, rows in (
        (charts.counts, charts.counts_alt, status_table, found.goals),
        (charts.matrix, charts.matrix_alt, matrix_table, found.rows),
        (charts.deadlines, charts.deadlines_alt, deadline_table, found.rows),
    ):
        figures.show(here, chart.__name__, name, partial(chart, rows, *facts), said(rows, *facts),
                     partial(table, rows, here.lang, name), about="")  # fmt: skip

# A table takes the browser as long as a chart, and nobody sees it before he has scrolled: it is made when it is opened.
for key, rows in (("due", found.due), ("ahead", found.ahead), ("missing", found.missing)):
    listed = st.expander(here.text(f"page.{key}", count=len(rows)), key=key, bind="query-params")
    if listed.open:
        with listed:
            st.caption(here.text(f"page.{key}_help"))
            if rows:
                target_table(here, rows, key=f"table:{key}", places=True)
                collect.offer(here, key)
