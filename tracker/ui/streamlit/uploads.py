"""What becomes of an upload: one file a session is kept, an upper limit for all; and one that is not here is noticed.

Where there are several copies of the dashboard, an upload may come to one that has not opened the page, or the one that
has taken it may end.
"""

from collections.abc import Callable
from typing import cast

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import DeletedFile

from tracker.intake.plans.check import PAGE_BYTES
from tracker.ui.streamlit.assets import below_base
from tracker.words import LANGUAGES, text

MOST_BYTES = 20 * PAGE_BYTES
"""What is kept of all sessions together."""

ELSEWHERE, MISDIRECTED = "upload_elsewhere", 421
"""Why an upload of a page that another copy has opened is refused, and the status of HTTP that says so."""

_PATH = "/_stcore/upload_file/"


def lost(key: str) -> bool:
    """Whether the browser has sent a file for the uploader of this key that is not here any more."""
    return isinstance(st.session_state.get(key), DeletedFile)


class Uploads:
    """Refuses what would be too much; a new file of a session takes the place of its older one."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` takes the uploads."""
        self._app = app
        self._coming: dict[str, int] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] != "PUT" or not below_base(scope["path"]).startswith(_PATH):
            await self._app(scope, receive, send)
            return
        session, _, file = below_base(scope["path"]).removeprefix(_PATH).partition("/")
        size, refusal = _announced(Headers(scope=scope)), ""
        if size is None:
            refusal, status = "upload_no_length", 411
        elif not Runtime.instance().is_active_session(session):
            refusal, status = ELSEWHERE, MISDIRECTED
        elif session in self._coming:
            refusal, status = "upload_one_by_one", 429
        elif not self._has_room(size):
            refusal, status = "upload_no_room", 503
        if size is None or refusal:
            await refused(refusal, status)(scope, receive, send)
            return
        self._coming[session] = size
        try:
            await self._app(scope, receive, _noting(send, lambda: _forget_others(session, file)))
        finally:
            del self._coming[session]

    def _has_room(self, size: int) -> bool:
        """Whether a file of so many bytes may come; to make room, files of sessions without a visitor go."""
        if kept_bytes() + sum(self._coming.values()) + size > MOST_BYTES:
            runtime, files = Runtime.instance(), _files()
            for session in [each for each in files.file_storage if not runtime.is_active_session(each)]:
                files.remove_session_files(session)
        return kept_bytes() + sum(self._coming.values()) + size <= MOST_BYTES


def refused(code: str, status: int, **values: object) -> PlainTextResponse:
    """An answer that says in both languages why there is no other."""
    said = "\n".join(text(lang, f"door.{code}", **values) for lang in LANGUAGES)
    return PlainTextResponse(f"{said}\n", status_code=status)


def _announced(headers: Headers) -> int | None:
    """The bytes that a request says it has; None where it does not say."""
    said = headers.get("content-length", "")
    return int(said) if said.isascii() and said.isdigit() and "transfer-encoding" not in headers else None


def _noting(send: Send, taken: Callable[[], None]) -> Send:
    """Calls `taken` once the file is there."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 204:
            taken()
        await send(message)

    return sending


def _files() -> MemoryUploadedFileManager:
    return cast(MemoryUploadedFileManager, Runtime.instance().uploaded_file_mgr)


def kept_bytes() -> int:
    """The bytes of all files that are kept."""
    return sum(stat.byte_length for stats in _files().get_stats().values() for stat in stats)


def _forget_others(session: str, file: str) -> None:
    files = _files()
    for other in [each for each in files.file_storage.get(session, {}) if each != file]:
        files.remove_file(session, other)
