"""复制图片: the picture that is shown, as PNG in the clipboard on one click, in the size and scale that are chosen.

The browser draws it from the layers of the figure that plotly has drawn, so that it is the one that plotly's own button
saves. A browser gives a page the clipboard only over https or at this machine; where it does not, a sentence says so.
"""

import streamlit as st

from tracker.words import text

_WORDS = ("copy", "copying", "copied", "insecure", "failed")
_HTML = '<button type="button"></button><p role="status"></p>'
_CSS = """
* { box-sizing: border-box; font: inherit; }
:host, div { font: 400 .875rem/1.5 var(--st-font); color: var(--st-text-color); }
button { color: inherit; background: var(--st-background-color); cursor: pointer; border-radius: .5rem;
  border: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: .25rem .75rem; min-height: 2.5rem; }
button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
p { margin: .3rem 0 0; font-size: .875rem; } p:empty { display: none; }
@media print { button { display: none; } }
"""
_JS = """
const NS = 'http://www.w3.org/2000/svg';

const merged = (plot) => {  // plotly lays several drawings over each other
  const layers = [...plot.querySelectorAll('svg.main-svg')];
  const { width, height } = plot._fullLayout;
  const whole = document.createElementNS(NS, 'svg');
  Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })
    .forEach(([name, value]) => whole.setAttribute(name, value));
  const ground = document.createElementNS(NS, 'rect');
  Object.entries({ width, height, fill: plot._fullLayout.paper_bgcolor })
    .forEach(([name, value]) => ground.setAttribute(name, value));
  whole.append(ground);
  for (const layer of layers) {
    const copy = layer.cloneNode(true);
    copy.querySelectorAll('.hoverlayer, .zoomlayer').forEach((each) => each.remove());
    whole.append(...copy.childNodes);
  }
  return { said: new XMLSerializer().serializeToString(whole), width, height };
};

const png = async (plot, scale) => {
  const { said, width, height } = merged(plot);
  const address = URL.createObjectURL(new Blob([said], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, no) => canvas.toBlob((made) => (made ? done(made) : no()), 'image/png'));
  } finally {
    URL.revokeObjectURL(address);
  }
};

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector('button');
  const status = parentElement.querySelector('[role=status]');
  button.textContent = data.copy;
  status.textContent = '';
  button.onclick = async () => {
    const plot = document.querySelector(`.${data.place} .js-plotly-plot`);
    if (!window.isSecureContext || !navigator.clipboard?.write || !window.ClipboardItem) {
      status.textContent = data.insecure;
      return;
    }
    status.textContent = data.copying;
    try {  // the clipboard takes a promise, because it is given only while the click is being handled
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png(plot, data.scale) })]);
      status.textContent = data.copied;
    } catch {
      status.textContent = data.failed;
    }
  };
}
"""
_component = st.components.v2.component("copy_picture", html=_HTML, css=_CSS, js=_JS)


def draw(lang: str, place: str, scale: float, *, key: str) -> None:
    """The button; `place` is the class of what holds the figure, `scale` how many pixels each of its own becomes."""
    words = {word: text(lang, f"compare.picture_{word}") for word in _WORDS}
    _component(key=key, data={**words, "place": place, "scale": scale}, width="content")
