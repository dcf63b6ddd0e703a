"""Streamlit's own files as the browser needs them: compressed once a server, and the large ones announced early."""

import re
from pathlib import Path

import streamlit
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

_STATIC = Path(streamlit.__file__).parent / "static"
_FILES = _STATIC / "static" / "js"
_SOON = ("PlotlyChart", "BidiComponent", "Html", "ButtonGroup", "DateInput", "withFullScreenWrapper", "Selectbox")
_IMPORTED = re.compile(r"""(?:from|import)"\./([\w.-]+\.js)\"""")
_LONGEST_HEAD = 8192


class Assets:
    """Compresses what is sent and keeps what never changes compressed; tells the browser what a page will need.

    Streamlit sends its files uncompressed, because compressing them for every reader costs more than it brings. And it
    names plotly and the parts for widgets only when they are to be drawn; a page that names them at once lets the
    browser fetch and read them while the script runs.
    """

    def __init__(self, app: ASGIApp) -> None:
        """`app` is Streamlit's."""
        self._compressed = GZipMiddleware(app, minimum_size=1024)
        self._kept: dict[str, list[Message]] = {}
        self._link = _link()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if not _plain_request(scope):
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
            if _whole(sent) and sent[0]["status"] == 200 and _is(sent[0], b"cache-control", b"immutable"):
                self._kept[path] = sent
            return
        for message in self._kept[path]:
            await send(message)


def _whole(sent: list[Message]) -> bool:
    """Whether an answer went out to its end; one to a browser that hangs up breaks off, or never begins."""
    return bool(sent) and sent[-1]["type"] == "http.response.body" and not sent[-1].get("more_body", False)


def _plain_request(scope: Scope) -> bool:
    """Whether this asks for the whole of something as everybody gets it."""
    asked = dict(scope.get("headers", ()))
    conditional = {b"range", b"if-none-match", b"if-modified-since"} & asked.keys()
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and b"gzip" in asked.get(b"accept-encoding", b"")
        and not conditional
    )


def _is(start: Message, header: bytes, part: bytes) -> bool:
    return part in dict(start["headers"]).get(header, b"")


def _link() -> bytes:
    """The parts that every page with a chart needs, with what these import, as the value of a Link header.

    What Streamlit's own page names already is left out.
    """
    named = (_STATIC / "index.html").read_text(encoding="utf-8")
    wanted = [file.name for name in _SOON for file in _FILES.glob(f"{name}.*.js")]
    for name in wanted:
        with (_FILES / name).open(encoding="utf-8") as file:
            found = _IMPORTED.findall(file.read(_LONGEST_HEAD))
        wanted += [other for other in found if other not in wanted and other not in named]
    base = "/".join(["", *filter(None, config.get_option("server.baseUrlPath").split("/"))])
    return ", ".join(f"<{base}/static/js/{name}>; rel=modulepreload; fetchpriority=low" for name in wanted).encode()
