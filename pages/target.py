"""目标: one target with its course, its readings, where it was promised, its values, and the slot for the next one."""

from functools import partial

import streamlit as st

from tracker import charts
from tracker.ui.entering.slot import draw_slot
from tracker.ui.shell import address, notice
from tracker.ui.shell.frame import title_tab, visit
from tracker.ui.shell.markup import plain
from tracker.ui.shell.unknown import stop_unless_known
from tracker.ui.showing import collect, compare_parts, figures, find, target_parts
from tracker.ui.showing.tables import target_table, versions_table
from tracker.views.in_year import in_year, in_year_table
from tracker.views.report import trajectory_table
from tracker.views.target import target_titles, target_view, trajectory

here = visit()
if not here.board.targets:
    st.title(here.text("nav.target"))
    st.info(here.text("page.nothing_yet"))
    st.stop()
asked = address.kept("target")
if st.query_params.get("target", "") not in ("", *here.board.statuses):
    st.title(here.text("nav.target"))
if asked in here.board.data.targets and asked not in here.board.statuses:
    st.info(here.text("page.not_announced", target=plain(asked)))
    st.stop()
stop_unless_known(
    here, "target", "target", here.board.statuses, lambda: target_titles(here.board, here.lang, here.board.targets)
)
titles = target_titles(here.board, here.lang, find.targets(here, asked))
usual = here.board.targets[0].code
code = address.choose("target", here.text("page.choose_target"), list(titles), titles.__getitem__, default=usual)
view = target_view(here.board, here.lang, code)
title_tab(here.lang, f"{view.row.jurisdiction} · {view.row.title}")
st.title(plain(view.row.title))
st.caption(plain(f"{view.row.jurisdiction} · {view.row.theme} · {view.row.source_short}"))
target_parts.draw_status(here, view)

course = trajectory(here.board, here.lang, code)
name = f"{view.row.jurisdiction}-{view.row.title}"
figures.show(here, "trajectory", name, partial(charts.trajectory, course, here.lang),
             charts.trajectory_alt(course, here.lang), partial(trajectory_table, course, here.lang, name),
             about=code)  # fmt: skip
if within := in_year(course):
    figures.show(here, "in_year", name, partial(charts.in_year, within, here.lang),
                 charts.in_year_alt(within, here.lang), partial(in_year_table, within, here.lang, name),
                 about=code)  # fmt: skip
compare_parts.status_over_time(here, view.record, name)
notice.show(here, "target")
draw_slot(here, view)
st.header(here.text("page.readings"))
target_parts.draw_readings(here, view)
st.header(here.text("page.provenance"))
target_parts.draw_provenance(here, view)
if view.around:
    st.header(here.text("page.related"))
    target_table(here, view.around, key="table:related", places=True)
    collect.offer(here, "related", code)
compare_parts.documents_of(here, view.record, name)
st.header(here.text("page.actuals"))
target_parts.draw_actuals(here, view)
st.header(here.text("page.versions"))
versions_table(here, code)
collect.offer(here, "versions", code)
