"""目标: one target with its course, its readings, where it was promised, its values, and the slot for the next one."""

import streamlit as st

from tracker import charts
from tracker.ui import address, figures, target_parts
from tracker.ui.frame import visit
from tracker.ui.tables import target_table
from tracker.views.target import target_titles, target_view, trajectory

here = visit()
titles = target_titles(here.board, here.lang)
if not titles:
    st.title(here.text("nav.target"))
    st.info(here.text("page.nothing_yet"))
    st.stop()
asked = address.kept("target")
if asked in here.board.data.targets and asked not in titles:
    st.info(here.text("page.not_announced", target=asked))
code = address.choose("target", here.text("page.choose_target"), list(titles), titles.__getitem__)
view = target_view(here.board, here.lang, code)
st.title(view.row.title)
st.caption(f"{view.row.jurisdiction} · {view.row.theme} · {view.row.source_short}")
target_parts.draw_status(here, view)

course = trajectory(here.board, here.lang, code)
figures.show(
    charts.trajectory(course, here.lang, figures.look()), here, "trajectory", f"{view.row.jurisdiction}-{view.row.title}",
    charts.trajectory_alt(course, here.lang),
)
st.subheader(here.text("page.readings"))
target_parts.draw_readings(here, view)
st.subheader(here.text("page.provenance"))
target_parts.draw_provenance(here, view)
if view.related or view.parent:
    st.subheader(here.text("page.related"))
    target_table(here, [*([view.parent] if view.parent else []), *view.related], key="table:related", places=True)
st.subheader(here.text("page.actuals"))
target_parts.draw_actuals(here, view)
