"""填报: the slots of a place and period, and the upload of a file."""

import streamlit as st

from tracker.core.periods import Period
from tracker.ui import address, collect, notice
from tracker.ui.editor import keep_typed, say_unsaved_elsewhere
from tracker.ui.frame import visit
from tracker.ui.grid import draw_grid
from tracker.ui.redacted import draw_redacted
from tracker.ui.sending import send_soon
from tracker.ui.template import template_downloads
from tracker.ui.undo import undo_and_say
from tracker.ui.upload import draw_upload
from tracker.views.jurisdiction import places_with_targets
from tracker.views.redacted import redacted_targets
from tracker.views.slots import periods_on_offer, slots, usual_period
from tracker.words import period as period_words

here = visit()
data, lang = here.board.data, here.lang
keep_typed(here)
st.title(here.text("nav.entry"))
st.caption(here.text("entry.lead"))
done = notice.show(here, "entry")
if done is not None and st.button(here.text("history.undo"), icon=":material/undo:", key="entry:undo"):
    undo_and_say(here, done, here.text("entry.undo_reason"), "entry")

places = places_with_targets(here.board, lang)
if not places:
    st.info(here.text("page.nothing_yet"))
    st.stop()
first, second = st.columns(2)
with first:
    place = address.choose("place", here.text("page.choose_place"), list(places), places.__getitem__, default="420500")
offered = periods_on_offer(data, place, here.today)
if offered:
    with second:
        code = address.choose(
            "period",
            here.text("entry.choose_period"),
            [each.code for each in offered],
            lambda code: period_words(Period.from_code(code), lang),
            default=usual_period(offered).code,
        )
    period = Period.from_code(code)
    say_unsaved_elsewhere(here, place, code)
    draw_grid(here, place, period)
    file_name = here.text("entry.template_name", place=places[place], period=code)
    due = slots(data, place, period)
    template_downloads(here, due, file_name, key="entry")
    if due:
        collect.offer(here, "slots", f"{place}+{code}")
else:
    say_unsaved_elsewhere(here, place, "")
    st.info(here.text("entry.no_periods", place=places[place]))
draw_redacted(here, place)
if redacted_targets(here.board, place):
    collect.offer(here, "redacted", place)

st.header(here.text("entry.upload_title"))
draw_upload(here)
send_soon(here)
