"""What is wrong with a file, as a file: the list of problems, and the records to correct and upload again."""

from tracker.intake.files import Sheet
from tracker.intake.guard import REPORT_COLUMNS
from tracker.intake.plan import Plan, Row
from tracker.intake.problems import Problem
from tracker.intake.table import raw_records
from tracker.words import text

_LIST = ("problem_line", "problem_column", "problem_level", "problem_found", "problems", "advice")


def problem_list(plan: Plan, lang: str) -> Sheet:
    """Every problem of a plan: line, column, error or warning, what was found, why, what to do."""
    return Sheet(
        [text(lang, f"intake.field.{name}") for name in _LIST],
        [problem_cells(found, lang) for found in plan.all_problems()],
    )


def problem_cells(found: Problem, lang: str) -> list[str]:
    """One problem as texts, in the order of the list's columns; line 0 is the whole file."""
    line = str(found.line) if found.line else text(lang, "intake.whole_file")
    level = text(lang, f"intake.status.{'error' if found.is_error else 'warning'}")
    return [line, found.column, level, found.found, found.what(lang), found.advice(lang)]


def rows_to_correct(data: bytes, plan: Plan, lang: str) -> Sheet:
    """The records that have problems, as they stood in the file, with the problems in columns behind them.

    Corrected and uploaded again, the columns behind are known for what they are, and the guard is taken off.
    """
    about: dict[int, list[Row]] = {}
    for row in plan.rows.whole:
        if row.problems:
            about.setdefault(row.line, []).append(row)
    width = len(plan.layout.columns)
    rows = []
    for record in raw_records(data, plan.layout.encoding, plan.layout.separator, plan.layout.sheet) if about else ():
        if record.line in about:
            cells = [*record.cells, *[""] * (width - len(record.cells))]
            rows.append([*_fitting(cells, width), *_told(about[record.line], lang)])
    header = [column.header for column in plan.layout.columns]
    return Sheet([*header, *(text(lang, f"intake.field.{name}") for name in REPORT_COLUMNS)], rows)


def _fitting(cells: list[str], width: int) -> list[str]:
    """A record with too many cells keeps them all in its last one, so that nothing slips under another header."""
    return cells if len(cells) <= width else [*cells[: width - 1], " | ".join(cells[width - 1 :])]


def _told(rows: list[Row], lang: str) -> list[str]:
    problems = [found for row in rows for found in row.problems]
    status = "error" if any(row.status == "error" for row in rows) else "warning"
    return [
        str(rows[0].line),
        text(lang, f"intake.status.{status}"),
        "\n".join(dict.fromkeys(found.what(lang) for found in problems)),
        "\n".join(dict.fromkeys(found.advice(lang) for found in problems)),
    ]
