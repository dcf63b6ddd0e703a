"""What the boards of all days share: one version of the database, its targets as promises and as columns."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tracker.core.judging.frame import judge_frame
from tracker.core.judging.promise import Promise
from tracker.core.kinds import Status
from tracker.core.settings import Settings
from tracker.store.engine import Engine, reading
from tracker.views.promises import promise
from tracker.views.snapshot import Snapshot, TargetRecord

_DATES = ("baseline_date", "start", "deadline", "announced")
STATUSES = tuple(Status)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where targets stand on a day: a place a target in every column, in the catalogue's order.

    `statuses` are places in STATUSES; `deadlines` are days, not-a-time where there is none;
    `places` are ids; `documents` is how many there are, `reasons` how often each occurs.
    """

    targets: list[TargetRecord]
    statuses: NDArray[np.int8]
    deadlines: NDArray[np.datetime64]
    places: NDArray[np.int64]
    documents: int
    reasons: dict[str, int]
    data_as_of: date | None


@dataclass(frozen=True, slots=True)
class Ground:
    """One version of the database, ready to be judged as of any day."""

    engine: Engine
    version: tuple[int, int]
    data: Snapshot
    promises: dict[str, Promise]
    columns: pd.DataFrame

    @classmethod
    def read(cls, engine: Engine, version: tuple[int, int]) -> "Ground":
        """Read the database."""
        with reading(engine) as session:
            data = Snapshot.read(session)
        promises = {
            target.code: promise(target, data.measures[target.indicator_id], data.documents[target.source].published)
            for target in data.targets.values()
        }
        return cls(engine, version, data, promises, _columns(list(promises.values())))

    def standing(self, as_of: date, settings: Settings) -> Standing:
        """Where every target stands whose document was out by the day, in the catalogue's order."""
        out = np.flatnonzero(self.columns["announced"].to_numpy() <= np.datetime64(as_of))
        every = list(self.data.targets.values())
        targets = [every[place] for place in out]
        columns = self.columns.take(out).reset_index(drop=True)
        judged = judge_frame(columns, self.data.values.frame([target.series for target in targets]), as_of, settings)
        words = judged["status"].cat
        places = np.array([STATUSES.index(Status(word)) for word in words.categories], dtype=np.int8)
        newest = judged["data_as_of"].max()
        return Standing(
            targets,
            places[words.codes.to_numpy()],
            columns["deadline"].to_numpy().astype("datetime64[D]"),
            np.array([target.jurisdiction_id for target in targets], dtype=np.int64),
            len({target.source for target in targets}),
            {str(reason): int(number) for reason, number in judged["reason"].value_counts().items() if number},
            None if pd.isna(newest) else newest.date(),
        )


def _columns(promises: list[Promise]) -> pd.DataFrame:
    """The promises as `judge_frame` takes them."""
    cells: dict[str, Any] = {field.name: [getattr(each, field.name) for each in promises] for field in fields(Promise)}
    dated = {name: np.array(cells[name], dtype="datetime64[D]") for name in _DATES}
    numbers = {name: np.array(cells[name], dtype=np.float64) for name in ("value", "upper", "baseline")}
    return pd.DataFrame(cells | dated | numbers)
