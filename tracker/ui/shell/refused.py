"""The one place where a page says that it cannot go on; whatever runs by itself (a page, a fragment) runs in it."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from tracker.refusals import REFUSALS, refusal_words
from tracker.ui.shell.markup import plain
from tracker.words import text

_log = logging.getLogger("tracker")


@contextmanager
def shown(lang: str) -> Iterator[None]:
    """Show what the product refuses as a sentence, and a bug as an id whose trace is in the log."""
    try:
        yield
    except REFUSALS as refusal:
        st.error(plain(refusal_words(lang, refusal)), icon=":material/block:")
    except Exception:
        number = secrets.token_hex(4)
        _log.exception("bug %s", number)
        st.error(text(lang, "refusal.bug", number=number), icon=":material/error:")
