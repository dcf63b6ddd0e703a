"""Targets against each other: what a later document does to an earlier one."""

from collections.abc import Sequence
from datetime import date

from tracker.charts.kit.frame import EDGE, Margins, empty, figure, rows_facts
from tracker.charts.kit.look import BODY, HEADING, LINE, SCREEN, SMALL, Dict, Look
from tracker.charts.kit.notes import hover, linked, note, straight
from tracker.charts.kit.row_words import goal_words
from tracker.charts.kit.typeset import safe, tooltip, widest, wrap
from tracker.views.rows import TargetLink, TargetRow
from tracker.words import day, text

_HEAD, _ROW = 34.0, 40.0


def documents(links: Sequence[TargetLink], lang: str, as_of: date, look: Look = SCREEN) -> Dict:
    """Pairs of targets on one thing, what the later does in words; bars from zero on each pair's own scale."""
    title = text(lang, "chart.documents_title")
    rows = [row for link in links for row in (link.earlier, link.later)]
    if not links:
        return empty(lang, look, "documents", title, [], text(lang, "chart.no_links"))
    room = (look.width - 2 * EDGE) * (0.4 if look.narrow else 0.3)
    names = {row.code: _document(row, lang, room) for row in rows}
    left = EDGE + widest((line for name in names.values() for line in name), SMALL) + 12
    right = EDGE + 12 + widest((line for row in rows for line in _goal(row, lang, room)), BODY)
    no_bar = "<br>".join(map(safe, wrap(text(lang, "chart.no_bar"), SMALL, look.width - left - right)))
    notes: list[Dict] = []
    lines: list[Dict] = []
    bars: list[tuple[TargetRow, float, float]] = []
    edge = 0.0
    for link in links:
        head = text(
            lang,
            "chart.link_head",
            place=link.later.jurisdiction,
            indicator=link.later.title,
            relation=text(lang, f"chart.link_{link.relation}"),
        )
        broken = wrap(head, HEADING * 1.06, look.width - 2 * EDGE)
        if edge:
            lines.append(straight(0, 1, edge + 6, edge + 6, look.colours.grid, yref="y"))
        middle = edge + _HEAD / 2 + 8 + LINE * (len(broken) - 1) / 2
        notes.append(
            note(f"<b>{'<br>'.join(map(safe, broken))}</b>", 0, middle, yref="y", xshift=EDGE - left, size=HEADING)
        )
        edge += _HEAD + LINE * (len(broken) - 1) + 4
        most = max(float(row.value or 0) for row in (link.earlier, link.later)) or 1.0
        for row in (link.earlier, link.later):
            tall = max(_ROW, LINE * max(len(names[row.code]), len(_goal(row, lang, room))) + 8)
            if link.relation == "unlike":
                notes.append(note(no_bar, 0, edge + tall / 2, yref="y", size=SMALL, colour=look.colours.muted))
            else:
                bars.append((row, float(row.value or 0) / most, edge + tall / 2))
            notes.append(
                note(
                    linked("<br>".join(map(safe, names[row.code])), look, "sources", source=row.source),
                    0,
                    edge + tall / 2,
                    yref="y",
                    xshift=EDGE - left,
                    size=SMALL,
                    colour=look.colours.muted,
                )
            )
            goal = linked("<br>".join(map(safe, _goal(row, lang, room))), look, "target", target=row.code)
            notes.append(note(goal, 1, edge + tall / 2, yref="y", xshift=12))
            edge += tall
    facts = rows_facts(rows, lang, as_of, text(lang, "chart.method_documents"))
    return figure(
        _bars(bars, lang, look),
        chart="documents",
        look=look,
        lang=lang,
        title=title,
        facts=facts,
        height=edge,
        margins=Margins(left, right),
        annotations=notes,
        shapes=lines,
        xaxis={"visible": False, "range": [0, 1.02]},
        yaxis={"visible": False, "range": [edge, 0]},
    )


def documents_alt(links: Sequence[TargetLink], lang: str, as_of: date) -> str:
    """The chart in a sentence."""
    said = text(lang, "chart.clause_gap").join(
        text(
            lang,
            "chart.link_said",
            indicator=link.later.title,
            earlier=goal_words(link.earlier, lang),
            later=goal_words(link.later, lang),
            relation=text(lang, f"chart.link_{link.relation}"),
        )
        for link in links
    )
    return text(lang, "chart.documents_alt", count=len(links), links=said or "—", day=day(as_of, lang))


def _document(row: TargetRow, lang: str, room: float) -> list[str]:
    """Which document, and of which day."""
    return [*wrap(row.source_short, SMALL, room), day(row.announced, lang)]


def _goal(row: TargetRow, lang: str, room: float) -> list[str]:
    """The target and its deadline."""
    until = day(row.deadline, lang) if row.deadline else text(lang, "chart.no_deadline")
    tier = text(lang, f"chart.label_{row.tier}", amount=goal_words(row, lang)) if row.tier else goal_words(row, lang)
    return [*wrap(tier, BODY, room), *wrap(until, BODY, room)]


def _bars(placed: Sequence[tuple[TargetRow, float, float]], lang: str, look: Look) -> list[Dict]:
    known = [each for each in placed if each[0].value is not None]
    return [
        {
            "type": "bar",
            "orientation": "h",
            "x": [share for _, share, _ in known],
            "y": [y for _, _, y in known],
            "width": 12,
            "marker": {"color": look.colours.accent, "cornerradius": 2},
            "customdata": [row.code for row, _, _ in known],
            **hover(
                [tooltip(row.source_short, goal_words(row, lang), *_goal(row, lang, 400)[1:]) for row, _, _ in known]
            ),
        }
    ]
