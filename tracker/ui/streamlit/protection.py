"""What every answer tells the browser: who may frame it, where its parts may come from, and what it must not guess."""

import base64
import hashlib
import os
import re
from functools import cache
from pathlib import Path

import streamlit

ANCESTORS = "TRACKER_FRAME_ANCESTORS"
_SELF = "'self'"
_SOURCES = re.compile(r"('self'|'none'|https?://[\w.*-]+(:[0-9]+)?)( ('self'|https?://[\w.*-]+(:[0-9]+)?))*")
_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
Raw = list[tuple[bytes, bytes]]


def ancestors() -> str:
    """Who may show the dashboard in a frame, as the browser is told."""
    return os.environ.get(ANCESTORS) or _SELF


def refusal() -> str:
    """Why the setting cannot be used, as the key of the words; empty if it can."""
    return "" if _SOURCES.fullmatch(ancestors()) else "frame_ancestors"


def guarded(headers: Raw, *, https: bool) -> Raw:
    """The headers of an answer with those that protect; cookies are for HTTPS alone where the visitor has it."""
    kept = [(name, _secure(value) if https and name.lower() == b"set-cookie" else value) for name, value in headers]
    there = {name.lower() for name, _ in kept}
    return kept + [(name, value) for name, value in _protecting() if name not in there]


def _secure(cookie: bytes) -> bytes:
    named = {part.strip().lower() for part in cookie.split(b";")[1:]}
    return cookie if b"secure" in named else cookie + b"; Secure"


@cache
def _protecting() -> Raw:
    found = {
        "content-security-policy": "; ".join(_policy()),
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "cross-origin-resource-policy": "same-origin",
    }
    if ancestors() == _SELF:
        found["x-frame-options"] = "SAMEORIGIN"
    return [(name.encode(), value.encode()) for name, value in found.items()]


def _policy() -> list[str]:
    """What a page may load. Streamlit needs styles in the page, and `blob:` for the scripts of small components."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()
    digests = [base64.b64encode(hashlib.sha256(script).digest()).decode() for script in _INLINE.findall(page)]
    inline = " ".join(f"'sha256-{digest}'" for digest in digests)
    return [
        "default-src 'none'",
        f"script-src 'self' blob: {inline}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'none'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        f"frame-ancestors {ancestors()}",
    ]
