"""The documents: what each contributed, and which of its numerals are no goal and why."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from tracker.store import whole
from tracker.store.engine import Engine, reading
from tracker.views.credits import publisher_words
from tracker.views.snapshot import Document, Snapshot, TargetRecord, name
from tracker.words import day, text


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A numeral of a document that is no goal: its line (of the non-empty ones), its text, and why."""

    line: int
    text: str
    nth: int
    reason: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One document in words, with the number of targets by theme and what was excluded.

    `facts` are its number, page and licence; `themes` have code, name and how many targets it contributed to each.
    """

    code: str
    title: str
    publisher: str
    published: str
    facts: tuple[str, ...]
    url: str
    note: str
    themes: tuple[tuple[str, str, int], ...]
    redacted: int
    values: int
    excluded: tuple[Exclusion, ...]

    @property
    def targets(self) -> int:
        """How many targets it contributed."""
        return sum(count for *_, count in self.themes)

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """How many numerals were excluded for each reason, the most frequent first."""
        return Counter(each.reason for each in self.excluded).most_common()


def source_pages(engine: Engine, data: Snapshot, lang: str) -> list[SourcePage]:
    """All documents in the order of their codes."""
    with reading(engine) as session:
        excluded = {row.code: row.excluded for row in whole.sources(session=session)}
        values = whole.values_by_source(session=session)
    targets: dict[str, list[TargetRecord]] = {}
    for target in data.targets.values():
        targets.setdefault(target.source, []).append(target)
    return [
        _page(data, document, targets.get(code, []), values.get(code, 0), excluded[code], lang)
        for code, document in data.documents.items()
    ]


def _page(
    data: Snapshot, document: Document, targets: list[TargetRecord], values: int, excluded: str, lang: str
) -> SourcePage:
    themes = Counter(data.theme_of(target) for target in targets)
    basis = text(lang, f"sources.basis_{document.published_basis}")
    return SourcePage(
        code=document.code,
        title=document.title_zh if lang == "zh" else document.title_en,
        publisher=publisher_words(document.publisher, lang),
        published=text(lang, "sources.published", day=day(document.published, lang), basis=basis),
        facts=tuple(
            text(lang, f"sources.fact_{fact}", said=said)
            for fact, said in (("number", document.number), ("page", document.page), ("licence", document.licence))
            if said
        ),
        url=document.url,
        note=document.note_zh if lang == "zh" else document.note_en,
        themes=tuple((code, name(theme, lang), themes[code]) for code, theme in data.themes.items() if themes[code]),
        redacted=sum(target.redacted for target in targets),
        values=values,
        excluded=tuple(Exclusion(**entry) for entry in json.loads(excluded or "[]")),
    )


def overview_frame(pages: Sequence[SourcePage], lang: str) -> pd.DataFrame:
    """All documents side by side."""
    return pd.DataFrame(
        {
            text(lang, "sources.document"): [page.title for page in pages],
            text(lang, "sources.date"): [page.published for page in pages],
            text(lang, "sources.targets"): [page.targets for page in pages],
            text(lang, "sources.excluded_count"): [len(page.excluded) for page in pages],
        }
    )


def themes_frame(page: SourcePage, lang: str) -> pd.DataFrame:
    """How many targets a document contributed to each theme."""
    rows = [(said, count) for _, said, count in page.themes]
    return pd.DataFrame(rows, columns=[text(lang, "sources.theme"), text(lang, "sources.count")])


def reasons_frame(page: SourcePage, lang: str) -> pd.DataFrame:
    """How many numerals of a document are no goal, by reason."""
    rows = [(text(lang, f"exclusion.{reason}"), count) for reason, count in page.reasons]
    return pd.DataFrame(rows, columns=[text(lang, "sources.reason"), text(lang, "sources.count")])


def exclusions_frame(page: SourcePage, reason: str, lang: str) -> pd.DataFrame:
    """The excluded numerals of a document, all or those with one reason, in the order of its lines."""
    listed = [each for each in page.excluded if reason in ("", each.reason)]
    return pd.DataFrame(
        {
            text(lang, "sources.line"): [each.line for each in listed],
            text(lang, "sources.text"): [each.text for each in listed],
            text(lang, "sources.reason"): [text(lang, f"exclusion.{each.reason}") for each in listed],
        }
    )
