"""The key of statuses: sign, word and number of each that occurs, flowing over lines below a chart."""

from collections import Counter
from collections.abc import Mapping, Sequence

from tracker.charts.fills import swatch
from tracker.charts.frame import EDGE
from tracker.charts.look import BODY, Dict, Look
from tracker.charts.notes import note
from tracker.charts.signs import sign
from tracker.charts.typeset import safe, text_width
from tracker.core.kinds import Status
from tracker.views.rows import TargetRow
from tracker.words import text

_LINE, _SIGN, _GAP, _ABOVE = 24, 17, 18, 20


def status_counts(rows: Sequence[TargetRow]) -> dict[Status, int]:
    """How many targets have each status that occurs, best first."""
    found = Counter(row.status for row in rows)
    return {status: found[status] for status in Status if found[status]}


def status_word(row: TargetRow, lang: str) -> str:
    """The status of a target in words; what is reached without a deadline is not reached on time."""
    if row.status == Status.ACHIEVED and row.deadline is None:
        return text(lang, "status.achieved_open")
    return text(lang, row.status_key)


def count_words(status: Status, count: int, lang: str) -> str:
    """A status with its number: 滞后 5."""
    return text(lang, "chart.status_count", status=text(lang, f"status.{status}"), count=count)


def counts_words(rows: Sequence[TargetRow], lang: str) -> str:
    """The counts by status in words, best first."""
    return text(lang, "chart.list_gap").join(count_words(*found, lang) for found in status_counts(rows).items())


def status_key(
    found: Mapping[Status, int], lang: str, look: Look, *, left: float = 0, below: float = 0, bars: bool = False
) -> tuple[list[Dict], list[Dict], float]:
    """Annotations and shapes that begin `below` pixels under the plot, and the margin that they need below it.

    Each status is shown by its sign or, where the chart has `bars`, by the fill of its segments.
    """
    notes, signs, x, line = [], [], 0.0, 0
    for status, count in found.items():
        words = count_words(status, count, lang)
        room = _SIGN + text_width(words, BODY)
        if x and x + room > look.width - 2 * EDGE:
            x, line = 0.0, line + 1
        depth = -(below + _ABOVE + line * _LINE)
        signs.append(
            swatch(status, look, xshift=left + x + 6, yshift=depth)
            if bars
            else sign(status, look, xref="paper", x=0, xshift=left + x + 6, yref="paper", y=0, yshift=depth)
        )
        notes.append(note(safe(words), 0, 0, xshift=left + x + _SIGN, yshift=depth))
        x += room + _GAP
    return notes, signs, below + _ABOVE + line * _LINE + 14
