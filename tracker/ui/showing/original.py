"""The original of a target or a value: its line in the document with the figure marked, and the page of a PDF."""

from html import escape

import streamlit as st

from tracker.documents.files.opened import Spot
from tracker.documents.files.picture import picture_of
from tracker.ui.shell.markup import plain
from tracker.ui.shell.visit import PAGES, Visit, link
from tracker.views.original import Original, original_of_target, originals_of_values, page_file
from tracker.views.target import TargetView


def draw_original(here: Visit, view: TargetView) -> None:
    """The lines around a target's figure; where no text is kept, the way to the page that keeps it."""
    found = original_of_target(here.engine, view.record)
    if found:
        with st.expander(here.text("collecting.original", line=found.line), icon=":material/article:"):
            _draw(here, found, "target")
    elif view.record.line is not None:
        label = here.text("collecting.no_original")
        st.page_link(PAGES / "documents.py", label=label, icon=":material/article:", query_params=link(here))


def draw_originals(here: Visit, view: TargetView) -> None:
    """The lines around the figures of the values that were taken from kept documents."""
    measure = here.board.data.measures[view.record.indicator_id]
    found = originals_of_values(here.engine, here.board.data, measure.unit, view.actuals)
    for nth, (value, original) in enumerate(found):
        label = here.text("collecting.original_of", value=value.words, line=original.line)
        with st.expander(plain(label), icon=":material/article:"):
            _draw(here, original, f"value:{nth}")


def _draw(here: Visit, found: Original, key: str) -> None:
    st.html(f'<div class="original">{"".join(_row(line, parts) for line, parts in found.rows)}</div>')
    st.caption(plain(found.name))
    if found.spot and st.toggle(here.text("collecting.show_page", page=found.spot[0]), key=f"original:{key}"):
        page, box = found.spot
        picture = picture_of(page_file(here.engine, found), Spot(0, page, box), found.figure)
        if picture:
            st.image(picture, here.text("collecting.page_alt", page=page, figure=found.figure))
        else:
            st.info(here.text("collecting.no_page"))


def _row(line: int, parts: tuple[tuple[str, bool], ...]) -> str:
    said = "".join(f"<mark>{escape(text)}</mark>" if figure else escape(text) for text, figure in parts)
    return f"<p><small>{line}</small> {said}</p>"
