"""The frame around every page: page set-up, language, as-of date, identity, navigation.

A cold Streamlit server whose first visitor opens a deep link runs the page's file without `app.py`, because there is a
folder named `pages`. So no page can do anything without `visit()`, and `visit()` on an unframed page draws the frame
first, which finds the page in the link and runs it framed.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from weakref import ReferenceType, ref

import streamlit as st

from tracker.people import Person
from tracker.ui import address, loading, look, present, refused, window
from tracker.ui.identity import draw_person, signed_in_person
from tracker.views.board import Board
from tracker.words import LANGUAGES, day, text

PAGES = Path(__file__).resolve().parent.parent.parent / "pages"
NAVIGATION = {
    "see": (
        ("overview", ":material/dashboard:"),
        ("jurisdiction", ":material/location_city:"),
        ("target", ":material/flag:"),
        ("compare", ":material/compare_arrows:"),
        ("report", ":material/picture_as_pdf:"),
    ),
    "enter": (
        ("entry", ":material/edit_note:"),
        ("gaps", ":material/playlist_add_check:"),
        ("history", ":material/history:"),
    ),
    "know": (
        ("library", ":material/table_view:"),
        ("sources", ":material/description:"),
        ("method", ":material/rule:"),
    ),
}
ICON = Path(__file__).with_name("icon.svg")


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page knows about its reader and the day: everything it shows depends on these and its own selections.

    Streamlit keeps what a page was drawn with until its reader has gone, so a visit holds no board: an idle page would
    keep its version of the database in memory.
    """

    lang: str
    today: date
    as_of: date
    person: Person
    drawn: ReferenceType[Board]

    @property
    def board(self) -> Board:
        """The board of the run; for a part that is drawn later, the newest if that one is gone."""
        return self.drawn() or loading.board(self.as_of)

    def text(self, key: str, /, **values: object) -> str:
        """The words of a key in the reader's language."""
        return text(self.lang, key, **values)


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
    lang = _language()
    st.set_page_config(page_title=text(lang, "nav.product"), page_icon=str(ICON), layout="wide")
    sections = {
        text(lang, f"nav.section_{section}"): [_page(lang, code, icon) for code, icon in pages]
        for section, pages in NAVIGATION.items()
    }
    page = st.navigation({"": [_first_page_by_name(lang)], **sections})
    look.apply(lang)
    window.watch()
    if present.on() and page.url_path in present.WITH_CHARTS:
        present.apply(lang)
    with refused.shown(lang):
        person = signed_in_person(lang)
        today = datetime.now().astimezone().date()
        as_of = _sidebar(lang, today, person, page.url_path)
        board = loading.board(as_of)
        token = _visit.set(Visit(lang, today, as_of, person, ref(board)))
        try:
            page.run()
        finally:
            _visit.reset(token)
        loading.say_when_newer(lang, board.version)


def _page(lang: str, code: str, icon: str) -> st.Page:
    return st.Page(
        PAGES / f"{code}.py",
        title=text(lang, f"nav.{code}"),
        icon=icon,
        url_path=code if code != "overview" else "",
        default=code == "overview",
    )


def _first_page_by_name(lang: str) -> st.Page:
    """Streamlit has the first page at the root alone; a link that names it like any other finds it too."""
    title = text(lang, "nav.overview")
    return st.Page(PAGES / "overview.py", title=title, url_path="overview", visibility="hidden")


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
            value=address.kept_date("asof", today),
            max_value=date(2100, 12, 31),
            min_value=date(2000, 1, 1),
            format="YYYY-MM-DD",
            key="as_of",
            help=text(lang, "nav.as_of_help"),
        )
        address.keep("asof", as_of.isoformat(), today.isoformat())
        if as_of != today:
            st.caption(text(lang, "nav.rewound", day=day(as_of, lang)))
        present.switch(lang, page)
        draw_person(lang, person)
    return as_of
