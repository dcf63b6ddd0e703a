"""What the pages share between reruns and readers: the opened store, and the board of a day.

Shared objects are frozen; a page gets its own rows out of them. The board's key is the store's data version, so every
rerun after a write of any session or process is fresh.
"""

import gc
import logging
from datetime import UTC, date, datetime

import streamlit as st

from tracker import config
from tracker.catalogue.load import stamp
from tracker.catalogue.opening import NotTaken, log_no_backup, open_as_it_was
from tracker.core.settings import Settings, load_settings
from tracker.store.backup import tried_daily_backup
from tracker.store.engine import Engine, Where, data_version, standing
from tracker.store.errors import StoreError
from tracker.ui.shell import practice, refused
from tracker.views.board import Board, board_of
from tracker.views.judged_columns import DatabaseVersion
from tracker.words import text

_log = logging.getLogger("tracker")
DAYS = date(2000, 1, 1), date(2100, 12, 31)
"""The first and the last day on which anything can be looked at."""


@st.cache_resource(show_spinner=False, max_entries=4)
def _opened(
    where: Where, day: date, file: tuple[int, bool], catalogue: tuple[tuple[int, int], ...]
) -> tuple[Engine, NotTaken | None]:
    engine, reason = open_as_it_was(where, now=datetime.now(UTC))
    if reason:
        _log.warning("the database stays as it was: %s", reason)
    return engine, reason


def _current() -> tuple[Engine, NotTaken | None]:
    where, day = config.database(), datetime.now(UTC).date()
    return _opened(where, day, standing(where), stamp(config.catalogue()))


def engine(of: str = "") -> Engine:
    """The store, opened and backed up once a day, after a restore, and when the catalogue's files have changed.

    A first start builds it from the catalogue. `of` names a practice, which has a store of its own.
    """
    return practice.engine(of) if of else _current()[0]


def not_taken() -> NotTaken | None:
    """Why the catalogue's files were not taken, so that the pages show what was there before; None if they were."""
    return _current()[1]


@st.cache_resource(show_spinner=False, ttl=600)
def _no_backup(where: Where, day: date) -> StoreError | None:
    refusal = tried_daily_backup(where, now=datetime.now(UTC))
    if refusal:
        log_no_backup(refusal)
    return refusal


def no_backup() -> StoreError | None:
    """Why today's backup could not be made, None if it is there; it is tried again every ten minutes."""
    return _no_backup(config.database(), datetime.now(UTC).date())


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """The thresholds and bands of the method."""
    return load_settings()


@st.cache_resource(show_spinner=False, max_entries=1)
def _database(where: Where, version: tuple[int, int]) -> DatabaseVersion:
    """The newest version; the boards on the version before are let go, because together they would fill the memory.

    A large database is many objects that live long, so the collector is kept from walking through them again and again.
    """
    _board.clear()
    gc.disable()
    try:
        return DatabaseVersion.read(engine(), version)
    finally:
        gc.enable()
        gc.collect()
        gc.freeze()


@st.cache_resource(show_spinner=False, max_entries=8)
def _board(where: Where, version: tuple[int, int], as_of: date) -> Board:
    return board_of(_database(where, version), as_of, settings())


@st.cache_resource(show_spinner=False, max_entries=8)
def _practice_board(of: str, version: tuple[int, int], as_of: date) -> Board:
    """Apart from the boards of the real store, which a practice must not put out of the memory."""
    return board_of(DatabaseVersion.read(engine(of), version), as_of, settings())


def board(as_of: date, of: str = "") -> Board:
    """Every target with its judgement as of a day, from the newest state of the store, or of that of a practice."""
    version = data_version(engine(of))
    return _practice_board(of, version, as_of) if of else _board(config.database(), version, as_of)


@st.fragment(run_every=8)
def say_when_newer(lang: str, version: tuple[int, int], of: str) -> None:
    """Tell the reader of an idle page that somebody has written since."""
    with refused.shown(lang):
        if data_version(engine(of)) != version:
            notice, action = st.columns([4, 1], vertical_alignment="center")
            notice.info(text(lang, "nav.newer"), icon=":material/update:")
            if action.button(text(lang, "nav.refresh"), key="refresh"):
                st.rerun(scope="app")
