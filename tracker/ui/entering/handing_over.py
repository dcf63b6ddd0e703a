"""What was accepted of a document, as a sheet of targets and a file of values, each by its own checks."""

import hashlib
from collections.abc import Sequence
from datetime import date

import streamlit as st

from tracker.documents import Candidate, Reading, Role
from tracker.documents.values import values_table
from tracker.targets.of_document import stands_at, targets_sheet
from tracker.targets.review import Review
from tracker.ui.entering.target_sheet import draw_sheet, leave_said
from tracker.ui.entering.upload import draw_file
from tracker.ui.shell.visit import Visit
from tracker.views.snapshot import Document


def draw_handing(
    visit: Visit, reading: Reading, review: Review, document: Document, published: date | None, key: str
) -> None:
    """What was accepted and can be handed on, targets and values each by their own checks and confirmation."""
    targets, values = review.accepted(Role.TARGET), review.accepted(Role.ACTUAL)
    if not (targets or values):
        st.info(visit.text("collecting.nothing_accepted"))
    if targets:
        _draw_targets(visit, reading, targets, document, key)
    if values:
        _draw_values(visit, reading, values, document, published, key)


def _draw_targets(visit: Visit, reading: Reading, chosen: Sequence[Candidate], document: Document, key: str) -> None:
    """The chosen targets as a sheet of targets: the same checks, preview and confirmation."""
    st.subheader(visit.text("collecting.preview_targets", count=len(chosen)))
    data = targets_sheet(reading, chosen, document.code, document.short_zh)
    part = hashlib.sha256(data).hexdigest()[:16]
    file_name = visit.text("collecting.file_name")
    sheet_key = f"{key}:sheet:{part}"
    if (stored := draw_sheet(visit, data, file_name, document.code, sheet_key, "documents")) is not None:
        leave_said(visit, stored, "documents")
        st.rerun()


def _draw_values(
    visit: Visit, reading: Reading, chosen: Sequence[Candidate], document: Document, published: date | None, key: str
) -> None:
    """The chosen values as a file of values: the same checks, preview and confirmation."""
    st.subheader(visit.text("collecting.preview_values", count=len(chosen)))
    data = visit.board.data
    table = values_table(
        reading,
        chosen,
        publisher=document.publisher,
        published=published.isoformat() if published else "",
        stands=lambda line: stands_at(document.short_zh, line),
        known={*data.places, *(measure.code for measure in data.measures.values())},
    )
    if draw_file(visit, table, visit.text("collecting.file_name"), f"{key}:values", "documents"):
        st.rerun()
