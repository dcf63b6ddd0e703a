"""One screen before anything is written: what a plan would change row by row, and every problem with what to do."""

from collections.abc import Callable, Container, Sequence
from typing import Any, Literal

import pandas as pd
import streamlit as st

from tracker.intake.plans.causes import Cause, causes
from tracker.intake.plans.plan import Plan
from tracker.ui.shell.visit import Visit
from tracker.ui.showing.paging import page_of
from tracker.views import plans

_ROWS_A_PAGE = 100
_THREE_LINES, _WORDS_WIDE, _ADVICE_WIDE = 66, 300, 280
_CAUSES_IN_SIGHT, _ROWS_IN_SIGHT = 3, 3
_HEAD, _LINE = 36, 35


def draw_plan(
    visit: Visit,
    plan: Plan,
    key: str,
    act: Callable[[], None] = lambda: None,
    elsewhere: Container[str] = (),
    *,
    asked: bool = False,
) -> None:
    """Draw the outcome with what can be done now, the problems by their cause, counts that filter, and the rows.

    What was typed has its problems in its rows. `act` draws the buttons beside the outcome; the codes of
    problems that are said `elsewhere` are left out. There is no outcome where something is `asked` first.
    """
    typed = not plan.file_name
    if not asked:
        outcome, acts = st.columns([3, 2], vertical_alignment="center")
        say = outcome.error if plan.refused else outcome.warning if plan.counts.rejected else outcome.info
        say(visit.text(f"intake.outcome.{plan.outcome}"))
        with acts:
            act()
    problems = causes(found for found in plan.all_problems() if found.code not in elsewhere)
    if problems and not typed:
        _draw_causes(visit, problems, key)
    counts = plans.counts(plan)
    if counts:
        words = {
            code: visit.text("entry.filter", what=_filter_words(visit, code), count=count)
            for code, count in counts.items()
        }
        label = visit.text("entry.filter_label")
        wanted = st.pills(
            label, list(words), default="all", format_func=words.__getitem__, key=f"{key}:filter",
            label_visibility="collapsed",
        )  # fmt: skip
        rows = plans.filtered(plan, wanted or "all")
        shown = page_of(rows, f"{key}:rows", _ROWS_A_PAGE)
        _table(
            plans.rows_frame(visit.board.data, shown, visit.lang, typed=typed),
            _tall(len(shown), len(shown) if typed else _ROWS_IN_SIGHT, _LINE),
        )


def _draw_causes(visit: Visit, found: Sequence[Cause], key: str) -> None:
    """One line a cause; of many, three are in sight and the table scrolls."""
    problems, advice = (visit.text(f"intake.field.{name}") for name in ("problems", "advice"))
    shown = page_of(found, f"{key}:problems", _ROWS_A_PAGE)
    _table(
        plans.causes_frame(shown, visit.lang),
        _tall(len(shown), _CAUSES_IN_SIGHT, _THREE_LINES),
        row_height=_THREE_LINES,
        column_config={
            problems: st.column_config.TextColumn(width=_WORDS_WIDE),
            advice: st.column_config.TextColumn(width=_ADVICE_WIDE),
        },
    )


def _tall(rows: int, most: int, line: int) -> int | Literal["content"]:
    """The height of a table that shows so many rows at the most, in pixels; the rest scrolls in it."""
    return "content" if rows <= most else _HEAD + most * line


def _filter_words(visit: Visit, code: str) -> str:
    return visit.text(f"entry.filter_{code}" if code in ("all", "warned") else f"intake.action.{code}")


def _table(frame: pd.DataFrame, tall: int | Literal["content"], **options: Any) -> None:
    """A table of texts without the columns in which nothing stands, such as the stored values of a file of new ones."""
    filled = frame.loc[:, (frame != "").any()]
    st.dataframe(filled, hide_index=True, height=tall, **options)
