"""首页: which targets matter now and where they stand, then all of them in charts."""

import streamlit as st

from tracker.ui.shell import later
from tracker.ui.shell.frame import visit
from tracker.ui.showing import home_all, home_parts
from tracker.views.highlights import highlights
from tracker.views.overview import overview

here = visit()
st.title(here.text("nav.product"))
found = overview(here.board, here.lang)
if not here.board.data.targets:
    home_parts.draw_beginning(here)
    st.stop()
if not found.targets:
    st.info(here.text("page.nothing_yet"))
    st.stop()
st.caption(here.text("page.overview_lead", targets=found.targets, places=found.places, documents=found.documents))
first = highlights(here.board, here.lang)
home_parts.draw_headline(here, first)
home_parts.draw_listed(here, first)
home_parts.draw_changes(here)
st.header(here.text("home.all"))
if found.tiers:
    st.caption(here.text("page.tiers_once", count=found.tiers))
home_all.draw_lists(here, found)
later.draw(here, home_all.draw_charts)
