"""Targets by the sheet: a file or a pasted table, what it would change, and the confirmation."""

import hashlib
from datetime import UTC, datetime
from typing import NamedTuple

import streamlit as st

from tracker.intake.out.sheets import as_csv
from tracker.people import may_write
from tracker.store.engine import reading
from tracker.targets.new_indicators import proposed
from tracker.targets.plan import NOT_TAKEN, SheetPlan, State, plan_sheet
from tracker.targets.said import causes_of, count_words
from tracker.targets.storing import Confirmed, SheetRefusal, needs_source, store_sheet
from tracker.targets.table import PAGE_BYTES
from tracker.targets.template import template, template_workbook
from tracker.ui.entering.entry_form import NEW_FROM_TARGETS, offer_new
from tracker.ui.entering.new_indicators import offer_new_indicators
from tracker.ui.entering.received import draw_uploader
from tracker.ui.entering.taking import offer_codes
from tracker.ui.shell import notice
from tracker.ui.shell.markup import plain
from tracker.ui.shell.rights import closed
from tracker.ui.shell.visit import Visit
from tracker.ui.showing.paging import height, page_of
from tracker.views.choices import place_choices
from tracker.views.target_sheet import rows_frame, shares_frame

_ROUND, _PLAN = "sheet:round", "sheet:plan"
_ROWS_A_PAGE = 100
_CAUSES_IN_SIGHT = 5
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Sheet(NamedTuple):
    """A file or a pasted table, its name, and the codes of the document and the place of rows that name none."""

    data: bytes
    name: str
    document: str
    place: str


class Stored(NamedTuple):
    """The batch of a confirmed sheet, how many targets and the place of the first; or the batch of the time before."""

    batch: int
    targets: int
    place: str
    done_before: bool


def draw_target_sheet(visit: Visit) -> None:
    """Draw the way in for many targets; store what is confirmed."""
    if closed(visit):
        return
    count = st.session_state.setdefault(_ROUND, 0)
    st.caption(visit.text("targets.lead"))
    _draw_templates(visit)
    file = draw_uploader(visit, visit.text("targets.upload"), f"sheet:{count}:file", most=PAGE_BYTES)
    pasted = st.text_area(visit.text("targets.paste"), key=f"sheet:{count}:paste", height=100)
    documents = visit.board.data.documents
    beside = st.columns(2)
    places = place_choices(visit.board.data, visit.lang)
    place = beside[0].selectbox(
        visit.text("targets.place"), list(places), None, places.__getitem__,
        key=f"sheet:{count}:{visit.lang}:place", placeholder=visit.text("targets.no_document"),
    )  # fmt: skip
    document = beside[1].selectbox(
        visit.text("targets.document"),
        list(documents),
        None,
        lambda code: documents[code].short_zh if visit.lang == "zh" else documents[code].short_en,
        key=f"sheet:{count}:{visit.lang}:document",
        placeholder=visit.text("targets.no_document"),
    )
    data, name = (file.getvalue(), file.name) if file else (pasted.encode(), visit.text("targets.pasted"))
    if not data.strip():
        return
    key = f"sheet:{count}:{hashlib.sha256(data).hexdigest()[:16]}"
    if (stored := draw_sheet(visit, data, name, document or "", key, "library", place or "")) is not None:
        leave_said(visit, stored, "library")
        st.session_state[_ROUND] += 1
        st.rerun()


def draw_sheet(
    visit: Visit, data: bytes, name: str, document: str, key: str, page: str, place: str = ""
) -> Stored | None:
    """Draw what a sheet would do and the confirmation; what was stored, once it has been confirmed.

    `document` and `place` are the codes that count for rows that name none.
    """
    plan = _plan(visit, data, document, place)
    if plan.refusal:
        st.error(plan.refusal.what(visit.lang) + " " + plan.refusal.advice(visit.lang), icon=":material/block:")
        if plan.refusal.code == "TARGETS_HEADER" and not place:
            st.caption(visit.text("targets.place_first"))
        return None
    _draw_plan(visit, plan, key)
    if plan.count(State.REJECTED):
        offer_new_indicators(visit, proposed(plan), page, key)
        offer_new(visit, page, key, NEW_FROM_TARGETS)
    return _confirm(visit, plan, Sheet(data, name, document, place), key)


def leave_said(visit: Visit, stored: Stored, page: str) -> None:
    """Leave the word that a sheet was stored for the next run of a page."""
    said = "targets.saved_before" if stored.done_before else "targets.saved"
    notice.leave(
        page, visit.text(said, number=stored.batch, count=stored.targets), stored.batch,
        place=stored.place,
    )  # fmt: skip


