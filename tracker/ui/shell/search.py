"""The search field of every page: it lists what fits while one types, and `/` brings the cursor into it."""

import streamlit as st

from tracker.ui.shell import refused
from tracker.ui.shell.markup import plain
from tracker.ui.shell.visit import PAGES, Visit, link
from tracker.views.search import search

_FOCUS = """
export default function () {
  const field = () => document.querySelector('.st-key-search input');
  const focus = (event) => {
    const typing = event.target.closest?.('input, textarea, [contenteditable], [role=combobox], canvas, [role=grid]');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing) return;
    if (!field()) document.querySelector('[data-testid=stExpandSidebarButton]')?.click();
    setTimeout(() => field()?.focus(), 0);
    event.preventDefault();
  };
  document.addEventListener('keydown', focus);
  return () => document.removeEventListener('keydown', focus);
}
"""
_component = st.components.v2.component("search_focus", js=_FOCUS)


def draw(visit: Visit) -> None:
    """Put the field and what it finds where the caller is."""
    _component(key="search_focus")
    _field(visit)


@st.fragment
def _field(visit: Visit) -> None:
    with refused.shown(visit.lang):
        typed = st.text_input(
            visit.text("search.label"), key="search", type="search", live=True, icon=":material/search:",
            placeholder=visit.text("search.hint"), label_visibility="collapsed",
        )  # fmt: skip
        if not typed:
            return
        found = search(visit.board, visit.lang, typed)
        if not found:
            st.caption(visit.text("search.nothing"))
        with st.container(key="hits"):
            for hit in found:
                query = link(visit, **dict([hit.selection]))
                st.page_link(PAGES / f"{hit.page}.py", label=plain(hit.words), query_params=query)
