"""The upload: a file, how it was read, what it would change, and the confirmation."""

import hashlib

import streamlit as st

from tracker.intake.meaning.fields import Field
from tracker.intake.out.report import columns_words, problem_list, rows_to_correct
from tracker.intake.plans.causes import causes
from tracker.intake.plans.check import PAGE_BYTES, check_file
from tracker.intake.plans.plan import Layout, Options, Plan
from tracker.store.engine import reading
from tracker.ui.entering.committing import commit
from tracker.ui.entering.offers import column_key, draw_offers
from tracker.ui.entering.preview import draw_plan
from tracker.ui.entering.received import draw_uploader
from tracker.ui.entering.whole_file import (
    draw_names,
    draw_whole_file,
    is_answerable,
    missing_fields,
    says_elsewhere,
    says_nothing_of,
    whole_file_options,
)
from tracker.ui.shell import notice
from tracker.ui.shell.markup import plain
from tracker.ui.shell.visit import Visit
from tracker.ui.showing.downloads import sheet_downloads
from tracker.views.history import batch_of_file

_ROUND, _PLAN = "upload:round", "upload:plan"
_MOST_COLUMNS = 60
_ENCODINGS = {"utf-8-sig": "UTF-8 (BOM)"}


def has_file() -> bool:
    """Whether a file has been chosen and waits to be looked at."""
    return st.session_state.get(f"upload:{st.session_state.get(_ROUND, 0)}") is not None


