"""One screen before anything is written: what a plan would change row by row, and every problem with what to do."""

from typing import Any

import pandas as pd
import streamlit as st

from tracker.intake.plan import Plan
from tracker.ui.frame import Visit
from tracker.ui.paging import height, page_of
from tracker.views import plans

_ROWS_A_PAGE = 100
_THREE_LINES, _FOUND_WIDE, _WORDS_WIDE = 66, 125, 285


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
        shown = page_of(rows, f"{key}:rows", _ROWS_A_PAGE)
        _table(plans.rows_frame(visit.board.data, shown, visit.lang, typed=typed))
    problems = plan.all_problems()
    if problems and not typed:
        st.markdown(f"**{visit.text('entry.problems', count=len(problems))}**")
        found, *sentences = [visit.text(f"intake.field.{name}") for name in ("problem_found", "problems", "advice")]
        _table(
            plans.problems_frame(page_of(problems, f"{key}:problems", _ROWS_A_PAGE), visit.lang),
            row_height=_THREE_LINES,
            column_config={found: st.column_config.TextColumn(width=_FOUND_WIDE)}
            | dict.fromkeys(sentences, st.column_config.TextColumn(width=_WORDS_WIDE)),
        )


def _filter_words(visit: Visit, code: str) -> str:
    return visit.text(f"entry.filter_{code}" if code in ("all", "warned") else f"intake.action.{code}")


def _table(frame: pd.DataFrame, **options: Any) -> None:
    """A table of texts without the columns in which nothing stands, such as the stored values of a file of new ones."""
    filled = frame.loc[:, (frame != "").any()]
    st.dataframe(filled, hide_index=True, height=height(len(frame)), **options)
