"""复制链接: the address of the view as the browser has it, copied on one click, with the day fixed on request.

It all happens in the browser: the address there is the one that others reach the dashboard by, and a browser lets a
page write into the clipboard only while the click is being handled. Where it does not, the address stands selected in
a field, to be copied by hand.
"""

from datetime import date

import streamlit as st

from tracker.words import day, text

_WORDS = ("copy", "copied", "by_hand", "only_here", "address", "close")
_HTML = """
<button class="open" type="button" aria-expanded="false" aria-controls="panel"></button>
<div class="panel" id="panel" hidden>
  <p role="status"></p>
  <input class="address" type="text" readonly>
  <label><input class="fixed" type="checkbox"><span></span></label>
  <p class="here" hidden></p>
  <button class="close" type="button"></button>
</div>
"""
_CSS = """
* { box-sizing: border-box; font: inherit; }
:host, div { font: 400 .86rem/1.45 var(--st-font); color: var(--st-text-color); }
button { color: inherit; background: var(--st-background-color); cursor: pointer; border-radius: .5rem;
  border: 1px solid color-mix(in srgb, currentColor 28%, transparent); padding: .3rem .7rem; min-height: 2rem; }
button:focus-visible, input:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
.panel { position: absolute; right: 0; top: 2.4rem; width: min(23rem, calc(100vw - 1.6rem)); padding: .7rem .9rem;
  background: var(--st-background-color); border-radius: .5rem; box-shadow: 0 4px 18px #0004;
  border: 1px solid color-mix(in srgb, currentColor 28%, transparent); }
.panel[hidden], p[hidden] { display: none; } p { margin: 0 0 .45rem; }
.address { width: 100%; padding: .3rem .5rem; margin-bottom: .45rem; color: inherit; border-radius: .3rem;
  background: var(--st-secondary-background-color);
  border: 1px solid color-mix(in srgb, currentColor 50%, transparent); }
label { display: flex; gap: .45rem; align-items: center; margin-bottom: .55rem; cursor: pointer; }
@media print { button, .panel { display: none; } }
"""
_JS = """
const HERE = ['localhost', '127.0.0.1', '[::1]'];

export default function ({ data, parentElement }) {
  const find = (one) => parentElement.querySelector(one);
  const [open, panel, status, address, fixed, close] =
    ['.open', '.panel', '[role=status]', '.address', '.fixed', '.close'].map(find);
  open.textContent = data.copy;
  close.textContent = data.close;
  address.setAttribute('aria-label', data.address);
  find('label span').textContent = data.fix;
  find('.here').textContent = data.only_here;
  find('.here').hidden = !HERE.includes(location.hostname);
  fixed.disabled = data.rewound;
  if (data.rewound) fixed.checked = true;

  const view = () => {
    const here = new URL(location.href);
    if (fixed.checked) here.searchParams.set('asof', data.day);
    here.hash = '';
    return here.href;
  };
  const written = async (said) => {
    try {
      await navigator.clipboard.writeText(said);
      return true;
    } catch {  // no permission, or no such thing where the address is not https
      address.select();
      return document.execCommand('copy');
    }
  };
  const copy = async () => {
    address.value = view();
    status.textContent = '';
    const done = await written(address.value);
    status.textContent = done ? data.copied : data.by_hand;
    if (!done) { address.focus(); address.select(); }
  };
  const show = (on) => {
    panel.hidden = !on;
    open.setAttribute('aria-expanded', String(on));
  };
  const leave = () => { show(false); open.focus(); };
  const outside = (event) => { if (!event.composedPath().includes(open.parentNode)) show(false); };
  open.onclick = () => { show(true); copy(); };
  fixed.onchange = copy;
  close.onclick = leave;
  panel.onkeydown = (event) => { if (event.key === 'Escape') leave(); };
  open.onkeydown = (event) => { if (event.key === 'Escape') show(false); };
  document.addEventListener('pointerdown', outside);
  return () => document.removeEventListener('pointerdown', outside);
}
"""
_component = st.components.v2.component("copy_link", html=_HTML, css=_CSS, js=_JS)


def draw(lang: str, as_of: date, today: date) -> None:
    """Put the button into the page, once a run, at the top right."""
    words = {word: text(lang, f"page.link_{word}") for word in _WORDS}
    fix = text(lang, "page.link_fix", day=day(as_of, lang))
    _component(key="copy_link", data={**words, "fix": fix, "day": as_of.isoformat(), "rewound": as_of != today})
