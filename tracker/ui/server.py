"""What the server process does once, before the first visitor: refuse an open door, load, and settle the garbage."""

import asyncio
import gc
import logging
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import ModuleType

import uvicorn
from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit import config
from streamlit import logger as streamlit_logger

from tracker import config as own_config
from tracker import journal
from tracker.store.running import let_end
from tracker.ui.shell.door import Door
from tracker.ui.shell.requests import Requests
from tracker.ui.streamlit import protection, proxy, sign_in
from tracker.ui.streamlit.assets import Assets
from tracker.ui.streamlit.uploads import Uploads
from tracker.words import text

resource: ModuleType | None
try:
    import resource
except ImportError:  # Windows has no such limit
    resource = None
_log = logging.getLogger("tracker")

MIDDLEWARE = [Middleware(Requests), Middleware(Door), Middleware(Uploads), Middleware(Assets)]
_FILES, _FEW_FILES = 65_536, 4_096
_PATIENCE = 25
"""Seconds that acts of writing have once the server is told to stop."""
_HERE_ONLY = ("127.0.0.1", "localhost", "::1")


def prepare() -> None:
    """Refuse to start with an open door; then take what is loaded out of every later collection.

    Streamlit collects garbage after each run of the script, and walks through pandas and plotly each time unless
    they are frozen. While they are imported it is not collected either: that takes a third of the start and finds next
    to nothing.
    """
    journal.begin()
    if own_config.log_is_json():
        for each in streamlit_logger._loggers.values():  # they write by themselves
            for handler in each.handlers:
                handler.setFormatter(journal.JsonLines())
    if refusal := _refusal():
        sys.exit("\n".join(text(lang, f"door.{refusal}", variable=proxy.USER_HEADER) for lang in ("zh", "en")))
    _believe_no_forwarded_address()
    _allow_many_sockets()
    if not (sign_in.configured() or proxy.header() or config.get_option("server.allowedHosts")):
        # Else any page of the web could point a name of its own at this machine and act as the local person.
        config.set_option("server.allowedHosts", list(_HERE_ONLY))
    gc.disable()
    _load()
    gc.enable()
    answer_at_once()
    gc.freeze()


def routes() -> list[Route]:
    """What the server answers besides Streamlit; imported no sooner than `prepare` has loaded what it needs."""
    from tracker.ui.shell import chart_routes, operating

    return chart_routes.routes() + operating.routes()


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """As long as the server runs; told to stop, it lets acts of writing end that are under way."""
    yield
    if not await asyncio.to_thread(let_end, _PATIENCE):
        _log.warning("an act of writing that has not ended is taken back")


def answer_at_once() -> None:
    """Let no answer wait for the reader's machine to acknowledge the one before.

    Streamlit's socket does not say that it is TCP, so asyncio leaves on what it turns off for others (Nagle's
    algorithm), and every small file and message costs the reader 40 ms. A connection has the options of the socket
    that took it, and that one is open by now; nothing but the collector knows it.
    """
    for each in gc.get_objects():
        is_open = type(each) is socket.socket and each.fileno() != -1
        if is_open and each.type == socket.SOCK_STREAM and each.family != socket.AF_UNIX:
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)


def _refusal() -> str:
    """Why the server must not start, as the key of the words; empty if it may."""
    if wrong := proxy.refusal() or protection.refusal():
        return wrong
    if sign_in.configured():
        return sign_in.refusal()
    return "" if proxy.header() or config.get_option("server.address") in _HERE_ONLY else "open_door"


def _believe_no_forwarded_address() -> None:
    """Keep uvicorn from taking the visitor's address out of a header that anybody on this machine can write.

    It is asked before it puts that part around the application, which is being imported now; nothing but the collector
    knows it.
    """
    for each in gc.get_objects():
        if isinstance(each, uvicorn.Config):
            each.proxy_headers = False


def _allow_many_sockets() -> None:
    """Raise the number of open files to what the system allows; a visitor takes four. Said in the log if it is low."""
    if resource is None:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    if most < _FEW_FILES:
        _log.warning(text("en", "door.few_files", files=most, visitors=most // 4))


def _load() -> None:
    """Import what every page needs, so that the first visitor does not wait for it, and name the figures' template."""
    import pandas  # noqa: F401
    import plotly.graph_objects  # noqa: F401

    from tracker import charts

    charts.register_templates()
