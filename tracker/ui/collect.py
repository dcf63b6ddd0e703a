"""The list of what goes into a report: collected on any page, kept in the session, in the address of its own page.

An item is kept as its code; the lines of text stay in the session alone, because they are no selection.
"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from tracker.charts import Look
from tracker.reports import KINDS, OF_NOW, Item, item, part
from tracker.ui.frame import Visit

_NAME, _LIST, _NOTES = "items", "report:items", "report:notes"


def offer(here: Visit, kind: str, about: str = "") -> None:
    """A control below a chart or table that puts it into the report, or says that it is there.

    `kind` is one of `reports.KINDS`, `about` what an item of it is about. On a day in the past the item keeps the day,
    unless its kind is of none.
    """
    past = here.as_of != here.today and kind not in OF_NOW
    wanted = Item(kind, about, here.as_of if past else None).code
    if wanted in _codes():
        st.caption(here.text("report.is_in"))
    else:
        st.button(
            here.text("report.add"),
            key=f"collect:{wanted}",
            icon=":material/add:",
            type="tertiary",
            on_click=_add,
            args=(wanted,),
        )


def drawn(here: Visit, kind: str, about: str, look: Look) -> list[dict[str, Any]]:
    """The figures of a chart as a report would have them, each no higher than the look allows."""
    found = part(here.board, here.lang, Item(kind, about))
    return found.draw(look) if found and found.draw else []


def collected() -> list[Item]:
    """The items that the address names, else those of the session, with their lines of text."""
    notes = st.session_state.get(_NOTES, {})
    found = [item(code, KINDS, notes.get(code, "")) for code in _codes()]
    return [each for each in found if each is not None]


def keep(items: Sequence[Item]) -> None:
    """Make these the list, in the session and in the address of the page that is open."""
    codes = [each.code for each in items]
    st.session_state[_NOTES] = st.session_state.get(_NOTES, {}) | {each.code: each.note for each in items}
    st.session_state[_LIST] = codes
    if codes:
        st.query_params[_NAME] = ",".join(codes)
    else:
        st.query_params.pop(_NAME, None)


def _codes() -> list[str]:
    asked = st.query_params.get(_NAME)
    codes = asked.split(",") if asked else st.session_state.get(_LIST, [])
    return list(dict.fromkeys(codes))


def _add(code: str) -> None:
    st.session_state[_LIST] = [*_codes(), code]
