"""The little style that Streamlit's theme cannot say: print, narrow windows, its own English words in a Chinese page.

A printed page is as wide as the charts on it, which the browser shrinks to the paper: a chart that is laid out for the
paper's own width would have to be drawn anew while the browser prints.
"""

import streamlit as st

from tracker.charts.kit.look import PALETTES
from tracker.ui.streamlit import theme, widget_words, window

_STYLE = """
.block-container { padding: 2.6rem 2.5rem 3rem; max-width: 1320px; }
h1 { font-size: 1.75rem !important; } h2 { font-size: 1.12rem !important; padding-top: .4rem !important; }
h3 { font-size: 1rem !important; }
[data-testid="stCaptionContainer"] { opacity: .8 !important; }
BUTTON
[data-testid="stMetricValue"] { font-size: 1.6rem; }
table.facts { width: 100%; border-collapse: collapse; font-size: .9rem; line-height: 1.5; }
table.facts th, table.facts td { text-align: left; vertical-align: top; text-wrap: balance; padding: .38rem .7rem;
  overflow-wrap: break-word; border-bottom: 1px solid color-mix(in srgb, currentColor 14%, transparent); }
table.facts thead th { font-weight: 500; opacity: .78; } table.facts th { font-weight: 500; }
table.facts .short { white-space: nowrap; }
table.facts a { color: inherit; text-underline-offset: .2em;
  text-decoration-color: color-mix(in srgb, currentColor 35%, transparent); } table.facts tbody th { min-width: 8.5em; }
.headline { display: flex; flex-wrap: wrap; gap: .6rem 2.4rem; margin: .3rem 0 .5rem; }
.headline div { flex: 1 1 12rem; max-width: 24rem; } .headline small { display: block; opacity: .72; line-height: 1.5; }
.headline strong { display: block; font-size: 1.5rem; font-weight: 500; line-height: 1.35; }
:is(ul.told, p.waiting) a { color: inherit; text-underline-offset: .2em;
  text-decoration-color: color-mix(in srgb, currentColor 35%, transparent); }
.js-plotly-plot .annotation a { pointer-events: all; cursor: pointer; fill: LINK !important; }
.js-plotly-plot .annotation a:has(> rect) { visibility: hidden; }
:is([data-testid="stSidebarNavLink"], [data-testid="stPageLink"] a, .js-plotly-plot a):focus-visible {
  outline: 2px solid currentColor; }
ul.told { margin: .2rem 0 .6rem; padding-left: 1.2rem; line-height: 1.75; }
.st-key-rewound [data-testid="stElementContainer"]:has([data-testid="stAlert"]) { flex: 1 1 12rem; }
p.lead { font-size: 1.06rem; margin: 0; }
div.cards, div.listed { display: grid; gap: .6rem; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); }
div.cards { margin-top: .8rem; }
div.listed { gap: .6rem 1.4rem; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); }
div.cards a { border: 1px solid color-mix(in srgb, currentColor 22%, transparent); border-radius: .5rem;
  padding: .45rem .8rem; font-size: .86rem; line-height: 1.4; color: inherit; text-decoration: none; }
div.cards a:hover { border-color: currentColor; }
div.cards strong { display: block; font-size: 1.5rem; font-weight: 500; line-height: 1.3; }
p.reason { font-size: .9rem; margin: 0; padding-bottom: .2rem;
  border-bottom: 1px solid color-mix(in srgb, currentColor 30%, transparent); }
div.look a { display: block; padding-top: .4rem; font-weight: 600; font-size: .94rem; line-height: 1.4; color: inherit;
  text-decoration-color: color-mix(in srgb, currentColor 35%, transparent); text-underline-offset: .2em; }
div.look { font-size: .85rem; line-height: 1.45; padding-bottom: .5rem; } div.look p { margin: 0; font-size: inherit; }
div.look p.status { display: flex; justify-content: space-between; gap: .8rem; opacity: .86; }
div.look p.status i { font-style: normal; } div.look p.apart { opacity: .86; }
div.bullet { position: relative; height: 8px; margin: .3rem 0;
  background: color-mix(in srgb, currentColor 11%, transparent); }
div.bullet > * { position: absolute; top: 0; bottom: 0; } div.bullet > i { left: 0; }
div.bullet > b { width: 3px; top: -3px; bottom: -3px; background: currentColor; }
div.bullet > s { width: 2px; top: -2px; bottom: -2px; background: #2c7fb8; }
[data-testid="stLayoutWrapper"]:has(> .st-key-review_sum) { position: sticky; top: 3.75rem; z-index: 5;
  padding: .25rem 0; backdrop-filter: blur(14px); }
div.original p { margin: 0 0 .4rem; line-height: 1.8; } div.original small { opacity: .6; margin-right: .4rem; }
div.original mark { background: color-mix(in srgb, #c2571a 28%, transparent); color: inherit; font-weight: 600; }
.st-key-hits { gap: 0; } .st-key-hits [data-testid="stPageLink"] :is(span, p) { font-size: .86rem; }
[data-testid="stPageLink"] :is(span, p) { white-space: normal; }
:is(.st-key-widget_words, .st-key-search_focus, .st-key-typed_day,
  .st-key-moves, .st-key-theme) { display: none; }
a.practice { font-size: .88rem; color: inherit; } p.practising { margin: 0; padding: .55rem .9rem; border-radius: .5rem;
  background: #fdf0d5; color: #4a3200; font-size: .92rem; } p.practising a { color: #7a3a00; font-weight: 600; }
[data-testid="stMainMenu"] { margin-right: 6.4rem; }
.st-key-copy_link { position: fixed; top: .5rem; right: 1rem; width: auto !important; z-index: 999991; }
:is([data-testid="stFileChips"], [data-testid="stFileChips"] > *):has([role=alert]) { max-height: none; }
[data-testid="stFileChip"]:has([role=alert]) { flex-wrap: wrap; width: auto; max-width: 30rem; height: auto; }
[data-testid="stFileChip"] [role=alert] { position: static; width: auto; height: auto; clip: auto; clip-path: none;
  white-space: normal; margin: 0; font-size: .86rem; line-height: 1.45; }
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
_DARK_BUTTON = '[data-testid^="stBaseButton-primary"]:not(:disabled) :is(p, span) { color: #10161d !important; }'


def apply(lang: str) -> None:
    """Put the style into the page, and Streamlit's own words into the reader's language."""
    style = _STYLE.replace("WIDTH", str(window.next_width()))
    linked = PALETTES["dark" if theme.dark() else "light"].accent
    style = style.replace("BUTTON", _DARK_BUTTON if theme.dark() else "").replace("LINK", linked)
    st.html(f"<style>{style}</style>")
    widget_words.translate(lang)
