"""The key of statuses: sign, word and number of each that occurs, flowing over lines below a chart."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tracker.charts.kit.fills import swatch
from tracker.charts.kit.frame import EDGE
from tracker.charts.kit.look import BODY, Dict, Look
from tracker.charts.kit.notes import linked, note
from tracker.charts.kit.signs import sign
from tracker.charts.kit.typeset import safe, text_width
from tracker.core.kinds import Status, StatusGroup, StatusKind
from tracker.views.rows import TargetRow
from tracker.words import text

_LINE, _SIGN, _GAP, _ABOVE = 24, 17, 18, 20


def status_counts(rows: Sequence[TargetRow]) -> dict[Status, int]:
    """How many targets have each status that occurs: the judged best first, then first impressions, then the open."""
    return in_groups(Counter(row.status for row in rows))


def in_groups(found: Mapping[Status, int]) -> dict[Status, int]:
    """The statuses that occur, by the group that a roll-up counts them in, best first in each."""
    return {status: found[status] for group in StatusGroup for status in Status
            if status.group is group and found.get(status)}  # fmt: skip


def status_word(row: TargetRow, lang: str) -> str:
    """The status of a target in words."""
    return text(lang, row.status_key)


def count_words(status: Status, count: int, lang: str) -> str:
    """A status with its number: 滞后 5."""
    return text(lang, "chart.status_count", status=text(lang, f"status.{status}"), count=count)


def by_kind(counts: Mapping[Status, int]) -> dict[StatusKind, int]:
    """How many targets have statuses of each kind that occurs, best first."""
    found = {kind: sum(count for status, count in counts.items() if status.kind is kind) for kind in StatusKind}
    return {kind: count for kind, count in found.items() if count}


def kind_words(kind: StatusKind, count: int, lang: str) -> str:
    """A kind of status with its number."""
    return text(lang, "chart.status_count", status=text(lang, f"status.kind.{kind}"), count=count)


def counts_words(rows: Sequence[TargetRow], lang: str) -> str:
    """The counts by status in words, best first."""
    return text(lang, "chart.list_gap").join(count_words(*found, lang) for found in status_counts(rows).items())


def status_legend(
    found: Mapping[Status, int], lang: str, look: Look, *, left: float = 0, below: float = 0, bars: bool = False
) -> tuple[list[Dict], list[Dict], float]:
    """The statuses that occur, each with its number, as `sign_legend` draws them."""
    words = [(status, count_words(status, count, lang)) for status, count in found.items()]
    return sign_legend(words, look, left=left, below=below, bars=bars)


def sign_legend(
    items: Iterable[tuple[Status, str]],
    look: Look,
    *,
    left: float = 0,
    below: float = 0,
    bars: bool = False,
    kinds: bool = False,
) -> tuple[list[Dict], list[Dict], float]:
    """Annotations and shapes that begin `below` pixels under the plot, and the margin that they need below it.

    Each item is a status and its words; it is shown by its sign or, where the chart has `bars`, by the fill of its
    segments, and leads to the targets of that status, or of all of its kind where the items are `kinds`.
    """
    notes, signs, x, line = [], [], 0.0, 0
    for status, words in items:
        room = _SIGN + text_width(words, BODY)
        if x and x + room > look.width - 2 * EDGE:
            x, line = 0.0, line + 1
        depth = -(below + _ABOVE + line * _LINE)
        signs.append(
            swatch(status, look, xshift=left + x + 6, yshift=depth)
            if bars
            else sign(status, look, xref="paper", x=0, xshift=left + x + 6, yref="paper", y=0, yshift=depth)
        )
        asked = [each.value for each in Status if each is status or (kinds and each.kind is status.kind)]
        shown = linked(safe(words), look, "library", statuses=",".join(asked))
        notes.append(note(shown, 0, 0, xshift=left + x + _SIGN, yshift=depth))
        x += room + _GAP
    return notes, signs, below + _ABOVE + line * _LINE + 14
