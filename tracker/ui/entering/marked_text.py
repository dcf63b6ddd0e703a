"""The text of a document with every numeral marked; a click on one chooses it, and the chosen one stays in view.

The browser gets the text as data and writes it as text, so nothing in a document is ever read as markup.
"""

from typing import Any

import streamlit as st

from tracker.targets.review import Place, Review
from tracker.ui.shell.visit import Visit

_STYLE = """
.text { max-height: min(62vh, 620px); overflow-y: auto; line-height: 1.9; font-size: .95rem; padding: .2rem .6rem;
  border: 1px solid color-mix(in srgb, currentColor 16%, transparent); border-radius: .5rem; position: relative; }
.text:focus-visible { outline: 2px solid currentColor; }
p { margin: 0 0 .35rem; overflow-wrap: anywhere; }
p::before { content: attr(data-line); display: inline-block; min-width: 2.2em; margin-right: .5em; opacity: .6;
  font-size: .78rem; user-select: none; }
mark { color: inherit; background: none; cursor: pointer; border-radius: .2rem; padding: 0 .12em;
  border-bottom: 2px dotted currentColor; }
mark[data-role=target] { border-bottom: 3px solid #c2571a; }
mark[data-role=actual] { border-bottom: 3px solid #2c7fb8; }
mark[data-role=excluded] { border-bottom: 1px dotted color-mix(in srgb, currentColor 55%, transparent); }
mark[data-decided=true][data-role=target] { background: color-mix(in srgb, #c2571a 26%, transparent); }
mark[data-decided=true][data-role=actual] { background: color-mix(in srgb, #2c7fb8 26%, transparent); }
mark[data-decided=true][data-role=excluded] { background: color-mix(in srgb, currentColor 14%, transparent); }
mark.here { outline: 2px solid currentColor; outline-offset: 1px; font-weight: 700; }
@media (max-width: 640px) { .text { max-height: 38vh; } }
"""
_DRAW = """
export default function ({ parentElement, data, setTriggerValue }) {
  let box = parentElement.querySelector('.text');
  if (!box) {
    box = document.createElement('div');
    box.className = 'text';
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    parentElement.appendChild(box);
  }
  box.setAttribute('aria-label', data.label);
  box.onclick = ({ target }) => {
    const chosen = target.closest?.('mark');
    if (chosen) setTriggerValue('picked', chosen.dataset.place);
  };
  let here;
  box.replaceChildren(...data.lines.map(({ line, parts }) => {
    const row = document.createElement('p');
    row.dataset.line = line;
    row.append(...parts.map((part) => {
      if (!part.role) return part.text;
      const mark = document.createElement('mark');
      mark.textContent = part.text;
      mark.dataset.role = part.role;
      mark.dataset.decided = part.decided;
      mark.dataset.place = part.place.join(':');
      if (mark.dataset.place === data.here) { mark.className = 'here'; here = mark; }
      return mark;
    }));
    return row;
  }));
  if (here) box.scrollTop = here.offsetTop - box.clientHeight / 3;
}
"""
_component = st.components.v2.component("marked_text", css=_STYLE, js=_DRAW)


def draw_text(visit: Visit, lines: list[dict[str, Any]], review: Review, at: Place, key: str) -> Place | None:
    """Draw the lines with the numeral at a place chosen; the place of one that was clicked just now."""
    here = f"{at[0]}:{at[1]}"
    data = {"lines": lines, "here": here, "label": visit.text("collecting.text")}
    sent = _component(key=key, data=data, on_picked_change=lambda: None).picked
    places = {f"{one.place[0]}:{one.place[1]}": one.place for one in review.numerals}
    return places.get(sent) if isinstance(sent, str) and sent != here else None
