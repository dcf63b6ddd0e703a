"""The library as it stands, read once for a sheet: names and codes of what targets refer to, and the targets."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tracker.catalogue.check import Beside, Other
from tracker.catalogue.edits import limits_of
from tracker.intake.meaning.lookup import Lookup, read_lookup
from tracker.intake.meaning.names import Named, NameIndex
from tracker.store import catalogued, reference, vocabulary
from tracker.store.engine import Session
from tracker.store.models import Indicator, Source, Target


@dataclass(frozen=True)
class Library:
    """What a sheet is read against. `targets` has the retired ones too; `documents` and `things` are by code."""

    lookup: Lookup
    measured: Mapping[str, vocabulary.Measured]
    things: Mapping[str, Indicator]
    documents: Mapping[str, Source]
    themes: NameIndex
    sources: NameIndex
    targets: Mapping[str, Target]
    place_ids: Mapping[str, int]
    parents: Mapping[str, str]

    @cached_property
    def place_codes(self) -> Mapping[int, str]:
        """Id -> code of a place."""
        return {number: code for code, number in self.place_ids.items()}

    @cached_property
    def thing_codes(self) -> Mapping[int, str]:
        """Id -> code of an indicator."""
        return {thing.id: code for code, thing in self.measured.items()}

    def place_of(self, target: Target) -> str:
        """The code of a target's place."""
        return self.place_codes[target.jurisdiction_id]

    def thing_of(self, target: Target) -> str:
        """The code of a target's indicator."""
        return self.thing_codes[target.indicator_id]

    @cached_property
    def others(self) -> dict[str, Other]:
        """What the targets have in common with others, by code."""
        return {
            code: Other(
                self.place_of(one), one.scope, self.thing_of(one), one.tier, one.tier_of or "", one.parent or ""
            )
            for code, one in self.targets.items()
        }

    def beside(self, others: Mapping[str, Other]) -> Beside:
        """What rows are checked against, with the targets of the sheet among the others."""
        return Beside(limits_of(self.measured), self.parents, {**self.others, **others})


def read_library(session: Session) -> Library:
    """The library of the database; the session stays open while it is used."""
    documents = reference.sources(session)
    return Library(
        read_lookup(session),
        vocabulary.measured(session=session),
        {one.code: one for one in reference.indicators(session)},
        {one.code: one for one in documents},
        NameIndex("THEME", (Named(one.code, (one.name_zh, one.name_en)) for one in reference.themes(session))),
        NameIndex("SOURCE", (Named(one.code, _names(one)) for one in documents)),
        catalogued.targets(session=session),
        reference.jurisdiction_ids(session),
        vocabulary.parents(session=session),
    )


def _names(document: Source) -> tuple[str, ...]:
    names = (document.short_zh, document.short_en, document.title_zh, document.title_en, document.file)
    bare = document.title_zh.strip("《》")
    return tuple(filter(None, (*names, bare, f"《{bare}》")))
