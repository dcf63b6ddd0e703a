"""Drafts -> the stored target that each is about, or a new one with a code of its own and what can be derived."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tracker.catalogue.edits import COLUMNS, cells_of
from tracker.core.kinds import Comparator, DeadlineBasis, Tier
from tracker.store.models import Target
from tracker.targets.deriving import derived, made_code
from tracker.targets.faults import Fault, RowRefused
from tracker.targets.headings import DOCUMENT
from tracker.targets.library import Library
from tracker.targets.names import place_code
from tracker.targets.reading import Draft

_NEEDED = ("jurisdiction", "indicator", "unit")


class Identity(NamedTuple):
    """What tells a target from another without its code."""

    jurisdiction: str
    scope: str
    indicator: str
    deadline: str
    tier: str
    source: str


@dataclass(slots=True)
class Matched:
    """A draft with all cells of its target's row; `known` is the stored target, retired or not, None for a new one.

    `derived` are the columns that the sheet does not say itself.
    """

    line: int
    cells: dict[str, str]
    known: Target | None
    faults: list[Fault]
    derived: tuple[str, ...]
    source_words: str = ""
    similar: tuple[str, ...] = ()


def match(library: Library, drafts: Sequence[Draft]) -> list[Matched]:
    """Each draft with its target; what they say of each other (tiers, parents) is settled last."""
    finder = _Finder(library)
    matched: list[Matched] = []
    for draft in drafts:
        one = finder.matched(draft)
        if draft.with_floor and matched and not one.faults:
            one.cells["tier_of"] = matched[-1].cells["code"]
            one.derived = (*one.derived, "tier_of")
        matched.append(one)
    links = _Links(library, matched)
    for one in matched:
        links.settle(one)
    return matched


class _Finder:
    """The stored targets by what tells them apart, and the codes that are taken."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._stored: dict[Identity, list[Target]] = defaultdict(list)
        self._alike: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
        self._taken = set(library.targets)
        self._lines: dict[Identity, int] = {}
        for target in library.targets.values():
            place, thing = library.place_of(target), library.thing_of(target)
            due = target.deadline.isoformat() if target.deadline else ""
            self._stored[Identity(place, target.scope, thing, due, target.tier, target.source)].append(target)
            if not target.retired:
                self._alike[place, target.scope, thing, due].append(target.code)

    def matched(self, draft: Draft) -> Matched:
        said = draft.said
        if draft.faults or not all(said.get(column) for column in _NEEDED):
            blank = dict.fromkeys(COLUMNS, "") | said
            return Matched(draft.line, blank, None, list(draft.faults), ())
        try:
            known = self._known(said)
        except RowRefused as refused:
            return Matched(draft.line, dict.fromkeys(COLUMNS, "") | said, None, [refused.fault], ())
        if known is not None and not known.retired:
            return self._as_stored(draft, known)
        return self._as_new(draft, known)

    def _known(self, said: Mapping[str, str]) -> Target | None:
        if code := said.get("code"):
            return self._library.targets.get(code)
        if fault := self._without_document(said):
            raise RowRefused(fault)
        found = self._stored.get(_identity(said), [])
        standing = [target for target in found if not target.retired]
        if len(standing) > 1:
            codes = tuple(target.code for target in standing)
            raise RowRefused(Fault("code", "several_stored", candidates=codes[:5]))
        return next(iter(standing or found), None)

    def _without_document(self, said: Mapping[str, str]) -> Fault | None:
        """What is wrong where a row has no document that the library knows."""
        if not said.get("source"):
            return Fault(DOCUMENT, "document_missing")
        known = said["source"] in self._library.documents
        return None if known else Fault(DOCUMENT, "document_unknown", said["source"])

    def _as_stored(self, draft: Draft, known: Target) -> Matched:
        fields = {name: getattr(known, name, None) for name in COLUMNS}
        before = cells_of(fields, self._library.place_of(known), self._library.thing_of(known))
        cells = before | draft.said
        made = [column for column in draft.made if column in draft.said]
        if draft.said.get("value") and cells["comparator"] != Comparator.BETWEEN:
            cells["value_upper"] = ""
        if cells["deadline"] and cells["deadline_basis"] == DeadlineBasis.NONE:
            cells["deadline_basis"] = DeadlineBasis.STATED.value
            made.append("deadline_basis")
        return Matched(draft.line, cells, known, [], tuple(made), draft.source_words)

    def _as_new(self, draft: Draft, retired: Target | None) -> Matched:
        library, said = self._library, draft.said
        if fault := self._without_document(said):
            return Matched(draft.line, dict.fromkeys(COLUMNS, "") | said, None, [fault], ())
        thing, document = library.things[said["indicator"]], library.documents[said["source"]]
        more = derived(said, thing, document.published, yearly=draft.yearly)
        cells = dict.fromkeys(COLUMNS, "") | said | more
        made = [*draft.made, *more]
        if not cells["code"]:
            cells["code"] = retired.code if retired else made_code(cells, lambda code: code not in self._taken)
            made.append("code")
        self._taken.add(cells["code"])
        faults = [] if cells["comparator"] else [Fault("value", "comparator_open", said.get("value", ""))]
        if not said.get("code") and (first := self._lines.setdefault(_identity(cells), draft.line)) != draft.line:
            faults.append(Fault("code", "row_repeated", str(first)))
        alike = self._alike[said["jurisdiction"], said.get("scope", ""), said["indicator"], said.get("deadline", "")]
        similar = tuple(code for code in alike if library.targets[code].source != said["source"])
        return Matched(draft.line, cells, retired, faults, tuple(dict.fromkeys(made)), draft.source_words, similar)


