"""The newest value of a target's series where it is not one that the target is judged by: of another period."""

from dataclasses import dataclass
from decimal import Decimal

from tracker.core.judging import Judgement
from tracker.core.judging.promise import Observation, Promise
from tracker.words import period, text, value_words


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest value, and where it lies: it is the `baseline`, or `before`, `after` or `beside` the target's term."""

    value: Observation
    where: str

    def when(self, lang: str) -> str:
        """Its period, and how that stands to the target's."""
        return text(lang, f"table.newest_{self.where}", period=period(self.value.period, lang))

    def words(self, unit: str, lang: str, counted: str = "", beside: Decimal | None = None) -> str:
        """The value, named as the newest that was published, with its period; `beside` the target's."""
        amount = value_words(self.value.value, unit, self.value.qualifier, lang, counted=counted, beside=beside)
        return text(lang, "table.newest", amount=amount, when=self.when(lang))


def newest_of(known: list[Observation], promise: Promise, judged: Judgement) -> Newest | None:
    """The newest of the values known on the day; None where the target is judged by it or by a later one."""
    value = max(known, key=lambda each: (each.period.end, each.period.start), default=None)
    if value is None or (judged.latest is not None and judged.latest.period.end >= value.period.end):
        return None
    return Newest(value, _where(value, promise, judged))


def _where(value: Observation, promise: Promise, judged: Judgement) -> str:
    baseline = judged.baseline
    if baseline is not None and baseline.date is not None and value.period.end <= baseline.date:
        return "baseline" if value.period.end == baseline.date else "before"
    if promise.start is not None and value.period.end < promise.start:
        return "before"
    if promise.deadline is not None and value.period.end > promise.deadline:
        return "after"
    return "beside"