def _draw_templates(visit: Visit) -> None:
    lang, label = visit.lang, visit.text("targets.template")

    def workbook() -> bytes:
        with reading(visit.engine) as session:
            return template_workbook(session, lang)

    with st.container(horizontal=True):
        for ending, mime, content in (("xlsx", _XLSX, workbook), ("csv", "text/csv", lambda: as_csv(template(lang)))):
            st.download_button(
                visit.text("library.download_as", label=label, ending=ending.upper()),
                content,
                f"{label}.{ending}",
                mime,
                key=f"sheet:template:{ending}",
                on_click="ignore",
                icon=":material/download:",
            )


def _plan(visit: Visit, data: bytes, document: str, place: str) -> SheetPlan:
    """The plan, made once for a sheet, what was chosen for it, and a state of the database."""
    made_for = hashlib.sha256(data).digest(), document, place, visit.board.version, visit.person
    known, plan = st.session_state.get(_PLAN, (None, None))
    if not isinstance(plan, SheetPlan) or known != made_for:
        with reading(visit.engine) as session:
            plan = plan_sheet(
                session, data, document=document, place=place, may_write=lambda code: may_write(visit.person, code)
            )
        st.session_state[_PLAN] = made_for, plan
    return plan


def _draw_plan(visit: Visit, plan: SheetPlan, key: str) -> None:
    rejected = plan.count(State.REJECTED)
    say = st.warning if rejected else st.info
    say(count_words(plan, visit.lang))
    causes = causes_of(plan, visit.lang, left_out=NOT_TAKEN)  # the button below takes those in
    for cause in causes[:_CAUSES_IN_SIGHT]:
        st.text(cause)
    if more := causes[_CAUSES_IN_SIGHT:]:
        with st.expander(visit.text("targets.more_causes", count=len(more))):
            for cause in more:
                st.text(cause)
    if plan.unused:
        st.caption(plain(visit.text("targets.unused", names=visit.text("targets.and").join(plan.unused))))
    offer_codes(visit, plan.not_taken(), key)
    counts = {"all": len(plan.rows)} | {str(state): plan.count(state) for state in State if plan.count(state)}
    words = {code: visit.text("targets.filter", what=_state_words(visit, code), count=n) for code, n in counts.items()}
    wanted = st.pills(
        visit.text("targets.filter_label"),
        list(words),
        default=State.REJECTED if rejected else "all",
        format_func=words.__getitem__,
        key=f"{key}:{rejected}:filter",
        label_visibility="collapsed",
    )
    rows = [row for row in plan.rows if wanted in (None, "all", row.state)]
    frame = rows_frame(visit.board.data, page_of(rows, f"{key}:rows", _ROWS_A_PAGE), visit.lang)
    wide = {visit.text(f"targets.{name}"): st.column_config.TextColumn(width=340) for name in ("why", "derived")}
    st.dataframe(frame.loc[:, (frame != "").any()], hide_index=True, height=height(len(frame)), column_config=wide)
    if plan.shares:
        st.text(visit.text("targets.shares"))
        st.dataframe(shares_frame(plan.shares, visit.lang), hide_index=True, height="content")
        if short := [one.parent for one in plan.shares if one.difference < 0]:
            st.warning(plain(visit.text("targets.shares_short", codes=visit.text("targets.and").join(short))))


def _state_words(visit: Visit, code: str) -> str:
    return visit.text("targets.filter_all" if code == "all" else f"targets.state_{code}")


def _confirm(visit: Visit, plan: SheetPlan, sheet: Sheet, key: str) -> Stored | None:
    """Reason, source and the button; or why there is nothing to confirm."""
    count, rejected = len(plan.writes), plan.count(State.REJECTED)
    if not count:
        st.info(visit.text("targets.nothing_good" if rejected else "targets.nothing"))
        return None
    only_good = bool(rejected) and st.checkbox(visit.text("targets.only_good", count=count), key=f"{key}:only_good")
    if rejected and not only_good:
        st.info(visit.text("targets.rejected_first", count=rejected))
        return None
    beside = st.columns(2)
    reason = beside[0].text_input(visit.text("targets.reason"), key=f"{key}:reason")
    source = ""
    if needs_source(plan):
        source = beside[1].text_input(visit.text("targets.source_words"), key=f"{key}:source")
    if st.button(visit.text("targets.confirm", count=count), type="primary", key=f"{key}:confirm"):
        seen = Confirmed(key=plan.key, only_good=only_good, reason=reason, source=source)
        return _store(visit, plan, sheet, seen)
    return None


def _store(visit: Visit, plan: SheetPlan, sheet: Sheet, seen: Confirmed) -> Stored | None:
    try:
        result = store_sheet(
            visit.engine, sheet.data, sheet.name, seen, document=sheet.document, place=sheet.place,
            person=visit.person, now=datetime.now(UTC),
        )  # fmt: skip
    except SheetRefusal as refused:
        st.error(visit.text(f"targets.{refused.code}"), icon=":material/block:")
        return None
    assert result.batch is not None
    assert result.batch.id is not None
    st.session_state.pop(_PLAN, None)
    return Stored(result.batch.id, len(plan.writes), plan.writes[0].cells["jurisdiction"], result.done_before)
