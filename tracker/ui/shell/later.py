"""What stands below the first screen, drawn once the browser shows what stands above it.

A chart takes the browser longer than all the rest of a page, and Streamlit would have it read plotly while the first
screen is still being laid out.
"""

from collections.abc import Callable

import streamlit as st

from tracker.ui.shell import present, refused
from tracker.ui.shell.visit import Visit

STANDS = "first_screen_stands"
_ASK = """
export default function ({ setTriggerValue }) {
  const app = document.querySelector('[data-testid=stApp]');
  const stands = () => app.dataset.testScriptState === 'notRunning' && !app.querySelector('[data-testid=stSkeleton]');
  let waiting;
  const look = () => {
    if (stands()) requestAnimationFrame(() => { waiting = setTimeout(() => setTriggerValue('stands', true)); });
    else waiting = setTimeout(look, 30);
  };
  look();
  return () => clearTimeout(waiting);
}
"""
_component = st.components.v2.component("first_screen", js=_ASK)


@st.fragment
def draw(here: Visit, parts: Callable[[Visit], None]) -> None:
    """Draw the parts now if the reader has seen a first screen in this session, else when the browser says so."""
    with refused.shown(here.lang):
        if st.session_state.get(STANDS) or present.on():
            parts(here)
        else:
            _component(key="first_screen", on_stands_change=_remember)


def _remember() -> None:
    st.session_state[STANDS] = True
