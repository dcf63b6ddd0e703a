"""对比: one indicator (or theme) over places, like with like, and documents against each other."""

from functools import partial

import streamlit as st

from tracker import charts
from tracker.reports import chosen
from tracker.ui.shell import address
from tracker.ui.shell.frame import visit
from tracker.ui.shell.unknown import stop_unless_all_known, stop_unless_known
from tracker.ui.showing import compare_parts, figures
from tracker.ui.showing.beginning import say_nothing_yet
from tracker.views import compare
from tracker.views.choices import place_choices, place_names
from tracker.views.families import families
from tracker.views.jurisdiction import places_with_targets
from tracker.views.links import links
from tracker.views.overview import MOST_SIGNS, by_place_and_theme
from tracker.views.report import matrix_table
from tracker.views.snapshot import name

here = visit()
board, lang, say = here.board, here.lang, here.text
st.title(say("nav.compare"))
st.caption(say("compare.lead"))
places = places_with_targets(board, lang)
if not places:
    say_nothing_yet(here)
    st.stop()

things = {each.code: name(each, lang) for each in board.data.measures.values()} | {"all": say("compare.whole_theme")}
stop_unless_known(here, "compare", "indicator", things, lambda: things)
themes_known = {code: name(theme, lang) for code, theme in board.data.themes.items()}
stop_unless_known(here, "compare", "theme", themes_known, lambda: themes_known)
every = place_choices(board.data, lang, first=places)
stop_unless_all_known(here, "compare", "peers", every, lambda: place_names(board.data, lang))
left, right = st.columns(2)
themes = {"": say("compare.all_themes")} | themes_known
with left:
    theme = address.choose("theme", say("compare.choose_theme"), list(themes), themes.__getitem__)
found = compare.indicators(board, lang, theme)
whole = {"all": say("compare.whole_theme")} if theme else {}
with right:
    options = found | whole
    indicator = address.choose("indicator", say("compare.choose_indicator"), list(options), options.__getitem__)
peers = address.choose_many(
    "peers", say("compare.choose_peers"), list(every), every.__getitem__, placeholder=say("compare.all_peers")
)

if indicator == "all":
    rows, facts = compare.of_theme(board, lang, theme, peers), (lang, here.as_of)
    if not rows:
        st.info(say("compare.nothing_of_theme", most=MOST_SIGNS))
    else:
        rows = by_place_and_theme(board, rows)
        figures.show(here, "matrix", themes[theme], partial(charts.matrix, rows, *facts),
                     charts.matrix_alt(rows, *facts), partial(matrix_table, rows, lang, themes[theme]),
                     about="+".join([theme, *peers]))  # fmt: skip
    compare_parts.maps(here, rows)
else:
    shown = compare.comparison(board, lang, indicator, peers, address.kept("group"), address.kept("common"))
    left, right = st.columns(2)
    if shown.groups:
        with left:
            address.choose("group", say("compare.choose_group"), list(shown.groups), shown.groups.__getitem__)
    if shown.periods:
        with right:
            address.choose("common", say("compare.choose_period"), list(shown.periods), shown.periods.__getitem__,
                           default=shown.usual)  # fmt: skip
    about = chosen(indicator=[indicator], peers=peers, group=[shown.group], period=[shown.period])
    if not shown.with_values:  # nothing can be ranked by progress yet, but what was announced can
        compare_parts.ambition(here, shown, about)
    compare_parts.ranking(here, shown, about)
    if shown.with_values:
        compare_parts.ambition(here, shown, about)
    compare_parts.maps(here, shown.rows)
    compare_parts.courses(here, shown)
    compare_parts.left_out(here, shown, about)

st.header(say("compare.documents"))
st.caption(say("compare.documents_help"))
compare_parts.documents(here, links(board, lang, board.targets))
st.header(say("compare.parts"))
compare_parts.parts(here, families(board, lang, board.targets))
