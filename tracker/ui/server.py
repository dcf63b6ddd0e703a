"""What the server process does once, before the first visitor: refuse an open door, load, and settle the garbage."""

import gc
import os
import socket
import sys
from pathlib import Path

from starlette.middleware import Middleware
from streamlit import config
from streamlit.auth_util import is_authlib_installed, validate_auth_credentials
from streamlit.errors import StreamlitAuthError
from streamlit.runtime.secrets import secrets_singleton

from tracker.ui.assets import Assets
from tracker.words import text

MIDDLEWARE = [Middleware(Assets)]
PROXY_HEADER = "TRACKER_PROXY_USER_HEADER"
_HERE_ONLY = ("127.0.0.1", "localhost", "::1")


def prepare() -> None:
    """Refuse to start with an open door; then take what is loaded out of every later collection.

    Streamlit collects garbage after each run of the script, and walks through pandas and plotly each time unless
    they are frozen. While they are imported it is not collected either: that takes a third of the start and finds next
    to nothing.
    """
    if refusal := _refusal():
        sys.exit("\n".join(text(lang, f"refusal.{refusal}", variable=PROXY_HEADER) for lang in ("zh", "en")))
    if not (sign_in_configured() or proxy_header() or config.get_option("server.allowedHosts")):
        # Else any page of the web could point a name of its own at this machine and act as the local person.
        config.set_option("server.allowedHosts", list(_HERE_ONLY))
    gc.disable()
    _load()
    gc.enable()
    answer_at_once()
    gc.freeze()


def answer_at_once() -> None:
    """Let no answer wait for the reader's machine to acknowledge the one before.

    Streamlit's socket does not say that it is TCP, so asyncio leaves on what it turns off for others (Nagle's
    algorithm), and every small file and message costs the reader 40 ms. A connection has the options of the socket
    that took it, and that one is open by now; nothing but the collector knows it.
    """
    for each in gc.get_objects():
        if type(each) is socket.socket and each.type == socket.SOCK_STREAM and each.family != socket.AF_UNIX:
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)


def _refusal() -> str:
    """Why the server must not start, as the key of the words; empty if it may."""
    if sign_in_configured():
        return "" if _sign_in_usable() else "sign_in_unusable"
    return "" if proxy_header() or config.get_option("server.address") in _HERE_ONLY else "open_door"


def _sign_in_usable() -> bool:
    try:
        validate_auth_credentials("default")
    except StreamlitAuthError:
        return False
    return is_authlib_installed()


def proxy_header() -> str:
    """The header in which a trusted proxy names the user, empty if there is no such proxy."""
    return os.environ.get(PROXY_HEADER, "")


def sign_in_configured() -> bool:
    """Whether the secrets file asks for OIDC sign-in ([auth]); one that cannot be read might, so it counts."""
    if secrets_singleton.load_if_toml_exists():
        return "auth" in secrets_singleton
    return any(Path(file).exists() for file in config.get_option("secrets.files"))


def _load() -> None:
    """Import what every page needs, so that the first visitor does not wait for it, and name the figures' template."""
    import pandas  # noqa: F401
    import plotly.graph_objects  # noqa: F401

    from tracker import charts
    from tracker.ui import figures, frame, tables  # noqa: F401

    charts.register_templates()
