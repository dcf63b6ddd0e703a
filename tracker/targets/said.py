"""What a sheet of targets would do, in words, line by line."""

from collections.abc import Collection
from dataclasses import replace

from tracker.intake.plans.causes import line_ranges
from tracker.targets.headings import DOCUMENT, PLACE, THING
from tracker.targets.plan import Planned, SheetPlan, State
from tracker.targets.template import column_label
from tracker.words import text

_NAMED = {"jurisdiction": PLACE, "indicator": THING, "source": DOCUMENT}


def fault_lines(row: Planned, lang: str) -> list[str]:
    """Why a row is refused and what to do, by column; else what else there is of the same goal."""
    said = [
        text(lang, "targets.why_one", column=sheet_column(fault.column, lang), why=fault.words(lang))
        if fault.column
        else fault.words(lang)
        for fault in row.faults
    ]
    if row.similar and row.state is State.NEW:
        said.append(text(lang, "targets.similar", codes=text(lang, "targets.and").join(row.similar)))
    return said


def sheet_column(column: str, lang: str) -> str:
    """What a column of a sheet is called, by its name there or in the catalogue."""
    return column_label(_NAMED.get(column, column), lang)


def count_words(plan: SheetPlan, lang: str) -> str:
    """How many targets are new, changed, the same and rejected."""
    return text(lang, "targets.count", **{str(state): plan.count(state) for state in State})


def causes_of(plan: SheetPlan, lang: str, *, left_out: Collection[str] = ()) -> list[str]:
    """Why rows are refused, each reason once with the lines that it is about, the most frequent first.

    `left_out` are codes of faults that are said otherwise.
    """
    lines: dict[str, list[int]] = {}
    for row in plan.rows:
        named = replace(row, faults=tuple(fault for fault in row.faults if fault.code not in left_out))
        for said in fault_lines(named, lang) if named.faults else ():
            lines.setdefault(said, []).append(row.line)
    ordered = sorted(lines.items(), key=lambda item: -len(item[1]))
    return [text(lang, "targets.cause", lines=line_ranges(of), said=said) for said, of in ordered]
