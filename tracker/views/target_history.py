"""What became of a target: every version with who, when, why, and the fields that changed."""

import pandas as pd

from tracker.store import queries
from tracker.store.engine import Engine, reading
from tracker.views.history import target_changes, who_words
from tracker.words import text


def versions_frame(engine: Engine, code: str, lang: str) -> pd.DataFrame:
    """The versions of a target, the newest first."""
    with reading(engine) as session:
        versions = queries.target_versions(session=session, code=code)
    before = [*(older.fields for older in versions[1:]), None][: len(versions)]
    return pd.DataFrame(
        {
            text(lang, "library.version"): [row.version for row in versions],
            text(lang, "library.at"): [f"{row.at.astimezone():%Y-%m-%d %H:%M}" for row in versions],
            text(lang, "library.who"): [who_words(row.who, lang) for row in versions],
            text(lang, "library.changes"): [
                _changes(code, old, row.fields, lang) for row, old in zip(versions, before, strict=True)
            ],
            text(lang, "library.reason"): [row.reason for row in versions],
            text(lang, "library.batch"): [row.batch_id for row in versions],
        }
    )


def _changes(code: str, before: str | None, after: str, lang: str) -> str:
    if before is None:
        return text(lang, "library.first_version")
    return text(lang, "gaps.and").join(
        text(
            lang,
            "library.change",
            field=change[text(lang, "history.field")],
            before=change[text(lang, "history.before")] or "—",
            after=change[text(lang, "history.after")] or "—",
        )
        for change in target_changes(code, before, after, lang)
    )
