"""Presentation: nothing but the charts of a page, light, on white, at one width, by link (`view=present`).

The width is that of A4 across, so that the browser prints what it shows; a chart that is higher than the sheet comes in
the pieces that a report has it in.
"""

import streamlit as st

from tracker.charts import Look
from tracker.ui.shell import address
from tracker.words import text

LOOK = Look(width=1000, picture=True, tallest=690)
WITH_CHARTS = frozenset({"", "overview", "jurisdiction", "target", "compare"})
_ON = "present"
_STYLE = f"""
@page {{ size: A4 landscape; margin: 10mm 16mm; }}
[data-testid="stSidebar"], [data-testid="stSidebarCollapsedControl"], [data-testid="stExpandSidebarButton"],
[data-testid="stHeader"], [data-testid="stToolbar"],
[data-testid="stExpander"], .modebar {{ display: none !important; }}
html, body, #root, .stApp, .stAppViewContainer, .stMain {{ position: static !important; min-height: 0 !important;
  height: auto !important; overflow: visible !important; background: #fff !important; color-scheme: light; }}
.stMainBlockContainer.block-container {{ width: {LOOK.width}px; max-width: {LOOK.width}px; min-width: {LOOK.width}px;
  margin: 0 auto; padding: 24px 0; box-sizing: border-box; }}
.stMainBlockContainer [data-testid="stElementContainer"]:not(:has([data-testid="stPlotlyChart"])) {{ display: none; }}
.stMainBlockContainer [data-testid="stElementContainer"].st-key-leave {{ display: block; position: fixed; top: 8px;
  right: 12px; width: auto; z-index: 9; }}
.stMainBlockContainer [data-testid="stElementContainer"] {{ break-inside: avoid; }}
@media print {{ .stMainBlockContainer.block-container {{ padding: 0; }}
  .stMainBlockContainer [data-testid="stElementContainer"].st-key-leave {{ display: none; }} }}
"""


def on() -> bool:
    """Whether the address asks for nothing but charts."""
    return address.kept("view") == _ON


def switch(lang: str, page: str) -> None:
    """The switch in the side bar, where a page has charts."""
    if page in WITH_CHARTS:
        st.button(text(lang, "compare.present"), key="present", icon=":material/slideshow:", type="tertiary",
                  on_click=address.keep, args=("view", _ON))  # fmt: skip


def apply(lang: str) -> None:
    """Leave only the charts, and the way back, which is on the screen but not on paper; Esc is one too."""
    address.keep("view", _ON)
    st.html(f"<style>{_STYLE}</style>")
    st.button(text(lang, "compare.leave"), key="leave", icon=":material/close:", on_click=address.keep,
              args=("view", ""))  # fmt: skip
