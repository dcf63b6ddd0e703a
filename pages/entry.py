"""填报: the slots of a place and period, and the upload of a file."""

import streamlit as st

from tracker.core.periods import Period
from tracker.ui.entering.editor import keep_typed, say_unsaved_elsewhere
from tracker.ui.entering.grid import draw_grid
from tracker.ui.entering.redacted import draw_redacted
from tracker.ui.entering.sending import send_soon
from tracker.ui.entering.undo import undo_and_say
from tracker.ui.entering.upload import draw_upload, has_file
from tracker.ui.shell import address, notice
from tracker.ui.shell.frame import visit
from tracker.ui.shell.markup import plain
from tracker.ui.showing import collect
from tracker.ui.showing.beginning import say_nothing_yet
from tracker.ui.showing.place import choose_place
from tracker.ui.showing.template import template_downloads
from tracker.views.entry import period_choice
from tracker.views.jurisdiction import places_in_use
from tracker.views.redacted import redacted_targets
from tracker.views.slots import leaves_days_out, periods_on_offer, usual_period
from tracker.views.slots import offered as slots_of

here = visit()
data, lang = here.board.data, here.lang
keep_typed(here)
st.title(here.text("nav.entry"))
looking = has_file()
if not looking:
    st.caption(here.text("entry.lead"))
done = notice.show(here, "entry")
if done is not None and st.button(here.text("history.undo"), icon=":material/undo:", key="entry:undo"):
    undo_and_say(here, done, here.text("entry.undo_reason"), "entry")

if not looking:
    st.header(here.text("entry.upload_title"))
if draw_upload(here):  # what a file would change has the page to itself
    send_soon(here)
    st.stop()

places = places_in_use(here.board, lang)
if not places:
    say_nothing_yet(here)
    st.stop()
st.header(here.text("entry.grid_title"))
first, second = st.columns(2)
with first:
    place = choose_place(here, "entry", places)
offered = periods_on_offer(data, place, here.today)
if offered:
    with second:
        code = address.choose(
            "period",
            here.text("entry.choose_period"),
            [each.code for each in offered],
            lambda code: period_choice(Period.from_code(code), lang, here.today),
            default=usual_period(offered, here.today).code,
        )
        if leaves_days_out(offered):
            st.caption(here.text("entry.days_left_out"))
    period = Period.from_code(code)
    say_unsaved_elsewhere(here, place, code)
    draw_grid(here, place, period)
    file_name = here.text("entry.template_name", place=places[place], period=code)
    due = slots_of(data, place, period)
    template_downloads(here, due, file_name, key="entry")
    if due:
        collect.offer(here, "slots", f"{place}+{code}")
else:
    say_unsaved_elsewhere(here, place, "")
    st.info(here.text("entry.no_periods", place=plain(places[place])))
draw_redacted(here, place)
if redacted_targets(here.board, place):
    collect.offer(here, "redacted", place)
send_soon(here)
