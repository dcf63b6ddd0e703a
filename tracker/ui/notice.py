"""What was done, said on the next run of the page: a page that has written something draws itself anew first."""

import streamlit as st

from tracker.ui.frame import PAGES, Visit
from tracker.ui.tables import link

_KEY = "notice"


def leave(message: str, batch: int | None = None) -> None:
    """Leave a message for the next run; with a batch, a link to it in the history."""
    st.session_state[_KEY] = message, batch


def show(visit: Visit) -> None:
    """Say what was left, once."""
    if _KEY not in st.session_state:
        return
    message, batch = st.session_state.pop(_KEY)
    st.success(message, icon=":material/check_circle:")
    if batch is not None:
        query = link(visit, batch=str(batch))
        st.page_link(
            PAGES / "history.py", label=visit.text("library.open_batch"), icon=":material/history:", query_params=query
        )
