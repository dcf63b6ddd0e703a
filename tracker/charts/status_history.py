"""Status over time: what a review on each day would have said; blank where nothing was, no line between judgements."""

from collections.abc import Sequence
from datetime import date

from tracker.charts.kit.frame import EDGE, Margins, empty, figure, rows_facts
from tracker.charts.kit.look import BODY, LINE, SCREEN, SMALL, Dict, Look
from tracker.charts.kit.notes import hover, note, straight
from tracker.charts.kit.signs import sign_points
from tracker.charts.kit.status_legend import status_counts, status_legend
from tracker.charts.kit.typeset import safe, tooltip, widest, wrap
from tracker.core.kinds import Status
from tracker.views.rows import StatusHistory, TargetRow
from tracker.words import day, text

_PITCH = 11.0


def status_history(series: Sequence[StatusHistory], lang: str, as_of: date, look: Look = SCREEN) -> Dict:
    """A row a target, a column a review day; as many of the latest days as there is room for.

    All series have the same days. A sign's `customdata` is the target's code.
    """
    title = text(lang, "chart.history_title")
    if not series:
        return empty(lang, look, "status_history", title, [])
    rows = [each.target for each in series]
    room = look.width - 20 if look.narrow else min(250.0, look.width * 0.3)
    names = [wrap(name, BODY, room) for name in _names(rows)]
    left = EDGE if look.narrow else EDGE + widest((line for name in names for line in name), BODY) + 14
    days = [at for at, _ in series[0].days][-int((look.width - left - EDGE) // _PITCH) :]
    tops, height = _edges(names, look)
    notes = [
        note(
            "<br>".join(map(safe, name)),
            0,
            top + (4 if look.narrow else tall / 2),
            yref="y",
            xshift=EDGE - left,
            yanchor="top" if look.narrow else "middle",
        )
        for name, (top, tall) in zip(names, tops, strict=True)
    ]
    words, signs, depth = status_legend(_occurring(series, days), lang, look, left=EDGE - left, below=2)
    facts = rows_facts(rows, lang, as_of, text(lang, "chart.method_history"), unit="")
    lines = [straight(0, 1, top, top, look.colours.grid, yref="y") for top, _ in tops]
    middles = [top + tall - 12 if look.narrow else top + tall / 2 for top, tall in tops]
    return figure(
        _traces(series, days, middles, lang, look),
        chart="status_history",
        look=look,
        lang=lang,
        title=title,
        facts=facts,
        height=height,
        margins=Margins(left, EDGE, 22, depth),
        annotations=[*notes, *_years(days, look), *words],
        shapes=[*lines, *signs],
        xaxis={"range": [-0.5, len(days) - 0.5], "visible": False},
        yaxis={"range": [height, 0], "visible": False},
    )


def _occurring(series: Sequence[StatusHistory], days: Sequence[date]) -> dict[Status, int]:
    """Every status that is drawn, best first, with how many targets have it now."""
    now = status_counts([each.target for each in series])
    drawn = {status for each in series for at, status in each.days if at in days}
    return {status: now.get(status, 0) for status in Status if status in drawn or status in now}


def status_history_alt(series: Sequence[StatusHistory], lang: str, as_of: date) -> str:
    """The chart in a sentence: how many targets, over how many days, and how many changed."""
    changed = sum(len({status for _, status in each.days if status}) > 1 for each in series)
    return text(
        lang,
        "chart.history_alt",
        count=len(series),
        days=len(series[0].days) if series else 0,
        changed=changed,
        day=day(as_of, lang),
    )


def _names(rows: Sequence[TargetRow]) -> list[str]:
    """Titles, with the place where there are several, and with the target where a place has two on one thing."""
    several = len({row.jurisdiction_code for row in rows}) > 1
    titles = [f"{row.jurisdiction} {row.title}" if several else row.title for row in rows]
    return [
        f"{title} {row.target_words}" if titles.count(title) > 1 else title
        for title, row in zip(titles, rows, strict=True)
    ]


def _edges(names: Sequence[Sequence[str]], look: Look) -> tuple[list[tuple[float, float]], float]:
    """Upper edge and height of every row, and the height of all, in pixels."""
    edges, edge = [], 0.0
    for name in names:
        tall = LINE * len(name) + (30 if look.narrow else 10)
        edges.append((edge, max(tall, 28.0)))
        edge += edges[-1][1]
    return edges, edge


def _years(days: Sequence[date], look: Look) -> list[Dict]:
    """The year above its first day."""
    firsts = [n for n, at in enumerate(days) if n == 0 or at.year != days[n - 1].year]
    shown = [n for n, following in zip(firsts, [*firsts[1:], len(days) + 9], strict=True) if following - n > 2]
    return [
        note(str(days[n].year), n - 0.4, 1, xref="x", yshift=10, size=SMALL, colour=look.colours.muted) for n in shown
    ]


def _traces(
    series: Sequence[StatusHistory], days: Sequence[date], middles: Sequence[float], lang: str, look: Look
) -> list[Dict]:
    column = {at: n for n, at in enumerate(days)}
    found: list[tuple[StatusHistory, date, Status, float]] = [
        (each, at, status, y)
        for each, y in zip(series, middles, strict=True)
        for at, status in each.days
        if status and at in column
    ]
    signs = sign_points(
        [status for _, _, status, _ in found],
        [column[at] for _, at, _, _ in found],
        [y for _, _, _, y in found],
        look,
        size=9,
    )
    told = hover(
        [tooltip(each.target.title, day(at, lang), text(lang, f"status.{status}")) for each, at, status, _ in found]
    )
    return [signs | told | {"customdata": [each.target.code for each, _, _, _ in found]}]
