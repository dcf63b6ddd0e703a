"""Who is here: the signed-in name, the name a trusted proxy vouches for, or the one local person."""

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
        name = str(st.user.get("email") or st.user.get("name"))
        # An address that the provider itself has not verified may be anybody's.
        return people.person(name) if st.user.get("email_verified", True) else Person(name)
    if header := server.proxy_header():
        names = st.context.headers.get_all(header)
        if len(names) != 1 or not names[0].strip():  # of two, one could be the visitor's own
            st.error(text(lang, "refusal.unnamed", header=header))
            st.stop()
        return people.person(_as_sent(names[0]))
    # None is this machine; from another one a visitor comes only where the server was started around `server.prepare`.
    if isinstance(st.context.ip_address, str):
        st.error(text(lang, "refusal.elsewhere"))
        st.stop()
    return people.local()


def draw_person(lang: str, person: Person) -> None:
    """Draw who writes here; who has signed in can sign out."""
    st.caption(text(lang, "nav.person"))
    st.text(person.name)
    if server.sign_in_configured():
        st.button(text(lang, "nav.sign_out"), on_click=st.logout, icon=":material/logout:", type="tertiary")


def _as_sent(header: str) -> str:
    """A header's text: it arrives as Latin-1, and proxies send names in UTF-8."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header
