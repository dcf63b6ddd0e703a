"""缺口: which target lacks a value for which period, and the template that asks for it."""

import streamlit as st

from tracker.reports import chosen as about
from tracker.ui import address, collect
from tracker.ui.frame import PAGES, visit
from tracker.ui.paging import choose_page, height
from tracker.ui.tables import link
from tracker.ui.template import template_downloads
from tracker.views.gaps import NO_DEADLINE, deadline_years, gaps, gaps_frame
from tracker.views.jurisdiction import places_with_targets
from tracker.views.snapshot import name

ROWS_A_PAGE = 100
MOST_AT_ONCE = 10_000

here = visit()
board, lang = here.board, here.lang
st.title(here.text("nav.gaps"))
st.caption(here.text("gaps.lead"))
filters = {
    "places": places_with_targets(board, lang),
    "themes": {code: name(theme, lang) for code, theme in board.data.themes.items()},
    "deadlines": {
        year: here.text("gaps.no_deadline") if year == NO_DEADLINE else year for year in deadline_years(board)
    },
}
chosen = {}
for column, (key, options) in zip(st.columns(3), filters.items(), strict=True):
    with column:
        label = here.text(f"gaps.filter_{key}")
        chosen[key] = address.choose_many(
            key, label, list(options), options.__getitem__, placeholder=here.text("gaps.all")
        )
if len(board.targets) > MOST_AT_ONCE and not any(chosen.values()):
    st.info(here.text("crowd.choose", targets=len(board.targets)))
    st.stop()
found = gaps(board, **chosen)
if not found:
    st.success(here.text("gaps.none"), icon=":material/check_circle:")
    st.stop()

st.text(here.text("gaps.found", count=len(found), places=len({slot.place.code for slot in found})))
page = choose_page("gap_rows", -(-len(found) // ROWS_A_PAGE))
shown = found[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
st.dataframe(gaps_frame(board, shown, lang), hide_index=True, height=height(len(shown)), key="gaps")
collect.offer(here, "gaps", about(**chosen))

st.caption(here.text("gaps.template_help"))
template_downloads(here, found, here.text("gaps.template_name", day=here.today), key="gaps")
st.page_link(
    PAGES / "entry.py", label=here.text("gaps.go_to_entry"), icon=":material/edit_note:", query_params=link(here)
)
