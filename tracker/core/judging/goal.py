"""The set of values that fulfil a target, and what a value, exact or only a bound, proves about it."""

from dataclasses import dataclass
from decimal import Decimal

from tracker.core.judging.arithmetic import HUNDRED
from tracker.core.judging.promise import Promise
from tracker.core.kinds import Comparator, Direction, Kind, Qualifier
from tracker.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Goal:
    """The values from `low` to `high`; None is no bound. `strict` leaves the bounds themselves out."""

    low: Decimal | None
    high: Decimal | None
    strict: bool = False

    def proof(self, value: Decimal, qualifier: Qualifier) -> bool | None:
        """True where the value proves that the goal is reached, False that it is not, None where it proves neither.

        A value known to lie above 1000 (突破) proves that 900 was reached, and never that 1200 was not.
        Without any bound nothing can be proven.
        """
        if self.low is None and self.high is None:
            return None
        if qualifier is Qualifier.ABOVE:
            if self.high is not None and value >= self.high:
                return False
            return True if self.high is None and self.low is not None and value >= self.low else None
        if qualifier is Qualifier.BELOW:
            if self.low is not None and value <= self.low:
                return False
            return True if self.low is None and self.high is not None and value <= self.high else None
        if self.strict:
            return (self.low is None or value > self.low) and (self.high is None or value < self.high)
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def room(self, value: Decimal) -> Decimal:
        """How far the value lies inside the nearer bound; negative outside."""
        rooms = [value - self.low] if self.low is not None else []
        return min([*rooms, self.high - value] if self.high is not None else rooms)


def band(promise: Promise, settings: Settings) -> Decimal:
    """The half width of 左右: percentage points for shares, a part of the target value otherwise; 0 without `~`."""
    if promise.comparator is not Comparator.ABOUT or promise.value is None:
        return Decimal(0)
    return settings.about_points if promise.is_share else abs(promise.value) * settings.about_percent / HUNDRED


def allowed_band(promise: Promise, settings: Settings) -> tuple[Decimal, Decimal] | None:
    """The lowest and the highest value that an interval, or 左右 with its width, allows; None for other targets."""
    if promise.value is None:
        return None
    if promise.comparator is Comparator.BETWEEN and promise.upper is not None:
        return promise.value, promise.upper
    width = band(promise, settings)
    return (promise.value - width, promise.value + width) if width else None


def goal_of(promise: Promise, value: Decimal, d: int, settings: Settings) -> Goal:
    """The goal of a promise with this target value and sense.

    What is to be kept is kept on both sides of 左右; what is to be reached has one side, so that a better value
    never loses it, unless nothing says which side is better.
    """
    width = band(promise, settings)
    strict = promise.comparator in (Comparator.ABOVE, Comparator.BELOW)
    undirected = promise.direction is Direction.NEUTRAL
    if promise.kept and (promise.kind is Kind.INTERVAL or promise.comparator is Comparator.BETWEEN):
        return Goal(promise.value, promise.upper)
    if promise.comparator is Comparator.ABOUT and (promise.kept or undirected):
        return Goal(value - width, value + width)
    if promise.kept and promise.comparator is Comparator.COUNT and undirected:
        return Goal(value, value)
    if d > 0:
        return Goal(value - width, None, strict)
    return Goal(None, value + width, strict)
