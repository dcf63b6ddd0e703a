"""The little style that Streamlit's theme cannot say: print, narrow windows, its own English words in a Chinese page.

A printed page is as wide as the charts on it, which the browser shrinks to the paper: a chart that is laid out for the
paper's own width would have to be drawn anew while the browser prints.
"""

import streamlit as st

from tracker.ui import widget_words, window

_STYLE = """
.block-container { padding: 2.6rem 2.5rem 3rem; max-width: 1320px; }
h1 { font-size: 1.75rem !important; } h2 { font-size: 1.3rem !important; } h3 { font-size: 1.08rem !important; }
[data-testid="stMetricValue"] { font-size: 1.6rem; }
table.facts { width: 100%; border-collapse: collapse; font-size: .9rem; line-height: 1.5; }
table.facts th, table.facts td { text-align: left; vertical-align: top; padding: .38rem .7rem;
  overflow-wrap: break-word; border-bottom: 1px solid color-mix(in srgb, currentColor 14%, transparent); }
table.facts th { font-weight: 500; opacity: .78; } table.facts tbody th { min-width: 8.5em; }
.headline { display: flex; flex-wrap: wrap; gap: .6rem 2.4rem; margin: .3rem 0 .5rem; }
.headline div { flex: 1 1 12rem; max-width: 24rem; } .headline small { display: block; opacity: .72; line-height: 1.5; }
.headline strong { display: block; font-size: 1.5rem; font-weight: 500; line-height: 1.35; }
ul.told { margin: .2rem 0 .6rem; padding-left: 1.2rem; line-height: 1.75; }
.st-key-widget_words { display: none; }
@media (max-width: 640px) {
  .block-container { padding-left: .9rem; padding-right: .9rem; }
  table.facts { display: block; overflow-x: auto; }
  table.facts th, table.facts td, table.facts tbody th { min-width: 5em; padding: .38rem .4rem; }
  table.facts.many thead { display: none; }
  table.facts.many :is(tbody, tr) { display: block; }
  table.facts.many tr { padding: .3rem 0;
    border-bottom: 1px solid color-mix(in srgb, currentColor 14%, transparent); }
  table.facts.many :is(th, td) { display: flex; gap: .8rem; padding: .1rem .4rem; border: 0; }
  table.facts.many td::before { content: attr(data-head); flex: 0 0 7.5em; opacity: .72; }
  table.facts.many :is(th, td):empty { display: none; }
}
@page { size: A4; margin: 10mm; }
@media print {
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stToolbar"], .stButton, .stDownloadButton,
  [data-testid="stFileUploader"], .modebar { display: none !important; }
  .stApp, .stMain, [data-testid="stAppViewContainer"] {
    position: static !important; overflow: visible !important; height: auto !important; }
  .stMain { display: block !important; min-height: 0 !important; }
  .stMainBlockContainer.block-container { width: WIDTHpx; min-width: WIDTHpx; max-width: none;
    margin: 0; padding: 0; }
  [data-testid="stPlotlyChart"], [data-testid="stDataFrame"], table.facts tr { break-inside: avoid; }
  [data-testid="stExpander"] { display: none; }
}
"""


def apply(lang: str) -> None:
    """Put the style into the page, and Streamlit's own words into the reader's language."""
    st.html(f"<style>{_STYLE.replace('WIDTH', str(window.next_width()))}</style>")
    widget_words.translate(lang)


def dark() -> bool:
    """Whether the reader's theme is dark."""
    return st.context.theme.type == "dark"
