"""Presentation: nothing but the charts of a page, light, on white, at one width, by link (`view=present`)."""

import streamlit as st

from tracker.ui import address
from tracker.words import text

WIDTH = 1000
WITH_CHARTS = frozenset({"", "jurisdiction", "target", "compare"})
_ON = "present"
_STYLE = f"""
[data-testid="stSidebar"], [data-testid="stSidebarCollapsedControl"], [data-testid="stExpandSidebarButton"],
[data-testid="stHeader"], [data-testid="stToolbar"],
[data-testid="stExpander"], .modebar {{ display: none !important; }}
html, body, #root, .stApp, .stAppViewContainer, .stMain {{ position: static !important; min-height: 0 !important;
  height: auto !important; overflow: visible !important; background: #fff !important; color-scheme: light; }}
.stMainBlockContainer.block-container {{ width: {WIDTH}px; max-width: {WIDTH}px; min-width: {WIDTH}px; margin: 0 auto;
  padding: 24px 0; box-sizing: border-box; }}
.stMainBlockContainer [data-testid="stElementContainer"]:not(:has([data-testid="stPlotlyChart"])) {{ display: none; }}
.stMainBlockContainer [data-testid="stElementContainer"].st-key-leave {{ display: block; position: fixed; top: 8px;
  right: 12px; width: auto; opacity: 0; z-index: 9; }}
.stMainBlockContainer [data-testid="stElementContainer"].st-key-leave:is(:hover, :focus-within) {{ opacity: 1; }}
@media print {{ .stMainBlockContainer [data-testid="stElementContainer"].st-key-leave {{ display: none; }} }}
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
    """Leave only the charts, and a way back that shows itself to the pointer and the keyboard."""
    address.keep("view", _ON)
    st.html(f"<style>{_STYLE}</style>")
    st.button(text(lang, "compare.leave"), key="leave", icon=":material/close:", on_click=address.keep,
              args=("view", ""))  # fmt: skip
