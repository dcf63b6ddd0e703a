"""A file of targets for the method alone: one target a row, with its actuals in one cell. No database is involved."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.cli.judge_cells import COLUMNS, NAMES
from tracker.core.cells import CoreError
from tracker.core.judging import Observation, Promise
from tracker.core.kinds import BaselineBasis, Comparator, Direction, Kind
from tracker.core.periods import Period
from tracker.core.units import UnitError, convert
from tracker.intake.files import encoding
from tracker.intake.files.delimited import SEPARATORS, records
from tracker.intake.problems import FileRefused, problem

_SHARES = ("%", "％", "pp", "百分点")
_CHECKED_BY_PERIOD = (Kind.TOTAL, Kind.GROWTH)


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell that cannot be used: its row (the header is row 1), its column, what was found, and what is allowed.

    `reason` is the error of the number or the period in it, where one of these is at fault.
    """

    row: int
    column: str
    found: str
    allowed: str
    reason: CoreError | None = None


class JudgeFileError(Exception):
    """A file of targets that cannot be judged; `problems` names every bad cell."""

    def __init__(self, problems: list[CellProblem]) -> None:
        """Keep the problems."""
        super().__init__(f"{len(problems)} cells cannot be read")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target of a file, with the unit of its values."""

    code: str
    promise: Promise
    observations: tuple[Observation, ...]
    unit: str


def read_targets(content: bytes) -> list[TargetRow]:
    """The targets of a CSV (UTF-8 or GB18030; comma, semicolon or tab); JudgeFileError names every bad cell."""
    targets: list[TargetRow] = []
    problems: list[CellProblem] = []
    for row, cells in _rows(content):
        values, bad = _values(row, cells)
        problems += bad
        if not bad:
            targets.append(_target(row, values))
    if problems:
        raise JudgeFileError(problems)
    return targets


def _rows(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """The cells of every row that is not empty, by the column's own name, with its line in the file.

    Raises FileRefused for what an upload refuses too: bytes that are no text, a quote that is never closed, a row with
    more cells than the header.
    """
    text = content.decode(encoding.choose(content, _known_columns).codec)
    first = text.split("\n", 1)[0]
    header, *rows = records(io.StringIO(text, newline=""), max(SEPARATORS, key=first.count))
    names = [NAMES.get(name) for name in map(_plain, header.cells)]
    if missing := {"kind", "actuals"} - set(names):
        raise JudgeFileError([CellProblem(1, name, "", name) for name in sorted(missing)])
    for row in rows:
        beyond = any(cell.strip() for cell in row.cells[len(names) :])
        if row.fault or beyond:
            fault = row.fault or "RAGGED"
            found = " | ".join(row.cells)
            raise FileRefused(problem(fault, row.line, found=found, cells=len(row.cells), columns=len(names)))
        if any(cell.strip() for cell in row.cells):
            yield row.line, {name: cell.strip() for name, cell in zip(names, row.cells, strict=False) if name}


def _known_columns(sample: str) -> int:
    """How many columns of the header are known."""
    return sum(_plain(name) in NAMES for name in re.split("[,;|\t]", sample.split("\n", 1)[0]))


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_")


def _values(row: int, cells: dict[str, str]) -> tuple[dict[str, Any], list[CellProblem]]:
    values: dict[str, Any] = {}
    problems = []
    for name, cell in cells.items():
        column = COLUMNS[name]
        try:
            if cell:
                values[name] = column.read(cell)
        except ValueError as error:
            found = str(error) if name == "actuals" else cell
            reason = next((each for each in (error, error.__cause__) if isinstance(each, CoreError)), None)
            problems.append(CellProblem(row, name, found, column.allowed, reason))
    if "kind" not in values and not problems:
        problems.append(CellProblem(row, "kind", "", COLUMNS["kind"].allowed))
    return values, problems


def _target(row: int, values: dict[str, Any]) -> TargetRow:
    unit, shown = values.get("unit", ""), values.get("actual_unit") or values.get("unit", "")
    observations = values.get("actuals", ())
    start, deadline = _term(values)
    baseline_date: Period | None = values.get("baseline_date")
    amounts, comparable = _converted(values, unit, shown)
    stated = BaselineBasis.STATED if "baseline" in values else BaselineBasis.NONE
    optional = ("direction", "binding", "late_allowed", "interval_mode", "cumulative", "announced", "redacted", "flow",
                "never_negative", "interim", "period_months")  # fmt: skip
    promise = Promise(
        kind=values["kind"],
        comparator=values.get("comparator") or _usual_comparator(values),
        comparable=comparable,
        baseline_date=baseline_date.end if baseline_date else None,
        baseline_basis=values.get("baseline_basis", stated),
        start=start,
        deadline=deadline,
        is_share=values.get("share", shown in _SHARES),
        **amounts,
        **{name: values[name] for name in optional if name in values},
    )
    return TargetRow(values.get("code", str(row)), promise, observations, shown)


def _usual_comparator(values: dict[str, Any]) -> Comparator:
    if "upper" in values:
        return Comparator.BETWEEN
    return Comparator.AT_MOST if values.get("direction") is Direction.LESS else Comparator.AT_LEAST


def _term(values: dict[str, Any]) -> tuple[date | None, date | None]:
    """Start and deadline. A total or a growth without a start is that of the deadline's own period (2023, 2023H1);
    if the deadline is a day, of its year up to it."""
    period: Period | None = values.get("period")
    start: Period | None = values.get("start") or period
    deadline: Period | None = values.get("deadline") or period
    if start is None and deadline is not None and values["kind"] in _CHECKED_BY_PERIOD:
        start = deadline if deadline.start < deadline.end else Period.year(deadline.end.year)
    return start.start if start else None, deadline.end if deadline else None


def _converted(values: dict[str, Any], unit: str, to: str) -> tuple[dict[str, Any], bool]:
    """The target's values in the unit of its actuals, and whether that could be done; a relative one stays as it is."""
    amounts: dict[str, Any] = {name: values[name] for name in ("value", "upper", "baseline") if name in values}
    if unit == to or values["kind"] is Kind.RELATIVE:
        return amounts, True
    try:
        return {name: convert(value, unit, to) for name, value in amounts.items()}, True
    except UnitError:
        return amounts, False
