"""Streamlit's own files as the browser needs them: compressed once a server, and the large ones announced early."""

from pathlib import Path

import streamlit
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_FILES = Path(streamlit.__file__).parent / "static"
_NEEDED_LATER = ("PlotlyChart", "DataFrame", "arrowFormatUtils")


class Assets:
    """Compresses what is sent and keeps what never changes compressed; tells the browser what a page will need.

    Streamlit sends its files uncompressed, because compressing them for every reader costs more than it brings. And it
    names plotly, the largest of them, only when a chart is to be drawn; a page that names it at once lets the browser
    fetch and read it while the script runs.
    """

    def __init__(self, app: ASGIApp) -> None:
        """`app` is Streamlit's."""
        self._compressed = GZipMiddleware(app, minimum_size=1024)
        self._kept: dict[str, list[Message]] = {}
        self._link = _link()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        asked = dict(scope.get("headers", ()))
        if scope["type"] != "http" or b"gzip" not in asked.get(b"accept-encoding", b"") or b"range" in asked:
            await self._compressed(scope, receive, send)
            return
        sent: list[Message] = []

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and _is(message, b"content-type", b"text/html"):
                message["headers"] = [*message["headers"], (b"link", self._link)]
            sent.append(message)
            await send(message)

        path = scope["path"]
        if path not in self._kept:
            await self._compressed(scope, receive, sending)
            if _is(sent[0], b"cache-control", b"immutable"):
                self._kept[path] = sent
            return
        for message in self._kept[path]:
            await send(message)


def _is(start: Message, header: bytes, part: bytes) -> bool:
    return part in dict(start["headers"]).get(header, b"")


def _link() -> bytes:
    """The files that most pages need, as the value of a Link header."""
    found = [next((_FILES / "static" / "js").glob(f"{name}.*.js"), None) for name in _NEEDED_LATER]
    return ", ".join(f"</static/js/{file.name}>; rel=modulepreload" for file in found if file).encode()
