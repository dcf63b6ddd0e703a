"""What the scalar definitions say about a target's words (which side is better, which bounds it has), a column at once.

Targets differ in few ways: kind, comparator, direction, sign of the value, side of the baseline. `sense`, `goal_of` and
`unusable` are asked once for each way in which they differ, so that each of these rules has one definition.
"""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from tracker.core.judging.frame.columns import COMPARATORS, Codes, Marks, Numbers, Rows, Targets, exact
from tracker.core.judging.goal import goal_of
from tracker.core.judging.judgement import Reason
from tracker.core.judging.promise import Promise, sense
from tracker.core.judging.rules import unusable
from tracker.core.kinds import Comparator, Kind
from tracker.core.settings import Settings

REASONS = list(Reason)


@dataclass(frozen=True, slots=True)
class Shape:
    """Per target: sense, reason of being unusable (-1: usable), target value, bounds (missing is none), strictness.

    `rounded` marks targets whose bounds were worked out, so that a value near them has to be judged again.
    """

    d: Codes
    unusable: Codes
    kept: Marks
    target: Numbers
    low: Numbers
    high: Numbers
    strict: Marks
    rounded: Marks


def shape_of(targets: Targets, baseline: Numbers, settings: Settings) -> Shape:
    """The shape of every target, given its baseline value (missing is none)."""
    first, alike = _alike(targets, baseline)
    answers = [_asked(targets.promise(row), exact(baseline[row]), settings) for row in first]
    table = np.array(answers, dtype=np.int8).reshape(-1, 6)[alike].T  # six columns also where there is no target
    d, why = table[:2]
    kept, has_low, has_high, strict = table[2:].astype(np.bool_)
    about = targets.comparator == COMPARATORS.index(Comparator.ABOUT)
    within = np.where(
        targets.share, float(settings.about_points), abs(targets.value) * float(settings.about_percent) / 100
    )
    width = np.where(about & ~np.isnan(targets.value), within, 0)
    interval = targets.is_kind(Kind.INTERVAL)
    target = np.where(interval & (d < 0) & ~np.isnan(targets.upper), targets.upper, targets.value)
    target = np.where(targets.is_kind(Kind.MILESTONE) & np.isnan(target), 1.0, target)
    between = kept & (interval | (targets.comparator == COMPARATORS.index(Comparator.BETWEEN)))
    low = np.where(between, targets.value, target - width)
    high = np.where(between, targets.upper, target + width)
    return Shape(
        d, why, kept, target,
        np.where(has_low, low, np.nan), np.where(has_high, high, np.nan), strict, about,
    )  # fmt: skip


def _asked(promise: Promise, baseline: Decimal | None, settings: Settings) -> tuple[int, int, bool, bool, bool, bool]:
    """The scalar definitions' answers for one target: sense, reason, kept, has a lower bound, an upper one, strict."""
    d, reason = sense(promise, baseline), unusable(promise)
    goal = goal_of(promise, promise.value if promise.value is not None else Decimal(1), d, settings)
    why = -1 if reason is None else REASONS.index(reason)
    return d, why, promise.kept, goal.low is not None, goal.high is not None, goal.strict


def _alike(targets: Targets, baseline: Numbers) -> tuple[Rows, Rows]:
    """The first target of each way to differ, and for every target which of these it is like."""
    parts = (
        (targets.kind, 8), (targets.comparator, 7), (targets.direction, 3), (targets.mode + 1, 3),
        (np.select([np.isnan(targets.value), targets.value == 0], [2, 3], targets.value < 0), 4),
        (np.isnan(targets.upper), 2), (np.nan_to_num(targets.value) < baseline, 2), (targets.redacted, 2),
        (targets.comparable, 2), (targets.share, 2),
    )  # fmt: skip
    way = np.zeros(len(baseline), dtype=np.int64)
    for part, size in parts:
        way = way * size + part.astype(np.int64)
    _, first, alike = np.unique(way, return_index=True, return_inverse=True)
    return first, alike