def draw_upload(visit: Visit) -> bool:
    """Draw the upload, and import what is confirmed; whether there is a file."""
    count = st.session_state.setdefault(_ROUND, 0)
    if not has_file():
        st.caption(visit.text("entry.upload_help", most=PAGE_BYTES // 2**20))
    file = draw_uploader(visit, visit.text("entry.upload"), f"upload:{count}", labelled=False)
    if file is None:
        return False
    if draw_file(visit, file.getvalue(), file.name, f"upload:{count}", "entry"):
        st.session_state[_ROUND] += 1
        st.rerun()
    return True


def draw_file(visit: Visit, data: bytes, name: str, key: str, page: str) -> bool:
    """Draw what a file of values would change and the confirmation; whether it was imported, which `page` will say."""
    digest = hashlib.sha256(data).hexdigest()
    key = f"{key}:{digest}"
    done: list[bool] = []
    plan = _plan(visit, data, digest, name, _options(key))
    choosing = _draw_layout(visit, plan, key)
    draw_whole_file(visit, plan, key, page, columns=choosing)
    asked = is_answerable(plan, columns=choosing)
    said = {"COLUMN_MISSING"} if asked else set()
    said |= {"COLUMN_IGNORED"} if choosing else set()
    draw_plan(
        visit,
        plan,
        key,
        lambda: done.append(_confirm(visit, plan, key, page)),
        says_elsewhere(plan.layout) | said,
        asked=asked,
    )
    draw_names(visit, causes(plan.all_problems()), key, page)
    if plan.all_problems() and not asked:
        _draw_reports(visit, data, plan, key)
    return any(done)


def _options(key: str) -> Options:
    """What the reader has chosen for this file so far, from the widgets that are drawn below the check's result."""
    state = st.session_state
    mapping = tuple(sorted(state.get(f"{key}:mapping", {}).items()))
    options = Options(
        sheet=state.get(f"{key}:sheet") or "",
        mapping=mapping,
        only_good=state.get(f"{key}:only_good", False),
    )
    return whole_file_options(key, options)


def _plan(visit: Visit, data: bytes, digest: str, file_name: str, options: Options) -> Plan:
    """The plan, made once for a file, its options and a state of the database."""
    made_for = digest, file_name, options, visit.board.version, visit.person, visit.today
    known, plan = st.session_state.get(_PLAN, (None, None))
    if not isinstance(plan, Plan) or known != made_for:
        bar, lines = st.progress(0.0, visit.text("entry.checking")), 1 + data.count(b"\n")

        def seen(line: int) -> None:
            bar.progress(min(1.0, line / lines), visit.text("entry.checked_lines", line=line))

        with reading(visit.engine) as session:
            plan = check_file(
                session, data, file_name, person=visit.person, today=visit.today, options=options, seen=seen
            )
        bar.empty()
        st.session_state[_PLAN] = made_for, plan
    return plan


def _draw_layout(visit: Visit, plan: Plan, key: str) -> bool:
    """How the file was read, for the reader to confirm or correct: sheet, form, columns; whether these are asked for.

    The choice of columns is open from the start where one that is needed was not found, the file does not say the same
    elsewhere, and a column has no use.
    """
    layout = plan.layout
    if len(layout.sheets) > 1:
        index = layout.sheets.index(layout.sheet) if layout.sheet else None
        st.selectbox(visit.text("entry.sheet"), layout.sheets, index, key=f"{key}:sheet")
    if not layout.columns:
        return False
    hopeless = any(found.code == "HEADER_NOT_FOUND" for found in plan.problems)
    missing = missing_fields(plan)
    choose = (hopeless or says_nothing_of(plan, missing)) and not all(column.field for column in layout.columns)
    said, change = st.columns([3, 1], vertical_alignment="center")
    with said.popover(
        visit.text(
            "entry.layout",
            encoding=_encoding_words(layout.encoding),
            form=visit.text(f"intake.form.{layout.form}"),
            line=layout.header_line,
        ),
        type="tertiary",
    ):
        st.text(visit.text("intake.columns", columns=columns_words(layout, visit.lang)))
    choosing = change.toggle(visit.text("entry.mapping"), choose, key=f"{key}:map")
    draw_offers(visit, plan, key, columns=hopeless or bool(missing) or choosing)
    if choosing:
        _draw_mapping(visit, layout, key, wanted="value" in missing)
    return choosing


def _encoding_words(encoding: str) -> str:
    """An encoding as people call it; a workbook has none."""
    return _ENCODINGS.get(encoding) or encoding.upper() or "XLSX"


def _draw_mapping(visit: Visit, layout: Layout, key: str, *, wanted: bool) -> None:
    """One choice a column of the file; what was chosen by hand is remembered for the next file of this shape.

    `wanted` says that the column of the values has to be named.
    """
    fields = ["", *(field.value for field in Field)]

    def words(field: str) -> str:
        return visit.text(f"intake.field.{field}") if field else visit.text("entry.mapping_unused")

    with st.form(f"{key}:mapping_form"):
        if wanted:
            st.markdown(f"**{visit.text('entry.mapping_value')}**")
        beside = st.columns(3)
        chosen = {}
        for at, column in enumerate(layout.columns[:_MOST_COLUMNS]):
            with beside[at % 3]:
                nameless = visit.text("entry.mapping_nameless", number=at + 1)
                index = fields.index(column.field) if column.field in fields else 0
                chosen[at] = (
                    st.selectbox(
                        plain(column.header) or nameless,
                        fields,
                        index,
                        words,
                        key=column_key(visit, key, at),
                        placeholder=words(""),
                    )
                    or ""
                )
        with st.container(horizontal=True, vertical_alignment="center"):
            read = st.form_submit_button(visit.text("entry.mapping_use"))
            st.caption(visit.text("entry.mapping_help"))
        if read:
            st.session_state[f"{key}:mapping"] = chosen
            st.rerun()


def _draw_reports(visit: Visit, data: bytes, plan: Plan, key: str) -> None:
    """The problems, and the records that have them, as files, behind a button: they are not needed to decide."""
    with st.popover(visit.text("entry.downloads"), icon=":material/download:"):
        _reports(visit, data, plan, key)


def _reports(visit: Visit, data: bytes, plan: Plan, key: str) -> None:
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


def _confirm(visit: Visit, plan: Plan, key: str, page: str) -> bool:
    if plan.refused:
        return False
    count = len(plan.writes)
    if plan.counts.rejected and count:
        st.checkbox(visit.text("entry.only_good", count=count), key=f"{key}:only_good")
    if not count and plan.counts.rejected:
        st.info(visit.text("entry.nothing_good"))
    elif not count:
        _nothing_new(visit, plan)
    elif (
        plan.committable
        and st.button(visit.text("entry.import", count=count), type="primary", key=f"{key}:confirm")
        and commit(visit, plan, kind="import", page=page)
    ):
        st.session_state.pop(_PLAN, None)
        return True
    return False


def _nothing_new(visit: Visit, plan: Plan) -> None:
    """A file that changes nothing, perhaps because it is in already, by a click that the page lost sight of."""
    done = batch_of_file(visit.engine, plan.file_sha256)
    if done is None:
        st.info(visit.text("entry.nothing_to_import"))
        return
    st.info(visit.text("entry.imported_already", number=done))
    notice.batch_link(visit, done)
