"""What the comparison page shows: one indicator over places, only like with like, and what was left out and why."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.core.kinds import Kind
from tracker.core.periods import Period
from tracker.views.board import Board, target_row, target_rows
from tracker.views.overview import MOST_SIGNS
from tracker.views.rows import TargetRow
from tracker.views.snapshot import TargetRecord, name
from tracker.words import day, period, text

_OF_A_PERIOD = (Kind.TOTAL, Kind.GROWTH, Kind.AVERAGE_RATE)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One indicator over places.

    `groups` are the words of what can be set side by side, by code, the best first, and `group` is the one chosen;
    `rows` are its targets. `unlike` are the other targets of the indicator with why they are not among them, `without`
    the chosen places that have no target of the indicator.
    """

    groups: dict[str, str]
    group: str
    rows: list[TargetRow]
    unlike: list[tuple[TargetRow, str]]
    without: list[str]

    @property
    def with_values(self) -> list[TargetRow]:
        """The targets that have an actual value."""
        return [row for row in self.rows if row.latest is not None]


def indicators(board: Board, lang: str, theme: str = "") -> dict[str, str]:
    """Codes and names of the indicators that places have targets of, those first that most places can be ranked by.

    `theme` leaves those of a theme.
    """
    targets: defaultdict[int, list[TargetRecord]] = defaultdict(list)
    for target in board.targets:
        if not theme or board.data.theme_of(target) == theme:
            targets[target.indicator_id].append(target)
    found = {measure: _worth(board, some) for measure, some in targets.items()}
    order = sorted(found, key=lambda measure: max(found[measure].values(), default=(0, 0)), reverse=True)
    most = {measure: max((places for _, places in found[measure].values()), default=0) for measure in order}
    return {
        board.data.measures[measure].code: text(
            lang, "compare.indicator_of", indicator=name(board.data.measures[measure], lang), count=most[measure]
        )
        for measure in order
    }


def of_indicator(board: Board, indicator: str) -> list[TargetRecord]:
    """The targets of an indicator on the board."""
    return [target for target in board.targets if board.data.measures[target.indicator_id].code == indicator]


def of_theme(board: Board, lang: str, theme: str, places: Sequence[str]) -> list[TargetRow]:
    """The targets of a theme in some places; of no place named, in all. None where they are too many for a chart."""
    codes = [
        target.code
        for target in board.targets
        if board.data.theme_of(target) == theme and (not places or _place(board, target) in places)
    ]
    return target_rows(board, lang, codes) if len(codes) <= MOST_SIGNS else []


def comparison(board: Board, lang: str, indicator: str, places: Sequence[str], asked: str = "") -> Comparison:
    """The targets of an indicator in some places (none named: in all), of the group asked for or else the first."""
    targets = [target for target in of_indicator(board, indicator) if not places or _place(board, target) in places]
    worth = _worth(board, targets)
    words = {_group(board, target): _words(target, lang) for target in targets}
    groups = {
        code: text(lang, "compare.group_of", group=words[code], count=worth[code][1])
        for code in sorted(worth, key=worth.__getitem__, reverse=True)
    }
    group = asked if asked in groups else next(iter(groups), "")
    rows = [(target, target_row(board, lang, target)) for target in targets]
    having = {_place(board, target) for target in targets}
    return Comparison(
        groups=groups,
        group=group,
        rows=[row for target, row in rows if group and _group(board, target) == group],
        unlike=[
            (row, _why(board, target, group, lang))
            for target, row in rows
            if not group or _group(board, target) != group
        ],
        without=[name(board.data.places[code], lang) for code in places if code not in having],
    )


def unranked(board: Board, row: TargetRow, lang: str) -> str:
    """Why a place has no rank."""
    if row.latest is None:
        return text(lang, "compare.unranked_no_data")
    if row.standing is not None:
        return text(lang, "compare.unranked_period")
    found = board.judgements[row.code].reading("lead")
    return text(lang, f"reading.refused.{found.refused}" if found and found.refused else "compare.unranked_no_lead")


def _place(board: Board, target: TargetRecord) -> str:
    return board.data.places_by_id[target.jurisdiction_id].code


def _group(board: Board, target: TargetRecord) -> str:
    """What a target can be set beside, as a code: kind, period or deadline, whole or part; empty where nothing is."""
    if target.redacted or target.tier_of or not board.promises[target.code].comparable:
        return ""
    days = (target.start if target.kind in _OF_A_PERIOD else None, target.deadline)
    whole = "part" if target.scope else "whole"
    return "~".join((target.kind, *(each.isoformat() if each else "" for each in days), whole))


def _worth(board: Board, targets: Sequence[TargetRecord]) -> dict[str, tuple[int, int]]:
    """How many places can be ranked in each group of targets that can be set side by side, and how many it has."""
    judged: defaultdict[str, dict[int, bool]] = defaultdict(dict)
    for target in targets:
        if group := _group(board, target):
            judged[group].setdefault(target.jurisdiction_id, board.statuses[target.code].judged)
    ranked = {group: sum(places.values()) for group, places in judged.items()}
    return {group: (ranked[group] if ranked[group] > 1 else 0, len(places)) for group, places in judged.items()}


def _words(target: TargetRecord, lang: str) -> str:
    parts = [text(lang, f"code.kind.{target.kind}"), _when(target, lang)]
    return text(lang, "compare.gap").join([*parts, *([text(lang, "compare.part")] if target.scope else [])])


def _when(target: TargetRecord, lang: str) -> str:
    if target.deadline is None:
        return text(lang, "table.no_deadline")
    if target.kind in _OF_A_PERIOD and target.start:
        return period(Period(target.start, target.deadline), lang)
    return text(lang, "compare.until", day=day(target.deadline, lang))


def _why(board: Board, target: TargetRecord, group: str, lang: str) -> str:
    """The first difference that keeps a target out of the group."""
    if target.redacted:
        return text(lang, "compare.unlike_redacted")
    if target.tier_of:
        return text(lang, "compare.unlike_tier")
    if not board.promises[target.code].comparable:
        return text(lang, "compare.unlike_unit")
    own, other = _group(board, target).split("~"), group.split("~")
    differing = next(key for key, one, two in zip(_DIFFERENCES, own, other, strict=True) if one != two)
    said = text(lang, f"code.kind.{target.kind}") if differing == "kind" else _when(target, lang)
    return text(lang, f"compare.unlike_{differing}", own=said)


_DIFFERENCES = ("kind", "period", "period", "scope")
