"""地区: one jurisdiction's targets, the trajectory of the one that is picked, and the places below it."""

import streamlit as st

from tracker import charts
from tracker.ui import address, figures
from tracker.ui.frame import visit
from tracker.ui.tables import open_target, place_table, target_table
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
    look, facts = figures.look(), (here.lang, here.as_of)
    chart, alt = charts.progress(found.rows, *facts, look), charts.progress_alt(found.rows, *facts)
    figures.show(chart, here, "progress", places[code], alt)
    titles = {row.code: f"{row.title} · {row.target_words}" for row in found.rows}
    picked = address.choose("target", here.text("page.choose_target"), list(titles), titles.__getitem__)
    course = trajectory(here.board, here.lang, picked)
    name = f"{places[code]}-{course.target.title}"
    figures.show(charts.trajectory(course, here.lang, look), here, "trajectory", name, charts.trajectory_alt(course, here.lang))
    if st.button(here.text("page.open_target"), icon=":material/flag:"):
        open_target(here, picked)
    st.subheader(here.text("page.as_table"))
    target_table(here, found.rows, key="table:place")
else:
    st.info(here.text("page.no_own_targets", place=places[code]))

if found.children:
    st.subheader(here.text("page.children", place=places[code], count=len(found.children)))
    place_table(here, found.children, key="children")
