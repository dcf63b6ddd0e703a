"""The board: every target with its judgement as of a day, and the rows that pages draw from it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import overload

import numpy as np
from numpy.typing import NDArray

from tracker.core.judging import Judgement, judge
from tracker.core.judging.asof import counts_from
from tracker.core.judging.promise import Observation, Promise
from tracker.core.kinds import ActualBasis, Qualifier, Status
from tracker.core.settings import Settings
from tracker.store import whole
from tracker.store.engine import Engine, reading
from tracker.views.ground import STATUSES, Ground, Standing
from tracker.views.promises import observation
from tracker.views.rows import ActualRow, TargetRow
from tracker.views.snapshot import Snapshot, TargetRecord, ValueRecord, name, records
from tracker.views.values import Series
from tracker.words import measured, period, quantity, text, unit_name

_JUDGEMENTS_KEPT = 4096


class Judgements(Mapping[str, Judgement]):
    """The judgement of every target on a board by code, with its readings and sentences, made when asked for."""

    def __init__(self, codes: Mapping[str, Status], judged: Callable[[str], Judgement]) -> None:
        """`codes` are the targets on the board."""
        self._codes = codes
        self._judged = lru_cache(_JUDGEMENTS_KEPT)(judged)

    def __getitem__(self, code: str) -> Judgement:
        """The judgement of a target on the board."""
        if code not in self._codes:
            raise KeyError(code)
        return self._judged(code)

    def __contains__(self, code: object) -> bool:
        """Whether a target is on the board."""
        return code in self._codes

    def __iter__(self) -> Iterator[str]:
        """The codes, in the catalogue's order."""
        return iter(self._codes)

    def __len__(self) -> int:
        """How many targets are on the board."""
        return len(self._codes)


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Board:
    """One version of the database judged as of a day. Targets of documents that came later are not on it.

    `statuses` are by code, in the catalogue's order, judged as columns; a `Judgement` is made for each target that a
    page shows, by the rules for one.
    """

    ground: Ground
    as_of: date
    settings: Settings
    standing: Standing
    statuses: dict[str, Status]
    judgements: Mapping[str, Judgement]

    @property
    def version(self) -> tuple[int, int]:
        """The version of the database."""
        return self.ground.version

    @property
    def data(self) -> Snapshot:
        """The records of that version."""
        return self.ground.data

    @property
    def promises(self) -> dict[str, Promise]:
        """The targets as they are judged, also those that are not on the board."""
        return self.ground.promises

    @property
    def targets(self) -> list[TargetRecord]:
        """The targets on the board, in the catalogue's order."""
        return self.standing.targets

    def targets_of(self, place: int) -> list[TargetRecord]:
        """The targets of one place that are on the board."""
        return [target for target in self.data.targets_by_place.get(place, []) if target.code in self.statuses]

    def known_values(self, series: Series) -> list[ValueRecord]:
        """The values of a series that were known on the day, all vintages, by period, with what they rest on.

        They are read from the database by their ids, under which nothing ever changes.
        """
        ids = [
            found.id
            for found in self.data.values.get(series, [])
            if found.id is not None and counts_from(found, self.settings).since <= self.as_of
        ]
        if not ids:
            return []
        with reading(self.ground.engine) as session:
            return records(ValueRecord, whole.actuals(session=session, ids=ids))


def load_board(engine: Engine, *, version: tuple[int, int], as_of: date, settings: Settings) -> Board:
    """Read the database and judge every target whose document was out by the day."""
    return board_of(Ground.read(engine, version), as_of, settings)


def board_of(ground: Ground, as_of: date, settings: Settings) -> Board:
    """The board of a day on what has been read."""
    standing = ground.standing(as_of, settings)
    judged_as = (STATUSES[place] for place in standing.statuses.tolist())
    statuses = {target.code: status for target, status in zip(standing.targets, judged_as, strict=True)}

    def judged(code: str) -> Judgement:
        observed = ground.data.values.get(ground.data.targets[code].series, [])
        return judge(ground.promises[code], observed, as_of, settings)

    return Board(ground, as_of, settings, standing, statuses, Judgements(statuses, judged))


class Rows(Sequence[TargetRow]):
    """The rows of many targets, of which only those are made that somebody looks at."""

    def __init__(self, board: Board, lang: str, places: NDArray[np.int64]) -> None:
        """`places` are those of the targets in the columns of the board's standing."""
        self._board, self._lang, self._places = board, lang, places

    def __len__(self) -> int:
        """How many targets there are."""
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> TargetRow: ...
    @overload
    def __getitem__(self, at: slice) -> list[TargetRow]: ...
    def __getitem__(self, at: int | slice) -> TargetRow | list[TargetRow]:
        """One row, or those of a slice."""
        if isinstance(at, slice):
            return [self._row(place) for place in self._places[at].tolist()]
        return self._row(int(self._places[at]))

    def _row(self, place: int) -> TargetRow:
        return target_row(self._board, self._lang, self._board.targets[place])


