"""Who is here: the signed-in address, the name a trusted proxy vouches for, or the one local person."""

import logging

import streamlit as st

from tracker.people import People, PeopleError, Person, load_people, may_write_somewhere
from tracker.refusals import refusal_words
from tracker.ui.shell import door
from tracker.ui.shell.markup import plain
from tracker.ui.streamlit import proxy, sign_in
from tracker.words import text

_log = logging.getLogger("tracker")


def signed_in_person(lang: str) -> Person:
    """The person of this visit; nobody passes unnamed, and who has no rights only reads."""
    if sign_in.configured():
        return _signed_in(lang)
    if header := proxy.header():
        names = st.context.headers.get_all(door.VOUCHED)  # the visitor's own headers never have this name
        if len(names) != 1:
            st.error(text(lang, "door.unnamed", header=plain(header)))
            st.stop()
        name = _as_sent(names[0])
        people = _people(lang)
        return people.person(name) if people else Person(name)
    # None is this machine; from another one a visitor comes only where the server was started around `server.prepare`.
    if isinstance(st.context.ip_address, str):
        st.error(text(lang, "door.elsewhere"))
        st.stop()
    try:
        return load_people().local()
    except PeopleError as error:
        st.warning(plain(refusal_words(lang, error)), icon=":material/person_off:")
        return Person(text(lang, "nav.nobody"))


def _signed_in(lang: str) -> Person:
    """Who has signed in: the e-mail address that the provider has verified counts, and nothing else does."""
    if not st.user.is_logged_in or sign_in.ended(st.context.cookies):
        st.title(text(lang, "nav.product"))
        st.button(text(lang, "nav.sign_in"), on_click=st.login, type="primary")
        st.stop()
    people, claims = _people(lang), st.user.to_dict()
    if people and (address := sign_in.verified_address(claims)):
        return people.person(address)
    return Person(str(claims.get("email") or claims.get("name") or text(lang, "nav.nobody")))


def _people(lang: str) -> People | None:
    """The people file, for visitors from anywhere: what is wrong with it stands in the log, and they hear only that."""
    try:
        return load_people(alone=False)
    except PeopleError as error:
        _log.warning("%s", refusal_words("en", error))
        place = ":".join(filter(None, (error.file.name, error.place)))
        st.warning(text(lang, "door.people_closed", place=plain(place)), icon=":material/person_off:")
        return None


def draw_person(lang: str, person: Person) -> None:
    """Draw who writes here, or only reads; who has signed in can sign out."""
    st.caption(text(lang, "nav.person" if may_write_somewhere(person) else "nav.reader"))
    named_here = not sign_in.configured() and not proxy.header()
    st.text(text(lang, "nav.person_here", name=person.name) if named_here else person.name)
    if sign_in.configured():
        st.button(text(lang, "nav.sign_out"), on_click=st.logout, icon=":material/logout:", type="tertiary")


def _as_sent(header: str) -> str:
    """A header's text: it arrives as Latin-1, and proxies send names in UTF-8."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header
