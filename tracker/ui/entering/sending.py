"""What is typed into a grid reaches the server soon, although the grid waits with it for the next run.

Of a page that is left for another one the browser sends nothing. So while the reader types, and before a click
elsewhere, it is made to ask for a run that draws nothing; with it comes all that has been typed.

A paste that is longer than the grid is cut by the grid without a word, so the browser also tells of that.
"""

import streamlit as st

from tracker.ui.entering.editor import keep_typed
from tracker.ui.shell.visit import Visit

_SEND = """
export default function ({ setStateValue, setTriggerValue }) {
  let waiting;
  const inGrid = (target) => target.closest?.('[data-testid=stDataFrame], #portal');
  const send = (wait) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { waiting = undefined; setStateValue('at', Date.now()); }, wait);
  };
  const used = ({ target, key, ctrlKey, metaKey }) => {
    if (inGrid(target) && !ctrlKey && !metaKey && key !== 'Control' && key !== 'Meta') send(400);
  };
  const leaving = ({ target }) => { if (waiting && !inGrid(target)) send(0); };
  const rowsIn = (text) => text.replace(/"[^"]*"/g, '').replace(/\\n$/, '').split('\\n').length;
  const number = (element, name) => Number(element.getAttribute(name));
  const pasted = (event) => {
    used(event);
    const table = event.target.closest?.('[data-testid=stDataFrame]')?.querySelector('table');
    const first = table?.querySelector('td[aria-selected=true]')?.parentElement;
    if (!first) return;
    const rows = rowsIn(event.clipboardData.getData('text/plain'));
    const room = 1 + number(table, 'aria-rowcount') - number(first, 'aria-rowindex');
    if (rows > room) setTriggerValue('cut', { rows, room });
  };
  const heard = { keyup: used, pointerup: used, cut: used, paste: pasted, pointerdown: leaving };
  for (const [name, hear] of Object.entries(heard)) document.addEventListener(name, hear, true);
  return () => {
    clearTimeout(waiting);
    for (const [name, hear] of Object.entries(heard)) document.removeEventListener(name, hear, true);
  };
}
"""
_component = st.components.v2.component("sending", js=_SEND)


@st.fragment
def send_soon(visit: Visit) -> None:
    """Make the browser send what is typed into the grids of this page, and take it over when it comes.

    Says how many rows of a paste did not fit; they are not in what was sent, so they can only be pasted again.
    """
    keep_typed(visit)
    sent = _component(key="sending", on_at_change=lambda: None, on_cut_change=lambda: None)
    match sent.cut:
        case {"rows": int(rows), "room": int(room)}:
            said = visit.text("entry.paste_cut", rows=rows, room=room, count=rows - room)
            st.toast(said, icon=":material/content_cut:", duration="infinite")
