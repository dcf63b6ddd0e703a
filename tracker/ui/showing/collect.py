"""The list of what goes into a report: collected on any page, kept in the session, in the address of its own page.

An item is kept as its code, and the lines of text beside them in the same order, as far as they fit into an address.
"""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any
from urllib.parse import quote, unquote

import streamlit as st

from tracker.charts import Look
from tracker.reports import KINDS, OF_NOW, Item, item, part
from tracker.ui.shell.visit import Visit

LONGEST_NOTE = 200

_NAME, _LINES, _LIST, _NOTES = "items", "notes", "report:items", "report:notes"
_MOST_ENCODED = 6000
"""Servers in front of the dashboard take some 8,000 bytes for an address; a Chinese character has nine of them."""

_MARKS = str.maketrans({mark: quote(mark) for mark in "%,"})


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
    notes = st.session_state.get(_NOTES, {}) | _asked_notes()
    found = [item(code, KINDS, notes.get(code, "")) for code in _codes()]
    return [each for each in found if each is not None]


def keep(items: Sequence[Item]) -> bool:
    """Make these the list, in the session and in the address of the page that is open.

    False where their lines of text are too long for an address: then they are in the session alone.
    """
    codes = [each.code for each in items]
    st.session_state[_NOTES] = st.session_state.get(_NOTES, {}) | {each.code: each.note for each in items}
    st.session_state[_LIST] = codes
    lines = ",".join(each.note.translate(_MARKS) for each in items).rstrip(",")
    fits = len(quote(lines)) <= _MOST_ENCODED
    for name, said in ((_NAME, ",".join(codes)), (_LINES, lines if fits else "")):
        if said:
            st.query_params[name] = said
        else:
            st.query_params.pop(name, None)
    return fits


def line(typed: str) -> str:
    """A line of text as documents may hold it: without control characters, no longer than one may be."""
    return "".join(filter(str.isprintable, typed))[:LONGEST_NOTE]


def _asked() -> list[str]:
    asked = st.query_params.get(_NAME)
    return asked.split(",") if asked else []


def _asked_notes() -> dict[str, str]:
    """The lines of text that the address has for its items; none where it has no such lines."""
    lines = st.query_params.get(_LINES)
    if not lines:
        return {}
    codes = _asked()
    pairs = zip_longest(codes, lines.split(",")[: len(codes)], fillvalue="")
    return {code: line(unquote(said)) for code, said in pairs}


def _codes() -> list[str]:
    return list(dict.fromkeys(_asked() or st.session_state.get(_LIST, [])))


def _add(code: str) -> None:
    st.session_state[_LIST] = [*_codes(), code]
