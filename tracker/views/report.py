"""The tables of a report: the rows of the page as plain cells, and the appendix of sources and methods."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tracker.core.judging.fan import SHARES, Fan
from tracker.core.kinds import BOUNDS, Comparator, Qualifier, Status, StatusKind
from tracker.views import method
from tracker.views.actuals import actual_rows
from tracker.views.board import Board
from tracker.views.credits import publisher_words
from tracker.views.ranks import Ranked
from tracker.views.rows import TargetRow, Trajectory
from tracker.views.written import latest_cell
from tracker.words import (
    at_bound,
    axis_unit,
    day,
    number,
    percent,
    period,
    quantity,
    quantity_range,
    signed_points,
    text,
    unit_name,
)

Cell = str | int | Decimal


@dataclass(frozen=True, slots=True)
class Table:
    """A title, heads, and rows of cells: words as readers write them, or bare numbers where the head says of what."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def numeric_columns(self) -> set[int]:
        """The columns that hold numbers, and nothing else where they hold any."""
        return {column for column in range(len(self.heads)) if self._numeric(column)}

    def _numeric(self, column: int) -> bool:
        words = [cell for cell in (row[column] for row in self.rows) if isinstance(cell, str)]
        return len(words) < len(self.rows) and not any(words)


def printed(cell: Cell, lang: str) -> str:
    """A cell in words."""
    return cell if isinstance(cell, str) else number(cell, lang)


def target_table(rows: Sequence[TargetRow], lang: str, title: str) -> Table:
    """Targets as the page shows them; with a column of places where there are several."""
    several = len({row.jurisdiction_code for row in rows}) > 1
    names = ("indicator", "target", "deadline", "status", "latest", "completion", "progress", "lead", "source")
    heads = [text(lang, f"report.head_{name}") for name in names]
    cells: list[tuple[Cell, ...]] = [
        (
            row.title, row.target_words, _until(row, lang), text(lang, row.status_key), latest_cell(row, lang),
            _percent(row.completion, row, lang), _percent(row.progress, row, lang),
            at_bound(signed_points(row.lead, lang), row.share_qualifier, lang) if row.lead is not None else "",
            row.source_short,
        )
        for row in rows
    ]  # fmt: skip
    if several:
        heads.insert(0, text(lang, "table.place"))
        cells = [(row.jurisdiction, *words) for row, words in zip(rows, cells, strict=True)]
    return Table(title, tuple(heads), tuple(cells))


def _percent(share: float | None, row: TargetRow, lang: str) -> str:
    return "" if share is None else at_bound(percent(share, lang), row.share_qualifier, lang)


def status_table(rows: Sequence[TargetRow], lang: str, title: str) -> Table:
    """How many targets have statuses of each kind, and each of them; then how many could be judged, of all."""
    found = Counter(row.status for row in rows)
    counted: list[tuple[Cell, ...]] = []
    for kind in StatusKind:
        of_kind = [status for status in Status if status.kind is kind and found[status]]
        if of_kind:
            counted.append((text(lang, f"status.kind.{kind}"), sum(found[status] for status in of_kind)))
        counted += [(text(lang, "report.of_kind", status=text(lang, f"status.{status}")), found[status])
                    for status in of_kind]  # fmt: skip
    judged = sum(number for status, number in found.items() if status.judged)
    totals = [(text(lang, "report.judged"), judged), (text(lang, "report.all"), len(rows))]
    return Table(title, (text(lang, "table.status"), text(lang, "table.targets")), (*counted, *totals))


def ranking_table(ranked: Sequence[Ranked], lang: str, title: str) -> Table:
    """Places by rank, whom the rank does not count at the end; baseline, actual and target in one unit."""

    def said(value: Decimal | None, row: TargetRow) -> str:
        return "" if value is None else quantity(value, row.unit, lang, counted=row.counted, beside=row.beside)

    order = "beyond" if ranked and ranked[0].row.is_rate else "lead"
    names = ("rank", "place", "baseline", "latest", "target", "deadline", order, "status")
    cells = [
        (
            "" if each.rank is None else str(each.rank), row.jurisdiction, said(row.baseline, row),
            latest_cell(row, lang), row.target_words, _until(row, lang),
            signed_points(row.ranked_by, lang) if row.ranked_by is not None else "",
            text(lang, row.status_key),
        )
        for each, row in ((each, each.row) for each in ranked)
    ]  # fmt: skip
    return _table(lang, title, names, cells)


