"""A visit: what a page and its parts know about their reader and the day, and how one page leads to another."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from weakref import ReferenceType

import streamlit as st

from tracker.people import Person
from tracker.store.engine import Engine
from tracker.ui.shell import loading
from tracker.ui.shell import practice as practising
from tracker.views.board import Board
from tracker.words import text

PAGES = Path(__file__).resolve().parents[3] / "pages"


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
    practice: str = ""

    @property
    def board(self) -> Board:
        """The board of the run; for a part that is drawn later, the newest if that one is gone."""
        return self.drawn() or self.board_of(self.as_of)

    def board_of(self, day: date) -> Board:
        """The board of any day."""
        return loading.board(day, self.practice)

    @property
    def engine(self) -> Engine:
        """What the visit reads from and writes to: the store, or that of its practice."""
        return loading.engine(self.practice)

    def file_name(self, name: str) -> str:
        """The name of a file that is handed out: one from a practice says so."""
        return self.text("nav.practice_file", name=name) if self.practice else name

    def text(self, key: str, /, **values: object) -> str:
        """The words of a key in the reader's language."""
        return text(self.lang, key, **values)


def open_target(visit: Visit, code: str) -> None:
    """Go to a target's page."""
    st.switch_page(PAGES / "target.py", query_params=link(visit, target=code))


def link(visit: Visit, **selections: str) -> dict[str, str]:
    """The address of a view: the page's selections with the language and day of this visit."""
    framing = {"lang": visit.lang} if visit.lang != "zh" else {}
    if visit.as_of != visit.today:
        framing["asof"] = visit.as_of.isoformat()
    return framing | practising.selection(visit.practice) | selections
