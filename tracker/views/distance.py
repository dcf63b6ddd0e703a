"""How far a value is from its target, in words that say on which side of it and not whether that is good."""

from decimal import Decimal

from tracker.views.rows import TargetRow
from tracker.words import points, quantity, text


def distance_words(row: TargetRow, value: Decimal, lang: str) -> str:
    """How far a value is from its target: in points for rates and shares; nothing for what is kept in a band."""
    if row.value is None or row.band:
        return ""
    apart = value - row.value
    if not apart:
        return text(lang, "chart.distance_none")
    amount = (
        quantity(abs(apart), row.unit, lang, row.decimals, counted=row.counted, beside=row.beside)
        if row.of_amounts
        else points(abs(apart) / 100, lang)
    )
    unit = "amount" if row.of_amounts else "points"
    return text(lang, f"chart.distance_{unit}_{'more' if apart > 0 else 'less'}", amount=amount)
