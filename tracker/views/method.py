"""What the method page shows, built from the rules' own constants and the board: nothing on it is typed in twice."""

from collections import Counter
from collections.abc import Mapping

from tracker.core.judging.rules import RULES, unusable
from tracker.core.kinds import Kind, Status
from tracker.core.settings import Settings
from tracker.views.board import Board
from tracker.views.explain import sentences
from tracker.views.judged_columns import STATUSES
from tracker.views.target import TargetView, target_view
from tracker.words import number, text

EXAMPLES = (
    "420500-gdp-2023-floor",
    "420500-gdp-2023-stretch",
    "420500-urban-population-2030",
    "420500-built-up-area-2030",
    "420100-market-entities-open",
    "420100-high-tech-firms-2025",
    "420500-outfalls-treated-2023",
    "420581-gdp-growth-2026",
    "420500-class-two-water-open",
    "420100-industry-share-open",
    "x-city-gdp-2026",
)


def status_rows(board: Board, lang: str, glyphs: Mapping[Status, str]) -> list[tuple[str, str, int]]:
    """Every status, best first: its sign and word, what it means with today's thresholds, how many targets have it."""
    columns = board.columns
    counts = Counter(STATUSES[place] for place in columns.goal_statuses[columns.goals].tolist())
    known = thresholds(board.settings, lang)
    return [
        (
            f"{glyphs[status]} {text(lang, f'status.{status}')}",
            text(lang, f"status.meaning.{status}", **known),
            counts[status],
        )
        for status in Status
    ]


def reason_rows(board: Board, lang: str) -> list[tuple[str, int]]:
    """Why targets cannot be assessed, with counts."""
    counts = Counter(board.columns.reasons)
    return [(text(lang, f"reading.reason.{reason}"), count) for reason, count in counts.most_common()]


def rule_lines(lang: str) -> list[str]:
    """The rules in the order in which they are asked; the first that matches decides."""
    return [text(lang, f"method.rule.{rule.__name__}") for rule in (unusable, *RULES)]


def kind_rows(board: Board, lang: str) -> list[tuple[str, str, int]]:
    """The kinds of target, what each is judged by, and how many there are."""
    counts = Counter(target.kind for target in board.targets)
    return [(text(lang, f"code.kind.{kind}"), text(lang, f"method.kind.{kind}"), counts[kind]) for kind in Kind]


def setting_rows(board: Board, lang: str) -> list[tuple[str, str]]:
    """The thresholds in force."""
    return [(text(lang, f"method.setting.{name}"), value) for name, value in thresholds(board.settings, lang).items()]


def thresholds(settings: Settings, lang: str) -> dict[str, str]:
    """The thresholds by their names, as words."""
    return {
        name: text(lang, "method.yes" if value else "method.no") if isinstance(value, bool) else number(value, lang)
        for name, value in settings.model_dump().items()
    }


def examples(board: Board, lang: str) -> list[tuple[TargetView, list[str]]]:
    """The worked examples, judged live as of the board's day."""
    views = [target_view(board, lang, code) for code in EXAMPLES if code in board.judgements]
    return [(view, sentences(view, lang)) for view in views]
