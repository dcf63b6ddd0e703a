"""The rows of the progress chart, measured: which words stand where, how high each row is, how wide the columns are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.charts.look import BODY, HEADING, LINE, SMALL, Look
from tracker.charts.share_marks import ShareMarks, share_marks
from tracker.charts.status_key import status_word
from tracker.charts.typeset import text_width, widest, wrap
from tracker.core.kinds import Kind, Status, Tier
from tracker.views.rows import TargetRow
from tracker.words import day, period, quantity, signed_points, text

GAP = 18
_BY_LEAD = frozenset({Status.AHEAD, Status.ON_TRACK, Status.BEHIND, Status.FAR_BEHIND})
_NAME_MOST, _VALUE_MOST = 250.0, 200.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in pixels of the columns left and right of the track."""

    name: float
    value: float
    deadline: float
    status: float

    @property
    def right(self) -> float:
        """All that stands right of the track."""
        return self.value + self.deadline + self.status + 3 * GAP


@dataclass(frozen=True, slots=True)
class Entry:
    """One drawn row: a target, with its stretch tier if the rows have one, and its words in lines."""

    row: TargetRow
    stretch: TargetRow | None
    marks: ShareMarks
    name: tuple[str, ...]
    value: tuple[str, ...]
    second: tuple[str, ...]
    deadline: str
    status: str
    lead: str

    @property
    def lines(self) -> int:
        """How many lines the highest cell has in columns."""
        return max(len(self.name), len(self.value) + len(self.second), 2 if self.lead else 1)


def entries(rows: Sequence[TargetRow], lang: str, look: Look) -> list[Entry]:
    """The rows to draw, in the order of their themes' first appearance; a stretch tier joins its floor's row."""
    themes = {theme: place for place, theme in enumerate(dict.fromkeys(row.theme_code for row in rows))}
    floors = {row.code for row in rows}
    stretches = {row.tier_of: row for row in rows if row.tier == Tier.STRETCH and row.tier_of in floors}
    alone = [row for row in rows if stretches.get(row.tier_of) is not row]
    return [
        _entry(row, stretches.get(row.code), lang, look)
        for row in sorted(alone, key=lambda row: themes[row.theme_code])
    ]


def _entry(row: TargetRow, stretch: TargetRow | None, lang: str, look: Look) -> Entry:
    room = look.width - 24 if look.narrow else min(_NAME_MOST, look.width * 0.27)
    width = room if look.narrow else min(_VALUE_MOST, look.width * 0.22)
    second = [period(row.latest_period, lang)] if row.latest_period and row.latest is not None else []
    if stretch is not None:
        second.append(stretch_words(stretch, lang))
    lead = signed_points(row.lead, lang) if row.lead is not None and row.status in _BY_LEAD else ""
    return Entry(
        row=row,
        stretch=stretch,
        marks=share_marks(row, stretch),
        name=tuple(wrap(row.title, BODY, room)),
        value=_value_lines(row, lang, width),
        second=tuple(part for words in second for part in wrap(words, SMALL, width)),
        deadline=day(row.deadline, lang) if row.deadline else text(lang, "chart.no_deadline"),
        status=status_word(row, lang),
        lead=lead,
    )


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


def columns(shown: Sequence[Entry], lang: str) -> Columns:
    """The widths that these rows and the heads above them need."""
    return Columns(
        name=max(
            widest((line for entry in shown for line in entry.name), BODY),
            widest((entry.row.theme for entry in shown), HEADING * 1.06),
        ),
        value=max(
            widest((line for entry in shown for line in entry.value), BODY),
            widest((line for entry in shown for line in entry.second), SMALL),
            text_width(text(lang, "chart.head_value"), SMALL),
        ),
        deadline=max(
            widest((entry.deadline for entry in shown), BODY), text_width(text(lang, "chart.head_deadline"), SMALL)
        ),
        status=16
        + max(
            widest((entry.status for entry in shown), BODY),
            widest((entry.lead for entry in shown), SMALL),
            text_width(text(lang, "chart.head_status"), SMALL),
        ),
    )


def placed(shown: Sequence[Entry], look: Look) -> Iterator[tuple[Entry, float, float, str]]:
    """Each row with its upper edge and height in pixels, and its theme's name where a theme begins (36 px above it)."""
    edge, theme = 0.0, None
    for entry in shown:
        head = entry.row.theme if entry.row.theme_code != theme else ""
        theme = entry.row.theme_code
        edge += HEAD_HEIGHT if head else 0
        height = row_height(entry, look)
        yield entry, edge, height, head
        edge += height


HEAD_HEIGHT = 34.0


def row_height(entry: Entry, look: Look) -> float:
    """The height of a row in pixels: in columns that of its highest cell; when narrow, words above the track."""
    if look.narrow:
        return LINE * (len(entry.name) + len(entry.value) + len(entry.second) + 1) + 38
    return max(38.0, LINE * entry.lines + 10)
