"""The forms that add a document, a place, a part, an indicator or a theme: what is wrong is said at its field."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import streamlit as st

from tracker.catalogue.adding import ADDED, Added, add_entry
from tracker.core.kinds import Direction, Measure
from tracker.people import may_write, may_write_somewhere
from tracker.store.engine import writing
from tracker.store.models import LEVELS
from tracker.ui.entering.rename_form import draw_renaming
from tracker.ui.entering.taking import take
from tracker.ui.shell import notice
from tracker.ui.shell.markup import plain
from tracker.ui.shell.rights import closed
from tracker.ui.shell.visit import Visit
from tracker.views.choices import not_stored, place_choices
from tracker.views.snapshot import name

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "sources": ("title_zh", "publisher", "published", "number", "url", "page", "licence", "short_zh", "title_en",
                "short_en", "note_zh"),
    "jurisdictions": ("name_zh", "level", "parent_code", "name_en", "aliases", "note_zh"),
    "scopes": ("name_zh", "name_en"),
    "indicators": ("name_zh", "unit", "direction", "measure", "theme", "name_en", "aliases"),
    "themes": ("name_zh", "name_en"),
}  # fmt: skip
_REQUIRED = frozenset(
    {"title_zh", "publisher", "published", "name_zh", "level", "parent_code", "unit", "direction", "measure", "theme"}
)
NEW_FROM_TARGETS = ("jurisdictions", "scopes", "indicators", "sources", "themes")
"""What a target may name that is not there yet."""
_RENAME = "rename"
_LEVELS = tuple(level for level in LEVELS if level in ("zone", "region"))
"""The divisions of China come out of the vocabulary; what it does not have are zones and regions."""


def draw_entry_forms(visit: Visit, page: str) -> None:
    """Choose what to add, and add it; a notice is left for the page."""
    if closed(visit):
        return
    st.caption(visit.text("library.entry_lead"))
    words = {code: visit.text(f"history.entity_{code}") for code in ADDED} | {
        _RENAME: visit.text("library.entry_rename")
    }
    table = st.segmented_control(
        visit.text("library.entry_what"), list(words), default=ADDED[0], label_visibility="collapsed",
        key="entry:table", format_func=words.__getitem__, required=True,
    )  # fmt: skip
    if table == _RENAME:
        draw_renaming(visit, page)
        return
    draw_form(visit, table, page, "entry")


def offer_new(visit: Visit, page: str, key: str, tables: Sequence[str], known: Mapping[str, str] | None = None) -> None:
    """A choice to add what is not there, which opens its form in place; what else was said on the page stays.

    `known` has, by table, the name that was met.
    """
    if closed(visit):
        return
    words, known = {table: visit.text(f"history.entity_{table}") for table in tables}, known or {}
    added = sum(st.session_state.get(f"{key}:new:{called}:round", 0) for called in {"", *known.values()})
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(visit.text("library.entry_not_there"), width="content")
        table = st.pills(
            visit.text("library.entry_not_there"), list(words), label_visibility="collapsed",
            key=f"{key}:{'+'.join(tables)}:new:{added}", format_func=words.__getitem__,
        )  # fmt: skip
    if table:
        called = known.get(table, "")
        with st.container(border=True):
            draw_form(visit, table, page, f"{key}:new:{called}", {"name_zh": called})


def draw_form(visit: Visit, table: str, page: str, form: str, known: Mapping[str, str] | None = None) -> None:
    """The form for a row of one table, filled with what is `known` of it; `form` is a name of its own on its page."""
    round_of = st.session_state.setdefault(f"{form}:round", 0)
    key = f"{form}:{round_of}:{table}"
    wrong: dict[str, tuple[str, str]] = st.session_state.get(f"{key}:wrong", {})
    with st.form(key, border=False):
        said = {}
        for at, column in enumerate((*_FIELDS[table], "reason")):
            if not at % 2:  # a row at a time, so that a narrow screen keeps their order
                beside = st.columns(2)
            with beside[at % 2]:
                said[column] = _field(visit, table, column, f"{key}:{column}", (known or {}).get(column, ""))
                _say_wrong(visit, column, wrong)
        if "code" in wrong:
            _say_wrong(visit, "code", wrong)
        sent = st.form_submit_button(visit.text("library.entry_add"), type="primary")
    if not sent:
        return
    added = _add(visit, table, said)
    st.session_state[f"{key}:wrong"] = {column: (code, said.get(column, "")) for column, code in added.wrong.items()}
    if added.result and added.result.batch:
        st.session_state[f"{form}:round"] = round_of + 1
        called = said.get("name_zh") or said.get("title_zh", "")
        notice.leave(
            page,
            visit.text("library.entry_added", what=visit.text(f"history.entity_{table}"), name=called, code=added.code),
            added.result.batch.id,
        )
    st.rerun()


def _add(visit: Visit, table: str, said: Mapping[str, str]) -> Added:
    cells = {column: cell for column, cell in said.items() if column != "reason"}
    if "aliases" in cells:
        cells["aliases"] = "|".join(
            filter(None, (one.strip() for one in cells["aliases"].replace("、", "|").split("|")))
        )
    above = cells.get("parent_code", "")
    if above and not take(visit, not_stored(visit.board.data, [above])):
        return Added(wrong={"parent_code": "not_allowed"})
    with writing(visit.engine) as session:
        return add_entry(
            session, table, cells, who=visit.person.name, may_write=lambda code: may_write(visit.person, code),
            may_add=may_write_somewhere(visit.person), now=datetime.now(UTC), reason=said["reason"],
        )  # fmt: skip


def _field(visit: Visit, table: str, column: str, key: str, known: str) -> str:
    label = visit.text(f"library.entry_{column}") + (" *" if column in _REQUIRED or column == "reason" else "")
    choices = _choices(visit, table, column)
    if choices is None:
        return st.text_input(label, known, key=key).strip()
    return (
        st.selectbox(label, list(choices), None, choices.__getitem__, key=f"{key}:{visit.lang}", placeholder="—") or ""
    )


def _choices(visit: Visit, table: str, column: str) -> dict[str, str] | None:
    data, lang = visit.board.data, visit.lang
    if column == "level":
        return {level: visit.text(f"library.level_{level}") for level in _LEVELS}
    if column == "parent_code":
        return place_choices(data, lang)
    if column == "theme":
        return {code: name(theme, lang) for code, theme in data.themes.items()}
    if column == "direction":
        return {one.value: visit.text(f"library.direction_{one}") for one in Direction}
    if column == "measure":
        return {one.value: visit.text(f"library.measure_{one}") for one in Measure}
    return None


def _say_wrong(visit: Visit, column: str, wrong: Mapping[str, tuple[str, str]]) -> None:
    if column in wrong:
        code, found = wrong[column]
        st.error(plain(visit.text(f"catalogue.{code}", found=found)), icon=":material/error:")
