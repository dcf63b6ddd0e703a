"""The vocabulary of a target, as stable codes; `tracker.words` has the words for each.

Every code here is stored in the database, written in the catalogue and put into addresses, so it never changes
and is never translated. Terms follow the official evaluations of Chinese plans (see the README's glossary).
"""

from enum import StrEnum


class Kind(StrEnum):
    """What sort of goal it is; a target is judged by its kind, never by its unit."""

    LEVEL = "level"
    TOTAL = "total"
    GROWTH = "growth"
    AVERAGE_RATE = "average_rate"
    HOLD = "hold"
    RELATIVE = "relative"
    INTERVAL = "interval"
    MILESTONE = "milestone"


class Comparator(StrEnum):
    """How the actual has to stand to the target value."""

    AT_LEAST = ">="
    ABOVE = ">"
    AT_MOST = "<="
    BELOW = "<"
    ABOUT = "~"
    COUNT = "="
    BETWEEN = "between"


class Commitment(StrEnum):
    """How strongly the document commits itself: 确保, 力争, a plain plan, 迈向/奋斗目标."""

    MUST = "must"
    STRIVE = "strive"
    PLAN = "plan"
    ASPIRATION = "aspiration"


class Binding(StrEnum):
    """约束性, 预期性, or the source does not say (then treated as expected)."""

    BINDING = "binding"
    EXPECTED = "expected"
    UNSPECIFIED = "unspecified"


class Direction(StrEnum):
    """Which way is better."""

    MORE = "more"
    LESS = "less"
    NEUTRAL = "neutral"


class Measure(StrEnum):
    """What the indicator measures: a stock at a date, a flow over a period, a rate of change, or a share."""

    LEVEL = "level"
    FLOW = "flow"
    RATE = "rate"
    SHARE = "share"


class BaselineBasis(StrEnum):
    """Where the baseline value comes from; anything but `stated` is marked on screen."""

    STATED = "stated"
    PUBLISHED = "published"
    DERIVED = "derived"
    NONE = "none"


class DeadlineBasis(StrEnum):
    """Whether the document states the deadline, it was inferred, or there is none."""

    STATED = "stated"
    INFERRED = "inferred"
    NONE = "none"


class IntervalMode(StrEnum):
    """Whether an interval is to be reached (1-2 家) or kept (失业率 3-6 %)."""

    REACH = "reach"
    KEEP = "keep"


class Tier(StrEnum):
    """The two tiers of one goal: 确保 6000 is the floor, 力争 6200 the stretch."""

    FLOOR = "floor"
    STRETCH = "stretch"


