"""What those who operate the server ask it: whether it can work (/ready), and how it does in numbers (/metrics).

That the process lives at all says Streamlit's own /_stcore/health.
"""

import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from streamlit.runtime import Runtime

from tracker import journal
from tracker.refusals import REFUSALS
from tracker.store.engine import data_version
from tracker.store.running import stopping
from tracker.ui.shell import loading
from tracker.ui.shell.requests import ANSWERED, METRICS, READY
from tracker.ui.streamlit.assets import base
from tracker.ui.streamlit.uploads import kept_bytes

_UNAVAILABLE = 503
_BEGAN = time.time()
_STATM = Path("/proc/self/statm")


def routes() -> list[Route]:
    """What is answered to operators; the door says who they are."""
    return [Route(f"{base()}{READY}", _ready), Route(f"{base()}{METRICS}", _metrics)]


def _ready(_request: Request) -> Response:
    why = _unready()
    headers = {"Cache-Control": "no-store"}
    return PlainTextResponse(f"{why or 'ready'}\n", _UNAVAILABLE if why else 200, headers)


def _unready() -> str:
    """Why this copy cannot work now, as a code; empty if it can: the database is asked."""
    if stopping():
        return "stopping"
    try:
        data_version(loading.engine())
    except REFUSALS as refusal:
        return str(getattr(refusal, "code", type(refusal).__name__))
    return ""


def _metrics(_request: Request) -> Response:
    return PlainTextResponse("".join(_lines()), media_type="text/plain; version=0.0.4")


def _lines() -> Iterator[str]:
    """All numbers in the text form of Prometheus."""
    yield from _counted("tracker_requests_total", "Answers by their status", "status", ANSWERED)
    yield from _counted("tracker_batches_total", "Batches written by this copy", "kind", journal.BATCHES)
    yield from _counted("tracker_log_total", "Warnings and errors in the log", "level", journal.LEVELS)
    yield from _gauge("tracker_ready", "Whether this copy can work: the database answers", int(not _unready()))
    yield from _gauge("tracker_sessions", "Open pages", Runtime.instance()._session_mgr.num_active_sessions())
    yield from _gauge("tracker_upload_bytes", "Bytes of uploads that are kept", kept_bytes())
    yield from _gauge("process_start_time_seconds", "When the process began", round(_BEGAN, 3))
    if _STATM.exists():
        pages = int(_STATM.read_text(encoding="ascii").split()[1])
        yield from _gauge("process_resident_memory_bytes", "Memory", pages * os.sysconf("SC_PAGE_SIZE"))


def _counted(name: str, means: str, label: str, found: Mapping[str, int]) -> Iterator[str]:
    yield f"# HELP {name} {means}\n# TYPE {name} counter\n"
    yield from (f'{name}{{{label}="{each}"}} {count}\n' for each, count in sorted(found.items()))


def _gauge(name: str, means: str, value: float) -> Iterator[str]:
    yield f"# HELP {name} {means}\n# TYPE {name} gauge\n{name} {value}\n"
