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


class Vintage(StrEnum):
    """Which release of a value it is; ordered from early to late, unmarked counts as final."""

    FLASH = "flash"
    PRELIMINARY = "preliminary"
    FINAL = "final"
    UNMARKED = ""


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


class Status(StrEnum):
    """Where a target stands, ordered from best to worst; the last three are not judged."""

    ACHIEVED_EARLY = "achieved_early"
    ACHIEVED = "achieved"
    HOLDING = "holding"
    AHEAD = "ahead"
    ON_TRACK = "on_track"
    ACHIEVED_LATE = "achieved_late"
    FLOOR_ONLY = "floor_only"
    BEHIND = "behind"
    FAR_BEHIND = "far_behind"
    BREACHED = "breached"
    MISSED = "missed"
    RESULT_DUE = "result_due"
    NO_DATA = "no_data"
    NOT_ASSESSABLE = "not_assessable"

    @property
    def judged(self) -> bool:
        """Whether a target with this status counts as judged in a roll-up."""
        return self not in UNJUDGED


UNJUDGED = frozenset({Status.RESULT_DUE, Status.NO_DATA, Status.NOT_ASSESSABLE})
