"""What the pages share between reruns and readers: the opened store, and the board of a day.

Shared objects are frozen; a page gets its own rows out of them. The board's key is the store's data version, so every
rerun after a write of any session or process is fresh.
"""

import gc
from datetime import UTC, date, datetime
from pathlib import Path

import streamlit as st

from tracker import config
from tracker.catalogue.opening import open_current
from tracker.core.settings import Settings, load_settings
from tracker.store.engine import Engine, data_version
from tracker.ui import refused
from tracker.views.board import Board, board_of
from tracker.views.ground import Ground
from tracker.words import text


@st.cache_resource(show_spinner=False)
def _opened(path: Path, day: date) -> Engine:
    return open_current(path, now=datetime.now(UTC))


def engine() -> Engine:
    """The store, opened and backed up once a day; a first start builds it from the catalogue."""
    return _opened(config.database(), datetime.now(UTC).date())


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """The thresholds and bands of the method."""
    return load_settings()


@st.cache_resource(show_spinner=False, max_entries=1)
def _ground(path: Path, version: tuple[int, int]) -> Ground:
    """The newest version; the boards on the version before are let go, because together they would fill the memory.

    A large database is many objects that live long, so the collector is kept from walking through them again and again.
    """
    _board.clear()
    gc.disable()
    try:
        return Ground.read(engine(), version)
    finally:
        gc.enable()
        gc.collect()
        gc.freeze()


@st.cache_resource(show_spinner=False, max_entries=8)
def _board(path: Path, version: tuple[int, int], as_of: date) -> Board:
    return board_of(_ground(path, version), as_of, settings())


def board(as_of: date) -> Board:
    """Every target with its judgement as of a day, from the newest state of the store."""
    return _board(config.database(), data_version(engine()), as_of)


@st.fragment(run_every=8)
def say_when_newer(lang: str, version: tuple[int, int]) -> None:
    """Tell the reader of an idle page that somebody has written since."""
    with refused.shown(lang):
        if data_version(engine()) != version:
            notice, action = st.columns([4, 1], vertical_alignment="center")
            notice.info(text(lang, "nav.newer"), icon=":material/update:")
            if action.button(text(lang, "nav.refresh"), key="refresh"):
                st.rerun(scope="app")
