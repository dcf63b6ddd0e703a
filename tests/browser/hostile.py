"""Texts that would do something if anything read them as more than text, and a look at a page for what they did."""

from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.server import Server

AWAY = "http://192.0.2.1/away"
MARKUP = (
    "<script>alert(1)</script>",
    f"<img src={AWAY}.png onerror=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    f"<iframe src={AWAY}.html></iframe>",
    "</td></tr></table><b>x</b>",
    "<a href='javascript:alert(1)'>x</a><br><b>x</b>",
    "<span style='color:red'>x</span>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{7*7}} ${7*7} {value} %s",
)
MARKDOWN = (
    f"![x]({AWAY}.png)",
    "[x](javascript:alert(1))",
    f"[x]({AWAY})",
    f"<{AWAY}>",
    f"{AWAY}?自动",
    "```python\nimport os\n```",
    "# 标题",
    "**粗** _斜_ ~~删~~ `码`",
    "$\\href{javascript:alert(1)}{x}$",
    "$$\\frac{1}{2}$$",
    "投资 $5 亿，其中 $3 亿为外资",
    ":material/skull:",
    ":red[x] :red-background[x] :rainbow[x]",
    ":streamlit: :smile: :small[x] :badge[x]",
    "| a | b |\n|---|---|\n| 1 | 2 |",
)
ADDRESSES = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "vbscript:msgbox(1)",
    "../../../../etc/passwd",
    "$(touch /tmp/x) `id` ; ls",
    "'); DELETE FROM actual;--",
)
FORMULAS = (
    "=1+1",
    "＝1+1",
    "+1+1",
    "-1+1",
    "@SUM(1,1)",
    "＠SUM(1,1)",
    "=cmd|' /C calc'!A0",
    f'=HYPERLINK("{AWAY}","x")',
    "\u200b=1+1",
    "\u3000=1+1",
    '"=1+1";=1+1',
)
SHAPES = (
    "\u202egnp.exe\u202c",
    "a\u200bb\ufeffc",
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "\U0001f600\U0001f3fd",
    "长" * 1000,
    "W" * 1000,
)
PLAIN_TO_SEE = (
    f"![x]({AWAY}.png)",
    "$\\href{javascript:alert(1)}{x}$",
    ":material/skull:",
    "<script>alert(1)</script>",
)
TEXTS = (*PLAIN_TO_SEE, *MARKUP, *MARKDOWN, *ADDRESSES, *FORMULAS, *SHAPES)

_MADE = r"""() => {
  const made = [], within = document.body;
  const say = (what, each) => made.push(what + ': ' + each.outerHTML.slice(0, 160));
  const each = (selector, what, wrong = () => true) =>
    within.querySelectorAll(selector).forEach((found) => { if (wrong(found)) say(what, found); });
  each('a[href]', 'link', (a) => !/^https?:/.test(a.href) || a.host !== location.host);
  each('math, .katex, mjx-container', 'formula');
  each('[data-testid=stIconMaterial]', 'icon', (icon) => icon.innerText.includes('skull'));
  each('iframe, object, embed, form[action]', 'frame');
  each('img', 'image', (image) => !image.src.startsWith(location.origin) && !image.src.startsWith('data:image/'));
  each('script', 'script', (script) => script.innerText.includes('alert'));
  each('.stMarkdownColoredText, .stMarkdownBadge, .stMarkdownSmallText', 'colour');
  each('[data-testid=stMain] pre > code, [data-testid=stMain] del', 'markdown');
  each('*', 'handler', (one) => [...one.attributes].some((at) => /^on/i.test(at.name)));
  const leadsAway = (at) => /href$/.test(at.name) && new URL(at.value, location.href).origin !== location.origin;
  each('svg a, .js-plotly-plot a', 'chart link', (a) => [...a.attributes].some(leadsAway));
  return made;
}"""


@dataclass
class Watch:
    """What a page did that nobody asked for: dialogs, requests to anywhere else, elements made out of text."""

    page: Page
    server: Server
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen from now on."""
        self.page.on("dialog", self._dialog)
        self.page.on("request", lambda request: self._request(request.url))
        self.page.on("popup", lambda popup: self.wrong.append(f"popup {popup.url}"))

    def _dialog(self, dialog: object) -> None:
        self.wrong.append(f"dialog {dialog}")
        dialog.dismiss()  # type: ignore[attr-defined]

    def _request(self, url: str) -> None:
        own = (self.server.url, self.server.url.replace("http", "ws", 1), "data:image/", "blob:")
        if not url.startswith(own) or url.endswith(("/x", "/away.png", "/away.html")):
            self.wrong.append(f"request {url}")

    def made(self) -> list[str]:
        """Everything wrong so far, with what stands in the page now."""
        return [*self.wrong, *self.page.evaluate(_MADE)]
