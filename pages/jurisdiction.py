"""地区: one jurisdiction's targets, the trajectory of the one that is picked, and the places below it."""

from functools import partial

import streamlit as st

from tracker import charts
from tracker.ui.shell import address
from tracker.ui.shell.frame import title_tab, visit
from tracker.ui.shell.markup import plain
from tracker.ui.shell.unknown import stop_unless_known
from tracker.ui.shell.visit import open_target
from tracker.ui.showing import collect, contributions, figures
from tracker.ui.showing.beginning import say_nothing_yet
from tracker.ui.showing.place import choose_place
from tracker.ui.showing.tables import place_table, target_table, untargeted_table
from tracker.ui.streamlit import window
from tracker.views import report
from tracker.views.brief import MOST_ON_A_PAGE, brief_course, in_order, sentences
from tracker.views.bulletin import bulletin, bulletin_table
from tracker.views.gap import by_gap
from tracker.views.goals import goal_rows
from tracker.views.jurisdiction import jurisdiction, places_in_use
from tracker.views.target import target_titles, trajectory
from tracker.views.untargeted import untargeted_frame

here = visit()
st.title(here.text("nav.jurisdiction"))
places = places_in_use(here.board, here.lang)
if not places:
    say_nothing_yet(here)
    st.stop()
code = choose_place(here, "jurisdiction", places)
stop_unless_known(
    here, "jurisdiction", "target", here.board.data.targets,
    lambda: target_titles(here.board, here.lang, here.board.targets),
)  # fmt: skip
title_tab(here.lang, places[code])
found = jurisdiction(here.board, here.lang, code)
if found.note:
    st.caption(plain(found.note))

if found.rows:
    goals = goal_rows(found.rows, here.as_of, here.lang)
    first, second = st.container(), st.container()
    pictures, lists = (second, first) if window.narrow() else (first, second)
    with pictures:
        gaps = by_gap(goals)
        ways = (*(("brief",) if len(goals) <= MOST_ON_A_PAGE else ()), "progress", *(("gap",) if gaps else ()))
        shown = address.choose(
            "show", here.text("page.show"), ways, lambda chart: here.text(f"page.show_{chart}"),
            default=ways[0], segmented=True,
        )  # fmt: skip
        if shown == "brief":
            ordered = in_order(goals)
            for line in sentences(goals, places[code], here.as_of, here.lang):
                st.text(line)
            about = ([brief_course(here.board, here.lang, row) for row in ordered], here.lang, here.as_of)
            drawn = partial(charts.brief, *about), charts.brief_alt(*about)
        elif shown == "gap":
            ordered, drawn = gaps, (partial(charts.gap, gaps, here.lang, here.as_of),
                                    charts.gap_alt(gaps, here.lang, here.as_of))  # fmt: skip
        else:
            ordered, listed = goals, (found.rows, here.lang, here.as_of)
            drawn = partial(charts.progress, *listed), charts.progress_alt(*listed)
        figures.show(
            here,
            shown,
            places[code],
            *drawn,
            partial(report.target_table, ordered, here.lang, places[code]),
            about=code,
        )
        titles = {row.code: f"{row.title} · {row.target_words}" for row in found.rows}
        picked = address.choose("target", here.text("page.choose_target"), list(titles), titles.__getitem__)
        course = trajectory(here.board, here.lang, picked)
        name = f"{places[code]}-{course.target.title}"
        figures.show(here, "trajectory", name, partial(charts.trajectory, course, here.lang),
                     charts.trajectory_alt(course, here.lang),
                     partial(report.trajectory_table, course, here.lang, name), about=picked)  # fmt: skip
        if st.button(here.text("page.open_target"), icon=":material/flag:"):
            open_target(here, picked)
    with lists:
        st.header(here.text("page.as_table"))
        target_table(here, goals, key="table:place")
        collect.offer(here, "targets", code)
else:
    said = "page.no_own_targets" if found.children else "page.only_values"
    st.info(here.text(said, place=plain(places[code])))

others = untargeted_frame(here.board, here.lang, code)
if len(others):
    st.header(here.text("page.untargeted", count=len(others)))
    untargeted_table(here, code, others)
    collect.offer(here, "untargeted", code)

if found.children:
    st.header(here.text("page.children", place=plain(places[code]), count=len(found.children)))
    place_table(here, found.children, key="children")
    collect.offer(here, "places", code)
    if of_places := bulletin(here.board, here.lang, code):
        figures.show(here, "bulletin", places[code], partial(charts.bulletin, of_places, here.lang, here.as_of),
                     charts.bulletin_alt(of_places, here.lang, here.as_of),
                     partial(bulletin_table, of_places, here.lang, places[code]), about=code)  # fmt: skip
    contributions.draw(here, code)
