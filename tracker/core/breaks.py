"""A break in a series, as the note of a value says it: from this value on something else is measured than before."""

import re

_BREAK = re.compile(
    r"\s*(?:统计)?口径(?:变化|调整|变更)(?P<zh>.*)|\s*(?:series break|break in (?:the )?series)\b(?P<en>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LEADING = " \t\n:：,，、;；.。-–—"


def series_break(note: str) -> str | None:
    """Why a series begins anew at the value with this note: “口径变化：…”, “series break: …”; None where it does not.

    The reason is empty where the note gives none.
    """
    found = _BREAK.fullmatch(note)
    return (found["zh"] or found["en"] or "").strip(_LEADING) if found else None
