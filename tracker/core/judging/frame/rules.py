"""The rules of `tracker.core.judging.rules`, in the same order, over all targets at once."""

from dataclasses import dataclass

import numpy as np

from tracker.core.judging.frame.columns import BINDINGS, NONE, Codes, Marks, Numbers, Rows, pick
from tracker.core.judging.frame.course import lead, wrong_way
from tracker.core.judging.frame.points import NEAR, Points
from tracker.core.judging.frame.shapes import REASONS
from tracker.core.judging.frame.values import ESTIMATE
from tracker.core.judging.frame.ways import Ways
from tracker.core.judging.judgement import Reason
from tracker.core.judging.rules import bands_of
from tracker.core.judging.unready import UNREADY
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
    previous: Rows
    proof: Rows
    earlier: Rows
    before: Rows
    reached_before: Rows
    certain: Rows
    at: Rows
    reached_after: Rows
    failed_after: Rows
    after: Rows
    course: Rows
    interim: Rows


def marked(ways: Ways, points: Points) -> Marked:
    """Find the points that matter, in one pass each."""
    size, deadline = len(ways.origin), ways.targets.deadline[points.target]
    inside, proven = points.inside, points.proof != NONE
    settled, due = points.settled & inside, ways.has_deadline[points.target]
    after = points.later | (settled & due & (points.date > deadline))
    before = points.earlier | (settled & due & (points.date < deadline))

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
    previous = np.full(size, NONE, dtype=np.int64)
    previous[points.target[rows]] = np.where(follows, np.r_[NONE, rows[:-1]][: len(rows)], NONE)
    return Marked(
        latest=last(inside),
        settled=last(settled),
        previous=previous,
        proof=last((settled | points.earlier) & proven),
        earlier=last(points.earlier & proven),
        before=last(before & proven),
        reached_before=last(before & (points.proof == 1)),
        certain=last(before & points.certain & proven),
        at=last(settled & proven & (points.date == deadline)),
        reached_after=first(after & (points.proof == 1)),
        failed_after=first(after & (points.proof == 0)),
        after=first(after),
        course=last((settled | points.to_date) & inside),
        interim=last(inside & (points.qualifier != ESTIMATE)),
    )


def decide(ways: Ways, points: Points, missing_year: Marks, as_of: int, settings: Settings) -> Verdicts:
    """The verdict of the first rule that matches, for every target."""
    found, verdicts = marked(ways, points), Verdicts(len(ways.origin))
    passed = ways.has_deadline & (as_of > ways.targets.deadline)
    verdicts.put(ways.shape.unusable != NONE, Status.NOT_ASSESSABLE, reason=ways.shape.unusable)
    without = (found.latest == NONE) & (_proof(points, found.earlier) != 1) & ~(missing_year & ~passed)
    verdicts.put(without & passed, Status.RESULT_DUE)
    verdicts.put(without & ~passed, Status.NO_DATA)
    _kept(verdicts, ways, points, found)
    _reached_now(verdicts, ~passed, ways, points, found)
    _past_deadline(verdicts, passed, ways, points, found)
    _unready(verdicts, ways, points, found, missing_year)
    _on_course(verdicts, ways, points, found.course, settings)
    verdicts.read_at = np.where(pick(points.inside, verdicts.used, True), verdicts.used, found.latest)
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
    before = np.where(found.previous == NONE, ways.baseline, _value(points, found.previous))
    lost = _room(ways, before) - _room(ways, now)
    verdicts.worsening = holding & (lost > 0)
    scale = np.fmax(np.maximum(abs(now), abs(before)), np.fmax(abs(ways.low), abs(ways.high)))
    verdicts.near |= holding & (now != before) & (abs(lost) <= NEAR * scale)


def _reached_now(verdicts: Verdicts, open_: Marks, ways: Ways, points: Points, found: Marked) -> None:
    """Rule 4."""
    proof, certain = _proof(points, found.proof), pick(points.certain, found.proof, False)
    verdicts.put(open_ & (proof == 0) & certain, Status.MISSED, found.proof)
    early = verdicts.put(open_ & (proof == 1) & ways.has_deadline, Status.ACHIEVED_EARLY, found.proof)
    verdicts.unconfirmed |= early & pick(points.earlier, found.proof, False)
    verdicts.put(open_ & (proof == 1), Status.REACHED, found.proof)


