"""The list of a report's items on its page: their order, a line of text each, and what is taken out."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from tracker.reports import OF_NOW, Item, Report
from tracker.ui.shell.visit import Visit
from tracker.ui.showing import collect
from tracker.ui.showing.tables import column_width
from tracker.words import day

_TITLE, _NOTE = 460, 150
"""How wide the column of titles may be, and that of the notes is."""

_PENCIL = 26
"""What the sign of a column that can be edited takes beside its name."""


def edit(here: Visit, report: Report) -> None:
    """A table to edit: another number moves a row, an unticked one leaves; what is changed becomes the list."""
    items = [part.item for part in report.parts]
    names = {name: here.text(f"report.column_{name}") for name in ("kept", "order", "what", "note", "day")}
    frame = pd.DataFrame({
        names["kept"]: True,
        names["order"]: range(1, len(items) + 1),
        names["what"]: [part.title for part in report.parts],
        names["note"]: [each.note for each in items],
        names["day"]: [
            here.text("report.now") if each.kind in OF_NOW else day(each.as_of or here.as_of, here.lang)
            for each in items
        ],
    })  # fmt: skip
    narrow = {name: column_width([names[name]], _TITLE) + _PENCIL for name in ("kept", "order")}
    number = st.column_config.NumberColumn(
        min_value=1, max_value=len(items), step=1, width=narrow["order"], required=True
    )
    edited = st.data_editor(
        frame,
        key=",".join(["report:edit", *(each.code for each in items)]),
        hide_index=True,
        height="content",
        disabled=[names["what"], names["day"]],
        column_config={
            names["kept"]: st.column_config.CheckboxColumn(width=narrow["kept"]),
            names["order"]: number,
            names["what"]: st.column_config.TextColumn(
                width=column_width([part.title for part in report.parts], _TITLE)
            ),
            names["note"]: st.column_config.TextColumn(max_chars=collect.LONGEST_NOTE, width=_NOTE),
        },
    )
    order, notes, kept = (list(edited[names[name]]) for name in ("order", "note", "kept"))
    wanted = arranged(items, order, [collect.line(note) if isinstance(note, str) else "" for note in notes], kept)
    if wanted != items:
        collect.keep(wanted)
        st.rerun()


def arranged(items: Sequence[Item], order: Sequence[int], notes: Sequence[str], kept: Sequence[bool]) -> list[Item]:
    """The items that are kept, with their notes, each where its number puts it."""
    places = []
    for was, (now, each, note, stays) in enumerate(zip(order, items, notes, kept, strict=True), start=1):
        push = -0.5 if now < was else 0.5 if now > was else 0.0
        if stays:
            places.append((now + push, replace(each, note=note)))
    return [each for _, each in sorted(places, key=lambda place: place[0])]
