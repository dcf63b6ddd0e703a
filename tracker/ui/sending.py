"""What is typed into a grid reaches the server soon, although the grid waits with it for the next run.

Of a page that is left for another one the browser sends nothing. So while the reader types, and before a click
elsewhere, it is made to ask for a run that draws nothing; with it comes all that has been typed.
"""

import streamlit as st

from tracker.ui.editor import keep_typed
from tracker.ui.frame import Visit

_SEND = """
export default function ({ setStateValue }) {
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
  const heard = { keyup: used, pointerup: used, cut: used, paste: used, pointerdown: leaving };
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
    """Make the browser send what is typed into the grids of this page, and take it over when it comes."""
    keep_typed(visit)
    _component(key="sending", on_at_change=lambda: None)
