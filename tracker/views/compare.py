"""What the comparison page shows: one indicator over places, only like with like, and what was left out and why."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.core.cells import CoreError
from tracker.core.judging import Judgement, judge
from tracker.core.judging.asof import counts_from
from tracker.core.judging.ranks import common
from tracker.core.kinds import Kind
from tracker.core.periods import Period
from tracker.views.board import Board, target_row, target_rows
from tracker.views.choices import called
from tracker.views.overview import MOST_SIGNS
from tracker.views.ranks import Ranked
from tracker.views.rows import TargetRow
from tracker.views.snapshot import TargetRecord, name
from tracker.words import day, period, text

_OF_A_PERIOD = (Kind.TOTAL, Kind.GROWTH, Kind.AVERAGE_RATE)
_RATES = (Kind.GROWTH, Kind.AVERAGE_RATE)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One indicator over places.

    `groups` are the words of what can be set side by side, by code, the best first, and `group` is the one chosen;
    `rows` are its targets, judged by what is known up to the end of `period`. `periods` are the words of those that the
    targets have values for, by code, the newest first; `usual` is the one that counts where none is asked for.
    `unlike` are the other targets of the indicator with why they are not among them, `without` the chosen places that
    have no target of the indicator.
    """

    groups: dict[str, str]
    group: str
    rows: list[TargetRow]
    unlike: list[tuple[TargetRow, str]]
    without: list[str]
    periods: dict[str, str]
    period: str
    usual: str

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
    order = sorted(found, key=lambda measure: max(found[measure].values(), default=(0, False, 0)), reverse=True)
    most = {measure: max((places for *_, places in found[measure].values()), default=0) for measure in order}
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


def comparison(
    board: Board, lang: str, indicator: str, places: Sequence[str], asked: str = "", when: str = ""
) -> Comparison:
    """The targets of an indicator in some places (none named: in all), of the group asked for or else the first.

    They are compared by the period `when`, or else by the newest that most of them have.
    """
    targets = [target for target in of_indicator(board, indicator) if not places or _place(board, target) in places]
    worth = _worth(board, targets)
    words = {_group(board, target): _words(target, lang) for target in targets}
    groups = {
        code: text(lang, "compare.group_of", group=words[code], count=worth[code][-1])
        for code in sorted(worth, key=worth.__getitem__, reverse=True)
    }
    group = asked if asked in groups else next(iter(groups), "")
    alike = [target for target in targets if group and _group(board, target) == group]
    having = _periods(board, alike)
    periods = {
        each.code: text(lang, "compare.period_of", period=period(each, lang), count=having[each])
        for each in sorted(having, key=lambda each: (each.end, each.start), reverse=True)
    }
    newest = common(having)
    usual = newest.code if newest else ""
    chosen = when if when in periods else usual
    found = {_place(board, target) for target in targets}
    return Comparison(
        groups=groups,
        group=group,
        rows=rows_at(board, lang, [target.code for target in alike], chosen),
        unlike=[
            (target_row(board, lang, target), _why(board, target, group, lang))
            for target in targets
            if target not in alike
        ],
        without=[called(board.data, code, lang) for code in places if code not in found],
        periods=periods,
        period=chosen,
        usual=usual,
    )


def unranked(board: Board, each: Ranked, lang: str) -> str:
    """Why a place has no rank."""
    if each.why != "no_lead":
        return text(lang, f"compare.unranked_{each.why}")
    found = board.judgements[each.row.code].reading("lead")
    return text(lang, f"reading.refused.{found.refused}" if found and found.refused else "compare.unranked_no_lead")


def rows_at(board: Board, lang: str, codes: Sequence[str], period_code: str) -> list[TargetRow]:
    """Targets as they are judged by what is known up to the end of a period; of no period named, by all."""
    targets = [board.data.targets[code] for code in codes if code in board.statuses]
    when = _period(period_code)
    return [target_row(board, lang, target, _judged_at(board, target, when)) for target in targets]


def _period(code: str) -> Period | None:
    try:
        return Period.from_code(code) if code else None
    except (ValueError, CoreError):
        return None


def _judged_at(board: Board, target: TargetRecord, when: Period | None) -> Judgement | None:
    """The judgement by the values up to the end of a period; None where that is the one of the board."""
    if when is None:
        return None
    known = [value for value in board.data.values.get(target.series, []) if value.period.end <= when.end]
    return judge(board.promises[target.code], known, board.as_of, board.settings)


def _periods(board: Board, targets: Sequence[TargetRecord]) -> dict[Period, int]:
    """How many of these targets have a value for each period that it can be judged by."""
    return Counter(found for target in targets for found in _known(board, target))


def _known(board: Board, target: TargetRecord) -> set[Period]:
    values = board.data.values.get(target.series, [])
    known = {value.period for value in values if counts_from(value, board.settings).since <= board.as_of}
    if target.kind not in _OF_A_PERIOD or target.start is None or target.deadline is None:
        return known
    return {each for each in known if target.start <= each.start and each.end <= target.deadline}


def _place(board: Board, target: TargetRecord) -> str:
    return board.data.places_by_id[target.jurisdiction_id].code


def _group(board: Board, target: TargetRecord) -> str:
    """What a target can be set beside, as a code: kind, period or deadline, whole or part; empty where nothing is."""
    if target.redacted or target.tier_of or not board.promises[target.code].comparable:
        return ""
    days = (target.start if target.kind in _OF_A_PERIOD else None, target.deadline)
    whole = "part" if target.scope else "whole"
    return "~".join((target.kind, *(each.isoformat() if each else "" for each in days), whole))


def _worth(board: Board, targets: Sequence[TargetRecord]) -> dict[str, tuple[int, bool, int]]:
    """What each group of targets that can be set side by side is worth seeing for, the more the better.

    How many places can be ranked by their progress; whether several places' targets can be compared as such, which
    those of rates can and amounts of places of unlike size cannot; and how many places it has.
    """
    judged: defaultdict[str, dict[int, bool]] = defaultdict(dict)
    for target in targets:
        if group := _group(board, target):
            judged[group].setdefault(target.jurisdiction_id, board.statuses[target.code].judged)
    ranked = {group: sum(places.values()) for group, places in judged.items()}
    return {group: (ranked[group] if ranked[group] > 1 else 0, group.split("~")[0] in _RATES and len(places) > 1,
                    len(places)) for group, places in judged.items()}  # fmt: skip


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
