"""What was done, said when the page draws itself anew; it stays until something else is done or the page is left."""

import streamlit as st

from tracker.ui.frame import PAGES, Visit
from tracker.ui.tables import link

_KEY = "notice"


def leave(page: str, message: str, batch: int | None = None) -> None:
    """Leave a message for the next run of a page; with a batch, a link to it in the history."""
    st.session_state[_KEY] = page, message, batch


def show(visit: Visit, page: str) -> int | None:
    """Say what was left for this page, and return its batch; what was left for another page is forgotten."""
    left, message, batch = st.session_state.get(_KEY, ("", "", None))
    if left != page:
        st.session_state.pop(_KEY, None)
        return None
    st.success(message, icon=":material/check_circle:")
    if batch is not None:
        batch_link(visit, batch)
    return int(batch) if batch is not None else None


def batch_link(visit: Visit, batch: int) -> None:
    """A link to a batch in the history."""
    label, query = visit.text("library.open_batch"), link(visit, batch=str(batch))
    st.page_link(PAGES / "history.py", label=label, icon=":material/history:", query_params=query)
