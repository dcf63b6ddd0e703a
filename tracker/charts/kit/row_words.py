"""The words of a target's row: name, actual → target, deadline, status and lead, broken into lines that fit."""

from collections.abc import Sequence

from tracker.charts.kit.look import BODY, SMALL, Look
from tracker.charts.kit.status_legend import status_word
from tracker.charts.kit.target_rows import RowWords
from tracker.charts.kit.typeset import text_width, wrap
from tracker.core.kinds import Kind, Tier
from tracker.views.rows import TargetRow
from tracker.views.written import judged_words
from tracker.words import day, period, points, signed_points, text

_NAME_MOST, _VALUE_MOST = 250.0, 200.0


def paired(rows: Sequence[TargetRow]) -> list[tuple[TargetRow, TargetRow | None]]:
    """The rows without the stretch tiers that join their floor's row, each with its stretch."""
    codes = {row.code for row in rows}
    stretches = {row.tier_of: row for row in rows if row.tier == Tier.STRETCH and row.tier_of in codes}
    return [(row, stretches.get(row.code)) for row in rows if stretches.get(row.tier_of) is not row]


def row_words(row: TargetRow, stretch: TargetRow | None, name: str, group: str, lang: str, look: Look) -> RowWords:
    """One row under a name and a group."""
    room, width = _rooms(look)
    second = [period(row.latest_period, lang)] if row.latest_period and row.latest is not None else []
    if stretch is not None:
        second.append(stretch_words(stretch, lang))
    return RowWords(
        row=row,
        stretch=stretch,
        group=group,
        name=tuple(wrap(name, BODY, room)),
        value=_value_lines(row, lang, width),
        second=tuple(part for words in second for part in wrap(words, SMALL, width)),
        deadline=day(row.deadline, lang) if row.deadline else text(lang, "chart.no_deadline"),
        status=status_word(row, lang),
        lead=distance_words(row, lang) if row.status.by_lead or row.status.provisional else "",
    )


def _rooms(look: Look) -> tuple[float, float]:
    """The widths in pixels that name and values may take."""
    if not look.stacked:
        return min(_NAME_MOST, look.width * 0.27), min(_VALUE_MOST, look.width * 0.22)
    whole = look.width - 24
    return (whole * 0.54, whole * 0.43) if look.halved else (whole, whole)


def pair_words(row: TargetRow, lang: str) -> str:
    """Actual → target, the actual in the indicator's unit, the target as the document states it."""
    return f"{judged_words(row, lang)} → {goal_words(row, lang)}"


def _value_lines(row: TargetRow, lang: str, width: float) -> tuple[str, ...]:
    """The same in one line if it fits, else broken behind the arrow."""
    whole = pair_words(row, lang)
    if text_width(whole, BODY) <= width:
        return (whole,)
    return (f"{judged_words(row, lang)} →", *wrap(goal_words(row, lang), BODY, width))


def goal_words(row: TargetRow, lang: str) -> str:
    """The target as the document states it; a milestone is to be done, a withheld figure is said to be.

    A mean of yearly rates is called one, because 年均 7 % asks for something else than 7 %.
    """
    if row.kind == Kind.AVERAGE_RATE and row.target_words:
        return text(lang, "chart.yearly_average", amount=row.target_words)
    return row.target_words or text(lang, "chart.done" if row.kind == Kind.MILESTONE else "chart.redacted")


def stretch_words(stretch: TargetRow, lang: str) -> str:
    """The stretch tier of a goal with its own status."""
    return text(lang, "chart.stretch_with", amount=stretch.target_words, status=status_word(stretch, lang))


def distance_words(row: TargetRow, lang: str) -> str:
    """How a target stands in points: its lead, or how far a rate is above or below the target; empty without either."""
    if row.ranked_by is None:
        return ""
    if not row.is_rate or row.rate is None or row.value is None:
        return signed_points(row.ranked_by, lang)
    apart = round(row.rate - row.value, max(row.decimals, 1)) / 100
    side = "equal" if not apart else "above" if apart > 0 else "below"
    return text(lang, f"chart.points_{side}", amount=points(abs(apart), lang))
