"""Below the places of a place: what they add to its total of an indicator, and why others are not added up."""

from functools import partial

import streamlit as st

from tracker import charts
from tracker.ui.shell import address
from tracker.ui.shell.markup import plain
from tracker.ui.shell.visit import Visit
from tracker.ui.showing import figures
from tracker.views.contributions import contributable, contributions, contributions_table, others_words, periods
from tracker.views.snapshot import name
from tracker.words import period


def draw(here: Visit, code: str) -> None:
    """The waterfall of an indicator and a period that are chosen; nothing where no values stand below each other."""
    addable, others = contributable(here.board, here.lang, code)
    if addable or others:
        st.subheader(here.text("page.contributions"))
    if addable:
        _waterfall(here, code, addable)
    for said in others_words(others, here.lang):
        st.caption(plain(said))


def _waterfall(here: Visit, code: str, addable: dict[str, str]) -> None:
    with st.container(horizontal=True):
        of = address.choose("adds", here.text("page.contributions_indicator"), list(addable), addable.__getitem__)
        spans = {each.code: period(each, here.lang) for each in periods(here.board, code, of)}
        when = address.choose("adds_in", here.text("page.contributions_period"), list(spans), spans.__getitem__)
    found = contributions(here.board, here.lang, code, of, when)
    assert found is not None
    place, about = name(here.board.data.places[code], here.lang), (found, here.lang, here.as_of)
    figures.show(here, "contributions", f"{place}-{addable[of]}-{spans[when]}", partial(charts.contributions, *about),
                 charts.contributions_alt(*about), partial(contributions_table, found, here.lang, place),
                 about=f"{code}+{of}={when}")  # fmt: skip
