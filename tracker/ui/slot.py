"""The slot on a target's page: one value for one period, through the same check and commit as the grid and a file."""

import streamlit as st

from tracker.core.kinds import Qualifier
from tracker.core.periods import Period
from tracker.intake.entry import Cell, check_cells
from tracker.intake.lookup import read_stored
from tracker.intake.plan import Key, Plan
from tracker.store.engine import reading
from tracker.ui import loading
from tracker.ui.committing import commit
from tracker.ui.frame import PAGES, Visit
from tracker.ui.preview import draw_plan
from tracker.ui.tables import link
from tracker.views.entry import qualifier_words
from tracker.views.slots import frequencies, periods_on_offer
from tracker.views.target import TargetView
from tracker.words import period as period_words
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
    data = visit.board.data
    taken = frequencies(data.measures[record.indicator_id])
    offered = [
        each for each in periods_on_offer(data, view.row.jurisdiction_code, visit.today) if each.frequencies & taken
    ]
    if not offered:
        return
    st.subheader(visit.text("page.slot"), anchor="slot")
    with st.expander(
        visit.text("page.slot_open"), icon=":material/edit_note:", key="slot", bind="query-params"
    ) as slot:
        if slot.open:
            _form(visit, view, offered)


def _form(visit: Visit, view: TargetView, offered: list[Period]) -> None:
    with st.form(f"slot:{view.row.code}", border=False):
        first, second, third = st.columns([2, 2, 1])
        period = first.selectbox(
            visit.text("page.actual_period"), offered, format_func=lambda each: period_words(each, visit.lang)
        )
        unit = unit_name(view.row.unit, visit.lang)
        label = visit.text("page.with_note", what=visit.text("entry.column_value"), note=unit)
        value = second.text_input(label, max_chars=60, help=visit.text("entry.help_value"))
        qualifier = third.selectbox(
            visit.text("entry.column_qualifier"), [code.value for code in Qualifier],
            format_func=lambda code: qualifier_words(code, visit.lang), help=visit.text("entry.help_qualifier"),
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
    row, scope = view.row, view.record.scope
    with reading(loading.engine()) as session:
        stored = read_stored(session, {row.jurisdiction_code}, {row.indicator_code})
        now = stored.get(Key(row.jurisdiction_code, row.indicator_code, scope, period, ""))
        cell = Cell(
            jurisdiction=row.jurisdiction_code,
            indicator=row.indicator_code,
            scope=scope,
            unit=row.unit,
            period=period.code,
            value=value,
            qualifier=qualifier,
            seen=now.version if now else 0,
            **texts,
        )
        return check_cells(session, [cell], person=visit.person, today=visit.today)
