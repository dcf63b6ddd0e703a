"""A day that is typed counts on Enter. Streamlit takes it when the field is left, so Enter leaves the field."""

import streamlit as st

_ENTER = """
export default function () {
  const enter = (event) => {
    if (event.key !== 'Enter' || !event.target.closest?.('[data-testid=stDateInputField] [role=spinbutton]')) return;
    document.querySelector('.stMain')?.focus({ preventScroll: true });
  };
  document.addEventListener('keydown', enter, true);  // before the field keeps it for itself
  return () => document.removeEventListener('keydown', enter, true);
}
"""
_component = st.components.v2.component("typed_day", js=_ENTER)


def count_on_enter() -> None:
    """Put the script into the page, once a run."""
    _component(key="typed_day")