def _identity(cells: Mapping[str, str]) -> Identity:
    return Identity(*(cells.get(name, "") for name in Identity._fields))


class _Links:
    """Floor and parent of a target, by place where the sheet does not give their codes."""

    def __init__(self, library: Library, matched: Iterable[Matched]) -> None:
        self._library = library
        self._by: dict[tuple[str, str, str, str], dict[str, str]] = defaultdict(dict)
        for target in library.targets.values():
            if not target.retired:
                due = target.deadline.isoformat() if target.deadline else ""
                key = library.place_of(target), target.scope, library.thing_of(target), due
                self._by[key][target.code] = target.tier
        self._codes = {code for codes in self._by.values() for code in codes}
        for one in matched:
            if not one.faults:
                cells = one.cells
                key = cells["jurisdiction"], cells["scope"], cells["indicator"], cells["deadline"]
                self._by[key][cells["code"]] = cells["tier"]
                self._codes.add(cells["code"])

    def settle(self, one: Matched) -> None:
        """Fill in the floor of a stretch, and the code of a parent that is named by its place."""
        cells = one.cells
        if one.faults:
            return
        if cells["tier"] == Tier.STRETCH and not cells["tier_of"]:
            floors = self._beside(cells, cells["jurisdiction"], cells["scope"], Tier.FLOOR)
            if len(floors) == 1:
                cells["tier_of"] = floors[0]
                one.derived = (*one.derived, "tier_of")
        if cells["parent"] and cells["parent"] not in self._codes:
            try:
                cells["parent"] = self._parent(cells)
                one.derived = (*one.derived, "parent")
            except RowRefused as refused:
                one.faults.append(refused.fault)

    def _parent(self, cells: Mapping[str, str]) -> str:
        named = cells["parent"]
        place = place_code(self._library, named, "")
        found = self._beside(cells, place, "", cells["tier"]) or self._beside(cells, place, "", None)
        if len(found) == 1:
            return found[0]
        raise RowRefused(Fault("parent", "parent_several" if found else "parent_unknown", named, tuple(found[:5])))

    def _beside(self, cells: Mapping[str, str], place: str, scope: str, tier: str | None) -> list[str]:
        """The codes of the targets of a place of the same indicator and deadline."""
        alike = self._by.get((place, scope, cells["indicator"], cells["deadline"]), {})
        return [code for code, its in alike.items() if code != cells["code"] and tier in (None, its)]
