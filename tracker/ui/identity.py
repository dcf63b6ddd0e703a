"""Who is here: the signed-in name, the name a trusted proxy vouches for, or the one local person."""

import os

import streamlit as st

from tracker.people import Person, load_people
from tracker.ui import server
from tracker.words import text


def signed_in_person(lang: str) -> Person:
    """The person of this visit; where sign-in is configured nobody passes unnamed, and unknown names only read."""
    people = load_people()
    if server.sign_in_configured():
        if not st.user.is_logged_in:
            st.title(text(lang, "nav.product"))
            st.button(text(lang, "nav.sign_in"), on_click=st.login, type="primary")
            st.stop()
        return people.person(str(st.user.get("email") or st.user.get("name")))
    if header := os.environ.get(server.PROXY_HEADER):
        name = st.context.headers.get(header)
        if not name:
            st.error(text(lang, "refusal.unnamed", header=header))
            st.stop()
        return people.person(name)
    return people.local()
