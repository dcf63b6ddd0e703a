"""What the server process does once, before the first visitor: refuse an open door, load, and settle the garbage."""

import gc
import os
import sys

from starlette.middleware import Middleware
from streamlit import config

from tracker.ui.assets import Assets
from tracker.words import text

MIDDLEWARE = [Middleware(Assets)]
PROXY_HEADER = "TRACKER_PROXY_USER_HEADER"
_HERE_ONLY = frozenset({"127.0.0.1", "localhost", "::1"})


def prepare() -> None:
    """Refuse to listen beyond this machine without sign-in; then take what is loaded out of every later collection.

    Streamlit collects garbage after each run of the script, and walks through pandas and plotly each time unless
    they are frozen.
    """
    if config.get_option("server.address") not in _HERE_ONLY and not (sign_in_configured() or PROXY_HEADER in os.environ):
        sys.exit("\n".join(text(lang, "refusal.open_door", variable=PROXY_HEADER) for lang in ("zh", "en")))
    _load()
    gc.collect()
    gc.freeze()


def _load() -> None:
    """Import what every page needs, so that the first visitor does not wait for it."""
    import pandas  # noqa: F401
    import plotly.graph_objects  # noqa: F401

    from tracker.ui import loading  # noqa: F401


def sign_in_configured() -> bool:
    """Whether the secrets file has an [auth] section for OIDC sign-in."""
    from streamlit.auth_util import is_authlib_installed
    from streamlit.runtime.secrets import secrets_singleton

    return bool(secrets_singleton.load_if_toml_exists() and secrets_singleton.get("auth")) and is_authlib_installed()
