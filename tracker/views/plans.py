"""An import plan as tables: what would change, row by row, and what is wrong with it."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

import pandas as pd

from tracker.core.kinds import Qualifier
from tracker.core.periods import Period
from tracker.intake.plan import Action, Plan, Row
from tracker.intake.problems import Problem
from tracker.intake.report import problem_cells
from tracker.store.staging import Clash
from tracker.views.snapshot import Measure, Snapshot, name
from tracker.words import period, quantity, text

FILTERS = ("all", *(action.value for action in Action), "warned")


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
        place = series = when = ""
        if row.key:
            place = name(data.places[row.key.jurisdiction], lang)
            series = series_words(data, measures[row.key.indicator], row.key.scope, lang)
            when = period(row.key.period, lang)
        old, new = row.old, row.content
        cells = (
            row.line,
            text(lang, f"intake.action.{row.action}"),
            place,
            series,
            when,
            value_words(old.value, row.unit, old.qualifier, lang) if old and not old.retracted else "",
            source_words(data, old.source, lang) if old and not old.retracted else "",
            value_words(new.value, row.unit, new.qualifier or Qualifier.EXACT, lang) if new else "",
            source_words(data, new.source or "", lang) if new else "",
            " ".join(found.what(lang) for found in row.problems),
            " ".join(found.advice(lang) for found in row.problems),
        )
        for column, cell in zip(columns.values(), cells, strict=True):
            column.append(cell)
    unwanted = ("line", "place") if typed else ("advice",)
    return pd.DataFrame(columns).drop(columns=[text(lang, f"entry.plan_{column}") for column in unwanted])


_PROBLEM_COLUMNS = ("problem_line", "problem_column", "problem_level", "problem_found", "problems", "advice")
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


def problems_frame(problems: Iterable[Problem], lang: str) -> pd.DataFrame:
    """Problems in words: line, column, error or warning, what was found, why it is one, what to do."""
    header = [text(lang, f"intake.field.{name}") for name in _PROBLEM_COLUMNS]
    return pd.DataFrame([problem_cells(found, lang) for found in problems], columns=header)


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
                text(lang, "entry.clash_now"): quantity(Decimal(clash.stored), measure.unit, lang)
                if clash.stored
                else "",
                text(lang, "entry.clash_yours"): quantity(Decimal(clash.offered), measure.unit, lang)
                if clash.offered
                else "",
            }
        )
    return pd.DataFrame(rows)


def value_words(value: Decimal, unit: str, qualifier: str, lang: str) -> str:
    """A value with its unit and qualifier."""
    amount = quantity(value, unit, lang)
    if qualifier == Qualifier.EXACT:
        return amount
    return text(lang, f"qualifier.{Qualifier(qualifier).name.lower()}", amount=amount)


def source_words(data: Snapshot, source: str, lang: str) -> str:
    """Where a value comes from, as typed; a document of the catalogue by its short title."""
    document = data.documents.get(source)
    return source if document is None else document.short_zh if lang == "zh" else document.short_en


def series_words(data: Snapshot, measure: Measure, scope: str, lang: str) -> str:
    """An indicator, with the part of the place where it is not about the whole."""
    part = text(lang, "entry.part", part=name(data.scopes[scope], lang)) if scope else ""
    return name(measure, lang) + part
