"""The frame around every page: page set-up, language, as-of date, identity, navigation.

A cold Streamlit server whose first visitor opens a deep link runs the page's file without `app.py`, because there is a
folder named `pages`. So no page can do anything without `visit()`, and `visit()` on an unframed page draws the frame
first, which finds the page in the link and runs it framed.
"""

from contextvars import ContextVar
from datetime import date, datetime
from pathlib import Path
from weakref import ref

import streamlit as st

from tracker import journal
from tracker.people import Person
from tracker.refusals import no_backup_words, refusal_words, vocabulary_words
from tracker.ui.shell import address, loading, practice, present, refused, search
from tracker.ui.shell.identity import draw_person, signed_in_person
from tracker.ui.shell.markup import plain
from tracker.ui.shell.requests import HEADER
from tracker.ui.shell.visit import PAGES, Visit
from tracker.ui.streamlit import copy_link, look, moves, theme, typed_day, window
from tracker.views.damage import damaged_rows
from tracker.vocabulary import damage as vocabulary_damage
from tracker.words import LANGUAGES, day, text

NAVIGATION = {
    "": (
        ("overview", ":material/home:"),
        ("library", ":material/flag:"),
        ("jurisdiction", ":material/location_city:"),
        ("compare", ":material/compare_arrows:"),
        ("report", ":material/picture_as_pdf:"),
    ),
    "data": (
        ("documents", ":material/document_scanner:"),
        ("entry", ":material/edit_note:"),
        ("gaps", ":material/playlist_add_check:"),
        ("history", ":material/history:"),
    ),
    "about": (
        ("sources", ":material/description:"),
        ("method", ":material/rule:"),
        ("glossary", ":material/dictionary:"),
    ),
}
"""The pages by section. A target's own page is opened from lists and charts, and is in none."""
ICON = Path(__file__).with_name("icon.svg")


_visit: ContextVar[Visit | None] = ContextVar("visit", default=None)


def visit() -> Visit:
    """The visit that the frame has opened; on an unframed page, draws the frame and stops the page's bare run."""
    current = _visit.get()
    if current is None:
        draw()
        st.stop()
    return current


def draw() -> None:
    """Draw the frame and, inside it, the page that the address names."""
    journal.REQUEST.set(st.context.headers.get(HEADER, ""))
    lang = _language()
    title_tab(lang, "")  # before the navigation, which else has the browser ask another host for the icon of a page
    sections = {
        text(lang, f"nav.section_{section}") if section else "": [_page(lang, code, icon) for code, icon in pages]
        for section, pages in NAVIGATION.items()
    }
    sections[""] += [_unlisted(lang, "overview"), _unlisted(lang, "target")]
    page = st.navigation(sections)
    title_tab(lang, page.title if page.url_path else "")
    look.apply(lang)
    window.watch()
    typed_day.count_on_enter()
    moves.watch()
    theme.offer(lang, ["", *(each.url_path for pages in sections.values() for each in pages if each.url_path)])
    if present.on() and page.url_path in present.WITH_CHARTS:
        present.apply(lang)
    with refused.shown(lang):
        person = signed_in_person(lang)
        practised = practice.of_session(lang)  # after who is here: strangers begin none
        if practised:
            practice.draw_marks(lang, practised)
            person = practice.person(lang)
        today = datetime.now().astimezone().date()
        finding = st.sidebar.container()
        as_of = _sidebar(lang, today, person, page.url_path)
        if not practised:
            with st.sidebar:
                practice.draw_way_in(lang, text(lang, "nav.practice"))
        board = loading.board(as_of, practised)
        if not present.on():
            copy_link.draw(lang, as_of, today)
            if as_of != today:
                _say_the_day(lang, as_of, today)
        _say_what_is_wrong(lang, damaged_rows(board.data.damaged, board.data.values.damaged, lang), practised)
        here = Visit(lang, today, as_of, person, ref(board), practised)
        with finding:
            search.draw(here)
        token = _visit.set(here)
        try:
            page.run()
        finally:
            _visit.reset(token)
        loading.say_when_newer(lang, board.version, practised)


def _say_the_day(lang: str, as_of: date, today: date) -> None:
    """Say in the page that it shows another day, and offer the way back."""
    with st.container(key="rewound", horizontal=True, vertical_alignment="center"):
        st.info(text(lang, "nav.rewound", day=day(as_of, lang)), icon=":material/history_toggle_off:")
        st.button(text(lang, "nav.back_to_today"), key="today", on_click=_back_to, args=(today,))


def _back_to(today: date) -> None:
    st.session_state["as_of"] = today
    address.keep("asof", today.isoformat(), today.isoformat())


def _say_what_is_wrong(lang: str, damage: str, practised: str) -> None:
    """Say that there is no backup, that nothing new was taken, and which stored rows no page can use."""
    if not practised and (no_backup := loading.no_backup()):
        st.warning(no_backup_words(lang, no_backup), icon=":material/backup:")
    if not practised and (refusal := loading.not_taken()):
        st.warning(refusal_words(lang, refusal), icon=":material/rule_folder:")
    if faults := vocabulary_damage():
        st.warning(plain(vocabulary_words(lang, faults)), icon=":material/rule_folder:")
    if damage:
        st.warning(damage, icon=":material/broken_image:")


def _page(lang: str, code: str, icon: str) -> st.Page:
    return st.Page(
        PAGES / f"{code}.py",
        title=text(lang, f"nav.{code}"),
        icon=icon,
        url_path=code if code != "overview" else "",
        default=code == "overview",
    )


def _unlisted(lang: str, code: str) -> st.Page:
    """A page that links find and the navigation does not list.

    Streamlit has the first page at the root alone; a link that names it like any other finds it so.
    """
    return st.Page(PAGES / f"{code}.py", title=text(lang, f"nav.{code}"), url_path=code, visibility="hidden")


def title_tab(lang: str, words: str) -> None:
    """Name the browser's tab for what the page shows."""
    product = text(lang, "nav.product")
    title = text(lang, "nav.tab", page=words, product=product) if words else product
    st.set_page_config(page_title=title, page_icon=str(ICON), layout="wide")


def _language() -> str:
    wanted = address.kept("lang")
    lang = wanted if wanted in LANGUAGES else LANGUAGES[0]
    address.keep("lang", lang, LANGUAGES[0])
    return lang


def _sidebar(lang: str, today: date, person: Person, page: str) -> date:
    with st.sidebar:
        address.choose(
            "lang", text(lang, "nav.language"), LANGUAGES, lambda code: text(code, "nav.language_name"), segmented=True
        )
        as_of = st.date_input(
            text(lang, "nav.as_of"),
            value=address.kept_date("asof", today, *loading.DAYS),
            max_value=loading.DAYS[1],
            min_value=loading.DAYS[0],
            format="YYYY-MM-DD",
            key="as_of",
            help=text(lang, "nav.as_of_help"),
        )
        address.keep("asof", as_of.isoformat(), today.isoformat())
        present.switch(lang, page)
        draw_person(lang, person)
    return as_of