class Frequency(StrEnum):
    """The kinds of period an actual can be for."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    YTD = "ytd"
    DATE = "date"


class Qualifier(StrEnum):
    """How exact a published value is: =, 突破/超过, 不足, 约, 预计."""

    EXACT = "="
    ABOVE = ">"
    BELOW = "<"
    ABOUT = "about"
    ESTIMATE = "estimate"


BOUNDS = frozenset({Qualifier.ABOVE, Qualifier.BELOW})
"""What says only on which side of its number a value lies."""


class Vintage(StrEnum):
    """Which release of a value it is; ordered from early to late, unmarked counts as final."""

    FLASH = "flash"
    PRELIMINARY = "preliminary"
    FINAL = "final"
    UNMARKED = ""


class Standing(StrEnum):
    """Who has published a value: an office, nobody who is named, or a newspaper or anybody else."""

    OFFICIAL = "official"
    UNNAMED = ""
    OTHER = "other"


class ActualBasis(StrEnum):
    """Where an actual comes from."""

    STATED = "stated"
    PUBLISHED = "published"
    DERIVED = "derived"
    USER = "user"


class Certainty(StrEnum):
    """How sure the transcription is: official text or two agreeing texts; one second-hand text; entered by a person."""

    HIGH = "high"
    MEDIUM = "medium"
    UNMARKED = ""


class StatusGroup(StrEnum):
    """How a roll-up counts a status: as judged, as a first impression before the deadline (初步判断), or not at all."""

    JUDGED = "judged"
    PROVISIONAL = "provisional"
    UNJUDGED = "unjudged"


class StatusKind(StrEnum):
    """What a reader of many targets asks first, best first; each kind of status stands in one group of a roll-up."""

    MET = "met"
    ON_SCHEDULE = "on_schedule"
    BEHIND = "behind"
    NOT_MET = "not_met"
    FIRST_IMPRESSION = "first_impression"
    NOT_ASSESSED = "not_assessed"


class Status(StrEnum):
    """Where a target stands, ordered from best to worst; the last three are not judged."""

    ACHIEVED_EARLY = "achieved_early"
    ACHIEVED = "achieved"
    REACHED = "reached"
    HOLDING = "holding"
    AHEAD = "ahead"
    ON_TRACK = "on_track"
    ABOVE_SO_FAR = "above_so_far"
    ACHIEVED_LATE = "achieved_late"
    FLOOR_ONLY = "floor_only"
    NOT_YET = "not_yet"
    BELOW_SO_FAR = "below_so_far"
    BEHIND = "behind"
    FAR_BEHIND = "far_behind"
    BREACHED = "breached"
    MISSED = "missed"
    RESULT_DUE = "result_due"
    NO_DATA = "no_data"
    NOT_ASSESSABLE = "not_assessable"

    @property
    def group(self) -> StatusGroup:
        """How a roll-up counts it."""
        return _GROUPS.get(self, StatusGroup.JUDGED)

    @property
    def kind(self) -> StatusKind:
        """What it says at a glance, among many."""
        return _KINDS[self]

    @property
    def judged(self) -> bool:
        """Whether a target with this status counts as judged in a roll-up."""
        return self.group is StatusGroup.JUDGED

    @property
    def provisional(self) -> bool:
        """Whether it is a first impression, counted apart from the judged."""
        return self.group is StatusGroup.PROVISIONAL

    @property
    def achieved(self) -> bool:
        """Whether the target counts as achieved: early, on time, late, or without a deadline."""
        return self in _ACHIEVED

    @property
    def by_lead(self) -> bool:
        """Whether the status is a band of the lead, so that the lead stands beside it."""
        return self in _BY_LEAD


def status_key(status: Status, comparator: str) -> str:
    """The key of a status' words for a target: of a ceiling a rate on its right side lies below, not above."""
    ceiling = status in (Status.ABOVE_SO_FAR, Status.BELOW_SO_FAR) and comparator in (
        Comparator.AT_MOST,
        Comparator.BELOW,
    )
    return f"status.{status}{'_ceiling' if ceiling else ''}"


_KINDS = {
    status: kind
    for kind, statuses in {
        StatusKind.MET: (
            Status.ACHIEVED_EARLY,
            Status.ACHIEVED,
            Status.REACHED,
            Status.HOLDING,
            Status.ACHIEVED_LATE,
            Status.FLOOR_ONLY,
        ),
        StatusKind.ON_SCHEDULE: (Status.AHEAD, Status.ON_TRACK),
        StatusKind.BEHIND: (Status.BEHIND, Status.FAR_BEHIND),
        StatusKind.NOT_MET: (Status.BREACHED, Status.MISSED),
        StatusKind.FIRST_IMPRESSION: (Status.ABOVE_SO_FAR, Status.NOT_YET, Status.BELOW_SO_FAR),
        StatusKind.NOT_ASSESSED: (Status.RESULT_DUE, Status.NO_DATA, Status.NOT_ASSESSABLE),
    }.items()
    for status in statuses
}
_GROUPS = {
    Status.ABOVE_SO_FAR: StatusGroup.PROVISIONAL,
    Status.NOT_YET: StatusGroup.PROVISIONAL,
    Status.BELOW_SO_FAR: StatusGroup.PROVISIONAL,
    Status.RESULT_DUE: StatusGroup.UNJUDGED,
    Status.NO_DATA: StatusGroup.UNJUDGED,
    Status.NOT_ASSESSABLE: StatusGroup.UNJUDGED,
}
_ACHIEVED = frozenset({Status.ACHIEVED_EARLY, Status.ACHIEVED, Status.REACHED, Status.ACHIEVED_LATE})
_BY_LEAD = frozenset({Status.AHEAD, Status.ON_TRACK, Status.BEHIND, Status.FAR_BEHIND})
