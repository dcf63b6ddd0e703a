"""练习: a database of one's own with the shipped catalogue and made-up values, in which anything may be tried.

A session is in one practice from its first run to its end, or in none: the way in and the way out are addresses that
the browser loads anew, so nothing that was typed, uploaded or checked in the one is ever at hand in the other. The
files lie in a folder of the server's own for temporary files and go with the server.
"""

import json
import secrets
import tempfile
from collections import OrderedDict
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from threading import Lock
from urllib.parse import urlencode

import streamlit as st

from tracker import config
from tracker.catalogue import bring_up_to_date
from tracker.intake.acts.commit import commit_plan
from tracker.intake.plans.check import check_file
from tracker.intake.plans.plan import Options
from tracker.people import Person
from tracker.store.engine import Engine, open_store, reading
from tracker.store.errors import StoreAbsent
from tracker.ui.shell import address
from tracker.words import text

MOST = 20
"""How many practices there are at once; the one that has not been used for the longest makes room for a new one."""

_NAME, _ANEW = "practice", "new"
_SESSION = "practice:of_session"
_MARK = (
    "position: fixed; top: 0; left: 50%; transform: translateX(-50%); z-index: 1000001; pointer-events: none;"
    " background: #b45309; color: #fff; font-size: .8rem; padding: .1rem .8rem; border-radius: 0 0 .5rem .5rem;"
)
_EDGE = 'content: ""; position: fixed; inset: 0; z-index: 1000000; pointer-events: none; border: 4px solid #b45309;'
_lock = Lock()
_folder: tempfile.TemporaryDirectory[str] | None = None
_engines: OrderedDict[str, Engine] = OrderedDict()


def of_session(lang: str) -> str:
    """The practice that this session is in, empty for none; an address that asks for a new one gets it.

    Settled by the first run for good, whatever later addresses say.
    """
    if _SESSION not in st.session_state:
        asked = st.query_params.get(_NAME, "")
        st.session_state[_SESSION] = begin(lang) if asked == _ANEW else asked
    practice: str = st.session_state[_SESSION]
    address.keep(_NAME, practice)
    return practice


def selection(practice: str) -> dict[str, str]:
    """What the address of a view in this practice says of it."""
    return {_NAME: practice} if practice else {}


def person(lang: str) -> Person:
    """Whoever practises: may write everything there, by a name that no reader takes for a person's."""
    return Person(text(lang, "nav.practice_person"), all_rights=True)


def draw_way_in(lang: str, words: str) -> None:
    """A link to a new practice, which the browser loads as a session of its own."""
    query = urlencode({"lang": lang, _NAME: _ANEW})
    st.html(f'<a class="practice" href="?{query}" target="_self">{escape(words)}</a>')


def draw_marks(lang: str, practice: str) -> None:
    """Say on the page, and over whatever it shows, that this is practice, with the way out; stop where it has gone."""
    there, out = is_there(practice), urlencode({"lang": lang})
    mark = json.dumps(text(lang, "nav.practice_mark"), ensure_ascii=False)
    st.html(f"<style>body::after {{ content: {mark}; {_MARK} }} body::before {{ {_EDGE} }}</style>")
    said = escape(text(lang, "nav.practice_said" if there else "nav.practice_ended"))
    leave = f'<a href="?{out}" target="_self">{escape(text(lang, "nav.practice_leave"))}</a>'
    st.html(f'<p class="practising" role="note">{said} {leave}</p>')
    if not there:
        draw_way_in(lang, text(lang, "nav.practice_anew"))
        st.stop()


def engine(practice: str) -> Engine:
    """The database of a practice. Raises StoreAbsent when it has gone, with the server or to make room."""
    with _lock:
        if practice not in _engines:
            raise StoreAbsent(Path(practice))
        _engines.move_to_end(practice)
        return _engines[practice]


def is_there(practice: str) -> bool:
    """Whether a practice has not gone."""
    return practice in _engines


def begin(lang: str) -> str:
    """Make a practice and return its name, which nobody can guess."""
    practice, now = secrets.token_urlsafe(12), datetime.now(UTC)
    made = open_store(_place() / f"{practice}.db", now=now)
    bring_up_to_date(made, now=now, folder=config.SHIPPED / "catalogue")
    _fill(made, lang, now)
    with _lock:
        _engines[practice] = made
        gone = [_engines.popitem(last=False)[0] for _ in range(len(_engines) - MOST)]
    for each in gone:
        for file in _place().glob(f"{each}.db*"):
            file.unlink(missing_ok=True)
    return practice


def _place() -> Path:
    global _folder
    with _lock:
        _folder = _folder or tempfile.TemporaryDirectory(prefix="practice-", ignore_cleanup_errors=True)
        return Path(_folder.name)


def _fill(made: Engine, lang: str, now: datetime) -> None:
    """Import the made-up values as anybody would; those of a period that has not begun are left out."""
    file = config.SHIPPED / "examples" / "practice-values.csv"
    whoever, today = person(lang), now.astimezone().date()
    with reading(made) as session:
        plan = check_file(
            session, file.read_bytes(), file.name, person=whoever, today=today, options=Options(only_good=True)
        )
    if plan.committable:
        commit_plan(made, plan, person=whoever, now=now)
