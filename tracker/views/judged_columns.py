"""What the boards of all days share: one version of the database, its targets as promises and as columns."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tracker.core.judging.frame import judge_frame
from tracker.core.judging.promise import Promise
from tracker.core.judging.tiers import goal_status
from tracker.core.kinds import Status
from tracker.core.settings import Settings
from tracker.store.engine import Engine, reading
from tracker.views.promises import promise
from tracker.views.snapshot import Snapshot, TargetRecord

_DATES = ("baseline_date", "start", "deadline", "announced")
STATUSES = tuple(Status)


@dataclass(frozen=True, slots=True)
class JudgedColumns:
    """Where targets stand on a day: a place a target in every column, in the catalogue's order.

    `statuses` are places in STATUSES; `deadlines` are days, not-a-time where there is none, and so are `data_days`, the
    end of the period that a target is judged by; `leads` are percentage points ahead of the schedule, not-a-number
    where refused; `places` are ids; `documents` is how many there are, `reasons` how often each occurs. `goals` are the
    places of the targets that are counted: a floor and its stretch are one goal, which stands at the floor;
    `goal_statuses` has its status there.
    """

    targets: list[TargetRecord]
    statuses: NDArray[np.int8]
    deadlines: NDArray[np.datetime64]
    places: NDArray[np.int64]
    documents: int
    reasons: dict[str, int]
    data_days: NDArray[np.datetime64]
    leads: NDArray[np.float64]
    goals: NDArray[np.int64]
    goal_statuses: NDArray[np.int8]

    @property
    def data_as_of(self) -> date | None:
        """The end of the newest period that any target is judged by; None where none has a value."""
        known = self.data_days[~np.isnat(self.data_days)]
        newest: date | None = known.max().item() if len(known) else None
        return newest

    def by_goal(self) -> dict[str, Status]:
        """The status of the goal that each target is, or is a tier of, by the target's code."""
        goals = {self.targets[at].code: STATUSES[self.goal_statuses[at]] for at in self.goals.tolist()}
        return {target.code: goals.get(target.code) or goals[target.tier_of or ""] for target in self.targets}


@dataclass(frozen=True, slots=True)
class DatabaseVersion:
    """One version of the database, ready to be judged as of any day."""

    engine: Engine
    version: tuple[int, int]
    data: Snapshot
    promises: dict[str, Promise]
    columns: pd.DataFrame

    @classmethod
    def read(cls, engine: Engine, version: tuple[int, int]) -> "DatabaseVersion":
        """Read the database."""
        with reading(engine) as session:
            data = Snapshot.read(session)
        promises = {
            target.code: promise(
                target,
                data.measures[target.indicator_id],
                data.documents[target.source].published,
                sound=target.code not in data.damaged,
            )
            for target in data.targets.values()
        }
        return cls(engine, version, data, promises, _columns(list(promises.values())))

    def judged(self, as_of: date, settings: Settings) -> JudgedColumns:
        """Where every target stands whose document was out by the day, in the catalogue's order."""
        out = np.flatnonzero(self.columns["announced"].to_numpy() <= np.datetime64(as_of))
        every = list(self.data.targets.values())
        targets = [every[place] for place in out]
        columns = self.columns.take(out).reset_index(drop=True)
        judged = judge_frame(columns, self.data.values.frame([target.series for target in targets]), as_of, settings)
        words = judged["status"].cat
        places = np.array([STATUSES.index(Status(word)) for word in words.categories], dtype=np.int8)
        statuses, deadlines = places[words.codes.to_numpy()], columns["deadline"].to_numpy().astype("datetime64[D]")
        goals, goal_statuses = _goals(targets, statuses, deadlines < np.datetime64(as_of))
        return JudgedColumns(
            targets,
            statuses,
            deadlines,
            np.array([target.jurisdiction_id for target in targets], dtype=np.int64),
            len({target.source for target in targets}),
            {str(reason): int(number) for reason, number in judged["reason"].value_counts().items() if number},
            judged["data_as_of"].to_numpy().astype("datetime64[D]"),
            judged["lead"].to_numpy(dtype=np.float64),
            goals,
            goal_statuses,
        )


def _goals(
    targets: list[TargetRecord], statuses: NDArray[np.int8], passed: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
    """The places of the targets without the stretches whose floor is there, and the statuses of the goals."""
    counted, goal_statuses = np.ones(len(targets), dtype=bool), statuses.copy()
    place_of = {target.code: place for place, target in enumerate(targets)} if any(t.tier_of for t in targets) else {}
    for stretch, target in enumerate(targets):
        floor = place_of.get(target.tier_of) if target.tier_of else None
        if floor is not None:
            counted[stretch] = False
            tiers = STATUSES[statuses[floor]], STATUSES[statuses[stretch]]
            goal_statuses[floor] = STATUSES.index(goal_status(*tiers, passed=bool(passed[floor])))
    return np.flatnonzero(counted), goal_statuses


def _columns(promises: list[Promise]) -> pd.DataFrame:
    """The promises as `judge_frame` takes them."""
    cells: dict[str, Any] = {field.name: [getattr(each, field.name) for each in promises] for field in fields(Promise)}
    dated = {name: np.array(cells[name], dtype="datetime64[D]") for name in _DATES}
    numbers = {name: np.array(cells[name], dtype=np.float64) for name in ("value", "upper", "baseline")}
    return pd.DataFrame(cells | dated | numbers)
