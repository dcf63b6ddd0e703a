"""The keys of rows as numbers, which are compared by the million."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from tracker.intake.files.blocks import Coded, Places, coded
from tracker.intake.meaning.rows import Rows
from tracker.intake.records import Action

Spot = tuple[Any, ...]
"""A key as texts: jurisdiction, indicator, scope, first and last day, vintage; of what is stored, then `beside`."""

_PARTS = slice(0, 3), slice(3, 5), slice(5, 6)
"""The series, the period and the vintage in a spot."""


class Keys:
    """The keys of the new rows: a number for each, ascending, beside the place of the row that has it."""

    def __init__(self, rows: Rows) -> None:
        """Number the parts of all keys, and by them the keys."""
        identities, frames, sayings = rows.shared
        at, plain = rows.plain()
        _, abouts, framings, besides = plain.numbers
        whole = {place: row.key for place, row in rows.others.items() if row.key and row.action is Action.NEW}
        days = [(key.period.start.isoformat(), key.period.end.isoformat()) for key in whole.values()]
        columns = (
            _column([each[:3] for each in identities], abouts, [key[:3] for key in whole.values()]),
            _column([each and (each.first, each.last) for each in frames], framings, days),
            _column([(each.vintage,) for each in sayings], besides, [(key.vintage,) for key in whole.values()]),
        )
        self._sizes = [max(len(column.words), 1) for column in columns]
        self._number_of = [{part: number for number, part in enumerate(column.words)} for column in columns]
        numbers = np.ravel_multi_index(tuple(column.places for column in columns), self._sizes)
        places = np.append(at, np.fromiter(whole, np.int64))
        by_place = np.argsort(places, kind="stable")
        order = by_place[np.argsort(numbers[by_place], kind="stable")]
        self._numbers, self._places = numbers[order], places[order]

    def series(self) -> list[Spot]:
        """Jurisdiction, indicator and scope of all keys."""
        return list(self._number_of[0])

    def doubled(self) -> Iterator[list[int]]:
        """The places of the rows of each key that several have, in their order."""
        again = self._numbers[1:] == self._numbers[:-1]
        for number in np.unique(self._numbers[1:][again]):
            first, last = (np.searchsorted(self._numbers, number, side) for side in ("left", "right"))
            yield self._places[first:last].tolist()

    def first_places(self, spots: Sequence[Spot]) -> list[int | None]:
        """Where the first row of each of these keys stands; None where none has it."""
        parts = np.array([
            [number_of.get(spot[part], -1) for spot in spots]
            for part, number_of in zip(_PARTS, self._number_of, strict=True)
        ])  # fmt: skip
        known = (parts >= 0).all(axis=0)
        numbers = np.ravel_multi_index(tuple(np.maximum(parts, 0)), self._sizes)
        at = np.searchsorted(self._numbers, numbers)
        known &= np.append(self._numbers, -1)[at] == numbers
        return [
            place if has else None
            for has, place in zip(known.tolist(), np.append(self._places, -1)[at].tolist(), strict=True)
        ]


def _column(shared: Sequence[Any], places: Places, own: Sequence[Any]) -> Coded:
    """A part of the keys of the plain rows, which share it, and of the others, which have their own."""
    every = coded([*shared, *own])
    return Coded(np.append(every.places[: len(shared)][places], every.places[len(shared) :]), every.words)
