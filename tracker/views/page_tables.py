"""Tables that a page shows and a report takes: lists of targets and places, one target's facts, and the method."""

from collections.abc import Callable, Collection, Mapping, Sequence

import pandas as pd

from tracker.core.kinds import Status
from tracker.views import method
from tracker.views.board import Board
from tracker.views.changes import Changes
from tracker.views.credits import publisher_words
from tracker.views.explain import ReadingRow
from tracker.views.jurisdiction import ChildRow
from tracker.views.plans import source_words
from tracker.views.report import Cell, Table
from tracker.views.rows import ActualRow, TargetRow
from tracker.views.snapshot import Snapshot
from tracker.views.target import TargetView
from tracker.views.written import latest_cell
from tracker.words import day, period, signed_points, text


def targets_frame(rows: Sequence[TargetRow], lang: str, *, places: bool = False) -> pd.DataFrame:
    """Targets: what, how much, by when, where it stands; with a column of `places` where they are of several."""
    columns = {text(lang, "table.place"): [row.jurisdiction for row in rows]} if places else {}
    columns |= {
        text(lang, "table.indicator"): [row.title for row in rows],
        text(lang, "table.target"): [row.target_words for row in rows],
        text(lang, "table.deadline"): [
            day(row.deadline, lang) if row.deadline else text(lang, "table.no_deadline") for row in rows
        ],
        text(lang, "table.status"): [text(lang, row.status_key) for row in rows],
        text(lang, "table.latest"): [latest_cell(row, lang) for row in rows],
        text(lang, "table.lead"): [signed_points(row.lead, lang) if row.lead is not None else "" for row in rows],
        text(lang, "table.source"): [row.source_short for row in rows],
    }
    return pd.DataFrame(columns)


def places_frame(rows: Sequence[ChildRow], lang: str) -> pd.DataFrame:
    """Places with the counts of their targets."""
    return pd.DataFrame(
        {
            text(lang, "table.place"): [row.name for row in rows],
            text(lang, "table.targets"): [row.targets for row in rows],
            text(lang, "table.judged"): [row.judged for row in rows],
            text(lang, "table.statuses"): [
                text(lang, "table.gap").join(
                    text(lang, "table.status_count", status=text(lang, f"status.{status}"), count=count)
                    for status, count in row.counts.items()
                )
                for row in rows
            ],
        }
    )


def changes_frame(found: Changes, targets: Collection[str], lang: str) -> pd.DataFrame:
    """What has changed, kind by kind, of these targets; new documents whatever they are about."""
    kinds = (("documents", found.documents), ("values", found.values), ("statuses", found.statuses))
    lines = [(text(lang, f"report.changed_{kind}"), each.said) for kind, some in kinds for each in some
             if not each.target or each.target in targets]  # fmt: skip
    return pd.DataFrame(lines, columns=[text(lang, "report.head_change"), text(lang, "report.head_what")])


def readings_table(rows: Sequence[ReadingRow], lang: str) -> Table:
    """Every reading of a target by name with its value and inputs."""
    heads = tuple(text(lang, f"page.reading_{column}") for column in ("name", "value", "inputs"))
    return Table("", heads, tuple((row.name, row.value, row.inputs) for row in rows))


def provenance_table(view: TargetView, lang: str) -> Table:
    """Where a target was promised and how its words were read."""
    record, document = view.record, view.document
    basis = text(lang, f"code.deadline.{document.published_basis}")
    facts = {
        "document": document.title_zh if lang == "zh" else document.title_en,
        "publisher": publisher_words(document.publisher, lang),
        "published": text(lang, "page.with_note", what=day(document.published, lang), note=basis),
        "line": text(lang, "page.line_of", line=record.line) if record.line else "—",
        "figure": record.figure or "—",
        "kind": text(lang, f"code.kind.{record.kind}"),
        "commitment": text(lang, f"code.commitment.{record.commitment}"),
        "binding": text(lang, f"code.binding.{record.binding}"),
        "note": (record.note_zh if lang == "zh" else record.note_en) or "—",
        "code": record.code,
    }
    heads = text(lang, "page.fact"), text(lang, "page.content")
    return Table("", heads, tuple((text(lang, f"page.fact_{fact}"), said) for fact, said in facts.items()))


def actuals_frame(data: Snapshot, view: TargetView, lang: str) -> pd.DataFrame:
    """All values of a target's series that were known on the day, every release, with who published them when.

    Where a period has several, a column says which of them counts, and how far the others are from it.
    """
    several = {"counts": [_counting(view.actuals, row, lang) for row in view.actuals]}
    columns = {
        "period": [period(row.period, lang) for row in view.actuals],
        "value": [row.words for row in view.actuals],
        **(several if any(several["counts"]) else {}),
        "vintage": [text(lang, f"code.vintage.{row.vintage}") for row in view.actuals],
        "basis": [text(lang, f"code.actual.{row.basis}") for row in view.actuals],
        "certainty": [text(lang, f"code.certainty.{row.certainty}") for row in view.actuals],
        "publisher": [row.publisher for row in view.actuals],
        "published": [row.published for row in view.actuals],
        "derived_from": [row.derived_from for row in view.actuals],
        "source": [source_words(data, row.source, lang) for row in view.actuals],
        "note": [row.note for row in view.actuals],
    }
    return pd.DataFrame({text(lang, f"page.actual_{name}"): cells for name, cells in columns.items()})


def _counting(rows: Sequence[ActualRow], row: ActualRow, lang: str) -> str:
    """Of several values of one period, which counts and how far the others are from it; else nothing."""
    if sum(other.period == row.period for other in rows) == 1:
        return ""
    return text(lang, "page.actual_counting") if row.counts else row.apart


def method_table(board: Board, lang: str, name: str, glyphs: Mapping[Status, str]) -> Table:
    """A table of the method: its `statuses`, `kinds`, `settings`, or the `reasons` why targets cannot be assessed."""
    heads, rows = _METHOD[name]
    return Table("", tuple(text(lang, head) for head in heads), tuple(rows(board, lang, glyphs)))


_METHOD: dict[str, tuple[tuple[str, ...], Callable[[Board, str, Mapping[Status, str]], Sequence[tuple[Cell, ...]]]]] = {
    "statuses": (("table.status", "method.meaning", "method.targets"), method.status_rows),
    "kinds": (
        ("page.fact_kind", "method.judged_by", "method.targets"),
        lambda board, lang, glyphs: method.kind_rows(board, lang),
    ),
    "settings": (
        ("method.setting", "page.reading_value"),
        lambda board, lang, glyphs: method.setting_rows(board, lang),
    ),
    "reasons": (("method.reason", "method.targets"), lambda board, lang, glyphs: method.reason_rows(board, lang)),
}
