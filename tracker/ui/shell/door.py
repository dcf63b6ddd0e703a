"""The door before everything else: who may come in, and what somebody gets who has not been let in.

A visitor who still has to sign in gets the empty page and Streamlit's own files, and nothing of anybody's: no upload,
no download, no figures about the server. Nobody gets what only a developer needs.
"""

import logging
import secrets
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.web.server.starlette.starlette_server_config import TOKENS_COOKIE_NAME, USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from tracker.ui.shell.requests import METRICS, READY
from tracker.ui.streamlit import protection, proxy, sign_in
from tracker.ui.streamlit.assets import below_base
from tracker.ui.streamlit.uploads import refused

VOUCHED = f"x-tracker-vouched-{secrets.token_hex(16)}"
"""The header in which the pages find the user whom the proxy has named. No visitor knows its name."""

_WATCHED, _OPEN = ("/_stcore/health", READY), ("/_stcore/health", "/_stcore/host-config", "/_stcore/stream")
_CLOSED = ("/_stcore/", "/media/", "/component/", "/app/static/", "/chart/")
_SIGN_OUT = "/auth/logout"
_FORWARDED = ("forwarded", "via", "x-forwarded", "x-original", "x-real-ip", "x-client", "x-cluster-client-ip", "cf-",
              "cdn-", "true-client-ip", "fastly-", "x-appengine-", "x-azure-", "x-envoy-", "x-amzn-")  # fmt: skip
"""How headers begin that say that the caller at this machine is a proxy or tunnel, and the visitor somewhere else."""

_OWN_SITE = ("same-origin", "none")
"""What a browser says of a request that a page of this very server made, or the person by the address bar."""

_LONGEST, _LONGEST_OF_STRANGERS = 5_000_000, 64_000
"""Bytes of a message from a page, which holds what its widgets say: the server keeps it as long as the page is open."""
_ANYBODY = frozenset({"rerun_script", "stop_script", "app_heartbeat"})
_LET_IN = frozenset({"file_urls_request", "backend_operation_request"})
_log = logging.getLogger("tracker")


