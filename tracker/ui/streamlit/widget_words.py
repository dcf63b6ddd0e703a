"""Streamlit's own words (Upload, Sort ascending, No results …) in the reader's language.

Streamlit has them in English only. The texts `widget.*` hold its words in English and ours in Chinese; a small script
in the page puts one for the other wherever Streamlit shows them, menus that open later included. It leaves alone what
people typed and what is in words of ours: `st.text`, `translate="no"`, tables (drawn on a canvas) and charts.
"""

import streamlit as st

from tracker.ui.streamlit.uploads import ELSEWHERE, MISDIRECTED
from tracker.words import LANGUAGES, text

_WORDS = (
    "upload", "add_files", "drop_file", "size_limit", "too_large", "error", "sort_ascending", "sort_descending",
    "format", "autosize", "pin_column", "unpin_column", "hide_column", "statistics", "copy_column_name",
    "columns", "search", "type_to_search", "add_value", "next_result", "previous_result", "close_search", "fullscreen",
    "close_fullscreen", "clear_selection", "add_row", "delete_rows", "select_all", "clear_value", "clear_all",
    "no_results", "no_options", "no_data", "empty", "count", "distinct", "empty_cells", "minimum_length",
    "maximum_length", "average_length", "based_on_sample", "minimum", "maximum", "average", "median", "sum",
    "range", "values", "standard_deviation", "automatic", "localized", "plain", "loading", "press_enter_to",
    "submit_form", "apply", "next_page", "previous_page", "page", "pagination", "choose_date", "clear_date",
    "close", "connection_error", "connection_lost", "collapse_sidebar", "open_sidebar", "open",
    "link_to_heading", "file_upload", "shortcut", "skip_to_content", "page_not_found", "no_such_page",
    "no_page_of_name", "sidebar", "main_menu", "system", "light", "dark", "about",
    "app_pages", "help_for", "year_of", "month_of", "day_of",
    "help", "keys_of_dates", "previous_month", "next_month", "theme", "notifications", "column_menu",
    "copy_to_clipboard", "selected_values", "select", "percent", "scientific", "compact", "accounting",
    "dollar", "euro", "yen", "duration", "distance", "calendar", "time",
    "no_content",
    "made_with", "copy_version", "copied", "choose_option", "choose_date_of", "selected_date",
)  # fmt: skip
_REPLACE = r"""
const PLACE = /\\\{\w+\\\}/g;
const exactly = (words) => new RegExp('^' + words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(PLACE, '(.*)') + '$');
const LEFT_ALONE = '[data-testid="stText"], [translate="no"], canvas, svg, textarea, script, style';
const ATTRIBUTES = ['aria-label', 'title', 'placeholder'];

export default function ({ data }) {
  document.documentElement.lang = data.lang;
  const plain = new Map(data.words.filter(([from]) => !from.includes('{')));
  const patterns = data.words.filter(([from]) => from.includes('{')).map(([from, to]) => [exactly(from), to]);
  const inWords = (said) => {
    const known = plain.get(said);
    if (known !== undefined) return known;
    for (const [pattern, to] of patterns) {
      const found = said.match(pattern);
      if (found) return to.replace(/\{\w+\}/, inWords(found[1]));
    }
    return said;
  };
  const reword = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const said = node.nodeValue.trim();
      if (said && said.length < 160 && !node.parentElement?.closest(LEFT_ALONE)) {
        const meant = inWords(said);
        if (meant !== said) node.nodeValue = meant;
      }
    } else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(LEFT_ALONE)) {
      for (const name of ATTRIBUTES) {
        const said = node.getAttribute(name);
        if (said && inWords(said) !== said) node.setAttribute(name, inWords(said));
      }
      node.childNodes.forEach(reword);
    }
  };
  // Called again with other words when the language changes: two observers at once would undo each other for ever.
  document.widgetWords?.disconnect();
  const follow = ({ type, target, addedNodes }) =>
    type === 'childList' ? addedNodes.forEach(reword) : reword(target);
  const observer = document.widgetWords = new MutationObserver((changes) => changes.forEach(follow));
  reword(document.body);
  const everything = { childList: true, characterData: true, subtree: true };
  observer.observe(document.body, { ...everything, attributes: true, attributeFilter: ATTRIBUTES });
  return () => observer.disconnect();
}
"""
_REFUSED_UPLOAD = f"AxiosError: Request failed with status code {MISDIRECTED}"
"""All that Streamlit's uploader says of an answer."""

_HTML_LANGUAGE = {"zh": "zh-CN", "en": "en"}
_component = st.components.v2.component("widget_words", js=_REPLACE)


def translate(lang: str) -> None:
    """Put the script into the page, once a run; back into English too, for what was put into Chinese before."""
    pairs = [
        [text(other, f"widget.{word}"), text(lang, f"widget.{word}")]
        for other in LANGUAGES
        if other != lang
        for word in _WORDS
    ]
    pairs.append([_REFUSED_UPLOAD, text(lang, f"door.{ELSEWHERE}")])
    _component(key="widget_words", data={"words": pairs, "lang": _HTML_LANGUAGE[lang]})
