"""The form that gives any place or indicator of the database or the vocabulary other names."""

from datetime import UTC, datetime
from typing import Any

import streamlit as st

from tracker.catalogue.adding import rename_entry
from tracker.people import may_write, may_write_somewhere
from tracker.store.engine import writing
from tracker.ui.shell import notice
from tracker.ui.shell.markup import plain
from tracker.ui.shell.visit import Visit
from tracker.views.choices import names_of_choice, place_choices, thing_choices


def as_aliases(typed: str) -> str:
    """Names as they are kept: one after the other, with | between them."""
    return "|".join(filter(None, map(str.strip, typed.replace("、", "|").split("|"))))


def draw_renaming(visit: Visit, page: str) -> None:
    """Other names for a place or an indicator."""
    data = visit.board.data
    known = {("jurisdictions", code): words for code, words in place_choices(data, visit.lang).items()}
    known |= {("indicators", code): words for code, words in thing_choices(data, visit.lang).items()}
    chosen = st.selectbox(
        visit.text("library.rename_which"), list(known), None, known.__getitem__,
        key=f"rename:{visit.lang}", placeholder="—",
    )  # fmt: skip
    if chosen is None:
        return
    key, begin = f"rename:{chosen[0]}:{chosen[1]}:{visit.board.version}", names_of_choice(data, *chosen)
    said: dict[str, str] = {}
    slots: dict[str, Any] = {}
    for column in (*begin, "reason"):
        label = visit.text(f"library.entry_{column}") + ("" if column == "aliases" else " *")
        said[column] = st.text_input(label, begin.get(column, ""), key=f"{key}:{column}").strip()
        slots[column] = st.container()
    if not st.button(visit.text("library.form_save"), type="primary", key=f"{key}:save"):
        return
    with writing(visit.engine) as session:
        done = rename_entry(
            session, *chosen, said | {"aliases": as_aliases(said["aliases"])}, who=visit.person.name,
            may_write=lambda code: may_write(visit.person, code), may_add=may_write_somewhere(visit.person),
            now=datetime.now(UTC), reason=said["reason"],
        )  # fmt: skip
    for column, code in done.wrong.items():
        slots.get(column, st).error(plain(visit.text(f"catalogue.{code}", found=said.get(column, ""))))
    if done.result and done.result.batch:
        notice.leave(page, visit.text("library.renamed", name=said["name_zh"]), done.result.batch.id)
        st.rerun()
