"""Selections that live in the address as stable codes, so that a link reproduces the view.

A selection that the page in the address does not name comes from the session, so that it survives a change of page;
what the address says wins over it, and what is neither offered nor known falls back to the default.
"""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

_KEPT = "kept:"


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


def kept_date(name: str, default: date) -> date:
    """A date from the address, or the default where there is none or it is none."""
    try:
        return date.fromisoformat(kept(name))
    except ValueError:
        return default


def choose(
    name: str, label: str, codes: Sequence[str], words: Callable[[str], str], *, default: str = "", horizontal: bool = False,
    place: str = "select", label_visibility: str = "visible",
) -> str:
    """A selector whose choice is a code in the address: `select`, `radio`, `pills` or `segmented` by `place`."""
    fallback = default if default in codes else codes[0]
    wanted = kept(name)
    chosen = wanted if wanted in codes else fallback
    key = f"choose:{name}"
    if st.session_state.get(key) not in codes or st.query_params.get(name) not in (None, st.session_state.get(key)):
        st.session_state[key] = chosen

    def remember() -> None:
        keep(name, st.session_state[key] or fallback, fallback)

    options = {"options": list(codes), "format_func": words, "key": key, "on_change": remember, "label_visibility": label_visibility}
    if place == "radio":
        picked = st.radio(label, horizontal=horizontal, **options)
    elif place == "segmented":
        picked = st.segmented_control(label, required=True, **options)
    else:
        picked = st.selectbox(label, **options)
    keep(name, picked or fallback, fallback)
    return picked or fallback


def choose_many(name: str, label: str, codes: Sequence[str], words: Callable[[str], str], *, placeholder: str = "") -> list[str]:
    """A multiple choice kept in the address as codes joined by commas; nothing chosen means all."""
    chosen = [code for code in kept(name).split(",") if code in codes]
    key = f"choose:{name}"
    if key not in st.session_state or st.query_params.get(name, "") != ",".join(st.session_state[key]):
        st.session_state[key] = chosen

    def remember() -> None:
        keep(name, ",".join(st.session_state[key]))

    picked = st.multiselect(label, list(codes), format_func=words, key=key, on_change=remember, placeholder=placeholder)
    keep(name, ",".join(picked))
    return picked


def typed(name: str, label: str, *, placeholder: str = "") -> str:
    """A line of text kept in the address."""
    key = f"choose:{name}"
    if key not in st.session_state or st.query_params.get(name, "") != st.session_state[key]:
        st.session_state[key] = kept(name)

    def remember() -> None:
        keep(name, st.session_state[key])

    said = st.text_input(label, key=key, on_change=remember, placeholder=placeholder)
    keep(name, said)
    return said
