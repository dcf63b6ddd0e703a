"""One screen before anything is written: what a plan would change row by row, and every problem with what to do."""

from collections.abc import Sequence
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from tracker.intake.plan import Plan
from tracker.ui.frame import Visit
from tracker.views import plans

_ROWS_A_PAGE = 100
_TALL = 420
_THREE_LINES, _FOUND_WIDE, _WORDS_WIDE = 66, 130, 310
_Item = TypeVar("_Item")


def draw_plan(visit: Visit, plan: Plan, key: str) -> None:
    """Draw counts that filter, the rows, and the problems of a plan; what was typed has its problems in its rows."""
    typed = not plan.file_name
    outcome = visit.text(f"intake.outcome.{plan.outcome}")
    (st.error if plan.refused else st.warning if plan.counts.rejected else st.info)(outcome)
    counts = plans.counts(plan)
    if counts:
        words = {
            code: visit.text("entry.filter", what=_filter_words(visit, code), count=count)
            for code, count in counts.items()
        }
        label = visit.text("entry.filter_label")
        wanted = st.pills(label, list(words), default="all", format_func=words.__getitem__, key=f"{key}:filter")
        rows = plans.filtered(plan, wanted or "all")
        shown = _page(rows, f"{key}:rows")
        _table(plans.rows_frame(visit.board.data, shown, visit.lang, typed=typed))
    problems = plan.all_problems()
    if problems and not typed:
        st.markdown(f"**{visit.text('entry.problems', count=len(problems))}**")
        found, *sentences = [visit.text(f"intake.field.{name}") for name in ("problem_found", "problems", "advice")]
        _table(
            plans.problems_frame(_page(problems, f"{key}:problems"), visit.lang),
            row_height=_THREE_LINES,
            column_config={found: st.column_config.TextColumn(width=_FOUND_WIDE)}
            | dict.fromkeys(sentences, st.column_config.TextColumn(width=_WORDS_WIDE)),
        )


def _filter_words(visit: Visit, code: str) -> str:
    return visit.text(f"entry.filter_{code}" if code in ("all", "warned") else f"intake.action.{code}")


def _page(items: Sequence[_Item], key: str) -> Sequence[_Item]:
    """The page of a long list that the reader has chosen."""
    pages = -(-len(items) // _ROWS_A_PAGE)
    page = st.pagination(pages, key=f"{key}:{pages}") if pages > 1 else 1
    return items[(page - 1) * _ROWS_A_PAGE : page * _ROWS_A_PAGE]


def _table(frame: pd.DataFrame, **options: Any) -> None:
    """A table of texts without the columns in which nothing stands, such as the stored values of a file of new ones."""
    filled = frame.loc[:, (frame != "").any()]
    st.dataframe(filled, hide_index=True, height="content" if len(frame) <= 10 else _TALL, **options)
