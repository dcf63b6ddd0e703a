"""The current values of one version of the database: a column each, so that a million of them take little room.

A series becomes observations when somebody asks for it; what is not needed for judging stays in the database.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import count, pairwise
from typing import Any, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tracker.core.judging.asof import published_on
from tracker.core.judging.promise import Observation
from tracker.core.kinds import ActualBasis, Qualifier, Standing, Vintage
from tracker.core.periods import Period
from tracker.store import whole
from tracker.store.engine import Session
from tracker.views.damage import day_of, sound_day, sound_number
from tracker.vocabulary import standing

Series = tuple[int, int, str]
"""What values belong together: jurisdiction id, indicator id, scope."""
Numbers = NDArray[np.int64]
_READ: Mapping[str, Callable[[str], Any]] = {
    "period_start": day_of, "period_end": day_of, "vintage": Vintage, "qualifier": Qualifier,
    "basis": ActualBasis, "published": published_on, "publisher": str,
    "entered": lambda moment: datetime.fromisoformat(moment).astimezone().date(),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column in which few values recur: `codes` are places in `words`."""

    words: tuple[Any, ...]
    codes: NDArray[np.int32]

    def __getitem__(self, row: int) -> Any:
        """The value of a row."""
        return self.words[self.codes[row]]

    def days(self, rows: Numbers) -> NDArray[np.datetime64]:
        """A column of dates, missing where there is none, for some rows."""
        return np.array(self.words, dtype="datetime64[D]")[self.codes[rows]]

    def categories(self, rows: Numbers) -> "pd.Categorical[str]":
        """A column of codes for some rows."""
        return pd.Categorical.from_codes(self.codes[rows], pd.Index([str(word) for word in self.words]))


@dataclass(frozen=True, slots=True)
class Values(Mapping[Series, list[Observation]]):
    """All values, sorted by series, then period; `damaged` are the ids of those outside the limits, left out."""

    ids: Numbers
    amounts: NDArray[np.object_]
    columns: Mapping[str, Column]
    rows: Mapping[Series, range]
    damaged: tuple[int, ...]

    @classmethod
    def read(cls, session: Session) -> Self:
        """All current values."""
        words: dict[str, defaultdict[str, int]] = {name: defaultdict(count().__next__) for name in ("scope", *_READ)}
        chunks: dict[str, list[NDArray[Any]]] = {name: [np.array([], dtype=np.int64)] for name in whole.OBSERVED}
        for chunk in whole.observed(session=session):
            for name, cells in zip(whole.OBSERVED, zip(*chunk, strict=True), strict=True):
                chunks[name].append(_packed(cells, words.get(name), as_text=name == "value"))
        found = {name: np.concatenate(parts) for name, parts in chunks.items()}
        damaged = _damaged(found, words)
        found = {name: cells[~damaged] for name, cells in found.items()} | {"damaged": found["id"][damaged]}
        columns = {name: _column(_READ.get(name, str), words[name], found[name]) for name in words}
        columns["standing"] = _standings(columns["publisher"])
        keys = [found["jurisdiction_id"], found["indicator_id"], columns["scope"].codes]
        ends, starts = (columns[name].days(np.arange(len(found["id"]))) for name in ("period_end", "period_start"))
        order = np.lexsort((starts, ends, *reversed(keys)))
        series = [key[order] for key in keys]
        return cls(
            found["id"][order], found["value"][order],
            {name: Column(column.words, column.codes[order]) for name, column in columns.items()},
            _ranges(series, columns["scope"].words), tuple(found["damaged"].tolist()),
        )  # fmt: skip

    def __getitem__(self, series: Series) -> list[Observation]:
        """The values of a series by period, all vintages; one that a person entered counts from its entry."""
        return [self._observation(row) for row in self.rows[series]]

    def __iter__(self) -> Iterator[Series]:
        """The series that have values."""
        return iter(self.rows)

    def __len__(self) -> int:
        """How many series have values."""
        return len(self.rows)

    def periods(self, series: Series) -> set[Period]:
        """The periods that a series has values for."""
        starts, ends = self.columns["period_start"], self.columns["period_end"]
        return {Period(starts[row], ends[row]) for row in self.rows.get(series, ())}

    def frame(self, series: list[Series]) -> pd.DataFrame:
        """The values of these series as `judge_frame` takes them; `target` is the place in the list."""
        ranges = [self.rows.get(each, range(0)) for each in series]
        first = np.array([each.start for each in ranges], dtype=np.int64)
        lengths = np.array([len(each) for each in ranges], dtype=np.int64)
        rows = np.arange(lengths.sum()) + np.repeat(first - np.cumsum(lengths) + lengths, lengths)
        entered = self.columns["entered"].days(rows)
        basis, published = self.columns["basis"].categories(rows), self.columns["published"].days(rows)
        by_people = basis == ActualBasis.USER
        public = by_people & ((self.columns["publisher"].categories(rows) != "") | ~np.isnat(published))
        if public.any():
            basis = basis.set_categories([*ActualBasis])
            basis[public] = ActualBasis.PUBLISHED
        return pd.DataFrame({
            "target": np.repeat(np.arange(len(series)), lengths),
            "start": self.columns["period_start"].days(rows),
            "end": self.columns["period_end"].days(rows),
            "value": self.amounts[rows].astype(np.float64),
            "published": published,
            "entered": np.where(by_people, entered, np.datetime64("NaT")),
            "basis": basis,
            **{name: self.columns[name].categories(rows) for name in ("qualifier", "vintage", "standing")},
        })  # fmt: skip

    def _observation(self, row: int) -> Observation:
        of = self.columns
        basis = of["basis"][row]
        return Observation(
            period=Period(of["period_start"][row], of["period_end"][row]),
            value=Decimal(self.amounts[row]),
            qualifier=of["qualifier"][row],
            vintage=of["vintage"][row],
            published=of["published"][row],
            entered=of["entered"][row] if basis is ActualBasis.USER else None,
            basis=public_basis(basis, of["publisher"][row], of["published"][row]),
            id=int(self.ids[row]),
            publisher=of["publisher"][row],
            standing=of["standing"][row],
        )


