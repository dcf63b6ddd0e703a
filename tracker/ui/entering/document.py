"""From a document to the library: its facts, the review of every number, and the confirmation of what was accepted.

Numbers are never typed: what is handed on are the candidates of the reading, chosen by where they stand.
"""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

import streamlit as st

from tracker.core.limits import FIRST_DAY, LAST_DAY
from tracker.documents import Reading, Role, read_lines
from tracker.documents.files.opened import DocumentRefused
from tracker.documents.files.opening import open_document
from tracker.documents.heading import named_by_figures, names_title, publisher_of, title_of
from tracker.people import may_write_somewhere
from tracker.store.engine import reading as reading_of
from tracker.store.reviews import KeptDocument, KeptLine, Said, decisions, digest_of, documents, kept_document
from tracker.targets.review import Place, Review, review_of
from tracker.targets.reviewing import (
    begin_review,
    decide_numerals,
    delete_review,
    kept_lines,
    say_what_it_is,
    take_back,
)
from tracker.ui.entering.entry_form import draw_form
from tracker.ui.entering.handing_over import draw_handing
from tracker.ui.entering.received import draw_uploader
from tracker.ui.entering.review import Desk, draw_review
from tracker.ui.entering.review_parts import draw_overview, draw_record
from tracker.ui.shell import address
from tracker.ui.shell.markup import plain
from tracker.ui.shell.rights import closed
from tracker.ui.shell.visit import Visit
from tracker.views.choices import place_choices
from tracker.views.snapshot import Document

_OPENED, _READ, _ADDRESS = "collecting:opened", "collecting:read", "review"


