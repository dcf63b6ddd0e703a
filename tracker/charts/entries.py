"""The words of a target's row: name, actual → target, deadline, status and lead, broken into lines that fit."""

from collections.abc import Sequence

from tracker.charts.ledger import Entry
from tracker.charts.look import BODY, SMALL, Look
from tracker.charts.status_key import status_word
from tracker.charts.typeset import text_width, wrap
from tracker.core.kinds import Kind, Status, Tier
from tracker.views.rows import TargetRow
from tracker.words import day, period, quantity, signed_points, text

_BY_LEAD = frozenset({Status.AHEAD, Status.ON_TRACK, Status.BEHIND, Status.FAR_BEHIND})
_NAME_MOST, _VALUE_MOST = 250.0, 200.0


def paired(rows: Sequence[TargetRow]) -> list[tuple[TargetRow, TargetRow | None]]:
    """The rows without the stretch tiers that join their floor's row, each with its stretch."""
    codes = {row.code for row in rows}
    stretches = {row.tier_of: row for row in rows if row.tier == Tier.STRETCH and row.tier_of in codes}
    return [(row, stretches.get(row.code)) for row in rows if stretches.get(row.tier_of) is not row]


def entry(row: TargetRow, stretch: TargetRow | None, name: str, group: str, lang: str, look: Look) -> Entry:
    """One row under a name and a group."""
    room, width = _rooms(look)
    second = [period(row.latest_period, lang)] if row.latest_period and row.latest is not None else []
    if stretch is not None:
        second.append(stretch_words(stretch, lang))
    return Entry(
        row=row,
        stretch=stretch,
        group=group,
        name=tuple(wrap(name, BODY, room)),
        value=_value_lines(row, lang, width),
        second=tuple(part for words in second for part in wrap(words, SMALL, width)),
        deadline=day(row.deadline, lang) if row.deadline else text(lang, "chart.no_deadline"),
        status=status_word(row, lang),
        lead=signed_points(row.lead, lang) if row.lead is not None and row.status in _BY_LEAD else "",
    )


def _rooms(look: Look) -> tuple[float, float]:
    """The widths in pixels that name and values may take."""
    if not look.stacked:
        return min(_NAME_MOST, look.width * 0.27), min(_VALUE_MOST, look.width * 0.22)
    whole = look.width - 24
    return (whole * 0.54, whole * 0.43) if look.halved else (whole, whole)


def value_words(row: TargetRow, lang: str) -> str:
    """Actual → target, the actual in the indicator's unit, the target as the document states it."""
    return f"{_actual(row, lang)} → {goal_words(row, lang)}"


def _value_lines(row: TargetRow, lang: str, width: float) -> tuple[str, ...]:
    """The same in one line if it fits, else broken behind the arrow."""
    whole = value_words(row, lang)
    if text_width(whole, BODY) <= width:
        return (whole,)
    return (f"{_actual(row, lang)} →", *wrap(goal_words(row, lang), BODY, width))


def _actual(row: TargetRow, lang: str) -> str:
    return "—" if row.latest is None else quantity(row.latest, row.unit, lang, row.decimals)


def goal_words(row: TargetRow, lang: str) -> str:
    """The target as the document states it; a milestone is to be done, a withheld figure is said to be."""
    return row.target_words or text(lang, "chart.done" if row.kind == Kind.MILESTONE else "chart.redacted")


def stretch_words(stretch: TargetRow, lang: str) -> str:
    """The stretch tier of a goal with its own status."""
    return text(lang, "chart.stretch_with", amount=stretch.target_words, status=status_word(stretch, lang))
