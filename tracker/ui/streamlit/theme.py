"""Light, dark or as the system: chosen in Streamlit's own menu, and kept for every page.

Streamlit keeps the choice under the path at which the browser opened it, so that another page opened later would not
know of it; and it draws its own parts anew, but not what the page's run has coloured.
"""

from collections.abc import Sequence

import streamlit as st

from tracker.words import text

_SPREAD = """
export default function ({ data, setTriggerValue }) {
  const opened = new URL(performance.getEntriesByType('navigation')[0].name).pathname;
  const named = data.pages.find((page) => page && opened.endsWith(`/${page}`)) ?? '';
  const base = opened.slice(0, opened.length - named.length);
  const spread = () => {
    const own = Object.keys(localStorage).find((key) => key.startsWith(`stActiveTheme-${opened}-v`));
    if (!own) return;
    const version = own.slice(`stActiveTheme-${opened}`.length);
    for (const page of data.pages) localStorage.setItem(`stActiveTheme-${base}${page}${version}`, localStorage[own]);
  };
  const app = document.querySelector('.stApp');
  const dark = () => getComputedStyle(app).colorScheme === 'dark';
  const changed = () => { if (dark() !== data.dark) { data.dark = dark(); setTriggerValue('changed', true); } };
  const watcher = new MutationObserver(changed);
  watcher.observe(app, { attributes: true, attributeFilter: ['class'] });
  window.addEventListener('pagehide', spread);
  document.addEventListener('visibilitychange', spread);
  return () => {
    watcher.disconnect();
    window.removeEventListener('pagehide', spread);
    document.removeEventListener('visibilitychange', spread);
  };
}
"""
_component = st.components.v2.component("theme", js=_SPREAD)


def offer(lang: str, pages: Sequence[str]) -> None:
    """Have the menu, which Streamlit shows only where it has something to say, and keep its choice for the pages.

    `pages` are the paths below the dashboard's own address.
    """
    st.set_page_config(menu_items={"About": text(lang, "nav.about_product")})
    data = {"pages": list(pages), "dark": dark()}
    _component(key="theme", data=data, on_changed_change=lambda: None)


def dark() -> bool:
    """Whether the reader sees the dark theme."""
    return st.context.theme.type == "dark"
