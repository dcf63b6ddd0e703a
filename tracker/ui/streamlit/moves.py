"""How one moves between pages in the browser: links, the side bar of a phone, the way back, and Esc.

Streamlit follows a changed address by itself when the browser goes back; a link in HTML of ours is told to it the same
way, so that it costs no new session.
"""

import streamlit as st

_MOVES = """
const FIRST = ['click', 'pointerdown', 'keydown'];  // heard before Streamlit acts on them

export default function () {
  const main = () => document.querySelector('.stMain');
  const within = (link) => link && link.target !== '_blank' && link.origin === location.origin && !link.download;
  // A link that names no page stays on this one (#), or asks for a session of its own (?), which is loaded anew.
  const ours = (link) => link.closest('[data-testid=stHtml]') && !/^[#?]/.test(link.getAttribute('href'));
  const drawn = (link) => link?.ownerSVGElement && link.closest('.js-plotly-plot');
  // A name in a chart is a link of SVG, which has neither the address nor the parts of one of HTML.
  const plain = (link) => Object.assign(document.createElement('a'), { href: link.href.baseVal, target: '_self' });
  const closeSide = () => {
    if (!matchMedia('(max-width: 768px)').matches) return;
    document.querySelector('[data-testid=stSidebarCollapseButton] button')?.click();
  };

  const click = (event) => {
    const found = event.target.closest?.('a');
    const link = drawn(found) ? plain(found) : found?.matches('[href]') ? found : null;
    if (!within(link) || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    keep();
    going = link.pathname !== location.pathname ? link.pathname : null;
    if (link !== found || ours(link)) {
      event.preventDefault();
      history.pushState({}, '', link.href);
      window.dispatchEvent(new PopStateEvent('popstate', { state: { fresh: true } }));
      main().scrollTo({ top: 0 });
    }
    if (link.closest('[data-testid=stSidebar]')) setTimeout(closeSide, 0);
  };

  // One click is one step of the way back: Streamlit writes another for the emptied address of the page that is left,
  // and another when the new page writes its selections into the address.
  let going = null;
  const push = history.pushState;
  history.pushState = (state, title, address) => {
    const path = new URL(address, location.href).pathname;
    if (going === null || path !== location.pathname) push.call(history, state, title, address);
    else if (path === going) history.replaceState(state, title, address);
  };
  const arrived = () => { going = null; };

  // How far each address was scrolled, so that the way back leads to where one was.
  const key = () => `scroll:${location.pathname}${location.search}`;
  let shown = key();
  const keep = () => { if (main()) sessionStorage.setItem(shown = key(), String(main().scrollTop)); };
  const scrolled = () => { if (key() === shown) keep(); else shown = key(); };
  const back = (event) => {
    stop();
    shown = key();
    const top = event.state?.fresh ? 0 : Number(sessionStorage.getItem(shown) ?? 0);
    const until = performance.now() + 8000;
    waiting = top && setInterval(() => {
      const room = main().scrollHeight - main().clientHeight;
      const drawn = document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning';
      if (room >= top && drawn) main().scrollTo({ top });
      if (performance.now() > until || (drawn && Math.abs(main().scrollTop - top) < 2)) stop();
    }, 100);
  };
  let waiting;
  const stop = () => clearInterval(waiting);

  const escape = (event) => {
    if (event.key === 'Escape') document.querySelector('.st-key-leave button')?.click();
  };

  const heard = [[document, 'click', click], [window, 'popstate', back], [document, 'keydown', escape],
                 [main(), 'scroll', scrolled], [window, 'wheel', stop],
                 [window, 'pointerdown', arrived], [window, 'keydown', arrived], [window, 'touchstart', stop]];
  heard.forEach(([where, what, does]) => where.addEventListener(what, does, { capture: FIRST.includes(what) }));
  return () => {
    stop();
    history.pushState = push;
    heard.forEach(([where, what, does]) => where.removeEventListener(what, does, { capture: FIRST.includes(what) }));
  };
}
"""
_component = st.components.v2.component("moves", js=_MOVES)


def watch() -> None:
    """Put the listening element into the page, once a run."""
    _component(key="moves")
