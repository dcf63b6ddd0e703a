"""What a batch did beside values and targets: places, indicators, themes and parts, and readings by hand."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from tracker.store import reference
from tracker.store.engine import Engine, Session, reading
from tracker.store.entries import batch_entries
from tracker.store.mappings import Reading, read_fields, who_reads
from tracker.words import text


def entries_frame(engine: Engine, batch_id: int, length: int, page: int, lang: str) -> pd.DataFrame:
    """One page (from 1) of what a batch added, changed or took away beside values and targets."""
    with reading(engine) as session:
        rows = batch_entries(session=session, batch_id=batch_id, limit=length, offset=(page - 1) * length)
        names = names_of_codes(session, lang) if any(entity == "mappings" for entity, *_ in rows) else {}
    return pd.DataFrame(
        {
            text(lang, "history.what"): entry_name(code, lang)
            if entity == "mappings"
            else f"{text(lang, f'history.entity_{entity}')} {code}",
            text(lang, "history.before"): _entry_words(before, lang, names),
            text(lang, "history.after"): _entry_words(after, lang, names),
        }
        for entity, code, before, after in rows
    )


def entry_name(code: str, lang: str) -> str:
    """What has this code: whose reading of columns, or the code itself."""
    who = who_reads(code)
    return text(lang, "history.reading_of", who=who) if who else code


def columns_read(columns: Mapping[int, str], header: Sequence[str], lang: str) -> str:
    """Which field was read from which columns, by their names or, where they have none, their places from 1."""
    named: dict[str, list[str]] = {}
    for at, field in sorted(columns.items()):
        if field:
            name = header[at] if at < len(header) else ""
            shown = name or text(lang, "history.column", number=at + 1)
            named.setdefault(field, []).append(shown)
    if not named:
        return text(lang, "history.no_column")
    return " · ".join(f"{text(lang, f'intake.field.{field}')} ← {_few(names)}" for field, names in named.items())


def reading_words(said: Reading, header: Sequence[str], lang: str, names: Mapping[str, str]) -> str:
    """What a person has said of such files, in words; `names` are those of the codes that answers can name."""
    words = [columns_read(said.columns, header, lang)] if said.columns else []
    for about, (answer, _) in said.answers.items():
        shown = text(lang, f"intake.value.{answer}") if about == "cumulative" else names.get(answer, answer)
        words.append(text(lang, "history.answer", about=text(lang, f"intake.about.{about}"), answer=shown))
    words += [f"{name} = {names.get(code, code)}" for (_, name), code in sorted(said.names.items())]
    return " · ".join(words)


def names_of_codes(session: Session, lang: str) -> dict[str, str]:
    """The names of places and indicators, by their codes."""
    things: list[Any] = [*reference.jurisdictions(session), *reference.indicators(session)]
    return {one.code: (one.name_en if lang == "en" else "") or one.name_zh for one in things}


def _few(names: Sequence[str]) -> str:
    return f"{names[0]} … {names[-1]}" if len(names) > 1 else names[0]


def _entry_words(fields: str, lang: str, names: Mapping[str, str]) -> str:
    """The names of a row of the vocabulary: in the reader's language, and the others; or how such files are read."""
    if not fields:
        return text(lang, "history.no_value")
    row = json.loads(fields)
    if "columns" in row:
        return reading_words(read_fields(row), json.loads(row["header"] or "[]"), lang, names)
    called = row.get(f"name_{lang}") or row.get(f"title_{lang}", "")
    return " · ".join(filter(None, [called, row.get("aliases", "").replace("|", " · ")]))
