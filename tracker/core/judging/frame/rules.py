"""The rules of `tracker.core.judging.rules`, in the same order, over all targets at once."""

from dataclasses import dataclass

import numpy as np

from tracker.core.judging.frame.columns import BINDINGS, NONE, Codes, Marks, Numbers, Rows, pick
from tracker.core.judging.frame.course import lead, wrong_way
from tracker.core.judging.frame.points import NEAR, Points
from tracker.core.judging.frame.shapes import REASONS
from tracker.core.judging.frame.ways import Ways
from tracker.core.judging.judgement import Reason
from tracker.core.kinds import Binding, Kind, Status
from tracker.core.settings import Settings

STATUSES = list(Status)


class Verdicts:
    """Per target: status and reason as positions in their vocabularies, the point they rest on (-1: none), and marks.

    `read_at` is the point of the readings: a later year that reached a yearly total is no progress of it.

    `near` marks what lies so near to a threshold that it has to be judged in Decimal. A decided target stays decided.
    """

    def __init__(self, size: int) -> None:
        """Nothing is decided yet."""
        self.status: Codes = np.full(size, NONE, dtype=np.int8)
        self.reason: Codes = np.full(size, NONE, dtype=np.int8)
        self.used: Rows = np.full(size, NONE, dtype=np.int64)
        self.read_at: Rows = self.used
        self.unconfirmed: Marks = np.zeros(size, dtype=np.bool_)
        self.worsening: Marks = np.zeros(size, dtype=np.bool_)
        self.near: Marks = np.zeros(size, dtype=np.bool_)

    def put(self, where: Marks, status: Status, used: Rows | None = None, reason: Codes | None = None) -> Marks:
        """Decide those targets that no earlier rule has decided; returns which they are."""
        mine: Marks = where & (self.status == NONE)
        self.status[mine] = STATUSES.index(status)
        if used is not None:
            self.used[mine] = used[mine]
        if reason is not None:
            self.reason[mine] = reason[mine]
        return mine


@dataclass(frozen=True, slots=True)
class Marked:
    """Per target the places of the points that the rules ask for; -1 where there is none."""

    latest: Rows
    settled: Rows
    earlier: Rows
    proof: Rows
    before: Rows
    at: Rows
    reached_after: Rows
    failed_after: Rows
    after: Rows
    course: Rows


def marked(ways: Ways, points: Points) -> Marked:
    """Find the points that matter, in one pass each."""
    size, deadline = len(ways.origin), ways.targets.deadline[points.target]
    settled, proven = points.settled & ~points.later, points.proof != NONE
    due = ways.has_deadline[points.target]
    after = points.later | (settled & due & (points.date > deadline))

    def last(where: Marks) -> Rows:
        found = np.full(size, NONE, dtype=np.int64)
        rows = np.flatnonzero(where)
        found[points.target[rows]] = rows
        return found

    def first(where: Marks) -> Rows:
        found = np.full(size, NONE, dtype=np.int64)
        rows = np.flatnonzero(where)[::-1]
        found[points.target[rows]] = rows
        return found

    rows = np.flatnonzero(settled)
    follows = np.r_[False, points.target[rows][1:] == points.target[rows][:-1]][: len(rows)]
    earlier = np.full(size, NONE, dtype=np.int64)
    earlier[points.target[rows]] = np.where(follows, np.r_[NONE, rows[:-1]][: len(rows)], NONE)
    return Marked(
        latest=last(~points.later),
        settled=last(settled),
        earlier=earlier,
        proof=last(settled & proven),
        before=last(settled & proven & due & (points.date < deadline)),
        at=last(settled & proven & (points.date == deadline)),
        reached_after=first(after & (points.proof == 1)),
        failed_after=first(after & (points.proof == 0)),
        after=first(after),
        course=last((settled | points.to_date) & ~points.later),
    )


def decide(ways: Ways, points: Points, missing_year: Marks, as_of: int, settings: Settings) -> Verdicts:
    """The verdict of the first rule that matches, for every target."""
    found, verdicts = marked(ways, points), Verdicts(len(ways.origin))
    passed = ways.has_deadline & (as_of > ways.targets.deadline)
    verdicts.put(ways.shape.unusable != NONE, Status.NOT_ASSESSABLE, reason=ways.shape.unusable)
    without = (found.latest == NONE) & ~(missing_year & ~passed)
    verdicts.put(without & passed, Status.RESULT_DUE)
    verdicts.put(without & ~passed, Status.NO_DATA)
    _kept(verdicts, ways, points, found)
    reached = ~passed & (_proof(points, found.proof) == 1)
    verdicts.put(reached & ways.has_deadline, Status.ACHIEVED_EARLY, found.proof)
    verdicts.put(reached & ~ways.has_deadline, Status.ACHIEVED, found.proof)
    _past_deadline(verdicts, passed, ways, points, found)
    reason = _unready(ways, found, missing_year)
    verdicts.put(reason != NONE, Status.NOT_ASSESSABLE, found.latest, reason)
    _on_course(verdicts, ways, points, found.course, settings)
    verdicts.read_at = np.where(pick(points.later, verdicts.used, False), found.latest, verdicts.used)
    return verdicts


