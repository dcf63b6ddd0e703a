"""目标: one target with its course, its readings, where it was promised, its values, and the slot for the next one."""

from functools import partial

import streamlit as st

from tracker import charts
from tracker.ui import address, collect, compare_parts, figures, find, loading, notice, target_parts
from tracker.ui.frame import visit
from tracker.ui.slot import draw_slot
from tracker.ui.tables import target_table
from tracker.views.report import trajectory_table
from tracker.views.target import target_titles, target_view, trajectory
from tracker.views.target_history import versions_frame

here = visit()
if not here.board.targets:
    st.title(here.text("nav.target"))
    st.info(here.text("page.nothing_yet"))
    st.stop()
asked = address.kept("target")
if asked in here.board.data.targets and asked not in here.board.statuses:
    st.info(here.text("page.not_announced", target=asked))
titles = target_titles(here.board, here.lang, find.targets(here, asked))
usual = here.board.targets[0].code
code = address.choose("target", here.text("page.choose_target"), list(titles), titles.__getitem__, default=usual)
view = target_view(here.board, here.lang, code)
st.title(view.row.title)
st.caption(f"{view.row.jurisdiction} · {view.row.theme} · {view.row.source_short}")
target_parts.draw_status(here, view)

course = trajectory(here.board, here.lang, code)
name = f"{view.row.jurisdiction}-{view.row.title}"
figures.show(here, "trajectory", name, partial(charts.trajectory, course, here.lang),
             charts.trajectory_alt(course, here.lang), partial(trajectory_table, course, here.lang, name),
             about=code)  # fmt: skip
compare_parts.status_over_time(here, view.record, name)
notice.show(here, "target")
draw_slot(here, view)
st.subheader(here.text("page.readings"))
target_parts.draw_readings(here, view)
st.subheader(here.text("page.provenance"))
target_parts.draw_provenance(here, view)
if view.around:
    st.subheader(here.text("page.related"))
    target_table(here, view.around, key="table:related", places=True)
    collect.offer(here, "related", code)
compare_parts.documents_of(here, view.record, name)
st.subheader(here.text("page.actuals"))
target_parts.draw_actuals(here, view)
st.subheader(here.text("page.versions"))
st.dataframe(versions_frame(loading.engine(), code, here.lang), hide_index=True, height="content")
collect.offer(here, "versions", code)
