"""Streamlit's own files as the browser needs them: compressed once a server, and the large ones announced early."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

import streamlit
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

_STATIC = Path(streamlit.__file__).parent / "static"
_FILES = _STATIC / "static" / "js"
_SOON = ("BidiComponent", "Html", "ButtonGroup", "DateInput", "TextInput", "Button")
_CHARTS = ("PlotlyChart", "withFullScreenWrapper", "Selectbox")
_WITH_CHARTS = frozenset({"/jurisdiction", "/target", "/compare"})
"""The pages with a chart on their first screen."""
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
        self._kept: dict[tuple[int, int], list[Message]] = {}
        self._link, self._link_of_charts = _link(_SOON), _link(_SOON + _CHARTS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if not _plain_request(scope):
            await self._compressed(scope, receive, send)
            return
        sent: list[Message] = []

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and _is(message, b"content-type", b"text/html"):
                link = self._link_of_charts if below_base(scope["path"]) in _WITH_CHARTS else self._link
                message["headers"] = [*message["headers"], (b"link", link)]
            if file:
                sent.append(message)
            await send(message)

        file = _file(scope["path"])
        if file not in self._kept:
            await self._compressed(scope, receive, sending)
            if file and _whole(sent) and sent[0]["status"] == 200 and _is(sent[0], b"cache-control", b"immutable"):
                self._kept[file] = sent
            return
        for message in self._kept[file]:
            await send(message)


def _file(path: str) -> tuple[int, int] | None:
    """Which of Streamlit's own files a path means, however it is written; None where it is none of them.

    So no more is kept than there are files.
    """
    within = below_base(path).lstrip("/")
    try:
        file = Path(os.path.realpath(_STATIC / os.path.normpath(within)))
        found = file.stat()
    except (OSError, ValueError):
        return None
    inside = _STATIC.resolve() in file.parents and file.is_file()
    return (found.st_dev, found.st_ino) if inside else None


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


def _link(parts: Iterable[str]) -> bytes:
    """These parts of Streamlit, with what they import, as the value of a Link header.

    What Streamlit's own page names already is left out.
    """
    named = (_STATIC / "index.html").read_text(encoding="utf-8")
    wanted = [file.name for name in parts for file in _FILES.glob(f"{name}.*.js")]
    for name in wanted:
        with (_FILES / name).open(encoding="utf-8") as file:
            found = _IMPORTED.findall(file.read(_LONGEST_HEAD))
        wanted += [other for other in found if other not in wanted and other not in named]
    served = base()
    return ", ".join(f"<{served}/static/js/{name}>; rel=modulepreload; fetchpriority=low" for name in wanted).encode()


def below_base(path: str) -> str:
    """A path without the one under which the dashboard is served (`server.baseUrlPath`)."""
    served = base()
    return path.removeprefix(served) if f"{path}/".startswith(f"{served}/") else path


def base() -> str:
    """The path under which the dashboard is served, empty for the root."""
    return "/".join(["", *filter(None, config.get_option("server.baseUrlPath").split("/"))])
