"""Readings of such files that other people have made: shown with their names, and taken by a button alone."""

import streamlit as st

from tracker.intake.meaning.names import plain_name
from tracker.intake.plans.plan import Plan
from tracker.store.mappings import Reading
from tracker.ui.entering.whole_file import KINDS, take_answers
from tracker.ui.shell.markup import plain
from tracker.ui.shell.visit import Visit
from tracker.views.entry_history import reading_words
from tracker.views.snapshot import name


def draw_offers(visit: Visit, plan: Plan, key: str, *, columns: bool) -> None:
    """One line an offer that says something open: who has read such files how, and a button to do the same.

    What columns hold is open where `columns` says so; else answers that are asked for, and names that are not known.
    """
    layout = plan.layout
    header = [column.header for column in layout.columns]

    def take(taken: Reading) -> None:
        if taken.columns:
            st.session_state[f"{key}:mapping"] = dict(taken.columns)
            for at in range(len(header)):  # the boxes begin anew with what was taken
                st.session_state.pop(column_key(visit, key, at), None)
        take_answers(visit, layout, taken, key)

    for number, offer in enumerate(layout.offers):
        said_here = _open(plan, offer.reading, columns=columns)
        if not any(said_here):
            continue
        said, button = st.columns([3, 1], vertical_alignment="center")
        read = reading_words(said_here, header, visit.lang, _names(visit))
        said.markdown(visit.text("entry.offer", who=plain(offer.who), read=plain(read)))
        button.button(visit.text("entry.offer_take"), key=f"{key}:offer:{number}", on_click=take, args=(said_here,))


def _open(plan: Plan, reading: Reading, *, columns: bool) -> Reading:
    """What a reading says of that which is open in this file; what the file says for sure stays.

    Which names are not known is not known before the records are read; until then all of the reading are taken.
    """
    asked = {each.about.value for each in plan.layout.statements if each.asked}
    unknown = {(KINDS[found.code], plain_name(found.found)[0]) for found in plan.all_problems() if found.code in KINDS}
    return Reading(
        reading.columns if columns and reading.columns != plan.layout.by_hand.columns else {},
        {about: answer for about, answer in reading.answers.items() if about in asked},
        {
            named: code
            for named, code in reading.names.items()
            if named in unknown or (plan.refused and named not in plan.layout.by_hand.names)
        },
    )


def _names(visit: Visit) -> dict[str, str]:
    """The names of the things that answers can name, by their codes."""
    data = visit.board.data
    measures = {one.code: name(one, visit.lang) for one in data.measures.values()}
    return measures | {code: name(one, visit.lang) for code, one in data.places.items()}


def column_key(visit: Visit, key: str, at: int) -> str:
    """The key of the box in which the meaning of a column is chosen."""
    return f"{key}:{visit.lang}:column:{at}"
