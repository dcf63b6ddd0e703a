"""A grid to type into. What the browser sends for it is trusted in nothing, not even in its form."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pandas as pd
import streamlit as st

from tracker.ui.frame import Visit
from tracker.views.entry import ForgedEdit


@contextmanager
def _form_checked() -> Iterator[None]:
    """Streamlit takes edits apart as they come: what is no edit of the grid fails in it in one of these ways."""
    try:
        yield
    except (AttributeError, LookupError, OverflowError, TypeError, ValueError) as error:
        raise ForgedEdit from error


@contextmanager
def forged_refused(visit: Visit) -> Iterator[None]:
    """Says that nothing was saved where the browser sent what the grid does not offer."""
    try:
        yield
    except ForgedEdit:
        st.error(visit.text("entry.forged"), icon=":material/gpp_bad:")


def draw_editor(frame: pd.DataFrame, *, key: str, locked: Sequence[str], **options: Any) -> None:
    """Draw a grid with a fixed number of rows, in which some columns are only shown; raises ForgedEdit."""
    with _form_checked():
        st.data_editor(
            frame,
            key=key,
            disabled=list(locked),
            num_rows="fixed",
            hide_index=True,
            on_change="ignore",
            placeholder="",
            **options,
        )


def sent(key: str) -> Mapping[str, Any]:
    """What the browser has sent for a grid, as it came; raises ForgedEdit."""
    with _form_checked():
        return dict(st.session_state.get(key, {}))
