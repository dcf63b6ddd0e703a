"""Values that somebody else stored while they were being typed: both are shown, and the reader says which stands."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from tracker.ui.entering.editor import Draft
from tracker.ui.shell.visit import Visit

_HEADS = {"stored": "entry.clash_now", "value": "entry.clash_yours"}
_NOT_SAID = ("target", "figure")


def draw_overtaken(visit: Visit, draft: Draft[Any], frame_of: Callable[[Sequence[Any]], pd.DataFrame]) -> None:
    """Draw the rows of a draft that were overtaken, with two ways on; neither of them writes anything.

    Where mine is taken it is saved like any other change: checked, and shown beside what it replaces.
    """
    names = draft.overtaken
    if not names:
        return
    frame = draft.fill(frame_of([draft.newest[name] for name in names]), names)
    st.warning(visit.text("entry.overtaken", count=len(names)), icon=":material/sync_problem:")
    said = frame.loc[:, (frame != "").any()].drop(columns=list(_NOT_SAID), errors="ignore")
    heads = {column: visit.text(_HEADS.get(column, f"entry.column_{column}")) for column in map(str, said)}
    st.dataframe(said.rename(columns=heads), hide_index=True, height="content")
    key = draft.key(names)
    chosen = names if len(names) == 1 else _choose(visit, dict(zip(names, frame["indicator"], strict=True)), key)
    with st.container(horizontal=True):
        if st.button(visit.text("entry.keep_theirs", count=len(chosen)), key=f"{key}:theirs", disabled=not chosen):
            draft.let_go(chosen)
            st.rerun()
        if st.button(visit.text("entry.take_mine", count=len(chosen)), key=f"{key}:mine", disabled=not chosen):
            draft.see(chosen)
            st.rerun()


def _choose(visit: Visit, words: dict[Hashable, str], key: str) -> list[Hashable]:
    """Some of the rows, all of them to begin with."""
    return st.multiselect(
        visit.text("entry.overtaken_which"),
        list(words),
        default=list(words),
        format_func=words.__getitem__,
        key=f"{key}:{visit.lang}:overtaken",
        placeholder=visit.text("entry.retract_choose"),
    )
