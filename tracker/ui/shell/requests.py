"""Each request has an id, which its answer, the log and the pages' acts name; and is counted by how it was answered."""

import logging
import re
import secrets
import time
from collections import Counter

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tracker.journal import REQUEST
from tracker.ui.streamlit import proxy
from tracker.ui.streamlit.assets import below_base

HEADER = "x-request-id"
READY, METRICS = "/ready", "/metrics"
ANSWERED: Counter[str] = Counter()
"""How many requests were answered, by the first digit of their status."""

_GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")
_QUIET = ("/static/", "/_stcore/health", READY, METRICS)
_BEGINNINGS = ("http.response.start", "websocket.http.response.start", "websocket.accept")
_SWITCHED = 101
_log = logging.getLogger("tracker")


class Requests:
    """Stands around everything else, refusals included."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` answers."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Name the request and pass it on."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        number, began = _given(scope) or secrets.token_hex(8), time.monotonic()
        own = (HEADER.encode(), number.encode())
        REQUEST.set(number)

        async def sending(message: Message) -> None:
            if message["type"] in _BEGINNINGS:
                message = dict(message, headers=[*message.get("headers", ()), own])
                _note(scope, message.get("status", _SWITCHED), began)
            await send(message)

        headers = [*(pair for pair in scope["headers"] if pair[0] != own[0]), own]
        await self._app(dict(scope, headers=headers), receive, sending)


def _given(scope: Scope) -> str:
    """The id that a trusted proxy gave the request."""
    headers, client = Headers(scope=scope), scope.get("client")
    said = headers.get(HEADER, "")
    trusted = proxy.header() and proxy.is_proxy(client[0] if client else None, headers)
    return said if trusted and _GIVEN.fullmatch(said) else ""


def _note(scope: Scope, status: int, began: float) -> None:
    """Count an answer and write it into the log: of a path its first two parts, because a third may name a session."""
    ANSWERED[f"{status // 100}xx"] += 1
    path = below_base(scope["path"])
    if not path.startswith(_QUIET):
        about = {"method": scope.get("method", "WEBSOCKET"), "path": "/".join(path.split("/")[:3]), "status": status}
        _log.info("request", extra=about | {"milliseconds": round((time.monotonic() - began) * 1000)})
