"""Selections that live in the address as stable codes, so that a link reproduces the view.

A selection that the page in the address does not name comes from the session, so that it survives a change of page;
what the address says wins over it, and what is neither offered nor known falls back to the default.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar
from zlib import crc32

import streamlit as st

_KEPT = "kept:"
_Value = TypeVar("_Value", str, list[str])


def kept(name: str) -> str:
    """What the address, or else the session, says for `name`; empty if neither does."""
    asked = st.query_params.get(name)
    return asked if asked is not None else st.session_state.get(_KEPT + name, "")


def keep(name: str, code: str, default: str = "") -> None:
    """Write a selection into the address and the session; a default leaves the address short."""
    st.session_state[_KEPT + name] = code
    if code == default:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != code:
        st.query_params[name] = code


def kept_date(name: str, default: date, first: date, last: date) -> date:
    """A date from the address, or the default where there is none, it is none, or it lies outside two days."""
    try:
        day = date.fromisoformat(kept(name))
    except ValueError:
        return default
    return day if first <= day <= last else default


def choose(
    name: str,
    label: str,
    codes: Sequence[str],
    words: Callable[[str], str],
    *,
    default: str = "",
    segmented: bool = False,
) -> str:
    """A selector whose choice is a code in the address; `segmented` shows few, alike in all languages, in a row.

    The session keeps the texts, not `words`, which may hold all that the page knows.
    """
    texts = {code: words(code) for code in codes}
    fallback = default if default in codes else codes[0]
    wanted = kept(name)
    chosen = wanted if wanted in codes else fallback
    key = f"choose:{name}" if segmented else _key(name, texts)
    begin = _begin(key, name, chosen, known=st.session_state.get(key) in codes)

    def remember() -> None:
        keep(name, st.session_state[key] or fallback, fallback)

    if segmented:
        picked = st.segmented_control(
            label, list(codes), format_func=texts.__getitem__, key=key, on_change=remember, required=True,
            label_visibility="collapsed", default=begin,
        )  # fmt: skip
    else:
        index = 0 if begin is None else codes.index(begin)
        picked = st.selectbox(label, list(codes), index, format_func=texts.__getitem__, key=key, on_change=remember)
    keep(name, picked or fallback, fallback)
    return picked or fallback


def choose_many(
    name: str, label: str, codes: Sequence[str], words: Callable[[str], str], *, placeholder: str = ""
) -> list[str]:
    """A multiple choice kept in the address as codes joined by commas; nothing chosen means all."""
    texts = {code: words(code) for code in codes}
    chosen = [code for code in kept(name).split(",") if code in codes]
    key = _key(name, texts)
    begin = _begin(key, name, chosen, known=key in st.session_state)

    def remember() -> None:
        keep(name, ",".join(st.session_state[key]))

    picked = st.multiselect(
        label, list(codes), default=begin, format_func=texts.__getitem__, key=key, on_change=remember,
        placeholder=placeholder, select_all=False,  # Enter takes the best match, not all of them
    )  # fmt: skip
    keep(name, ",".join(picked))
    return picked


def typed(name: str, label: str, *, placeholder: str = "") -> str:
    """A line of text kept in the address."""
    key = f"choose:{name}"
    begin = _begin(key, name, kept(name), known=key in st.session_state)

    def remember() -> None:
        keep(name, st.session_state[key])

    said = st.text_input(label, value=begin or "", key=key, on_change=remember, placeholder=placeholder)
    keep(name, said)
    return said


def _key(name: str, texts: dict[str, str]) -> str:
    """A widget's key: another for other options, because a browser holds a choice as the words that it showed."""
    return f"choose:{name}:{crc32(repr(texts).encode())}"


def _begin(key: str, name: str, value: _Value, *, known: bool) -> _Value | None:
    """The widget's default: `value` where it starts, what it has where it runs, None where the address has just set it.

    A value that is set through the session is told to the browser by one run only, and a default by every run: where
    the first run is overtaken by a second, the browser would show the first option while the page draws another.
    """
    if not known:
        st.session_state.pop(key, None)
        return value
    has: _Value = st.session_state[key]
    if st.query_params.get(name) in (None, _written(has)):
        return has
    st.session_state[key] = value
    return None


def _written(state: str | list[str]) -> str:
    return ",".join(state) if isinstance(state, list) else state