def matrix_table(rows: Sequence[TargetRow], lang: str, title: str, *, themes: Sequence[str] = ()) -> Table:
    """Places by themes and, last, all places: how many targets, how many could be judged, all, and how they stand.

    The themes stand in the order given, or else of appearance.
    """
    themes = themes or list(dict.fromkeys(row.theme for row in rows))
    heads = (
        text(lang, "table.place"), *themes, *(text(lang, f"report.{name}") for name in ("judged", "all")),
        text(lang, "table.statuses"),
    )  # fmt: skip
    groups = {place: [row for row in rows if row.jurisdiction == place]
              for place in dict.fromkeys(row.jurisdiction for row in rows)}  # fmt: skip
    lines: list[tuple[Cell, ...]] = []
    for place, here in (groups | {text(lang, "compare.sum"): list(rows)}).items():
        counts = Counter(row.theme for row in here)
        judged = sum(row.status.judged for row in here)
        lines.append((place, *(counts[theme] for theme in themes), judged, len(here), status_words(here, lang)))
    return Table(title, heads, tuple(lines))


def deadline_table(rows: Sequence[TargetRow], lang: str, title: str) -> Table:
    """How many targets end on which day and, last, at all, and how they stand."""
    days = sorted({row.deadline for row in rows if row.deadline})
    groups = [(day(each, lang), [row for row in rows if row.deadline == each]) for each in days]
    groups.append((text(lang, "table.no_deadline"), [row for row in rows if row.deadline is None]))
    groups.append((text(lang, "compare.sum"), list(rows)))
    heads = tuple(text(lang, f"table.{name}") for name in ("deadline", "targets", "statuses"))
    return Table(title, heads, tuple((when, len(group), status_words(group, lang)) for when, group in groups if group))


def place_table(rows: Sequence[TargetRow], lang: str, title: str) -> Table:
    """How many targets each place and, last, all have and how they stand; the actual of a place with a single one."""
    groups: dict[str, list[TargetRow]] = {}
    for row in rows:
        groups.setdefault(row.jurisdiction, []).append(row)
    total = {text(lang, "compare.sum"): list(rows)} if len(groups) > 1 else {}
    cells = [
        (place, len(group), sum(row.status.judged for row in group), status_words(group, lang),
         latest_cell(group[0], lang) if len(group) == 1 else "")
        for place, group in (groups | total).items()
    ]  # fmt: skip
    return _table(lang, title, ("place", "targets", "judged", "statuses", "latest"), cells)


def status_words(rows: Sequence[TargetRow], lang: str) -> str:
    """The counts of statuses in a line, best first."""
    found = Counter(row.status for row in rows)
    return text(lang, "table.gap").join(
        text(lang, "table.status_count", status=text(lang, f"status.{status}"), count=found[status])
        for status in Status if found[status]
    )  # fmt: skip


def trajectory_table(course: Trajectory, lang: str, title: str) -> Table:
    """Every number of a target's chart in the unit of its axis: baseline, actuals, plan, tiers, projection."""
    row = course.target
    factor, unit = axis_unit(course.largest, row.unit, lang, row.counted)
    lines: list[tuple[Cell, ...]] = []

    def add(point: str, when: str, value: Decimal | None, words: str, note: str = "") -> None:
        shown = "" if value is None else value * factor
        lines.append((text(lang, f"report.point_{point}"), when, shown, words, note))

    def worked_out(point: str, when: date, value: Decimal, note: str = "") -> None:
        rounded = value.quantize(Decimal(1).scaleb(-row.decimals), rounding=ROUND_HALF_UP)
        add(point, day(when, lang), rounded, quantity(rounded, row.unit, lang, counted=row.counted), note)

    if course.baseline:
        when, value = course.baseline
        add("baseline", day(when, lang), value, quantity(value, row.unit, lang, counted=row.counted),
            text(lang, f"code.baseline.{course.baseline_basis}"))  # fmt: skip
    for actual in course.actuals:
        basis = text(lang, "report.release", release=text(lang, f"code.vintage.{actual.vintage}"),
                     basis=text(lang, f"code.actual.{actual.basis}"))  # fmt: skip
        noted = text(lang, "page.list_gap").join(filter(None, (basis, actual.note)))
        add("actual", period(actual.period, lang), actual.value, actual.words, noted)
    for when, value in course.running_mean:
        worked_out("mean", when, value)
    for when, value in course.planned[1:-1]:
        worked_out("planned", when, value)
    for tier in (row, course.other_tier):
        if tier is not None:
            until = day(tier.deadline, lang) if tier.deadline else text(lang, "table.no_deadline")
            add(tier.tier or "target", until, tier.value, tier.target_words, text(lang, tier.status_key))
    if row.band and row.upper is None:
        add("band", "", None, quantity_range(*row.band, row.unit, lang, row.counted))
    for when, value in course.projection[-1:]:
        worked_out("projection", when, value)
        for end, spread in zip(("low", "high"), course.spread or (), strict=False):
            worked_out(f"projection_{end}", when, spread)
    if isinstance(course.fan, Fan):
        for share, band in zip(SHARES, course.fan.bands, strict=True):
            said = text(lang, "report.fan", share=percent(share, lang), count=course.fan.changes)
            for end, edge in zip(("low", "high"), band, strict=True):
                worked_out(f"fan_{end}", course.fan.days[-1], edge[-1], said)
    heads = [text(lang, f"report.head_{name}") for name in ("point", "when", "value", "words", "note")]
    if unit:
        heads[2] = text(lang, "report.head_value_in", unit=unit)
    return Table(title, tuple(heads), tuple(lines))


