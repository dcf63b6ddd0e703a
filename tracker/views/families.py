"""Wholes and the targets of their parts: which of them may be added up, what they make together, why others not."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.core.kinds import Comparator, Kind, Measure
from tracker.core.units import UnitError, dimension
from tracker.views.board import Board, target_row
from tracker.views.rows import TargetRow
from tracker.views.snapshot import Measure as Indicator
from tracker.views.snapshot import Place, TargetRecord
from tracker.words import measured

_ADDED = (Kind.TOTAL, Kind.LEVEL)
_AMOUNTS = (Measure.FLOW, Measure.LEVEL)
_NO_AMOUNTS = frozenset({"ratio", "points", "rank", "score", "multiple", "concentration", "time", "workdays", "age",
                         "calendar"})  # fmt: skip
_MEANS = ("人均", "户均", "亩均", "地均", "平均", "中位", "per capita", "average", "mean ")
_UPWARD = (Comparator.ABOVE, Comparator.AT_LEAST, Comparator.COUNT)
_DOWNWARD = (Comparator.BELOW, Comparator.AT_MOST, Comparator.COUNT)
_UNCLEAR = (Comparator.ABOUT, Comparator.BETWEEN)


@dataclass(frozen=True, slots=True)
class Part:
    """The target of a part; `outside` is the code of why it is not added up, empty where it is."""

    row: TargetRow
    outside: str


@dataclass(frozen=True, slots=True)
class Family:
    """A whole and the targets of its parts on the same indicator, those that are added up first, by size.

    `total` is what these make, in the indicator's unit, None where nothing can be added; `share` is its fraction of the
    whole, None without a total and for a whole of 0.
    """

    parent: TargetRow
    parts: tuple[Part, ...]

    @property
    def children(self) -> tuple[TargetRow, ...]:
        """The targets of the parts."""
        return tuple(part.row for part in self.parts)

    @property
    def summed(self) -> tuple[TargetRow, ...]:
        """Those that are added up."""
        return tuple(part.row for part in self.parts if not part.outside)

    @property
    def total(self) -> Decimal | None:
        """What the parts make together."""
        values = [row.value for row in self.summed if row.value is not None]
        return sum(values, Decimal(0)) if values else None

    @property
    def comparator(self) -> Comparator:
        """How the total is meant: sums of 以上 are 以上 again, and one 超过 among them makes the sum 超过."""
        said = {Comparator(row.comparator) for row in self.summed}
        order = _UPWARD if said <= set(_UPWARD) else _DOWNWARD if said <= set(_DOWNWARD) else (Comparator.COUNT,)
        return next((each for each in order if each in said), Comparator.COUNT)

    def total_words(self, lang: str) -> str:
        """The total as it is meant; empty without one."""
        return (
            ""
            if self.total is None
            else measured(self.comparator, self.total, None, self.parent.unit, lang, counted=self.parent.counted)
        )

    @property
    def share(self) -> Decimal | None:
        """The total as a fraction of the whole."""
        whole, total = self.parent.value, self.total
        return total / whole if whole and total is not None else None


def families(board: Board, lang: str, targets: Iterable[TargetRecord]) -> list[Family]:
    """Wholes with a number whose parts have targets of the same indicator and tier."""
    below: defaultdict[str, list[TargetRecord]] = defaultdict(list)
    for target in targets:
        whole = board.data.targets.get(target.parent or "")
        if whole and whole.code in board.statuses and _alike(whole, target):
            below[whole.code].append(target)
    found = [_family(board, lang, board.data.targets[code], children) for code, children in below.items()]
    return [family for family in found if family.parent.value is not None]


def why_outside(whole: TargetRecord, part: TargetRecord, indicator: Indicator, place: Place) -> str:
    """Why a part's target is not added to a whole of its indicator, as a code; empty where it is.

    Adding needs amounts (no rates, shares, ranks, means or figures per head), one kind, one unit, one period or
    deadline, and a plain number on each side. Zones are parts of the counties around them, and would count twice.
    """
    reasons = (
        ("measure", not amounts(indicator)),
        ("kind", part.kind != whole.kind or whole.kind not in _ADDED),
        ("no_value", part.value is None or part.comparator in _UNCLEAR or whole.comparator in _UNCLEAR),
        ("unit", not _same_unit(whole.unit, part.unit)),
        ("period", (part.start, part.deadline) != (whole.start, whole.deadline) if whole.kind == Kind.TOTAL
         else part.deadline != whole.deadline),
        ("scope", part.scope != whole.scope),
        ("zone", place.level == "zone"),
    )  # fmt: skip
    return next((code for code, holds in reasons if holds), "")


def _family(board: Board, lang: str, whole: TargetRecord, children: Sequence[TargetRecord]) -> Family:
    indicator = board.data.measures[whole.indicator_id]
    parts = [
        Part(
            target_row(board, lang, child),
            why_outside(whole, child, indicator, board.data.places_by_id[child.jurisdiction_id]),
        )
        for child in children
    ]
    return Family(target_row(board, lang, whole), tuple(sorted(parts, key=_order)))


def _order(part: Part) -> tuple[bool, Decimal]:
    return bool(part.outside), -(part.row.value or Decimal(0))


def _alike(whole: TargetRecord, part: TargetRecord) -> bool:
    """Whether they are about one indicator and one tier; a target without tiers is set beside a floor."""
    return whole.indicator_id == part.indicator_id and bool(whole.tier_of) == bool(part.tier_of)


def amounts(indicator: Indicator) -> bool:
    """Whether values of the indicator can be added at all."""
    named = f"{indicator.name_zh} {indicator.name_en}".lower()
    if indicator.measure not in _AMOUNTS or any(mean in named for mean in _MEANS):
        return False
    measured = indicator.dimension
    return "/" not in measured and measured not in _NO_AMOUNTS


def _same_unit(one: str, other: str) -> bool:
    """Whether both are stated in units of one dimension, which the rows are converted from."""
    try:
        return dimension(one) == dimension(other)
    except UnitError:
        return False
