"""地区: one jurisdiction's targets, the trajectory of the one that is picked, and the places below it."""

from functools import partial

import streamlit as st

from tracker import charts
from tracker.ui import address, collect, figures
from tracker.ui.frame import visit
from tracker.ui.tables import open_target, place_table, target_table
from tracker.views import report
from tracker.views.jurisdiction import jurisdiction, places_with_targets
from tracker.views.target import trajectory

here = visit()
st.title(here.text("nav.jurisdiction"))
places = places_with_targets(here.board, here.lang)
if not places:
    st.info(here.text("page.nothing_yet"))
    st.stop()
code = address.choose("place", here.text("page.choose_place"), list(places), places.__getitem__, default="420500")
found = jurisdiction(here.board, here.lang, code)
if found.note:
    st.caption(found.note)

if found.rows:
    about = (found.rows, here.lang, here.as_of)
    figures.show(here, "progress", places[code], partial(charts.progress, *about), charts.progress_alt(*about),
                 partial(report.target_table, found.rows, here.lang, places[code]), about=code)  # fmt: skip
    titles = {row.code: f"{row.title} · {row.target_words}" for row in found.rows}
    picked = address.choose("target", here.text("page.choose_target"), list(titles), titles.__getitem__)
    course = trajectory(here.board, here.lang, picked)
    name = f"{places[code]}-{course.target.title}"
    figures.show(here, "trajectory", name, partial(charts.trajectory, course, here.lang),
                 charts.trajectory_alt(course, here.lang),
                 partial(report.trajectory_table, course, here.lang, name), about=picked)  # fmt: skip
    if st.button(here.text("page.open_target"), icon=":material/flag:"):
        open_target(here, picked)
    st.subheader(here.text("page.as_table"))
    target_table(here, found.rows, key="table:place")
    collect.offer(here, "targets", code)
else:
    st.info(here.text("page.no_own_targets", place=places[code]))

if found.children:
    st.subheader(here.text("page.children", place=places[code], count=len(found.children)))
    place_table(here, found.children, key="children")
    collect.offer(here, "places", code)
