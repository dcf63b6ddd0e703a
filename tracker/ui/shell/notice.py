"""What was done, said when the page draws itself anew; it stays until something else is done or the page is left."""

from secrets import token_hex

import streamlit as st

from tracker.ui.shell.markup import plain
from tracker.ui.shell.visit import PAGES, Visit, link

_KEY = "notice"
# The page may have been scrolled down to the button that did it: once for each notice, its top comes into view.
_TO_TOP = """
export default function ({ data }) {
  if (document.noticeShown === data.mark) return;
  document.noticeShown = data.mark;
  document.querySelector('.stMain')?.scrollTo({ top: 0 });
}
"""
_component = st.components.v2.component("notice_in_view", js=_TO_TOP)


def leave(page: str, message: str, batch: int | None = None, *, place: str = "") -> None:
    """Leave a message for the next run of a page; with a batch, a link to it; with a place, one to its charts."""
    st.session_state[_KEY] = page, message, batch, place, token_hex(4)


def show(visit: Visit, page: str) -> int | None:
    """Say what was left for this page, in view, and return its batch; what was left for another page is forgotten."""
    left, message, batch, place, mark = st.session_state.get(_KEY, ("", "", None, "", ""))
    if left != page:
        st.session_state.pop(_KEY, None)
        return None
    _component(key="notice_in_view", data={"mark": mark})
    st.success(plain(message), icon=":material/check_circle:")
    if batch is None:
        return None
    with st.container(horizontal=True):
        if place:
            label, query = visit.text("entry.open_charts"), link(visit, place=place)
            st.page_link(PAGES / "jurisdiction.py", label=label, icon=":material/bar_chart:", query_params=query)
        batch_link(visit, batch)
    return int(batch)


def batch_link(visit: Visit, batch: int) -> None:
    """A link to a batch in the history."""
    label, query = visit.text("library.open_batch"), link(visit, batch=str(batch))
    st.page_link(PAGES / "history.py", label=label, icon=":material/history:", query_params=query)
