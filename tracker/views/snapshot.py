"""Everything that the pages need of one version of the database, as frozen records shared by all sessions."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter, itemgetter
from typing import Any, Self, TypeVar

from tracker.core.limits import MOST_DECIMALS
from tracker.store import whole
from tracker.store.engine import Session
from tracker.views.damage import printable, without_damage
from tracker.views.values import Series, Values


@dataclass(frozen=True, slots=True)
class Place:
    """A jurisdiction."""

    id: int
    code: str
    name_zh: str
    name_en: str
    aliases: str
    level: str
    parent_code: str | None
    note_zh: str
    note_en: str


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator."""

    id: int
    code: str
    name_zh: str
    name_en: str
    aliases: str
    unit: str
    counted_en: str
    dimension: str
    direction: str
    measure: str
    cumulative: bool
    decimals: int
    minimum: Decimal | None
    frequencies: str
    theme: str


@dataclass(frozen=True, slots=True)
class Named:
    """A theme or a scope."""

    code: str
    name_zh: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Document:
    """A source."""

    code: str
    title_zh: str
    title_en: str
    short_zh: str
    short_en: str
    publisher: str
    published: date
    published_basis: str
    note_zh: str
    note_en: str
    number: str
    url: str
    page: str
    licence: str


@dataclass(frozen=True, slots=True)
class TargetRecord:
    """A target as it is stored."""

    id: int
    code: str
    jurisdiction_id: int
    indicator_id: int
    scope: str
    kind: str
    comparator: str
    commitment: str
    binding: str
    value: Decimal | None
    value_upper: Decimal | None
    unit: str
    redacted: bool
    value_basis: str
    value_source: str
    baseline_value: Decimal | None
    baseline_period: str
    baseline_basis: str
    interim: str
    late_allowed: bool
    interval_mode: str
    start: date | None
    deadline: date | None
    deadline_basis: str
    deadline_from_zh: str
    deadline_from_en: str
    theme: str
    tier: str
    tier_of: str | None
    parent: str | None
    source: str
    line: int | None
    figure: str
    note_zh: str
    note_en: str
    responsible: str
    version: int

    @property
    def series(self) -> Series:
        """The series of actuals that it is judged by."""
        return self.jurisdiction_id, self.indicator_id, self.scope


@dataclass(frozen=True, slots=True)
class ValueRecord:
    """A current actual value as it is stored."""

    id: int
    jurisdiction_id: int
    indicator_id: int
    scope: str
    period_start: date
    period_end: date
    vintage: str
    version: int
    value: Decimal
    qualifier: str
    basis: str
    certainty: str
    publisher: str
    published: str
    derived_from: str
    source: str
    note: str
    note_en: str
    original_value: str
    original_unit: str
    entered: datetime
    batch_id: int


Item = TypeVar("Item")
Record = TypeVar("Record", Place, Measure, Named, Document, TargetRecord, ValueRecord)


def records(kind: type[Record], rows: Sequence[Any]) -> list[Record]:
    """Database rows as frozen records of a kind; columns that the kind does not name are left out."""
    if not rows:
        return []
    places = [rows[0]._fields.index(field.name) for field in fields(kind)]
    return [kind(*map(row.__getitem__, places)) for row in rows]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One version of the database: the catalogue's records, and the current values by series, lean.

    `series_by_place` has, by the id of a place, the series that have values.
    `damaged` has the targets with fields outside the limits, which the record then lacks, and the names of the fields.
    """

    places: dict[str, Place]
    places_by_id: dict[int, Place]
    below: dict[str | None, list[Place]]
    measures: dict[int, Measure]
    themes: dict[str, Named]
    scopes: dict[str, Named]
    documents: dict[str, Document]
    targets: dict[str, TargetRecord]
    targets_by_place: dict[int, list[TargetRecord]]
    stretches: dict[str, TargetRecord]
    values: Values
    series_by_place: dict[int, list[Series]]
    damaged: dict[str, tuple[str, ...]]

    @classmethod
    def read(cls, session: Session) -> Self:
        """Everything, in one consistent read."""
        places = [printable(place) for place in records(Place, whole.places(session=session))]
        checked = [without_damage(target) for target in records(TargetRecord, whole.targets(session=session))]
        targets = [target for target, _ in checked]
        measures = [_shown(measure) for measure in records(Measure, whole.indicators(session=session))]
        values = Values.read(session)
        documents = [printable(document) for document in records(Document, whole.sources(session=session))]
        return cls(
            places={place.code: place for place in places},
            places_by_id={place.id: place for place in places},
            below=_grouped(places, attrgetter("parent_code")),
            measures={measure.id: measure for measure in measures},
            themes={theme.code: printable(theme) for theme in records(Named, whole.themes(session=session))},
            scopes={scope.code: printable(scope) for scope in records(Named, whole.scopes(session=session))},
            documents={document.code: document for document in documents},
            targets={target.code: target for target in targets},
            targets_by_place=_grouped(targets, attrgetter("jurisdiction_id")),
            stretches={target.tier_of: target for target in targets if target.tier_of},
            values=values,
            series_by_place=_grouped(list(values), itemgetter(0)),
            damaged={target.code: names for target, names in checked if names},
        )

    def theme_of(self, target: TargetRecord) -> str:
        """A target's theme, by default its indicator's."""
        return target.theme or self.measures[target.indicator_id].theme

    def children(self, code: str) -> list[Place]:
        """The places directly below a place."""
        return self.below.get(code, [])

    def within(self, code: str) -> set[int]:
        """The ids of a place and of all below it."""
        found, waiting = set(), [self.places[code]]
        while waiting:
            here = waiting.pop()
            found.add(here.id)
            waiting += self.children(here.code)
        return found

    def of_series(self, series: Series) -> list[TargetRecord]:
        """The targets that are judged by a series."""
        return [target for target in self.targets_by_place.get(series[0], []) if target.series == series]


def _shown(measure: Measure) -> Measure:
    return printable(replace(measure, decimals=min(measure.decimals, MOST_DECIMALS)))


def _grouped(found: list[Item], key: Callable[[Item], Any]) -> dict[Any, list[Item]]:
    groups: dict[Any, list[Item]] = defaultdict(list)
    for record in found:
        groups[key(record)].append(record)
    return dict(groups)


def counted_of(measure: Measure, lang: str) -> str:
    """What an indicator counts, one and many of them ("workshop|workshops"); in Chinese its unit says enough."""
    return "" if lang == "zh" else measure.counted_en


def name(record: Place | Measure | Named, lang: str) -> str:
    """A record's name in a language."""
    return record.name_zh if lang == "zh" else record.name_en
