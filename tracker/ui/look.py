"""The little style that Streamlit's theme cannot say: print, narrow windows, and its own English words in a Chinese page."""

import streamlit as st

from tracker.ui import widget_words

_STYLE = """
.block-container { padding: 2.6rem 2.5rem 3rem; max-width: 1320px; }
h1 { font-size: 1.75rem !important; } h2 { font-size: 1.3rem !important; } h3 { font-size: 1.08rem !important; }
[data-testid="stMetricValue"] { font-size: 1.6rem; }
table.facts { width: 100%; border-collapse: collapse; font-size: .9rem; line-height: 1.5; }
table.facts th, table.facts td { text-align: left; vertical-align: top; padding: .38rem .7rem; overflow-wrap: anywhere;
  border-bottom: 1px solid color-mix(in srgb, currentColor 14%, transparent); }
table.facts th { font-weight: 500; opacity: .78; } table.facts tbody th { min-width: 8.5em; }
.headline { display: flex; flex-wrap: wrap; gap: .6rem 2.4rem; margin: .3rem 0 .5rem; }
.headline div { flex: 1 1 12rem; max-width: 24rem; } .headline small { display: block; opacity: .72; line-height: 1.5; }
.headline strong { display: block; font-size: 1.5rem; font-weight: 500; line-height: 1.35; }
ul.told { margin: .2rem 0 .6rem; padding-left: 1.2rem; line-height: 1.75; }
.st-key-widget_words { display: none; }
@media (max-width: 640px) { .block-container { padding-left: .9rem; padding-right: .9rem; } }
@media print {
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stToolbar"], .stButton, .stDownloadButton,
  [data-testid="stFileUploader"], .modebar { display: none !important; }
  .stApp, .stMain, [data-testid="stAppViewContainer"] { position: static !important; overflow: visible !important; height: auto !important; }
  .block-container { max-width: none; padding: 0; }
  [data-testid="stPlotlyChart"], [data-testid="stDataFrame"] { break-inside: avoid; }
}
"""


def apply(lang: str) -> None:
    """Put the style into the page, and Streamlit's own words into the reader's language."""
    st.html(f"<style>{_STYLE}</style>")
    widget_words.translate(lang)


def dark() -> bool:
    """Whether the reader's theme is dark."""
    return st.context.theme.type == "dark"
