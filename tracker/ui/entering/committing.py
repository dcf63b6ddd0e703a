"""Writing a plan: the outcome is said, whatever it is."""

from datetime import UTC, datetime

import streamlit as st

from tracker.intake.acts.commit import CommitRefused, commit_plan
from tracker.intake.out.report import place_words
from tracker.intake.plans.plan import Plan
from tracker.store.batches import BatchResult
from tracker.ui.shell import notice
from tracker.ui.shell.markup import plain
from tracker.ui.shell.visit import Visit
from tracker.views.plans import clashes_frame


def commit(visit: Visit, plan: Plan, *, kind: str, page: str = "entry") -> bool:
    """Write a plan as one batch and leave a notice of it for a page; False, with the reason said, if nothing was.

    No element is drawn between the beginning and the end of the transaction, because drawing is where Streamlit stops
    a run that has been overtaken by another click.
    """
    said = place_words(plan.layout, visit.lang, "intake.place_kept")
    try:
        result = commit_plan(visit.engine, plan, person=visit.person, now=datetime.now(UTC), kind=kind, reason=said)
    except CommitRefused as refused:
        st.error(visit.text(f"intake.refused.{refused.code}", detail=plain(refused.detail)), icon=":material/block:")
        return False
    if result.clashes:
        st.error(visit.text("entry.clash", count=len(result.clashes)), icon=":material/sync_problem:")
        st.dataframe(clashes_frame(visit.board.data, result.clashes, visit.lang), hide_index=True, height="content")
        return False
    batch = result.batch.id if result.batch else None
    notice.leave(page, _said(visit, result), batch, place=_place(plan) if page == "entry" else "")
    return True


def _place(plan: Plan) -> str:
    """The place of the first value that was written."""
    return next((row.key.jurisdiction for row in plan.writes if row.key), "")


def _said(visit: Visit, result: BatchResult) -> str:
    batch = result.batch
    if batch is None:
        return visit.text("entry.nothing_written")
    if result.done_before:
        return visit.text("entry.done_before", number=batch.id)
    return visit.text("entry.done", number=batch.id, added=batch.added, changed=batch.changed)