@dataclass(frozen=True, slots=True)
class _Put:
    """A document on the page: its text, the file of a PDF, and what is kept of it; None before its first decision."""

    digest: str
    name: str
    lines: tuple[KeptLine, ...]
    pdf: bytes
    kept: KeptDocument | None

    @property
    def texts(self) -> list[str]:
        """The lines without their places on pages."""
        return [line.text for line in self.lines]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a person says of a document."""

    document: Document | None
    published: date | None
    place: str


def draw_document(visit: Visit) -> None:
    """Draw the way of one document into the library; store what is decided and what is confirmed."""
    put = _put(visit)
    if put is None:
        return
    key = f"collecting:{put.digest[:16]}:{visit.lang}"
    facts = _draw_facts(visit, put, key)
    readonly = closed(visit)
    if put.kept and not readonly:
        _keep_facts(visit, put, facts)
    if facts.document and put.kept is None and not readonly:
        _offer_keeping(visit, put, facts, key)
    if not (facts.document or readonly):
        st.info(visit.text("collecting.document_first"))
    reading = _read(put, facts)
    with reading_of(visit.engine) as session:
        decided = decisions(session=session, digest=put.digest)
    blind = st.session_state.get(f"{key}:blind", False)
    seen = [one for one in decided if one.who == visit.person.name] if blind else decided
    read_amounts = partial(_read, put, facts)
    review = review_of(reading, seen, read_amounts)
    _draw_sum(visit, review)
    steps = ("review", "overview", "hand", "record")
    counts = {"hand": len(review.accepted(Role.TARGET)) + len(review.accepted(Role.ACTUAL)), "record": len(decided)}
    words = {step: visit.text(f"collecting.step_{step}", count=counts.get(step, 0)) for step in steps}
    step = st.segmented_control(
        visit.text("collecting.step"), steps, default="review", format_func=words.__getitem__, key=f"{key}:step",
        label_visibility="collapsed", required=True,
    )  # fmt: skip
    decide = partial(_decide, visit, put, facts, None if blind else len(decided))
    desk = Desk(visit, reading, review, seen, decide, read_amounts, key, readonly)
    if step == "review":
        draw_review(desk)
    elif step == "overview":
        draw_overview(desk)
    elif step == "record":
        draw_record(desk, decided, partial(_delete, visit, put))
    elif facts.document and not readonly:
        draw_handing(visit, reading, review, facts.document, facts.published, key)


def _put(visit: Visit) -> _Put | None:
    """The document that is dropped or pasted, or the one under review that was chosen; None where there is none."""
    file = draw_uploader(visit, visit.text("collecting.upload"), "collecting:file")
    pasted = "" if file else st.text_area(visit.text("collecting.paste"), key="collecting:paste", height=100)
    data, called = (file.getvalue(), file.name) if file else (pasted.encode(), visit.text("collecting.pasted"))
    if data.strip():
        lines, recognised = _opened(visit, data, called)
        if not lines:
            return None
        if recognised:
            st.warning(visit.text("collecting.recognised"), icon=":material/document_scanner:")
            called = visit.text("collecting.recognised_name", name=called)
        digest = digest_of(line.text for line in lines)
        with reading_of(visit.engine) as session:
            kept = kept_document(session=session, digest=digest)
        pdf = data if lines[0].spots else b""
        return _Put(digest, called, tuple(lines), pdf, kept)
    chosen = _chosen(visit)
    _offer_taking_back(visit)
    if not chosen:
        return None
    with reading_of(visit.engine) as session:
        kept = kept_document(session=session, digest=chosen)
    return _Put(kept.digest, kept.name, kept.lines, b"", kept) if kept else None


def _chosen(visit: Visit) -> str:
    """The digest of the document under review that the reader goes on with, empty for none."""
    with reading_of(visit.engine) as session:
        under = {one.digest: one for one in documents(session=session)}
    if not under:
        return ""

    def called(digest: str) -> str:
        one = under[digest]
        return visit.text("collecting.under", name=one.name, who=one.who, at=f"{one.at.astimezone():%Y-%m-%d %H:%M}")

    asked = address.kept(_ADDRESS)
    codes = list(under)
    digest = st.selectbox(
        visit.text("collecting.go_on"), codes, codes.index(asked) if asked in codes else None, called,
        key=f"collecting:under:{visit.lang}:{asked}", placeholder=visit.text("collecting.go_on_none"),
    )  # fmt: skip
    address.keep(_ADDRESS, digest or "")
    return digest or ""


def _opened(visit: Visit, data: bytes, called: str) -> tuple[list[KeptLine], bool]:
    """The lines of the document, opened once, and whether they were recognised from pictures; none, with the reason
    said, where it cannot be read.
    """
    digest = hashlib.sha256(data).hexdigest()
    known, lines, recognised = st.session_state.get(_OPENED, ("", [], False))
    if known == digest:
        return list(lines), recognised
    try:
        with st.spinner(visit.text("collecting.opening")):
            opened = open_document(data)
    except DocumentRefused as refused:
        words = visit.text(f"documents.refused.{refused.code}", file=called, detail=refused.detail)
        st.error(plain(words), icon=":material/block:")
        return [], False
    lines, recognised = kept_lines(opened), any(line.recognised for line in opened)
    st.session_state[_OPENED] = digest, lines, recognised
    return lines, recognised


def _read(put: _Put, facts: _Facts, amounts: Collection[Place] = ()) -> Reading:
    """The reading by these facts, made once for each of them."""
    known, readings = st.session_state.get(_READ, ("", {}))
    if known != put.digest:
        readings = {}
    made_for = facts.published, facts.place, frozenset(amounts)
    if made_for not in readings:
        readings[made_for] = read_lines(put.texts, facts.published, facts.place, made_for[2])
        st.session_state[_READ] = put.digest, readings
    found: Reading = readings[made_for]
    return found


def _draw_facts(visit: Visit, put: _Put, key: str) -> _Facts:
    """Ask which document it is, when it was published and of which place it speaks, filled in from what is kept, else
    from the text.
    """
    known = visit.board.data.documents
    first = _read(put, _Facts(None, None, ""))
    named = put.kept.source if put.kept and put.kept.source in known else _named(visit, put.texts)
    codes = list(known)
    st.subheader(visit.text("collecting.facts"))
    beside = st.columns(3)
    code = beside[0].selectbox(
        visit.text("collecting.document"),
        codes,
        codes.index(named) if named else None,
        lambda one: known[one].short_zh if visit.lang == "zh" else known[one].short_en,
        key=f"{key}:{named}:document",
        placeholder=visit.text("targets.no_document"),
    )
    document = known[code] if code else None
    day = document.published if document else first.facts.published
    if put.kept and put.kept.published and code == put.kept.source:
        day = date.fromisoformat(put.kept.published)
    published = beside[1].date_input(
        visit.text("collecting.published"), day, FIRST_DAY, LAST_DAY, format="YYYY-MM-DD", key=f"{key}:{code}:published"
    )
    found = (put.kept.place if put.kept else "") or first.facts.place
    words = place_choices(visit.board.data, visit.lang)
    of_places = list(dict.fromkeys([*([found] if found else []), *words]))
    place = beside[2].selectbox(
        visit.text("collecting.place"),
        of_places,
        0 if found else None,
        words.__getitem__,
        key=f"{key}:place",
        placeholder=visit.text("targets.no_document"),
    )
    if document is None:
        _offer_adding(visit, put, day)
    return _Facts(document, published, place or "")


def _named(visit: Visit, texts: Sequence[str]) -> str | None:
    """The document of the library that a text is by its title, else by the figures that were taken from it."""
    data = visit.board.data
    if titled := next((code for code, one in data.documents.items() if names_title(texts, one.title_zh)), None):
        return titled
    figures: dict[str, list[tuple[int, str]]] = {}
    for target in data.targets.values():
        figures.setdefault(target.source, []).append((target.line or 0, target.figure))
    return named_by_figures(texts, figures) or None


def _keep_facts(visit: Visit, put: _Put, facts: _Facts) -> None:
    """Keep what is said of a document under review, where it is something else than before."""
    said = _said(facts)
    if put.kept and said != (put.kept.source, put.kept.published, put.kept.place):
        source, published, place = said
        say_what_it_is(visit.engine, put.digest, source=source, published=published, place=place, person=visit.person)


def _said(facts: _Facts) -> tuple[str, str, str]:
    day = facts.published.isoformat() if facts.published else ""
    return facts.document.code if facts.document else "", day, facts.place


def _offer_adding(visit: Visit, put: _Put, day: date | None) -> None:
    """The form for a document that the library does not have, filled in from the text."""
    with st.expander(visit.text("collecting.add_document")):
        if closed(visit):
            return
        said = {
            "title_zh": title_of(put.texts),
            "publisher": publisher_of(put.texts),
            "published": day.isoformat() if day else "",
        }
        draw_form(visit, "sources", "documents", f"collecting:{put.digest[:16]}:{visit.lang}", said)


def _offer_keeping(visit: Visit, put: _Put, facts: _Facts, key: str) -> None:
    """The button that keeps the text beside the document, so that what was taken from it opens its line."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(visit.text("collecting.not_kept"))
        if st.button(visit.text("collecting.keep_text"), key=f"{key}:keep", icon=":material/attach_file:"):
            _keep(visit, put, facts, datetime.now(UTC))
            st.rerun()


