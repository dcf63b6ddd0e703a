"""A place on one page: its targets, those first that want attention, and what is to be said of them in sentences."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from tracker.core.kinds import Kind, Status
from tracker.views.board import Board
from tracker.views.highlights import ACHIEVED, WANTING
from tracker.views.rows import TargetRow, Trajectory
from tracker.views.target import trajectory
from tracker.views.written import judged_words
from tracker.words import day, points, text

_MOST = {"zh": 28, "en": 64}
"""So many characters of a finding fit into the title of a picture."""
_NAMED = 3
MOST_ON_A_PAGE = 100
"""So many targets are drawn with their courses on the page of a place; of more only the progress is."""
_DUE = (Status.RESULT_DUE,)
_OPEN = (Status.NOT_YET, Status.ON_TRACK, Status.ABOVE_SO_FAR, Status.AHEAD, Status.HOLDING)
_WORST_FIRST = (
    Status.BREACHED, Status.MISSED, Status.FAR_BEHIND, Status.BEHIND, Status.BELOW_SO_FAR, Status.FLOOR_ONLY,
    Status.RESULT_DUE, *_OPEN, *(status for status in Status if status.achieved), Status.NO_DATA,
    Status.NOT_ASSESSABLE,
)  # fmt: skip


def in_order(rows: Sequence[TargetRow]) -> list[TargetRow]:
    """The targets by how much they want attention: the worst status first, then the largest gap, then the deadline."""
    order = {status: place for place, status in enumerate(dict.fromkeys((*_WORST_FIRST, *Status)))}
    return sorted(rows, key=lambda row: (order[row.status], row.lead or 0.0, row.deadline or date.max))


def brief_course(board: Board, lang: str, row: TargetRow) -> Trajectory:
    """The course of a goal's target, with the goal's own row in its place."""
    return replace(trajectory(board, lang, row.code), target=row)


def titled(row: TargetRow, lang: str) -> str:
    """The finding of a target as the title of a picture, with its place where there is room for it."""
    said = finding(row, lang)
    placed = text(lang, "brief.of_place", place=row.jurisdiction, finding=said)
    return placed if len(placed) <= _MOST[lang] else said


def finding(row: TargetRow, lang: str) -> str:
    """What is to be said of a target: its value, and how it stands; shorter where the title of a picture is too short.

    The distance to the schedule in percentage points where the status is judged by it and is another than 符合, else
    the status, so that it never says more than the status does. At most 28 characters in Chinese, 64 in English, unless
    the name of the indicator alone is longer.
    """
    stands, titles = _stands(row, lang), list(dict.fromkeys((row.title, row.indicator)))
    if row.kind == Kind.AVERAGE_RATE and row.mean is None:  # the rate of one year is not what it is judged by
        return text(lang, "brief.finding_bare", title=text(lang, "brief.yearly", title=row.title), stands=stands)
    forms = []
    if row.latest is not None:
        value = judged_words(row, lang)
        forms = [text(lang, "brief.finding", title=title, value=value, stands=stands) for title in titles]
    elif row.latest is None and row.target_words:
        forms = [text(lang, "brief.finding_of_target", title=row.title, target=row.target_words, stands=stands)]
    forms += [text(lang, "brief.finding_bare", title=title, stands=stands) for title in titles]
    return next((words for words in forms if len(words) <= _MOST[lang]), forms[-1])


def _stands(row: TargetRow, lang: str) -> str:
    if row.status.by_lead and row.status is not Status.ON_TRACK and row.lead is not None and round(row.lead, 3):
        return text(lang, f"brief.{'ahead' if row.lead > 0 else 'behind'}", points=points(abs(row.lead), lang))
    return text(lang, row.status_key)


def headline(rows: Sequence[TargetRow], lang: str) -> str:
    """One sentence as the title of the page: how many targets want attention, wait for a result, or are met."""
    counts = {name: _count(rows, wanted) for name, wanted in (("wanting", WANTING), ("due", _DUE), ("met", ACHIEVED))}
    said = [text(lang, f"brief.count_{name}", count=count) for name, count in counts.items() if count]
    listed = text(lang, "brief.gap").join(said) or text(lang, "brief.count_none")
    return text(lang, "brief.headline", count=len(rows), listed=listed)


def _count(rows: Sequence[TargetRow], wanted: Sequence[Status]) -> int:
    return sum(row.status in wanted for row in rows)


def sentences(rows: Sequence[TargetRow], place: str, as_of: date, lang: str) -> list[str]:
    """Two to five sentences: how many targets there are, what wants attention, waits, is met, and falls due next."""
    judged, bare = sum(row.status.judged for row in rows), _count(rows, (Status.NO_DATA,))
    said = [text(lang, "brief.all", day=day(as_of, lang), place=place, count=len(rows), judged=judged, bare=bare)]
    ordered = in_order(rows)
    for name, wanted, words in (
        ("wanting", WANTING, finding), ("due", _DUE, lambda row, lang: row.title), ("met", ACHIEVED, finding),
    ):  # fmt: skip
        said += _named(name, [row for row in ordered if row.status in wanted], words, lang)
    return [*said, *_next(rows, as_of, lang)]


def _named(name: str, rows: Sequence[TargetRow], words: Callable[[TargetRow, str], str], lang: str) -> list[str]:
    """A sentence that names the first of the rows, and says how many there are where it does not name all."""
    if not rows:
        return []
    first = text(lang, "brief.gap").join(words(row, lang) for row in rows[:_NAMED])
    return [text(lang, f"brief.{name}{'_more' if len(rows) > _NAMED else ''}", listed=first, count=len(rows))]


def _next(rows: Sequence[TargetRow], as_of: date, lang: str) -> list[str]:
    """The next deadline, how many targets have it, and how many of those lack data."""
    ahead = [row for row in rows if row.deadline and row.deadline >= as_of]
    if not ahead:
        return []
    first = min(row.deadline for row in ahead if row.deadline)
    due = [row for row in ahead if row.deadline == first]
    bare = _count(due, (Status.NO_DATA,))
    key = "next" if not bare else "next_all_bare" if bare == len(due) else "next_bare"
    return [text(lang, f"brief.{key}", day=day(first, lang), count=len(due), bare=bare)]
