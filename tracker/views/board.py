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
from tracker.core.judging.goal import allowed_band
from tracker.core.judging.promise import Observation, Promise
from tracker.core.kinds import Qualifier, Status
from tracker.core.settings import Settings
from tracker.store import whole
from tracker.store.engine import Engine, reading
from tracker.views.credits import credited
from tracker.views.goals import goal_row
from tracker.views.judged_columns import STATUSES, DatabaseVersion, JudgedColumns
from tracker.views.newest import Newest, newest_of
from tracker.views.rows import TargetRow
from tracker.views.snapshot import Snapshot, TargetRecord, ValueRecord, counted_of, name, records
from tracker.views.values import Series
from tracker.views.written import observed_words, target_words
from tracker.words import text

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

    database: DatabaseVersion
    as_of: date
    settings: Settings
    columns: JudgedColumns
    statuses: dict[str, Status]
    judgements: Mapping[str, Judgement]

    @property
    def version(self) -> tuple[int, int]:
        """The version of the database."""
        return self.database.version

    @property
    def data(self) -> Snapshot:
        """The records of that version."""
        return self.database.data

    @property
    def promises(self) -> dict[str, Promise]:
        """The targets as they are judged, also those that are not on the board."""
        return self.database.promises

    @property
    def targets(self) -> list[TargetRecord]:
        """The targets on the board, in the catalogue's order."""
        return self.columns.targets

    def targets_of(self, place: int) -> list[TargetRecord]:
        """The targets of one place that are on the board."""
        return [target for target in self.data.targets_by_place.get(place, []) if target.code in self.statuses]

    def observations(self, series: Series) -> list[Observation]:
        """The values of a series that were known on the day, as they are judged."""
        observed = self.data.values.get(series, [])
        return [each for each in observed if counts_from(each, self.settings).since <= self.as_of]

    def newest(self, code: str) -> Newest | None:
        """The newest known value of a target's series where the target is not judged by it."""
        known = self.observations(self.data.targets[code].series)
        return newest_of(known, self.promises[code], self.judgements[code])

    def known_values(self, series: Series) -> list[ValueRecord]:
        """The values of a series that were known on the day, all vintages, by period, with what they rest on.

        They are read from the database by their ids, under which nothing ever changes.
        """
        ids = [found.id for found in self.observations(series) if found.id is not None]
        if not ids:
            return []
        with reading(self.database.engine) as session:
            return records(ValueRecord, whole.actuals(session=session, ids=ids))


def load_board(engine: Engine, *, version: tuple[int, int], as_of: date, settings: Settings) -> Board:
    """Read the database and judge every target whose document was out by the day."""
    return board_of(DatabaseVersion.read(engine, version), as_of, settings)


def board_of(database: DatabaseVersion, as_of: date, settings: Settings) -> Board:
    """The board of a day on what has been read."""
    columns = database.judged(as_of, settings)
    judged_as = (STATUSES[place] for place in columns.statuses.tolist())
    statuses = {target.code: status for target, status in zip(columns.targets, judged_as, strict=True)}

    def judged(code: str) -> Judgement:
        observed = database.data.values.get(database.data.targets[code].series, [])
        return judge(database.promises[code], observed, as_of, settings)

    return Board(database, as_of, settings, columns, statuses, Judgements(statuses, judged))


class Rows(Sequence[TargetRow]):
    """The rows of many targets, of which only those are made that somebody looks at."""

    def __init__(self, board: Board, lang: str, places: NDArray[np.int64]) -> None:
        """`places` are those of the targets in the judged columns of the board, a goal with two tiers at its floor."""
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
        board, floor = self._board, self._board.targets[place]
        stretch = board.data.stretches.get(floor.code)
        second = target_row(board, self._lang, stretch) if stretch and stretch.code in board.statuses else None
        return goal_row(target_row(board, self._lang, floor), second, board.as_of, self._lang)


def target_rows(board: Board, lang: str, codes: Iterable[str]) -> list[TargetRow]:
    """Rows of the targets with these codes."""
    return [target_row(board, lang, board.data.targets[code]) for code in codes]


def target_row(board: Board, lang: str, target: TargetRecord, judged: Judgement | None = None) -> TargetRow:
    """One target as pages and charts show it, as it is judged on the board or else as `judged` says."""
    data, judged = board.data, judged or board.judgements[target.code]
    measure, place = data.measures[target.indicator_id], data.places_by_id[target.jurisdiction_id]
    document, theme = data.documents[target.source], data.themes[data.theme_of(target)]
    promised, counted = board.promises[target.code], counted_of(measure, lang)
    beside = promised.value if promised.upper is None else promised.upper
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
        target_words=target_words(target, measure, lang),
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
        latest_qualifier=judged.latest.qualifier if judged.latest else Qualifier.EXACT,
        latest_period=judged.latest.period if judged.latest else None,
        latest_words=(
            observed_words(judged.latest, measure, lang, beside=beside)
            if judged.latest
            else text(lang, "table.no_value")
        ),
        newest_words=newest.words(measure.unit, lang, counted, beside) if (newest := board.newest(target.code)) else "",
        data_as_of=judged.data_as_of,
        baseline=judged.baseline.value if judged.baseline else None,
        share_qualifier=_exactness(judged, "progress", "completion_rate"),
        band=allowed_band(promised, board.settings),
        data_from=credited(judged.latest, lang) if judged.latest else (),
        within=place.parent_code or "",
        counted=counted,
        mean=_value(judged, "average_so_far"),
        later_words=(
            observed_words(judged.used, measure, lang, beside=beside)
            if judged.used and judged.status is Status.ACHIEVED_LATE
            else ""
        ),
    )


def _share(judged: Judgement, reading_name: str) -> float | None:
    found = judged.reading(reading_name)
    return float(found.value) / 100 if found is not None and isinstance(found.value, Decimal) else None


def _exactness(judged: Judgement, *names: str) -> Qualifier:
    """How exact the first of these readings is that has a value."""
    found = [reading for name in names if (reading := judged.reading(name)) and reading.value is not None]
    return found[0].qualifier if found else Qualifier.EXACT


def _value(judged: Judgement, reading_name: str) -> Decimal | None:
    found = judged.reading(reading_name)
    return found.value if found is not None and isinstance(found.value, Decimal) else None
