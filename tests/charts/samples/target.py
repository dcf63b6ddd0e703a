"""One made-up target: what a test says of it, and the longest real names."""

from datetime import date
from decimal import Decimal

from tests.charts.samples.names import NAMES, PLACES, THEMES
from tracker.core.kinds import Commitment, Comparator, Kind, Status
from tracker.core.periods import Period
from tracker.views.rows import TargetRow
from tracker.words import measured, period, quantity, text

COUNTED = {"entities": "entity|entities", "outfalls": "outfall|outfalls", "firms": "enterprise|enterprises"}
"""What the example indicators count, in English."""


def target(
    code: str,
    indicator: str,
    lang: str,
    status: Status,
    *,
    place: str = "420500",
    theme: str = "economy",
    kind: Kind = Kind.LEVEL,
    value: str | None = "100",
    unit: str = "亿元",
    comparator: Comparator = Comparator.AT_LEAST,
    deadline: date | None = date(2025, 12, 31),
    progress: float | None = None,
    completion: float | None = None,
    elapsed: float | None = None,
    latest: str | None = None,
    period: str | None = None,
    decimals: int = 1,
    baseline: str | None = None,
    upper: str | None = None,
    tier: str = "",
    tier_of: str = "",
    redacted: bool = False,
    parent: str = "",
    announced: date = date(2021, 2, 8),
    start: date = date(2020, 12, 31),
    band: tuple[str, str] | None = None,
) -> TargetRow:
    """A target under a code, of an indicator of `NAMES`."""
    at = 0 if lang == "zh" else 1
    counted = "" if lang == "zh" else COUNTED.get(indicator, "")
    amount = Decimal(value) if value else None
    high = Decimal(upper) if upper else None
    latest_period = Period.from_code(period) if period else None
    actual = Decimal(latest) if latest else None
    return TargetRow(
        code=code,
        jurisdiction_code=place,
        jurisdiction=PLACES[place][at],
        indicator_code=indicator,
        indicator=NAMES[indicator][at],
        scope="",
        theme_code=theme,
        theme=THEMES[theme][at],
        kind=kind,
        comparator=comparator,
        commitment=Commitment.PLAN,
        binding="unspecified",
        value=amount,
        upper=high,
        unit=unit,
        counted=counted,
        decimals=decimals,
        redacted=redacted,
        target_words=measured(comparator, amount, high, unit, lang, counted=counted) if amount is not None else "",
        start=start,
        deadline=deadline,
        deadline_basis="stated" if deadline else "none",
        tier=tier,
        tier_of=tier_of,
        parent=parent,
        source="002",
        source_short=("宜昌市“十四五”规划纲要", "Yichang 14th Five-Year Plan")[at],
        line=12,
        figure="",
        announced=announced,
        status=status,
        reason="",
        flags=(),
        progress=progress,
        completion=completion,
        elapsed=elapsed,
        lead=progress - elapsed if progress is not None and elapsed is not None else None,
        expected=None,
        latest=actual,
        latest_period=latest_period,
        latest_words=_latest_words(actual, unit, counted, latest_period, lang),
        data_as_of=latest_period.end if latest_period else None,
        baseline=Decimal(baseline) if baseline else None,
        band=(Decimal(band[0]), Decimal(band[1])) if band else (amount, high) if amount and high else None,
        within="420500" if place.startswith("4205") and place != "420500" else "420000" if place != "420000" else "",
        data_from=((("宜昌市统计局", "Yichang Bureau of Statistics")[at],) if actual is not None else ()),
    )


def _latest_words(actual: Decimal | None, unit: str, counted: str, when: Period | None, lang: str) -> str:
    if actual is None or when is None:
        return ""
    return text(
        lang, "table.value_in_period", amount=quantity(actual, unit, lang, counted=counted), period=period(when, lang)
    )
