"""The upload: a file, how it was read, what it would change, and the confirmation."""

import hashlib
from datetime import UTC, datetime

import streamlit as st

from tracker.intake.check import PAGE_BYTES, check_file
from tracker.intake.fields import Field
from tracker.intake.mapping import remember_mapping
from tracker.intake.plan import Layout, Options, PlaceOfFile, Plan
from tracker.intake.report import columns_words, place_words, problem_list, rows_to_correct
from tracker.people import may_write
from tracker.store.engine import reading
from tracker.ui import loading, notice
from tracker.ui.committing import commit
from tracker.ui.downloads import sheet_downloads
from tracker.ui.frame import Visit
from tracker.ui.preview import draw_plan
from tracker.views.history import batch_of_file
from tracker.views.snapshot import name

_ROUND, _PLAN = "upload:round", "upload:plan"
_MOST_COLUMNS = 60
_ENCODINGS = {"utf-8-sig": "UTF-8 (BOM)"}


def draw_upload(visit: Visit) -> None:
    """Draw the upload, and import what is confirmed."""
    count = st.session_state.setdefault(_ROUND, 0)
    st.caption(visit.text("entry.upload_help", most=PAGE_BYTES // 2**20))
    # No list of endings: a file is refused by its content, with a reason, and not by its name.
    file = st.file_uploader(visit.text("entry.upload"), key=f"upload:{count}", max_upload_size=PAGE_BYTES // 2**20)
    if file is None:
        return
    data = file.getvalue()
    digest = hashlib.sha256(data).hexdigest()
    key = f"upload:{count}:{digest}"
    plan = _plan(visit, data, digest, file.name, _options(key))
    unread = any(found.code in ("HEADER_NOT_FOUND", "COLUMN_MISSING") for found in plan.problems)
    _draw_layout(visit, plan.layout, key, unread=unread)
    draw_plan(visit, plan, key)
    if plan.all_problems():
        _draw_reports(visit, data, plan, key)
    _confirm(visit, plan, key)


def _options(key: str) -> Options:
    """What the reader has chosen for this file so far, from the widgets that are drawn below the check's result."""
    state = st.session_state
    mapping = tuple(sorted(state.get(f"{key}:mapping", {}).items()))
    return Options(
        sheet=state.get(f"{key}:sheet") or "",
        mapping=mapping,
        only_good=state.get(f"{key}:only_good", False),
        place=state.get(f"{key}:place", ""),
    )


def _plan(visit: Visit, data: bytes, digest: str, file_name: str, options: Options) -> Plan:
    """The plan, made once for a file, its options and a state of the database."""
    made_for = digest, file_name, options, visit.board.version, visit.person, visit.today
    known, plan = st.session_state.get(_PLAN, (None, None))
    if not isinstance(plan, Plan) or known != made_for:
        bar, lines = st.progress(0.0, visit.text("entry.checking")), 1 + data.count(b"\n")

        def seen(line: int) -> None:
            bar.progress(min(1.0, line / lines), visit.text("entry.checked_lines", line=line))

        with reading(loading.engine()) as session:
            plan = check_file(
                session, data, file_name, person=visit.person, today=visit.today, options=options, seen=seen
            )
        bar.empty()
        st.session_state[_PLAN] = made_for, plan
    return plan


def _draw_layout(visit: Visit, layout: Layout, key: str, *, unread: bool) -> None:
    """How the file was read, for the reader to confirm or correct: sheet, form, place, columns.

    The choice of columns is open from the start where one that is needed was not found (`unread`) and one has no use.
    """
    if len(layout.sheets) > 1:
        index = layout.sheets.index(layout.sheet) if layout.sheet else None
        st.selectbox(visit.text("entry.sheet"), layout.sheets, index, key=f"{key}:sheet")
    if not layout.columns:
        return
    st.text(
        visit.text(
            "entry.layout",
            encoding=_encoding_words(layout.encoding),
            form=visit.text(f"intake.form.{layout.form}"),
            line=layout.header_line,
        )
    )
    if layout.place:
        _draw_place(visit, layout, layout.place, key)
    if words := columns_words(layout, visit.lang):
        st.text(visit.text("intake.columns", columns=words))
    choose = unread and not all(column.field for column in layout.columns)
    if st.toggle(visit.text("entry.mapping"), choose, key=f"{key}:map"):
        _draw_mapping(visit, layout, key)


def _draw_place(visit: Visit, layout: Layout, place: PlaceOfFile, key: str) -> None:
    """The choice of one place for the whole file; what its titles suggest is a button, and not taken unasked."""
    places = {code: name(each, visit.lang) for code, each in visit.board.data.places.items()}
    codes = [code for code in places if may_write(visit.person, code)]
    kept, box = f"{key}:place", f"{key}:{visit.lang}:place_choice"
    # Only a box that begins with nothing can be cleared, so what was chosen, be it by the button, is put into it.
    st.session_state[box] = place.chosen if place.chosen in codes else None

    def keep(code: str = "") -> None:
        st.session_state[kept] = code or st.session_state[box] or ""

    if words := place_words(layout, visit.lang):
        st.text(words)
    st.selectbox(
        visit.text("entry.place"),
        codes,
        None,
        lambda code: visit.text("entry.place_option", place=places[code], code=code),
        key=box,
        on_change=keep,
        placeholder=visit.text("entry.place_none"),
    )
    if place.suggested in codes and place.suggested != place.chosen:
        suggested = places[place.suggested]
        st.caption(visit.text("entry.place_suggested", place=suggested))
        st.button(
            visit.text("entry.place_take", place=suggested), key=f"{kept}_take", on_click=keep, args=(place.suggested,)
        )


def _encoding_words(encoding: str) -> str:
    """An encoding as people call it; a workbook has none."""
    return _ENCODINGS.get(encoding) or encoding.upper() or "XLSX"


def _draw_mapping(visit: Visit, layout: Layout, key: str) -> None:
    """One choice a column of the file; what was chosen by hand is remembered for the next file of this shape."""
    fields = ["", *(field.value for field in Field)]

    def words(field: str) -> str:
        return visit.text(f"intake.field.{field}") if field else visit.text("entry.mapping_unused")

    with st.form(f"{key}:mapping_form"):
        st.caption(visit.text("entry.mapping_help"))
        beside = st.columns(3)
        chosen = {}
        for at, column in enumerate(layout.columns[:_MOST_COLUMNS]):
            with beside[at % 3]:
                nameless = visit.text("entry.mapping_nameless", number=at + 1)
                st.text(column.header or nameless)
                index = fields.index(column.field) if column.field in fields else 0
                chosen[at] = (
                    st.selectbox(
                        nameless,
                        fields,
                        index,
                        words,
                        key=f"{key}:{visit.lang}:column:{at}",
                        label_visibility="collapsed",
                        placeholder=words(""),
                    )
                    or ""
                )
        if st.form_submit_button(visit.text("entry.mapping_use")):
            st.session_state[f"{key}:mapping"] = chosen
            st.rerun()


def _draw_reports(visit: Visit, data: bytes, plan: Plan, key: str) -> None:
    """The problems, and the records that have them, as files."""
    stem = plan.file_name.rpartition(".")[0] or plan.file_name
    problems = visit.text("entry.problem_list")
    sheet_downloads(
        visit, lambda: problem_list(plan, visit.lang), problems, f"{stem}-{problems}", key=f"{key}:problems"
    )
    if any(row.problems for row in plan.rows):
        correct = visit.text("entry.to_correct")
        st.caption(visit.text("entry.to_correct_help"))
        sheet_downloads(
            visit, lambda: rows_to_correct(data, plan, visit.lang), correct, f"{stem}-{correct}", key=f"{key}:rows"
        )


def _confirm(visit: Visit, plan: Plan, key: str) -> None:
    if plan.refused:
        return
    count = len(plan.writes)
    if plan.counts.rejected and count:
        st.checkbox(visit.text("entry.only_good", count=count), key=f"{key}:only_good")
    if not count and plan.counts.rejected:
        st.info(visit.text("entry.nothing_good"))
    elif not count:
        _nothing_new(visit, plan)
    elif plan.committable and st.button(visit.text("entry.import", count=count), type="primary", key=f"{key}:confirm"):
        if (mapping := st.session_state.get(f"{key}:mapping")) and plan.layout.shape:
            now = datetime.now(UTC)
            remember_mapping(loading.engine(), plan.layout.shape, mapping, person=visit.person, now=now)
        if commit(visit, plan, kind="import"):
            st.session_state.pop(_PLAN, None)
            st.session_state[_ROUND] += 1
            st.rerun()


def _nothing_new(visit: Visit, plan: Plan) -> None:
    """A file that changes nothing, perhaps because it is in already, by a click that the page lost sight of."""
    done = batch_of_file(loading.engine(), plan.file_sha256)
    if done is None:
        st.info(visit.text("entry.nothing_to_import"))
        return
    st.info(visit.text("entry.imported_already", number=done))
    notice.batch_link(visit, done)
