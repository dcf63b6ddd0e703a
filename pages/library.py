"""目标库: every curated target, to be searched, exported, corrected and added to."""

from functools import partial

import streamlit as st

from tracker.core.kinds import Kind, Status
from tracker.reports import chosen as about
from tracker.ui.entering.entry_form import draw_entry_forms
from tracker.ui.entering.new_target import new_target_form
from tracker.ui.entering.target_form import target_form
from tracker.ui.entering.target_sheet import draw_target_sheet
from tracker.ui.shell import address, notice
from tracker.ui.shell.frame import visit
from tracker.ui.shell.markup import plain
from tracker.ui.shell.unknown import stop_unless_all_known, stop_unless_known
from tracker.ui.shell.visit import open_target
from tracker.ui.showing import collect
from tracker.ui.showing.downloads import library_sheet, sheet_downloads
from tracker.ui.showing.paging import choose_page
from tracker.ui.showing.pick import pick_row
from tracker.ui.showing.tables import versions_table
from tracker.ui.streamlit import window
from tracker.views.choices import place_choices, place_names
from tracker.views.due import DUE, due_years
from tracker.views.jurisdiction import places_with_targets
from tracker.views.library import ROWS_A_PAGE, SORTS, Wanted, goals_among, library, library_frame
from tracker.views.snapshot import name
from tracker.views.target import target_titles

here = visit()
board, lang = here.board, here.lang
st.title(here.text("nav.library"))
st.caption(here.text("library.lead"))
notice.show(here, "library")
with st.container(horizontal=True):
    adding = st.toggle(here.text("library.add"), key="adding", bind="query-params")
    by_sheet = st.toggle(here.text("targets.toggle"), key="by_sheet", bind="query-params")
    entries = st.toggle(here.text("library.entry_toggle"), key="entries", bind="query-params")
if adding:
    with st.container(border=True):
        new_target_form(here)
if entries:
    with st.container(border=True):
        draw_entry_forms(here, "library")
if by_sheet:
    with st.container(border=True):
        draw_target_sheet(here)

stop_unless_known(here, "library", "target", board.data.targets, lambda: target_titles(board, lang, board.targets))
words = address.typed("q", here.text("library.search"))
filters = {
    "places": place_choices(board.data, lang, first=places_with_targets(board, lang)),
    "themes": {code: name(theme, lang) for code, theme in board.data.themes.items()},
    "kinds": {str(kind): here.text(f"code.kind.{kind}") for kind in Kind},
    "statuses": {str(status): here.text(f"status.{status}") for status in Status},
    "sources": {code: each.short_zh if lang == "zh" else each.short_en for code, each in board.data.documents.items()},
}
for key, options in filters.items():
    names = place_names(board.data, lang) if key == "places" else options
    stop_unless_all_known(here, "library", key, options, lambda names=names: names)  # type: ignore[misc]
fixed = {code: here.text(f"library.due_{code or 'any'}") for code in ("", *DUE)}
years = {year: here.text("library.due_year", year=year) for year in due_years(board.columns.deadlines)}
stop_unless_known(here, "library", "due", fixed | years, lambda: fixed | years)
asked = any(map(address.kept, (*filters, "due")))
# A phone shows the list first.
room = st.expander(here.text("library.filters"), expanded=asked) if window.narrow() else st.container()
chosen = {}
with room:
    columns = st.columns(3) + st.columns(4)
for column, (key, options) in zip(columns, filters.items(), strict=False):
    with column:
        label = here.text(f"library.filter_{key}")
        chosen[key] = address.choose_many(
            key, label, list(options), options.__getitem__, placeholder=here.text("library.all")
        )
with columns[-2]:
    due = address.choose("due", here.text("library.filter_due"), [*fixed, *years], (fixed | years).__getitem__)
with columns[-1]:
    sort = address.choose("sort", here.text("library.sort"), SORTS, lambda code: here.text(f"library.sort_{code}"))
wanted = Wanted(words=words, due=due, sort=sort, **chosen)
found = library(board, wanted)

goals = goals_among(board, found)
st.text(
    here.text("library.found", count=len(found))
    + (here.text("library.goals", count=goals) if goals < len(found) else "")
)
at_hand = st.container()  # what is picked stands above the list, where it is seen
picked = ""
if found:
    file_name = here.text("library.file_name", day=here.today)
    sheet_downloads(here, partial(library_sheet, here, wanted), here.text("nav.library"), file_name, key="library")
    page = choose_page("rows", -(-len(found) // ROWS_A_PAGE))
    shown = found[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    picked = pick_row("target", library_frame(board, shown, lang), [target.code for target in shown])
    order = [sort] if sort != SORTS[0] else []
    collect.offer(here, "library", about(words=[words], due=[due] if due else [], sort=order, **chosen))
else:
    st.info(here.text("library.nothing"))
target = board.data.targets.get(picked)
if target:
    with at_hand:
        known = target_titles(board, lang, [target]) if target.code in board.statuses else {}
        st.header(plain(known.get(target.code, target.code)))
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(here.text("library.open_target"), icon=":material/flag:"):
                open_target(here, target.code)
            editing = st.toggle(here.text("library.edit"), key=f"edit:{target.code}:{target.version}")
        if editing:
            target_form(here, target)
    st.caption(plain(target.code))
    versions_table(here, target.code)
    collect.offer(here, "versions", target.code)
