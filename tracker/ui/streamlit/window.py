"""How wide the reader's page is: charts place their words to the pixel, so they have to know.

The browser reports the width of the content in steps, and only when it is not the usual one, so that most visits need
no second run.
"""

import streamlit as st

from tracker.charts.kit.look import NARROW_BELOW

STEPS = (358, 560, 720, 900, 1040, 1200)
USUAL = 900
_MEASURE = """
export default function ({ setStateValue, data, parentElement }) {
  const measure = () => {
    const content = document.querySelector('.stMainBlockContainer');
    if (!content?.clientWidth) return;
    const style = getComputedStyle(content);
    const width = content.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const step = data.steps.filter((each) => each <= width).pop() ?? data.steps[0];
    if (step !== current) { current = step; setStateValue('step', step); }
  };
  let current = data.known;
  let waiting;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(measure, 150); };
  document.windowWidth?.disconnect();
  const watcher = document.windowWidth = new ResizeObserver(later);
  measure();
  watcher.observe(document.querySelector('.stMain'));
  return () => watcher.disconnect();
}
"""
_component = st.components.v2.component("window_width", js=_MEASURE)


def width() -> int:
    """The width of the content in pixels, rounded down to a step; the usual one until the browser has spoken."""
    return int(st.session_state.get("window_width", {}).get("step") or USUAL)


def narrow() -> bool:
    """Whether it is a phone's."""
    return width() < NARROW_BELOW


def next_width() -> int:
    """A width in pixels that the content is surely not wider than."""
    return next((step for step in STEPS if step > width()), STEPS[-1] + 40)


def watch() -> None:
    """Put the measuring element into the page, once a run."""
    _component(key="window_width", data={"steps": list(STEPS), "known": width()}, on_step_change=lambda: None)
