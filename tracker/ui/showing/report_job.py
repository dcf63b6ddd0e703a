"""A report in the making: a thread takes the steps, the page asks how far it is, a cancelled one stops at the next."""

import logging
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from tracker.reports import (
    FORMATS,
    PicturesError,
    Report,
    Step,
    TemplateError,
    making,
    template_words,
    trouble_words,
)
from tracker.ui.shell.visit import Visit

_JOB = "report:job"
MOST_JOBS = 8
"""How many reports may be in the making at once, of all readers; one of them draws, the others wait."""

_GRACE = 30.0
"""Seconds for which a reader may be away (a network that breaks off) before what is made for them ends."""

_room = threading.BoundedSemaphore(MOST_JOBS)
_log = logging.getLogger("tracker")
_WAITING = Step("waiting")
_SHARE = {"waiting": 0.0, "opening": 0.05, "drawing": 0.1, "writing": 0.95}


@dataclass(slots=True)
class Job:
    """One making of one file: its content is there once it is whole, `failure` once it has failed."""

    name: str
    form: str
    template: Path | None
    step: Step = _WAITING
    content: bytes = b""
    failure: Exception | None = None
    cancelled: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)


def start(here: Visit, report: Report, form: str, template: Path | None) -> None:
    """Start making a file for this session, if there is room; it takes the place of the one before."""
    if old := st.session_state.pop(_JOB, None):
        old.cancelled.set()
    if not _room.acquire(blocking=False):
        st.warning(here.text("report.no_room", most=MOST_JOBS), icon=":material/hourglass_top:")
        return
    job = st.session_state[_JOB] = Job(here.file_name(f"{report.file_name}.{form}"), form, template)
    threading.Thread(target=_run, args=(job, report, _Reader()), name="report", daemon=True).start()


class _Reader:
    """Whoever asked for a report: there as long as the tab is open."""

    def __init__(self) -> None:
        context = get_script_run_ctx()
        self._session = context.session_id if context and Runtime.exists() else ""
        self._seen = time.monotonic()

    def has_left(self) -> bool:
        """Whether the tab has been closed for longer than a break of the network may take."""
        if not self._session or (Runtime.exists() and Runtime.instance().is_active_session(self._session)):
            self._seen = time.monotonic()
        return time.monotonic() - self._seen > _GRACE


def running() -> bool:
    """Whether this session has a report in the making."""
    job = st.session_state.get(_JOB)
    return job is not None and not job.ended.is_set()


def show(here: Visit) -> None:
    """How far the making is, with a button to stop it; then the file to download, or why there is none."""
    job = st.session_state.get(_JOB)
    if job is None:
        return
    if not job.ended.is_set():
        _progress(here, job)
    elif isinstance(job.failure, PicturesError):
        st.error(trouble_words(here.lang, job.failure.code), icon=":material/block:")
    elif isinstance(job.failure, TemplateError) and job.template:
        st.error(template_words(here.lang, job.failure.code, job.template), icon=":material/block:")
    elif job.failure is not None:
        del st.session_state[_JOB]
        raise job.failure
    elif job.content:
        st.success(here.text("report.done", size=max(1, len(job.content) // 1024)), icon=":material/check_circle:")
        _say_failed(here, job.step.failed)
        st.download_button(
            here.text("report.download", name=job.name), job.content, job.name, FORMATS[job.form].mime,
            key="report:download", on_click="ignore", icon=":material/download:", type="primary",
        )  # fmt: skip
    else:
        st.info(here.text("report.cancelled"), icon=":material/cancel:")


def _say_failed(here: Visit, titles: Sequence[str]) -> None:
    if titles:
        listed = here.text("chart.list_gap").join(titles)
        st.warning(here.text("report.failed", count=len(titles), titles=listed), icon=":material/broken_image:")


@st.fragment(run_every=0.5)
def _progress(here: Visit, job: Job) -> None:
    if job.ended.is_set():
        st.rerun(scope="app")
    step = job.step
    share = _SHARE[step.doing] + (0.8 * step.done / step.of if step.of else 0.0)
    words = here.text(f"report.doing_{step.doing}", done=step.done, of=step.of)
    st.progress(share, text=here.text("report.stopping") if job.cancelled.is_set() else words)
    if st.button(
        here.text("report.cancel"), key="report:cancel", icon=":material/close:", disabled=job.cancelled.is_set()
    ):
        job.cancelled.set()


def _run(job: Job, report: Report, reader: _Reader) -> None:
    try:
        with tempfile.TemporaryDirectory(prefix="report-") as folder:
            _take(job, report, reader, Path(folder) / job.name)
    except Exception as failure:
        job.failure = failure
        known = isinstance(failure, PicturesError | TemplateError)
        _log.warning("a report was not made: %s", failure, exc_info=not known)
    finally:
        _room.release()
        job.ended.set()


def _take(job: Job, report: Report, reader: _Reader, out: Path) -> None:
    """Take the steps until they end, somebody cancels, or nobody is there any more."""
    with closing(making(report, job.form, out, job.template)) as steps:
        for step in steps:
            job.step = step
            if job.cancelled.is_set():
                return
            if reader.has_left():
                _log.warning("a report ended at %s of %s: its reader has left", step.done, step.of)
                return
    job.content = out.read_bytes()