def target_rows(board: Board, lang: str, codes: Iterable[str]) -> list[TargetRow]:
    """Rows of the targets with these codes."""
    return [target_row(board, lang, board.data.targets[code]) for code in codes]


def target_row(board: Board, lang: str, target: TargetRecord) -> TargetRow:
    """One target as pages and charts show it."""
    data, judged = board.data, board.judgements[target.code]
    measure, place = data.measures[target.indicator_id], data.places_by_id[target.jurisdiction_id]
    document, theme = data.documents[target.source], data.themes[data.theme_of(target)]
    promised = board.promises[target.code]
    return TargetRow(
        code=target.code,
        jurisdiction_code=place.code,
        jurisdiction=name(place, lang),
        indicator_code=measure.code,
        indicator=name(measure, lang),
        scope=name(data.scopes[target.scope], lang) if target.scope else "",
        theme_code=theme.code,
        theme=name(theme, lang),
        kind=target.kind,
        comparator=target.comparator,
        commitment=target.commitment,
        binding=target.binding,
        value=promised.value,
        upper=promised.upper,
        unit=measure.unit,
        decimals=measure.decimals,
        redacted=bool(target.redacted),
        target_words=target_words(target, lang),
        start=target.start,
        deadline=target.deadline,
        deadline_basis=target.deadline_basis,
        tier=target.tier,
        tier_of=target.tier_of or "",
        parent=target.parent or "",
        source=target.source,
        source_short=document.short_zh if lang == "zh" else document.short_en,
        line=target.line,
        figure=target.figure,
        announced=document.published,
        status=judged.status,
        reason=judged.reason or "",
        flags=tuple(sorted(judged.flags)),
        progress=_share(judged, "progress"),
        completion=_share(judged, "completion_rate"),
        elapsed=_share(judged, "time_elapsed"),
        lead=_share(judged, "lead"),
        expected=_value(judged, "expected"),
        latest=judged.latest.value if judged.latest else None,
        latest_period=judged.latest.period if judged.latest else None,
        latest_words=value_words(judged.latest, measure.unit, lang) if judged.latest else text(lang, "table.no_value"),
        data_as_of=judged.data_as_of,
        baseline=judged.baseline.value if judged.baseline else None,
    )


def target_words(target: TargetRecord, lang: str) -> str:
    """The target value as the document states it, with its comparator; a redacted or numberless one in words."""
    if target.value is None:
        return text(lang, "table.redacted" if target.redacted else "table.milestone", unit=unit_name(target.unit, lang))
    return measured(target.comparator, target.value, target.value_upper, target.unit, lang)


def value_words(value: Observation, unit: str, lang: str) -> str:
    """An actual in words: its value with qualifier, its period, and a mark where it is not simply published."""
    amount = quantity(value.value, unit, lang)
    if value.qualifier is not Qualifier.EXACT:
        amount = text(lang, f"qualifier.{value.qualifier.name.lower()}", amount=amount)
    words = text(lang, "table.value_in_period", amount=amount, period=period(value.period, lang))
    return text(lang, "table.derived", words=words) if value.basis is ActualBasis.DERIVED else words


def actual_row(value: ValueRecord, unit: str, lang: str, as_of: date) -> ActualRow:
    """One actual of a series as pages and charts show it."""
    observed = observation(value)
    span = observed.period
    return ActualRow(
        period=span,
        value=value.value,
        qualifier=value.qualifier,
        vintage=value.vintage,
        settled=value.qualifier != Qualifier.ESTIMATE and span.end <= as_of,
        interim=(span.end.month, span.end.day) != (12, 31) and span.start < span.end,
        basis=value.basis,
        certainty=value.certainty,
        publisher=value.publisher,
        published=value.published,
        derived_from=value.derived_from,
        source=value.source,
        note=value.note,
        version=value.version,
        words=value_words(observed, unit, lang),
    )


def _share(judged: Judgement, reading_name: str) -> float | None:
    found = judged.reading(reading_name)
    return None if found is None or found.value is None or isinstance(found.value, date) else float(found.value) / 100


def _value(judged: Judgement, reading_name: str) -> Decimal | None:
    found = judged.reading(reading_name)
    return None if found is None or isinstance(found.value, date) else found.value