def public_basis(basis: ActualBasis, publisher: str, published: date | None) -> ActualBasis:
    """What a value rests on for judging: one that a person entered with who published it, or when, is published."""
    return ActualBasis.PUBLISHED if basis is ActualBasis.USER and (publisher or published) else basis


def _damaged(found: Mapping[str, NDArray[Any]], words: Mapping[str, Mapping[str, int]]) -> NDArray[np.bool_]:
    """Which rows have a number or a day outside the limits."""
    rows = np.fromiter((not sound_number(number) for number in found["value"]), np.bool_, len(found["value"]))
    for name in ("period_start", "period_end"):
        wrong = [code for day, code in words[name].items() if not sound_day(day)]
        rows |= np.isin(found[name], wrong) if wrong else False
    return rows


def _packed(cells: tuple[Any, ...], words: defaultdict[str, int] | None, *, as_text: bool) -> NDArray[Any]:
    if words is not None:
        return np.fromiter(map(words.__getitem__, cells), np.int32, len(cells))
    return np.array(cells, dtype=np.object_ if as_text else np.int64)


def _column(read: Callable[[str], Any], words: Mapping[str, int], codes: NDArray[Any]) -> Column:
    return Column(tuple(map(read, words)), codes.astype(np.int32))


def _standings(publishers: Column) -> Column:
    """Who the publishers are, each of the few standings once."""
    words = tuple(Standing)
    of_word = np.array([words.index(standing(name)) for name in publishers.words], dtype=np.int32)
    return Column(words, of_word[publishers.codes] if len(of_word) else publishers.codes)


def _ranges(keys: list[NDArray[Any]], scopes: tuple[str, ...]) -> dict[Series, range]:
    """Which rows each series has, given its sorted keys."""
    changed = np.any([key[1:] != key[:-1] for key in keys], axis=0)
    edges = [0, *(np.flatnonzero(changed) + 1).tolist(), len(keys[0])]
    return {(int(keys[0][first]), int(keys[1][first]), scopes[keys[2][first]]): range(first, last)
            for first, last in pairwise(edges) if last > first}  # fmt: skip
