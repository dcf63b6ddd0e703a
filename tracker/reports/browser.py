"""Whether this machine can draw pictures: a browser that Kaleido can use, and a font with Chinese glyphs.

Setting: BROWSER_PATH names the browser; without it Chrome, Chromium, Edge or Brave are looked for where they usually
are.
"""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

from tracker.words import text


class PicturesError(Exception):
    """Pictures or pages cannot be drawn here; `code` says why: no_browser, no_font, browser_failed."""

    def __init__(self, code: str, detail: str = "") -> None:
        """Say why; `detail` is what the browser said."""
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


def trouble_words(lang: str, code: str) -> str:
    """What is missing, which formats go without it, and what to install."""
    return text(lang, f"report.trouble_{code}")


def trouble(lang: str) -> str:
    """Why no picture can be drawn on this machine in a language, as a code; empty where it can."""
    if find_browser() is None:
        return "no_browser"
    return "no_font" if lang == "zh" and not _has_chinese_font(os.environ.get("FONTCONFIG_FILE", "")) else ""


def find_browser() -> Path | None:
    """The browser that Kaleido will start; None where there is none."""
    from choreographer.browsers.chromium import Chromium

    found = Chromium.find_browser(skip_local=False)
    return Path(found) if found and os.access(found, os.X_OK) and Path(found).is_file() else None


@cache
def _has_chinese_font(configuration: str) -> bool:
    """Whether fontconfig knows a font for Chinese; systems without fontconfig bring theirs."""
    command = shutil.which("fc-list")
    if command is None:
        return True
    listed = subprocess.run([command, ":lang=zh-cn", "family"], capture_output=True, text=True, timeout=30, check=False)
    return bool(listed.stdout.strip())
