"""How a chart looks: its size, its theme, its fonts and colours.

The colours of a theme are those of the page (`.streamlit/config.toml`), so that a figure lies on the page without an
edge and the picture that plotly's own button takes of it has a background to be read on.
"""

from dataclasses import dataclass
from typing import Any, Literal

Dict = dict[str, Any]

FONTS = '"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei", sans-serif'
SMALL, BODY, HEADING, TITLE = 11, 12, 13, 17
LINE = 16
NARROW_BELOW, STACKED_BELOW = 620, 850


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme that mean nothing: text, lines, surfaces, the one accent, its bars and its bands."""

    paper: str
    ink: str
    muted: str
    grid: str
    track: str
    accent: str
    bar: str
    band: str


PALETTES = {
    "light": Palette("#ffffff", "#1d2733", "#5b6672", "#e6eaee", "#edf0f3", "#1f5f8b", "#6693b1", "#dde8ef"),
    "dark": Palette("#12171d", "#e6ebf0", "#a3adb8", "#2a333d", "#232c36", "#6db3e0", "#4f81a2", "#1d2d3a"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """The size and theme of a chart; `width` in pixels is what it will be shown at, `picture` fixes it.

    A chart whose height is free keeps below `tallest` pixels as far as it stays readable. Its title says what it shows
    has come to, or, `neutral`, only what it shows. On a page its names lead to pages with the selections `links` of the
    visit (lang=en&asof=2025-12-31, empty for none); None where they lead nowhere.
    """

    theme: Literal["light", "dark"] = "light"
    width: int = 960
    picture: bool = False
    tallest: float = float("inf")
    neutral: bool = False
    links: str | None = None

    @property
    def colours(self) -> Palette:
        """The colours of the theme."""
        return PALETTES[self.theme]

    @property
    def narrow(self) -> bool:
        """Whether it is for a phone."""
        return self.width < NARROW_BELOW

    @property
    def stacked(self) -> bool:
        """Whether words stand above the marks of a row, because columns beside them would leave too little room."""
        return self.width < STACKED_BELOW

    @property
    def halved(self) -> bool:
        """Whether the words above the marks stand in two columns, which a phone has no room for."""
        return self.stacked and not self.narrow


SCREEN = Look()
