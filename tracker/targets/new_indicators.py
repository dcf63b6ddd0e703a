"""Indicators that rows of a sheet name and nobody knows, each proposed as a new one like the nearest."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.core.kinds import Comparator, Direction, Measure
from tracker.core.units import dimension, known
from tracker.targets.plan import Planned, SheetPlan
from tracker.vocabulary import Indicator, indicators

UNKNOWN = "thing_unknown"
_SHORTEST = 2
_RATES = ("增速", "增长", "增幅", "增长率")
_FLOWS = (
    "新增",
    "新建",
    "新改建",
    "改造",
    "建设",
    "完成",
    "实施",
    "举办",
    "引进",
    "培育",
    "盘活",
    "投资",
    "产量",
    "收入",
)
_FEWER = frozenset({Comparator.AT_MOST, Comparator.BELOW})


@dataclass(frozen=True, slots=True)
class Proposed:
    """An indicator as it could be added: codes of its direction, measure and theme, which is empty where none is near.

    `like` is the standard indicator whose name ends alike, that these were taken from; empty where there is none.
    """

    name: str
    unit: str
    direction: str
    measure: str
    theme: str
    like: str


def proposed(plan: SheetPlan) -> list[Proposed]:
    """One for each name of an indicator that only the name stands against, in the order of the sheet."""
    rows: dict[str, list[Planned]] = defaultdict(list)
    for row in plan.rows:
        if len(row.faults) == 1 and row.faults[0].code == UNKNOWN:
            rows[row.faults[0].found].append(row)
    return [_proposed(name, named) for name, named in rows.items() if any(row.cells["unit"] for row in named)]


def _proposed(name: str, rows: Iterable[Planned]) -> Proposed:
    unit = Counter(row.cells["unit"] for row in rows if row.cells["unit"]).most_common(1)[0][0]
    fewer = all(row.cells["comparator"] in _FEWER for row in rows)
    like = _alike(name, unit)
    if like:
        return Proposed(name, unit, like.direction, like.measure, like.theme, like.name_zh)
    return Proposed(name, unit, Direction.LESS if fewer else Direction.MORE, _measure(name, unit), "", "")


def _alike(name: str, unit: str) -> Indicator | None:
    """The standard indicator of the same kind of unit whose name ends as this one does, for the longest."""
    near = [one for one in indicators().values() if _measured_alike(one.unit, unit)]
    for length in range(len(name), _SHORTEST - 1, -1):
        if found := [one for one in near if one.name_zh.endswith(name[-length:])]:
            return min(found, key=lambda one: len(one.name_zh))
    return None


def _measured_alike(one: str, other: str) -> bool:
    return one == other or (known(one) and known(other) and dimension(one) == dimension(other))


def _measure(name: str, unit: str) -> Measure:
    if unit in ("%", "‰", "个百分点"):
        return Measure.RATE if name.endswith(_RATES) else Measure.SHARE
    return Measure.FLOW if name.startswith(_FLOWS) or name.endswith(_FLOWS) else Measure.LEVEL
