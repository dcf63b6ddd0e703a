"""总览: what was promised and where it stands."""

import streamlit as st

from tracker import charts
from tracker.ui import figures
from tracker.ui.frame import visit
from tracker.ui.tables import target_table
from tracker.views.overview import overview

here = visit()
found = overview(here.board, here.lang)
st.title(here.text("nav.overview"))
if not found.targets:
    st.info(here.text("page.nothing_yet"))
    st.stop()
st.markdown(here.text("page.overview_lead", targets=found.targets, places=found.places, documents=found.documents))

look, name, facts = figures.look(), here.text("page.all_places"), (here.lang, here.as_of)
if found.crowd:
    alt = charts.crowd_alt(found.crowd, *facts)
    st.caption(here.text("crowd.why", targets=found.targets))
    figures.show(charts.crowd_places(found.crowd, *facts, look), here, "matrix", name, alt)
    figures.show(charts.crowd_deadlines(found.crowd, *facts, look), here, "deadlines", name, alt)
else:
    figures.show(charts.counts(found.goals, *facts, look), here, "counts", name, charts.counts_alt(found.goals, *facts))
    figures.show(charts.matrix(found.rows, *facts, look), here, "matrix", name, charts.matrix_alt(found.rows, *facts))
    figures.show(charts.deadlines(found.rows, *facts, look), here, "deadlines", name, charts.deadlines_alt(found.rows, *facts))

for key, rows in (("due", found.due), ("ahead", found.ahead), ("missing", found.missing)):
    st.subheader(here.text(f"page.{key}", count=len(rows)))
    st.caption(here.text(f"page.{key}_help"))
    if rows:
        target_table(here, rows, key=f"table:{key}", places=True)
