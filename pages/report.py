"""报告: the charts and tables of a place, or those collected on other pages, as one file."""

import streamlit as st

from tracker import config
from tracker.reports import (
    FORMATS,
    MOST_DAYS,
    MOST_ITEMS,
    bounded,
    offered,
    place_items,
    report,
    trouble,
    trouble_words,
)
from tracker.ui.shell import address
from tracker.ui.shell.frame import visit
from tracker.ui.shell.markup import plain
from tracker.ui.showing import collect, report_job, report_list
from tracker.ui.showing.beginning import say_nothing_yet
from tracker.ui.showing.place import choose_place
from tracker.views.jurisdiction import places_in_use

here = visit()
st.title(here.text("nav.report"))
st.caption(here.text("report.lead"))
places = places_in_use(here.board, here.lang)
if not places:
    say_nothing_yet(here)
    st.stop()
asked = collect.collected()
listed = bounded(asked)
if len(listed) < len(asked):
    beyond = here.text("report.beyond", count=len(asked) - len(listed), items=MOST_ITEMS, days=MOST_DAYS)
    st.toast(beyond, icon=":material/warning:", duration="infinite")  # the next run has only what is kept
code = choose_place(here, "report", places)
usual = place_items(here.board, code)
with st.container(horizontal=True):
    if st.button(here.text("report.add_place", place=plain(places[code])), icon=":material/playlist_add:"):
        listed = [*listed, *(each for each in usual if each.code not in {kept.code for kept in listed})]
    if listed and st.button(here.text("report.clear"), icon=":material/playlist_remove:"):
        listed = []
if not collect.keep(listed):
    st.caption(here.text("report.notes_long"))

neutral = address.choose(
    "titles", here.text("compare.title"), ("finding", "neutral"), lambda kind: here.text(f"report.titles_{kind}"),
    default="finding", segmented=True,
) == "neutral"  # fmt: skip
native = address.choose(
    "charts", here.text("report.charts_as"), ("native", "pictures"), lambda kind: here.text(f"report.charts_{kind}"),
    default="native", segmented=True,
) == "native"  # fmt: skip
made = report(
    listed or usual, here.board_of, here.lang, as_of=here.as_of, made_on=here.today, made_by=here.person.name,
    office=config.office(), neutral=neutral, native=native,
)  # fmt: skip
st.header(plain(made.title))
st.text(
    here.text("report.of_list", count=len(made.parts)) if listed else here.text("report.of_place", place=places[code])
)
if made.left_out:
    st.warning(here.text("report.left_out", count=len(made.left_out)), icon=":material/warning:")
if not made.parts:
    st.stop()
report_list.edit(here, made)

lacking = trouble(here.lang)
if lacking:
    st.warning(trouble_words(here.lang, lacking), icon=":material/no_photography:")
forms = [form for form in FORMATS if offered(form, here.lang)]
form = address.choose("format", here.text("report.format"), forms, lambda form: here.text(f"report.format_{form}"))
template = config.template(form)
if template and address.choose(
    "style", here.text("report.style"), ("house", "plain"), lambda kind: here.text(f"report.style_{kind}"),
    default="house", segmented=True,
) == "plain":  # fmt: skip
    template = None
if st.button(here.text("report.make"), type="primary", icon=":material/description:", disabled=report_job.running()):
    report_job.start(here, made, form, template)
report_job.show(here)
