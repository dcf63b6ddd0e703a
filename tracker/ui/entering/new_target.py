"""The form for one new target: a sheet of one row, whose faults stand at their fields, and what is derived below."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from tracker.catalogue.taking import vocabulary_name
from tracker.core.kinds import Kind
from tracker.intake.out.sheets import Sheet, as_csv
from tracker.people import may_write
from tracker.store.engine import reading
from tracker.targets.code_words import CODED, codes_of
from tracker.targets.headings import DOCUMENT, PLACE, THING, TYPE
from tracker.targets.plan import NOT_TAKEN, Planned, SheetPlan, State, plan_sheet
from tracker.targets.said import sheet_column
from tracker.targets.storing import Confirmed, SheetRefusal, needs_source, store_sheet
from tracker.targets.template import column_label
from tracker.ui.entering.entry_form import NEW_FROM_TARGETS, offer_new
from tracker.ui.entering.taking import take
from tracker.ui.shell import notice
from tracker.ui.shell.markup import plain
from tracker.ui.shell.rights import closed
from tracker.ui.shell.visit import Visit
from tracker.views.choices import place_choices, thing_choices
from tracker.views.snapshot import Snapshot, name
from tracker.views.target_sheet import derived_words

_REQUIRED = (PLACE, THING, "value", "unit", DOCUMENT)
_AT_ONCE = (PLACE, THING)
"""Where a name that means nothing or several is said as soon as it is typed."""
_ALWAYS = (PLACE, THING, "value", "unit", "deadline", DOCUMENT, TYPE)
_MORE = ("commitment", "binding", "scope", "parent", "line", "figure", "responsible", "note_zh")
_OF_KIND: Mapping[str, tuple[str, ...]] = {
    Kind.LEVEL: ("baseline_value", "baseline_period", "late_allowed"),
    Kind.TOTAL: ("start", "late_allowed"),
    Kind.GROWTH: ("start",),
    Kind.AVERAGE_RATE: ("start",),
    Kind.RELATIVE: ("baseline_value", "baseline_period"),
    Kind.INTERVAL: ("interval_mode",),
    Kind.MILESTONE: ("late_allowed",),
}
"""What only some kinds of target have."""


def new_target_form(visit: Visit) -> None:
    """Draw the form; what is wrong is said at its field once somebody has tried to save, and nothing typed is lost."""
    if closed(visit):
        return
    key = f"new_target:{st.session_state.setdefault('new_target:round', 0)}:{visit.lang}"
    st.caption(visit.text("library.new_lead"))
    said: dict[str, str] = {}
    slots: dict[str, Any] = {}
    _fields(visit, key, _ALWAYS, said, slots)
    if extra := _OF_KIND.get(said.get(TYPE, ""), ()):
        _fields(visit, key, extra, said, slots)
    with st.expander(visit.text("library.form_more")):
        _fields(visit, key, _MORE, said, slots)
    data = _as_sheet(said)
    plan = _plan(visit, data)
    _say_plan(visit, plan)
    offer_new(visit, "library", key, NEW_FROM_TARGETS)
    for column, label in (("reason", "library.form_reason"), ("value_source", "library.form_value_source")):
        said[column] = st.text_input(visit.text(label), key=f"{key}:{column}").strip()
        slots[column] = st.container()
    missing = [column for column in _needed(said) if not said[column]]
    if st.button(visit.text("library.new_save"), type="primary", key=f"{key}:save"):
        st.session_state[f"{key}:tried"] = True
        if not missing and _only_not_taken(plan) and take(visit, plan.not_taken()):
            plan = _plan(visit, data)
        if not missing and plan.rows[0].state is State.NEW:
            _store(visit, data, plan, said["reason"], said["value_source"])
    tried = st.session_state.get(f"{key}:tried")
    for column in missing if tried else ():
        slots[column].error(visit.text("catalogue.empty"))
    for row in plan.rows:
        _say_wrong(visit, row, slots, missing if tried else _not_at_once(said))


def _not_at_once(said: Mapping[str, str]) -> list[str]:
    """The columns of which nothing is said before somebody tries to save."""
    return [column for column, cell in said.items() if column not in _AT_ONCE or not cell]


def _needed(said: Mapping[str, str]) -> list[str]:
    """What has to be filled in; a milestone needs no value, and a unit can stand with the value."""
    left_out = {"unit"} if said["value"] else set()
    left_out |= {"value", "unit"} if said[TYPE] == Kind.MILESTONE else set()
    return [column for column in (*_REQUIRED, "reason", "value_source") if column not in left_out]


def _only_not_taken(plan: SheetPlan) -> bool:
    """Whether nothing stands in the way but that names have to be taken in from the vocabulary."""
    return bool(plan.not_taken()) and all(fault.code in NOT_TAKEN for row in plan.rows for fault in row.faults)


def _say_plan(visit: Visit, plan: SheetPlan) -> None:
    """What saving would derive, and take in with the target."""
    for row in plan.rows:
        _say_derived(visit, row)
    if codes := plan.not_taken():
        names = visit.text("entry.taking_and").join(vocabulary_name(code, visit.lang) for code in codes)
        st.caption(plain(visit.text("library.new_takes", names=names)))


def _fields(visit: Visit, key: str, columns: Sequence[str], said: dict[str, str], slots: dict[str, Any]) -> None:
    """One input a column, three beside each other, each with room below for what is wrong with it."""
    for at, column in enumerate(columns):
        if not at % 3:  # a row at a time, so that a narrow screen keeps their order
            beside = st.columns(3)
        label = column_label(column, visit.lang) + (" *" if column in _REQUIRED else "")
        with beside[at % 3]:
            said[column] = _field(visit, column, label, f"{key}:{column}")
            slots[column] = st.container()


def _field(visit: Visit, column: str, label: str, key: str) -> str:
    options = _options(visit.board.data, column, visit.lang)
    if options is None:
        return st.text_input(label, key=key).strip()
    free = column in (PLACE, THING)
    hints = {PLACE: "library.new_type_name", THING: "library.new_type_name", TYPE: "library.new_derived"}
    blank = visit.text(hints[column]) if column in hints else "—"
    asked = st.query_params.get("place") if column == PLACE else None  # by the link that led here
    index = list(options).index(asked) if asked in options else None
    chosen = st.selectbox(
        label, list(options), index, lambda code: options.get(code, code), key=key, placeholder=blank,
        accept_new_options=free,
    )  # fmt: skip
    return chosen or ""


def _options(data: Snapshot, column: str, lang: str) -> dict[str, str] | None:
    """The codes that a column offers, with their names; None where it is typed."""
    if column == PLACE:
        return place_choices(data, lang)
    if column == THING:
        return thing_choices(data, lang)
    if column == DOCUMENT:
        return {code: one.short_zh if lang == "zh" else one.short_en for code, one in data.documents.items()}
    if column == "scope":
        return {code: name(scope, lang) for code, scope in data.scopes.items()}
    if column == "parent":
        return {code: code for code in data.targets}
    return codes_of("kind" if column == TYPE else column, lang) if column in {*CODED, TYPE} else None


def _as_sheet(said: Mapping[str, str]) -> bytes:
    columns = [column for column, cell in said.items() if cell or column in _REQUIRED]
    return as_csv(Sheet([column_label(column, "zh") for column in columns], [[said[column] for column in columns]]))


def _plan(visit: Visit, data: bytes) -> SheetPlan:
    with reading(visit.engine) as session:
        return plan_sheet(session, data, may_write=lambda code: may_write(visit.person, code))


def _say_derived(visit: Visit, row: Planned) -> None:
    if row.state is State.NEW:
        words = derived_words(visit.board.data, row, visit.lang)
        st.caption(plain(visit.text("library.new_is_derived", words=words, code=row.cells["code"])))
        if row.similar:
            st.caption(plain(visit.text("targets.similar", codes=visit.text("targets.and").join(row.similar))))
    elif row.state is not State.REJECTED:
        st.warning(plain(visit.text("library.new_exists", code=row.cells["code"])), icon=":material/content_copy:")


def _say_wrong(visit: Visit, row: Planned, slots: Mapping[str, Any], left_out: Collection[str]) -> None:
    """What is wrong at its field, but for some columns; names that are taken in when it is saved are not wrong."""
    shown = {"jurisdiction": PLACE, "indicator": THING, "source": DOCUMENT, "kind": TYPE, "value_upper": "value"}
    for fault in row.faults:
        column = shown.get(fault.column, fault.column)
        if column in left_out or fault.code in NOT_TAKEN:
            continue
        if column in slots:
            slots[column].error(plain(fault.words(visit.lang)))
        else:
            words = visit.text("targets.why_one", column=sheet_column(column, visit.lang), why=fault.words(visit.lang))
            st.error(plain(words))


def _store(visit: Visit, data: bytes, plan: SheetPlan, reason: str, source: str) -> None:
    seen = Confirmed(key=plan.key, only_good=False, reason=reason, source=source if needs_source(plan) else "")
    try:
        result = store_sheet(visit.engine, data, "", seen, document="", person=visit.person, now=datetime.now(UTC))
    except SheetRefusal as refused:
        st.error(visit.text(f"targets.{refused.code}"), icon=":material/block:")
        return
    assert result.batch is not None
    code = plan.rows[0].cells["code"]
    said = "library.form_saved_before" if result.done_before else "library.new_saved"
    notice.leave(
        "library", visit.text(said, number=result.batch.id, code=code), result.batch.id,
        place=plan.rows[0].cells["jurisdiction"],
    )  # fmt: skip
    st.session_state["new_target:round"] += 1
    st.rerun()
