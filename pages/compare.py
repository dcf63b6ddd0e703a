"""对比: one indicator (or theme) over places, like with like, and documents against each other."""

from functools import partial

import streamlit as st

from tracker import charts
from tracker.reports import chosen
from tracker.ui import address, compare_parts, figures
from tracker.ui.frame import visit
from tracker.views import compare
from tracker.views.jurisdiction import places_with_targets
from tracker.views.links import families, links
from tracker.views.overview import MOST_SIGNS
from tracker.views.report import matrix_table
from tracker.views.snapshot import name

here = visit()
board, lang, say = here.board, here.lang, here.text
st.title(say("nav.compare"))
st.caption(say("compare.lead"))
places = places_with_targets(board, lang)
if not places:
    st.info(say("page.nothing_yet"))
    st.stop()

left, right = st.columns(2)
themes = {"": say("compare.all_themes")} | {code: name(theme, lang) for code, theme in board.data.themes.items()}
with left:
    theme = address.choose("theme", say("compare.choose_theme"), list(themes), themes.__getitem__)
found = compare.indicators(board, lang, theme)
whole = {"all": say("compare.whole_theme")} if theme else {}
with right:
    options = found | whole
    indicator = address.choose("indicator", say("compare.choose_indicator"), list(options), options.__getitem__)
peers = address.choose_many(
    "peers", say("compare.choose_peers"), list(places), places.__getitem__, placeholder=say("compare.all_peers")
)

if indicator == "all":
    rows, facts = compare.of_theme(board, lang, theme, peers), (lang, here.as_of)
    if not rows:
        st.info(say("compare.nothing_of_theme", most=MOST_SIGNS))
    else:
        figures.show(here, "matrix", themes[theme], partial(charts.matrix, rows, *facts),
                     charts.matrix_alt(rows, *facts), partial(matrix_table, rows, lang, themes[theme]),
                     about="+".join([theme, *peers]))  # fmt: skip
    compare_parts.maps(here, rows)
else:
    shown = compare.comparison(board, lang, indicator, peers, address.kept("group"))
    if shown.groups:
        address.choose("group", say("compare.choose_group"), list(shown.groups), shown.groups.__getitem__)
    about = chosen(indicator=[indicator], peers=peers, group=[shown.group])
    compare_parts.ranking(here, shown, about)
    compare_parts.maps(here, shown.rows)
    compare_parts.courses(here, shown)
    compare_parts.left_out(here, shown, about)

st.subheader(say("compare.documents"))
st.caption(say("compare.documents_help"))
compare_parts.documents(here, links(board, lang, board.targets))
st.subheader(say("compare.parts"))
compare_parts.parts(here, families(board, lang, board.targets))
