"""The slot on a target's page: one value for one period, through the same check and commit as the grid and a file."""

from collections.abc import Sequence

import streamlit as st

from tracker.core.kinds import Qualifier
from tracker.core.periods import Period
from tracker.intake.plans.entry import Cell, check_cells
from tracker.intake.plans.plan import Plan
from tracker.store.engine import reading
from tracker.ui.entering.committing import commit
from tracker.ui.entering.preview import draw_plan
from tracker.ui.shell.markup import plain
from tracker.ui.shell.rights import closed
from tracker.ui.shell.visit import PAGES, Visit, link
from tracker.views.entry import period_choice, qualifier_words
from tracker.views.slots import begun, frequencies, leaves_days_out, usual_period
from tracker.views.target import TargetView
from tracker.words import unit_name

_PLAN = "slot:plan"
_TEXTS = ("source", "publisher", "published", "note")


def draw_slot(visit: Visit, view: TargetView) -> None:
    """A form for the next actual of a target; a redacted target value has its slot on the page 填报."""
    record = view.record
    if record.redacted and record.value is None:
        query = link(visit, place=view.row.jurisdiction_code)
        st.page_link(
            PAGES / "entry.py", label=visit.text("page.fill_redacted"), icon=":material/edit_note:", query_params=query
        )
    offered = begun(frequencies(visit.board.data.measures[record.indicator_id]), visit.today)
    if not offered:
        return
    st.header(visit.text("page.slot"), anchor="slot")
    with st.expander(
        visit.text("page.slot_open"), icon=":material/edit_note:", key="slot", bind="query-params"
    ) as slot:
        if slot.open and not closed(visit, view.row.jurisdiction_code):
            _form(visit, view, offered)


def _form(visit: Visit, view: TargetView, offered: Sequence[Period]) -> None:
    period = st.selectbox(
        visit.text("page.actual_period"), offered, offered.index(usual_period(offered, visit.today)),
        lambda each: period_choice(each, visit.lang, visit.today),
    )  # fmt: skip
    if leaves_days_out(offered):
        st.caption(visit.text("entry.days_left_out"))
    usual = Qualifier.ESTIMATE if period and period.end > visit.today else Qualifier.EXACT
    with st.form(f"slot:{view.row.code}", border=False):
        first, second = st.columns([2, 1])
        unit = unit_name(view.row.unit, visit.lang, counted=view.row.counted)
        label = visit.text("page.with_note", what=visit.text("entry.column_value"), note=plain(unit))
        value = first.text_input(label, max_chars=60, help=visit.text("entry.help_value"))
        qualifier = second.selectbox(
            visit.text("entry.column_qualifier"), [code.value for code in Qualifier], list(Qualifier).index(usual),
            format_func=lambda code: qualifier_words(code, visit.lang), help=visit.text("entry.help_qualifier"),
            key=f"slot:{view.row.code}:{usual}",
        )  # fmt: skip
        places = st.columns(len(_TEXTS))
        texts = {
            name: place.text_input(
                visit.text(f"entry.column_{name}"), max_chars=1000, help=visit.text(f"entry.help_{name}")
            )
            for name, place in zip(_TEXTS, places, strict=True)
        }
        asked = st.form_submit_button(visit.text("entry.save"), type="primary", icon=":material/save:")
    if asked and period and value:
        st.session_state[_PLAN] = view.row.code, _checked(visit, view, period, value, qualifier or "", texts)
    code, plan = st.session_state.get(_PLAN, ("", None))
    if plan is None or code != view.row.code:
        return
    draw_plan(visit, plan, "slot")
    sure = plan.outcome == "accept" or st.button(
        visit.text("entry.confirm"), type="primary", disabled=not plan.committable
    )
    if sure and plan.writes and commit(visit, plan, kind="slot", page="target"):
        st.session_state.pop(_PLAN)
        st.rerun()


def _checked(visit: Visit, view: TargetView, period: Period, value: str, qualifier: str, texts: dict[str, str]) -> Plan:
    """What saving would change; the version that is replaced is the one stored now."""
    row = view.row
    cell = Cell(
        jurisdiction=row.jurisdiction_code,
        indicator=row.indicator_code,
        scope=view.record.scope,
        unit=row.unit,
        period=period.code,
        value=value,
        qualifier=qualifier,
        seen=None,
        **texts,
    )
    with reading(visit.engine) as session:
        return check_cells(session, [cell], person=visit.person, today=visit.today)