def data_table(rows: Sequence[TargetRow], lang: str) -> Table:
    """All targets of a report with their numbers as numbers, for calculating with; what is a bound is words."""
    names = ("code", "place", "indicator", "theme", "kind", "comparator", "goal", "upper", "unit", "deadline", "status",
             "qualifier", "actual", "period", "progress_percent", "elapsed_percent", "lead_points", "source",
             "line")  # fmt: skip
    cells = [
        (
            row.code, row.jurisdiction, row.title, row.theme, text(lang, f"code.kind.{row.kind}"),
            text(lang, f"library.comparator_{Comparator(row.comparator).name.lower()}"), _or_none(row.value),
            _or_none(row.upper), unit_name(row.unit, lang, counted=row.counted),
            row.deadline.isoformat() if row.deadline else "",
            text(lang, row.status_key), _exactness(row, lang), _or_none(row.latest),
            row.latest_period.code if row.latest_period else "",
            _hundred(row.progress, row.share_qualifier, lang), _hundred(row.elapsed),
            _hundred(row.lead, row.share_qualifier, lang), row.source_short, _or_none(row.line),
        )
        for row in rows
    ]  # fmt: skip
    return Table(text(lang, "report.data"), tuple(text(lang, f"report.data_{name}") for name in names), tuple(cells))


def _exactness(row: TargetRow, lang: str) -> str:
    """How exact the number of the actual is that stands beside it."""
    known = row.latest is not None
    return text(lang, f"entry.qualifier_{Qualifier(row.latest_qualifier).name.lower()}") if known else ""


def _until(row: TargetRow, lang: str) -> str:
    return day(row.deadline, lang) if row.deadline else text(lang, "table.no_deadline")


def _or_none(cell: Cell | None) -> Cell:
    return "" if cell is None else cell


def _hundred(share: float | None, qualifier: str = "", lang: str = "") -> Cell:
    """A share in hundredths as a number; one that is a bound in words, for nothing can be calculated with it."""
    if share is None:
        return ""
    found = round(Decimal(repr(share)) * 100, 2)
    return found if qualifier not in BOUNDS else at_bound(number(found, lang), qualifier, lang)


def source_tables(board: Board, rows: Sequence[TargetRow], lang: str) -> list[Table]:
    """The documents of these targets, the place of each target in them, and the source of each value that is shown."""
    documents = Counter(row.source for row in rows)
    listed = [
        (
            document.title_zh if lang == "zh" else document.title_en,
            publisher_words(document.publisher, lang),
            text(lang, "sources.published", day=day(document.published, lang),
                 basis=text(lang, f"sources.basis_{document.published_basis}")),
            documents[code],
        )
        for code, document in board.data.documents.items() if documents[code]
    ]  # fmt: skip
    located = [
        (row.jurisdiction, row.title, row.target_words, row.source_short, _or_none(row.line), row.figure)
        for row in rows
    ]
    return [
        _table(lang, text(lang, "report.documents"), ("document", "publisher", "published", "targets"), listed),
        _table(
            lang, text(lang, "report.locators"), ("place", "indicator", "target", "source", "line", "figure"), located
        ),
        _table(
            lang,
            text(lang, "report.values"),
            ("place", "indicator", "value", "publisher", "published", "basis"),
            _values(board, rows, lang),
        ),
    ]


def _values(board: Board, rows: Sequence[TargetRow], lang: str) -> list[tuple[Cell, ...]]:
    """Every value known on the day of every series that these targets are judged by, once a series."""
    found: dict[tuple[int, int, str], list[tuple[Cell, ...]]] = {}
    for row in rows:
        series = board.data.targets[row.code].series
        if series not in found:
            actuals = actual_rows(
                board.known_values(series), board.data.measures[series[1]], lang, board.as_of, board.settings
            )
            found[series] = [
                (row.jurisdiction, row.title, actual.words, actual.publisher, actual.published,
                 text(lang, f"code.actual.{actual.basis}"))
                for actual in actuals
            ]  # fmt: skip
    return [line for lines in found.values() for line in lines]


def method_tables(board: Board, lang: str) -> list[Table]:
    """The statuses with their meaning, and the thresholds in force."""
    statuses = [(word, meaning) for word, meaning, _ in method.status_rows(board, lang, dict.fromkeys(Status, ""))]
    return [
        _table(
            lang,
            text(lang, "report.statuses"),
            ("status", "meaning"),
            [(word.strip(), meaning) for word, meaning in statuses],
        ),
        _table(lang, text(lang, "report.settings"), ("setting", "value"), method.setting_rows(board, lang)),
    ]


def _table(lang: str, title: str, columns: Sequence[str], rows: Sequence[tuple[Cell, ...]]) -> Table:
    return Table(title, tuple(text(lang, f"report.head_{each}") for each in columns), tuple(rows))