def _kept(verdicts: Verdicts, ways: Ways, points: Points, found: Marked) -> None:
    """Rule 3."""
    kept = ways.shape.kept & (found.settled != NONE)
    proof = _proof(points, found.settled)
    bound_only = np.full(len(kept), REASONS.index(Reason.BOUND_ONLY), dtype=np.int8)
    verdicts.put(kept & (proof == NONE), Status.NOT_ASSESSABLE, found.settled, bound_only)
    verdicts.put(kept & (proof == 0), Status.BREACHED, found.settled)
    holding = verdicts.put(kept & (proof == 1), Status.HOLDING, found.settled)
    now = _value(points, found.settled)
    before = np.where(found.earlier == NONE, ways.baseline, _value(points, found.earlier))
    lost = _room(ways, before) - _room(ways, now)
    verdicts.worsening = holding & (lost > 0)
    scale = np.fmax(np.maximum(abs(now), abs(before)), np.fmax(abs(ways.low), abs(ways.high)))
    verdicts.near |= holding & (now != before) & (abs(lost) <= NEAR * scale)


def _past_deadline(verdicts: Verdicts, passed: Marks, ways: Ways, points: Points, found: Marked) -> None:
    """Rule 5."""
    milestone = ways.targets.is_kind(Kind.MILESTONE)
    only_grows = milestone | (ways.targets.cumulative & (ways.shape.d > 0))
    held_before = _proof(points, found.before) == 1
    proven_later = np.where(milestone, found.after, found.failed_after)
    unproven = only_grows & (found.at == NONE)
    at = np.where(unproven, np.where(held_before, found.before, proven_later), found.at)
    verdicts.unconfirmed = verdicts.put(passed & (at == NONE) & held_before, Status.ACHIEVED_EARLY, found.before)
    verdicts.put(passed & (at == NONE), Status.RESULT_DUE, found.latest)
    in_time = pick(points.date, at, 0) <= ways.targets.deadline
    reached = passed & (_proof(points, at) == 1) & in_time
    verdicts.put(reached & held_before, Status.ACHIEVED_EARLY, at)
    verdicts.put(reached, Status.ACHIEVED, at)
    verdicts.put(
        passed & ways.targets.late_allowed & (found.reached_after != NONE), Status.ACHIEVED_LATE, found.reached_after
    )
    verdicts.put(passed, Status.MISSED, at)


def _unready(ways: Ways, found: Marked, missing_year: Marks) -> Codes:
    """Rule 6: the reason, -1 where there is none."""
    targets, from_zero = ways.targets, ways.from_zero
    at_deadline = targets.is_kind(Kind.GROWTH, Kind.MILESTONE) | ways.shape.kept | (found.course == NONE)
    no_line = ~ways.has_origin | (ways.origin >= targets.deadline)
    rated, zero = targets.is_kind(Kind.AVERAGE_RATE), from_zero & (ways.target == 0)
    beyond = ~from_zero & (ways.shape.d * (ways.target - ways.start_value) <= 0)
    causes = {
        Reason.NO_DEADLINE: [~ways.has_deadline],
        Reason.MISSING_YEAR: [missing_year],
        Reason.JUDGED_AT_DEADLINE: [at_deadline],
        Reason.NO_BASELINE: [np.isnan(ways.start_value)],
        Reason.NO_START: [no_line & from_zero, zero & rated & (targets.value != 0)],
        Reason.NO_BASELINE_DATE: [no_line],
        Reason.ZERO_RATE: [zero & rated],
        Reason.TARGET_ZERO: [zero],
        Reason.BASELINE_BEYOND: [beyond],
    }
    flat = [(mark, REASONS.index(reason)) for reason, marks in causes.items() for mark in marks]
    return np.select([mark for mark, _ in flat], [code for _, code in flat], NONE).astype(np.int8)


def _on_course(verdicts: Verdicts, ways: Ways, points: Points, course: Rows, settings: Settings) -> None:
    """Rule 7."""
    open_ = verdicts.status == NONE
    value, day = _value(points, course), pick(points.date, course, 0)
    ahead_by, error = lead(ways, value, day)
    wrong, close = wrong_way(ways, value, settings)
    line = np.where(ways.targets.binding == BINDINGS.index(Binding.BINDING), 0.0, float(settings.behind))
    ahead, far = float(settings.ahead), float(settings.far_behind)
    for threshold in (line, ahead, far):
        close = close | (abs(ahead_by - threshold) <= error)
    verdicts.near |= open_ & close
    verdicts.put(open_ & (wrong | (ahead_by < far)), Status.FAR_BEHIND, course)
    verdicts.put(open_ & (ahead_by < line), Status.BEHIND, course)
    verdicts.put(open_ & (ahead_by >= ahead), Status.AHEAD, course)
    verdicts.put(open_, Status.ON_TRACK, course)


def _value(points: Points, rows: Rows) -> Numbers:
    return pick(points.value, rows, np.nan)


def _proof(points: Points, rows: Rows) -> Codes:
    return pick(points.proof, rows, NONE)


def _room(ways: Ways, value: Numbers) -> Numbers:
    """How far a value lies inside the nearer bound."""
    return np.fmin(value - ways.low, ways.high - value)