class Door:
    """Stands around Streamlit's application."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` is what visitors want."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or say why not."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        caller = _Caller(HTTPConnection(scope))
        send = _protecting(send, https=caller.https)
        if caller.refusal:
            if scope["type"] == "http" or "websocket.http.response" in scope.get("extensions", {}):
                await refused(caller.refusal, 403, **caller.about)(scope, receive, send)
            else:
                await send({"type": "websocket.close", "code": 1008})
            return
        scope = dict(scope, headers=caller.passed_on())
        if caller.path == _SIGN_OUT:
            sign_in.end(caller.cookies)
        await self._app(scope, _heard(receive, caller) if scope["type"] == "websocket" else receive, send)


class _Caller:
    """Somebody at the door: what the connection says, and what follows from it."""

    def __init__(self, connection: HTTPConnection) -> None:
        self._connection = connection
        self.path = below_base(connection.scope["path"])
        self.cookies = connection.cookies
        self._header = proxy.header()
        client = connection.client.host if connection.client else None
        self._proxy = bool(self._header) and proxy.is_proxy(client, connection.headers)
        self.address = client
        self.about = {"address": client or "–", "header": self._header, "setting": proxy.ADDRESSES}
        self.https = self._comes_by_https()
        self.refusal = self._refusal()

    def let_in(self) -> bool:
        """Whether this is somebody: has signed in, is named by the proxy, or sits at this machine."""
        if sign_in.configured():
            return sign_in.valid(self.cookies)
        return bool(self._vouched()) if self._header else True

    def passed_on(self) -> protection.Raw:
        """The headers as the application gets them: whom the proxy vouches for, and no sign-in that has ended."""
        outside = {self._header.lower().encode(), VOUCHED.encode()}
        passed = [(name, value) for name, value in self._connection.headers.raw if name.lower() not in outside]
        if sign_in.configured() and sign_in.ended(self.cookies):
            passed = [(name, _without_sign_in(value) if name == b"cookie" else value) for name, value in passed]
        return passed + [(VOUCHED.encode(), name.encode("latin-1")) for name in self._vouched()]

    def _vouched(self) -> list[str]:
        """The one name that the proxy gives; of two, one could be the visitor's own."""
        names = self._connection.headers.getlist(self._header) if self._proxy else []
        return names if len(names) == 1 and names[0].strip() else []

    def _comes_by_https(self) -> bool:
        if self._connection.scope.get("scheme") in ("https", "wss") or (sign_in.configured() and sign_in.https()):
            return True
        return self._proxy and self._connection.headers.get("x-forwarded-proto", "").strip().lower() == "https"

    def _refusal(self) -> str:
        """Why the connection is refused, as the key of the words; empty if it is not."""
        asked = self._connection.headers.getlist("host")
        if len(asked) > 1 or not is_host_allowed(asked[0] if asked else None):
            return "other_host"
        if self._changes_something() and not all(
            _is_own(origin, asked) for origin in self._connection.headers.getlist("origin")
        ):
            return "other_origin"
        if self.path == _SIGN_OUT and not self._asked_by_own_page(asked):
            return "other_origin"
        if self.path in _WATCHED:
            return ""
        if self.path == METRICS:
            return "" if self._is_monitor() else "not_let_in"
        if not sign_in.configured():
            if self._header and not self._proxy:
                return "not_the_proxy"
            if not self._header and any(name.startswith(_FORWARDED) for name in self._connection.headers):
                return "elsewhere"
        return "" if self._is_open() or self.let_in() else "not_let_in"

    def _is_monitor(self) -> bool:
        """Whether this is a program that watches the server: not somebody whom the proxy brings."""
        headers = self._connection.headers
        brought = self._proxy and (self._vouched() or proxy.SECRET_HEADER in headers)
        return not (brought or any(name.startswith(_FORWARDED) for name in headers)) and proxy.is_monitor(self.address)

    def _changes_something(self) -> bool:
        scope = self._connection.scope
        return scope["type"] == "websocket" or scope["method"] not in ("GET", "HEAD", "OPTIONS")

    def _asked_by_own_page(self, hosts: list[str]) -> bool:
        """Whether no other site has made the browser ask: what only follows a link may change something too."""
        site, page = (self._connection.headers.get(name, "") for name in ("sec-fetch-site", "referer"))
        return (site or "none") in _OWN_SITE and (not page or _is_own(page, hosts))

    def _is_open(self) -> bool:
        return self.path in _OPEN or not f"{self.path}/".startswith(_CLOSED)


def _is_own(origin: str, hosts: list[str]) -> bool:
    """Whether a page of this origin is the dashboard's own, or one that the settings allow."""
    if origin in config.get_option("server.corsAllowedOrigins"):
        return True
    parts = urlsplit(origin)
    return parts.scheme in ("http", "https") and [parts.netloc.lower()] == [host.lower() for host in hosts]


def _without_sign_in(cookie: bytes) -> bytes:
    names = (USER_COOKIE_NAME.encode(), TOKENS_COOKIE_NAME.encode())
    return b";".join(each for each in cookie.split(b";") if not each.strip().startswith(names))


def _protecting(send: Send, *, https: bool) -> Send:
    """Adds to each answer the headers that protect."""

    async def sending(message: Message) -> None:
        if message["type"] in ("http.response.start", "websocket.http.response.start"):
            message = dict(message, headers=protection.guarded(list(message["headers"]), https=https))
        await send(message)

    return sending


def _heard(receive: Receive, caller: _Caller) -> Receive:
    """Hears from a page what a page needs; the rest, which would empty the caches of all, is not passed on."""

    async def receiving() -> Message:
        while True:
            message = await receive()
            data = message.get("bytes")
            if message["type"] != "websocket.receive" or not data:
                return message
            if len(data) > (_LONGEST if caller.let_in() else _LONGEST_OF_STRANGERS):
                _log.warning("a message of %d bytes ended its connection", len(data))
                return {"type": "websocket.disconnect", "code": 1009}
            kind = _kind(data)
            if kind is None or kind in _ANYBODY or (kind in _LET_IN and caller.let_in()):
                return message
            _log.info("a message %s was not passed on", kind)

    return receiving


def _kind(data: bytes) -> str | None:
    """What a page's message is; None where it is none, which Streamlit answers itself."""
    message = BackMsg()
    try:
        message.ParseFromString(data)
    except Exception:
        return None
    return message.WhichOneof("type") or ""
