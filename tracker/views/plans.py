"""An import plan as tables: what would change, row by row, and what is wrong with it."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

import pandas as pd

from tracker.core.kinds import Qualifier
from tracker.core.periods import Period
from tracker.intake.plans.causes import Cause, line_ranges
from tracker.intake.plans.plan import Plan
from tracker.intake.records import Action, Row
from tracker.store.staging import Clash
from tracker.views.snapshot import Measure, Snapshot, counted_of, name
from tracker.words import period, quantity, text, value_words

FILTERS = ("all", *(action.value for action in Action), "warned")

_MOST_FOUND = 3


def filtered(plan: Plan, wanted: str) -> Sequence[Row]:
    """The rows of one action, those with a warning, or all."""
    if wanted == "all":
        return plan.rows
    if wanted == "warned":
        return [row for row in plan.rows if row.status == "warning"]
    return [row for row in plan.rows if row.action == wanted]


def counts(plan: Plan) -> dict[str, int]:
    """How many rows each filter shows; filters without rows are left out."""
    found = {wanted: len(plan.rows) if wanted == "all" else getattr(plan.counts, wanted) for wanted in FILTERS}
    return {wanted: count for wanted, count in found.items() if count}


def rows_frame(data: Snapshot, rows: Iterable[Row], lang: str, *, typed: bool = False) -> pd.DataFrame:
    """Rows of a plan in words: where they stand in the file, what is stored, what would be, and what was noticed.

    Rows `typed` into a grid have no line and no list of problems beside them, but what to do in a column.
    """
    measures = {measure.code: measure for measure in data.measures.values()}
    columns: dict[str, list[object]] = {text(lang, f"entry.plan_{column}"): [] for column in _COLUMNS}
    for row in rows:
        place = series = when = counted = ""
        if row.key:
            place = name(data.places[row.key.jurisdiction], lang)
            series = series_words(data, measures[row.key.indicator], row.key.scope, lang)
            counted = counted_of(measures[row.key.indicator], lang)
            when = period(row.key.period, lang)
        old, new = row.old, row.content
        cells = (
            row.line,
            text(lang, f"intake.action.{row.action}"),
            place,
            series,
            when,
            value_words(old.value, row.unit, old.qualifier, lang, counted=counted) if old and not old.retracted else "",
            source_words(data, old.source, lang) if old and not old.retracted else "",
            value_words(new.value, row.unit, new.qualifier or Qualifier.EXACT, lang, counted=counted) if new else "",
            source_words(data, new.source or "", lang) if new else "",
            " ".join(found.what(lang) for found in row.problems),
            " ".join(found.advice(lang) for found in row.problems),
        )
        for column, cell in zip(columns.values(), cells, strict=True):
            column.append(cell)
    unwanted = ("line", "place") if typed else ("noticed", "advice")
    return pd.DataFrame(columns).drop(columns=[text(lang, f"entry.plan_{column}") for column in unwanted])


_COLUMNS = (
    "line",
    "action",
    "place",
    "indicator",
    "period",
    "old",
    "old_source",
    "new",
    "new_source",
    "noticed",
    "advice",
)


def causes_frame(found: Iterable[Cause], lang: str) -> pd.DataFrame:
    """The causes of problems in words: error or warning, why, what to do, the lines, and what stood there.

    A column or a text that the sentence names already is not said once more.
    """
    columns = ("problem_level", "problems", "advice", "problem_lines", "problem_column", "problem_found")
    return pd.DataFrame([_cause_cells(cause, lang) for cause in found],
                        columns=[text(lang, f"intake.field.{name}") for name in columns])  # fmt: skip


def _cause_cells(cause: Cause, lang: str) -> list[str]:
    first = cause.first
    level = text(lang, f"intake.status.{'error' if first.is_error else 'warning'}")
    lines = text(lang, "intake.whole_file") if cause.lines == (0,) else line_ranges(cause.lines)
    said = first.what(lang)
    columns, found = (
        "" if all(one in said for one in texts) else _first_of(texts, lang) for texts in (cause.columns, cause.found)
    )
    return [level, said, first.advice(lang), lines, columns, found]


def _first_of(texts: Sequence[str], lang: str) -> str:
    """Some texts, of many the first and how many more there are."""
    shown = text(lang, "intake.and").join(texts[:_MOST_FOUND])
    more = len(texts) - _MOST_FOUND
    return text(lang, "intake.found_more", found=shown, count=more) if more > 0 else shown


def clashes_frame(data: Snapshot, clashes: Iterable[Clash], lang: str) -> pd.DataFrame:
    """What somebody else changed between the check and the commit, with the stored value and the one offered."""
    rows = []
    for clash in clashes:
        place, indicator, scope, start, end, _ = (str(part) for part in clash.key)
        measure = data.measures[int(indicator)]
        rows.append(
            {
                text(lang, "entry.plan_place"): name(data.places_by_id[int(place)], lang),
                text(lang, "entry.plan_indicator"): series_words(data, measure, scope, lang),
                text(lang, "entry.plan_period"): period(
                    Period(date.fromisoformat(start), date.fromisoformat(end)), lang
                ),
                text(lang, "entry.clash_now"): _amount(clash.stored, measure, lang),
                text(lang, "entry.clash_yours"): _amount(clash.offered, measure, lang),
            }
        )
    return pd.DataFrame(rows)


def _amount(stored: str | None, measure: Measure, lang: str) -> str:
    return quantity(Decimal(stored), measure.unit, lang, counted=counted_of(measure, lang)) if stored else ""


def source_words(data: Snapshot, source: str, lang: str) -> str:
    """Where a value comes from, as typed; a document of the catalogue by its short title."""
    document = data.documents.get(source)
    return source if document is None else document.short_zh if lang == "zh" else document.short_en


def series_words(data: Snapshot, measure: Measure, scope: str, lang: str) -> str:
    """An indicator, with the part of the place where it is not about the whole."""
    part = text(lang, "entry.part", part=name(data.scopes[scope], lang)) if scope else ""
    return name(measure, lang) + part