def _past_deadline(verdicts: Verdicts, passed: Marks, ways: Ways, points: Points, found: Marked) -> None:
    """Rule 5."""
    milestone = ways.targets.is_kind(Kind.MILESTONE)
    only_grows = milestone | (ways.targets.cumulative & (ways.shape.d > 0))
    held_before = _proof(points, found.before) == 1
    proven_later = np.where(milestone, found.after, found.failed_after)
    grown = np.where(found.reached_before == NONE, proven_later, found.reached_before)
    elsewhere = np.where(found.certain == NONE, np.where(only_grows, grown, NONE), found.certain)
    at = np.where(found.at == NONE, elsewhere, found.at)
    unproven = passed & (at == NONE)
    verdicts.unconfirmed |= verdicts.put(unproven & held_before, Status.ACHIEVED_EARLY, found.before)
    verdicts.put(unproven, Status.RESULT_DUE, found.latest)
    reached, day = passed & (_proof(points, at) == 1), pick(points.date, at, 0)
    in_time = day == ways.targets.deadline
    verdicts.put(reached & (day < ways.targets.deadline), Status.ACHIEVED_EARLY, at)
    verdicts.put(reached & in_time & held_before, Status.ACHIEVED_EARLY, at)
    verdicts.put(reached & in_time, Status.ACHIEVED, at)
    verdicts.put(
        passed & ways.targets.late_allowed & (found.reached_after != NONE), Status.ACHIEVED_LATE, found.reached_after
    )
    verdicts.put(passed, Status.MISSED, at)


def _unready(verdicts: Verdicts, ways: Ways, points: Points, found: Marked, missing_year: Marks) -> None:
    """Rule 6."""
    _provisional(verdicts, ways, points, found, missing_year)
    reason = _reasons(ways, found, missing_year)
    verdicts.put(reason != NONE, Status.NOT_ASSESSABLE, found.latest, reason)


def _provisional(verdicts: Verdicts, ways: Ways, points: Points, found: Marked, missing_year: Marks) -> None:
    targets = ways.targets
    rated, growth = targets.is_kind(Kind.AVERAGE_RATE), targets.is_kind(Kind.GROWTH)
    mine = ~ways.shape.kept & ~missing_year & ~(rated & (targets.value == 0))
    verdicts.put(mine & ~ways.has_deadline & (found.settled != NONE) & ~rated, Status.NOT_YET, found.settled)
    latest = np.where(found.interim == NONE, found.latest, found.interim)
    side = np.where(rated, pick(points.so_far, latest, NONE), _proof(points, latest))
    bound_only = np.full(len(mine), REASONS.index(Reason.BOUND_ONLY), dtype=np.int8)
    mine &= rated | growth
    verdicts.put(mine & (side == NONE), Status.NOT_ASSESSABLE, latest, bound_only)
    verdicts.put(mine & (side == 1), Status.ABOVE_SO_FAR, latest)
    verdicts.put(mine, Status.BELOW_SO_FAR, latest)


def _reasons(ways: Ways, found: Marked, missing_year: Marks) -> Codes:
    """Why there is no honest way to say how it goes, -1 where there is one."""
    targets, from_zero = ways.targets, ways.from_zero
    no_line = ~ways.has_origin | (ways.origin >= targets.deadline)
    marks = {
        Reason.MISSING_YEAR: missing_year,
        Reason.ZERO_RATE: targets.is_kind(Kind.AVERAGE_RATE),
        Reason.JUDGED_AT_DEADLINE: targets.is_kind(Kind.MILESTONE),
        Reason.NO_START: from_zero & no_line,
        Reason.ESTIMATE: found.course == NONE,
        Reason.NO_BASELINE: np.isnan(ways.start_value),
        Reason.NO_BASELINE_DATE: no_line,
        Reason.TARGET_ZERO: from_zero & (ways.target == 0),
        Reason.BASELINE_BEYOND: ~from_zero & (ways.shape.d * (ways.target - ways.start_value) <= 0),
    }
    codes = [REASONS.index(reason) for reason in UNREADY]
    return np.select([marks[reason] for reason in UNREADY], codes, NONE).astype(np.int8)


def _on_course(verdicts: Verdicts, ways: Ways, points: Points, course: Rows, settings: Settings) -> None:
    """Rule 7."""
    open_ = verdicts.status == NONE
    value, day = _value(points, course), pick(points.date, course, 0)
    ahead_by, error = lead(ways, value, day)
    wrong, close = wrong_way(ways, value, settings)
    binding = ways.targets.binding == BINDINGS.index(Binding.BINDING)
    verdicts.put(open_ & wrong, Status.FAR_BEHIND, course)
    for (status, least), (_, strict) in zip(
        bands_of(settings, binding=False), bands_of(settings, binding=True), strict=True
    ):
        threshold = np.where(binding, float(strict), float(least))
        close = close | (abs(ahead_by - threshold) <= error)
        verdicts.put(open_ & (ahead_by >= threshold), status, course)
    verdicts.put(open_, Status.FAR_BEHIND, course)
    verdicts.near |= open_ & close


def _value(points: Points, rows: Rows) -> Numbers:
    return pick(points.value, rows, np.nan)


def _proof(points: Points, rows: Rows) -> Codes:
    return pick(points.proof, rows, NONE)


def _room(ways: Ways, value: Numbers) -> Numbers:
    """How far a value lies inside the nearer bound."""
    return np.fmin(value - ways.low, ways.high - value)
