"""Indicators that a sheet of targets names and nobody knows: a table to look through, and all added by one act."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import streamlit as st

from tracker.catalogue.adding import add_indicators
from tracker.core.kinds import Direction, Measure
from tracker.people import may_write_somewhere
from tracker.store.engine import writing
from tracker.targets.new_indicators import Proposed
from tracker.ui.shell import notice
from tracker.ui.shell.markup import plain
from tracker.ui.shell.rights import closed
from tracker.ui.shell.visit import Visit
from tracker.views.snapshot import name
from tracker.vocabulary import themes

_ADD, _LIKE, _BELOW = "add", "like", "-"
_GIVEN = ("name", "unit", _LIKE)


def offer_new_indicators(visit: Visit, several: Sequence[Proposed], page: str, key: str) -> None:
    """Show what could be added, filled in from similar indicators, and add what is left chosen; a notice is left."""
    if not several or closed(visit):
        return
    with st.expander(visit.text("targets.new_title", count=len(several)), icon=":material/playlist_add:"):
        st.caption(visit.text("targets.new_lead"))
        chosen = _edited(visit, several, key)
        beside = st.columns(2)
        words = _themes(visit)
        rest = beside[0].selectbox(
            visit.text("targets.new_theme"), list(words), None, words.__getitem__, key=f"{key}:new_theme:{visit.lang}",
            placeholder="—",
        )  # fmt: skip
        reason = beside[1].text_input(f"{visit.text('library.entry_reason')} *", key=f"{key}:new_reason")
        label = visit.text("targets.new_add", count=len(chosen))
        if st.button(label, key=f"{key}:new_add", icon=":material/library_add:", disabled=not chosen):
            _add(
                visit,
                [row | {"theme": rest or "" if row["theme"] == _BELOW else row["theme"]} for row in chosen],
                reason,
                page,
            )


def _edited(visit: Visit, several: Sequence[Proposed], key: str) -> list[dict[str, str]]:
    """The rows that are left chosen, as cells of the catalogue."""
    frame = pd.DataFrame([{_ADD: True} | asdict(one) | {"theme": one.theme or _BELOW} for one in several])
    chosen: dict[str, dict[Any, str]] = {
        "direction": {one.value: visit.text(f"library.direction_{one}") for one in Direction},
        "measure": {one.value: visit.text(f"library.measure_{one}") for one in Measure},
        "theme": {_BELOW: visit.text("targets.new_theme_below")} | _themes(visit),
    }
    edited = st.data_editor(
        frame, hide_index=True, key=f"{key}:new_rows:{visit.lang}", disabled=list(_GIVEN),
        column_order=(_ADD, "name", "unit", "direction", "measure", "theme", _LIKE),
        column_config={
            _ADD: st.column_config.CheckboxColumn(visit.text("targets.new_column_add"), width=60),
            **{column: st.column_config.TextColumn(visit.text(f"targets.new_column_{column}")) for column in _GIVEN},
            **{column: st.column_config.SelectboxColumn(
                visit.text(f"library.entry_{column}"), options=list(words), format_func=words.__getitem__,
                required=True,
            ) for column, words in chosen.items()},
        },
    )  # fmt: skip
    return [
        {"name_zh": row["name"], **{column: row[column] for column in ("unit", *chosen)}}
        for row in edited.to_dict("records")
        if row[_ADD]
    ]


def _themes(visit: Visit) -> dict[str, str]:
    """The themes of the library, then those that only the standard vocabulary has."""
    stored = {code: name(theme, visit.lang) for code, theme in visit.board.data.themes.items()}
    more = {one.code: one.name_zh if visit.lang == "zh" else one.name_en for one in themes().values()}
    return stored | {code: words for code, words in more.items() if code not in stored}


def _add(visit: Visit, rows: Sequence[Mapping[str, str]], reason: str, page: str) -> None:
    with writing(visit.engine) as session:
        result, wrong = add_indicators(
            session, rows, who=visit.person.name, may_add=may_write_somewhere(visit.person), now=datetime.now(UTC),
            reason=reason,
        )  # fmt: skip
    for at, found in wrong.items():
        for column, code in found.items():
            label = visit.text(f"library.entry_{column}") if column != "code" else ""
            what = visit.text(f"catalogue.{code}", found=rows[at].get(column, ""))
            where = label if column == "reason" else f"{rows[at]['name_zh']} · {label}"
            st.error(plain(f"{where}: {what}"), icon=":material/error:")
    if result and result.batch:
        notice.leave(page, visit.text("targets.new_added", count=len(rows)), result.batch.id)
        st.rerun()