def _draw_sum(visit: Visit, review: Review) -> None:
    """How many numerals there are and what was decided, always in sight."""
    with st.container(key="review_sum"):
        st.markdown(f"**{visit.text('collecting.sum', **review.counted())}**")


def _decide(visit: Visit, put: _Put, facts: _Facts, seen: int | None, said: Sequence[Said]) -> None:
    """Keep decisions, with the document before the first one, and draw the page anew."""
    engine, now = visit.engine, datetime.now(UTC)
    _keep(visit, put, facts, now)
    kept = decide_numerals(engine, put.digest, said, seen=seen, person=visit.person, now=now)
    if kept < len(said):
        st.toast(visit.text("collecting.overtaken", count=len(said) - kept), icon=":material/sync_problem:")
    st.rerun()


def _keep(visit: Visit, put: _Put, facts: _Facts, now: datetime) -> None:
    """Keep a document's text and what is said of it, if that has not been done."""
    if put.kept is None or (put.pdf and not put.kept.lines[0].spots):
        begin_review(visit.engine, put.name, put.lines, put.pdf, person=visit.person, now=now)
    if put.kept is None:
        source, published, place = _said(facts)
        say_what_it_is(visit.engine, put.digest, source=source, published=published, place=place, person=visit.person)
    address.keep(_ADDRESS, put.digest)


def _delete(visit: Visit, put: _Put) -> None:
    """Delete the review; the page then offers to take it back."""
    delete_review(visit.engine, put.digest, person=visit.person, now=datetime.now(UTC))
    address.keep(_ADDRESS, "")
    st.session_state.pop("collecting:paste", None)
    st.rerun()


def _offer_taking_back(visit: Visit) -> None:
    """The reviews that were deleted, each with the button that undoes it."""
    with reading_of(visit.engine) as session:
        away = documents(session=session, deleted=True)
    if not (away and may_write_somewhere(visit.person)):
        return
    with st.expander(visit.text("collecting.deleted", count=len(away))):
        for one in away:
            label = plain(visit.text("collecting.take_back", name=one.name))
            if st.button(label, key=f"collecting:back:{one.digest[:16]}", icon=":material/undo:"):
                take_back(visit.engine, one.digest, person=visit.person, now=datetime.now(UTC))
                address.keep(_ADDRESS, one.digest)
                st.rerun()
