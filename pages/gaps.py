"""待补: what is overdue, what falls due next, what was left out; the template and the reminders to send out."""

import streamlit as st

from tracker.reports import chosen as about
from tracker.ui.shell import address
from tracker.ui.shell.frame import visit
from tracker.ui.shell.unknown import stop_unless_all_known, stop_unless_known
from tracker.ui.shell.visit import PAGES, link
from tracker.ui.showing import collect
from tracker.ui.showing.gap_tables import count_table, slot_table
from tracker.ui.showing.paging import choose_page
from tracker.ui.showing.reminders import reminder_downloads
from tracker.ui.showing.template import template_downloads
from tracker.views.choices import place_choices, place_names
from tracker.views.gaps import (
    GROUPS,
    NO_DEADLINE,
    NOBODY,
    by_place,
    by_unit,
    deadline_years,
    in_groups,
    responsible_units,
)
from tracker.views.jurisdiction import places_with_targets
from tracker.views.reminders import reminder_text
from tracker.views.snapshot import name

ROWS_A_PAGE = 20
MOST_AT_ONCE = 10_000

here = visit()
board, lang = here.board, here.lang
st.title(here.text("nav.gaps"))
st.caption(here.text("gaps.lead"))
filters = {
    "places": place_choices(board.data, lang, first=places_with_targets(board, lang)),
    "themes": {code: name(theme, lang) for code, theme in board.data.themes.items()},
    "deadlines": {
        year: here.text("gaps.no_deadline") if year == NO_DEADLINE else year for year in deadline_years(board)
    },
    "units": {unit: here.text("gaps.nobody") if unit == NOBODY else unit for unit in responsible_units(board)},
}
for key, options in filters.items():
    names = place_names(board.data, lang) if key == "places" else options
    stop_unless_all_known(here, "gaps", key, options, lambda names=names: names)  # type: ignore[misc]
groups = {group: here.text(f"gaps.group_{group}") for group in GROUPS}
stop_unless_known(here, "gaps", "group", groups, lambda: groups)
offered = {key: options for key, options in filters.items() if options}
chosen: dict[str, list[str]] = {}
for column, (key, options) in zip(st.columns(max(len(offered), 1)), offered.items(), strict=False):
    with column:
        label = here.text(f"gaps.filter_{key}")
        chosen[key] = address.choose_many(
            key, label, list(options), options.__getitem__, placeholder=here.text("gaps.all")
        )
if len(board.targets) > MOST_AT_ONCE and not any(chosen.values()):
    st.info(here.text("totals.choose", targets=len(board.targets)))
    st.stop()
slots = in_groups(board, **chosen)
if not any(slots.values()):
    st.info(here.text("gaps.none" if board.targets else "page.nothing_yet"), icon=":material/info:")
    st.stop()


def group_words(group: str) -> str:
    """A group with how many values it has."""
    return here.text("gaps.group_count", group=groups[group], number=len(slots[group]))


usual = next(group for group in GROUPS if slots[group])
group = address.choose("group", here.text("gaps.group"), GROUPS, group_words, default=usual, segmented=True)
found = slots[group]
st.caption(here.text(f"gaps.help_{group}"))
if found:
    st.caption(here.text("gaps.opens"))
    page = choose_page("gap_rows", -(-len(found) // ROWS_A_PAGE))
    shown = found[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    slot_table(here, shown)
    collect.offer(here, "gaps", about(**chosen, groups=[group]))
    st.header(here.text("gaps.send"))
    st.caption(here.text("gaps.template_help"))
    template_downloads(here, found, here.text("gaps.template_name", day=here.today), key="gaps")
    reminder_downloads(here, chosen, group)
    with st.expander(here.text("gaps.reminder_text"), key="reminder", bind="query-params"):
        st.code(reminder_text(board, found, lang), language=None, wrap_lines=True)
else:
    st.info(here.text("gaps.none_here"))
st.page_link(
    PAGES / "entry.py", label=here.text("gaps.go_to_entry"), icon=":material/edit_note:", query_params=link(here)
)
st.header(here.text("gaps.by_place"))
count_table(here, by_place(board, slots, lang), "places", chosen)
collect.offer(here, "gaps_by_place", about(**chosen))
if offered.get("units"):
    count_table(here, by_unit(board, slots, lang), "units", chosen)
    collect.offer(here, "gaps_by_unit", about(**chosen))
