"""What is wrong with a file, as a file: the list of problems, and the records to correct and upload again."""

from tracker.intake.meaning.fields import Field, name_and_unit
from tracker.intake.meaning.guard import REPORT_COLUMNS, WHOLE_COLUMNS
from tracker.intake.meaning.statements import About
from tracker.intake.meaning.table import raw_records
from tracker.intake.out.sheets import Sheet
from tracker.intake.plans.plan import Column, Layout, Plan
from tracker.intake.problems import Problem
from tracker.intake.records import Action, Row
from tracker.words import text

_LIST = ("problem_line", "problem_column", "problem_level", "problem_found", "problems", "advice")


def columns_words(layout: Layout, lang: str) -> str:
    """Which column was taken for what; the many of a wide form by the first and the last of them."""
    across = [column.header for column in layout.columns if column.field == Field.ACROSS]
    named = {column.header: column.field for column in layout.columns if column.field and column.field != Field.ACROSS}
    if across:
        named[" … ".join(dict.fromkeys((across[0], across[-1])))] = Field.ACROSS
    return " | ".join(f"{header} → {text(lang, f'intake.field.{field}')}" for header, field in named.items())


def place_words(layout: Layout, lang: str, key: str = "intake.place_chosen") -> str:
    """The place that the person chose for the whole file, as the preview or (`intake.place_kept`) the batch says it.

    Empty where none was chosen.
    """
    place = layout.place
    return text(lang, key, place=place.names[lang], code=place.chosen) if place and place.chosen else ""


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

    Corrected and uploaded again, the columns behind are known for what they are, and the guard is taken off. What
    counted for the whole file stands there too, so that it need not be chosen again.
    """
    about: dict[int, list[Row]] = {}
    for row in plan.rows.whole:
        if row.problems and not _is_no_record(row):
            about.setdefault(row.line, []).append(row)
    layout = plan.layout
    whole = _said_for_all(plan)
    rows = []
    for record in raw_records(data, layout.encoding, layout.separator, layout.sheet) if about else ():
        if record.line in about:
            there = about[record.line]
            rows.append([*_as_it_stood(record.cells, there, layout), *whole.values(), *_told(there, lang)])
    header = [_with_unit(column, layout.unit_above) for column in layout.columns]
    return Sheet([*header, *(text(lang, f"intake.field.{name}") for name in (*whole, *REPORT_COLUMNS))], rows)


def _is_no_record(row: Row) -> bool:
    """Whether it is a line that was passed over: a note, a header once more, a line about all that follow."""
    return row.action is Action.SKIPPED and not row.column


def _said_for_all(plan: Plan) -> dict[str, str]:
    """What counted for the whole file, by the column that says it of each record from now on.

    Where lines in between changed it, nothing: the records then have to say it themselves.
    """
    if any(found.code == "LINE_FOR_ALL" for row in plan.rows.whole for found in row.problems):
        return {}
    said = {one.about: one.value for one in plan.layout.statements if one.needed and one.value}
    columns = dict(zip(WHOLE_COLUMNS, (About.PLACE, About.INDICATOR, About.PERIOD), strict=True))
    return {column: said[about] for column, about in columns.items() if about in said}


def _as_it_stood(cells: list[str], rows: list[Row], layout: Layout) -> list[str]:
    """A record under the header of its file, saying by itself what the file around it said: the texts of merged cells.

    One that only its file makes wrong comes in one cell: laid out in columns it would be taken before it is corrected.
    """
    width = len(layout.columns)
    if any(_is_wrong_by_its_file(row) for row in rows):
        return [" | ".join(cell for cell in cells if cell.strip()), *[""] * (width - 1)]
    fitted = [*cells, *[""] * width][:width]
    headers = [column.header for column in layout.columns]
    for found in rows[0].problems:
        if found.code == "MERGED_FILLED":
            at = headers.index(found.column)
            fitted[at] = fitted[at] or found.found
    return fitted


def _is_wrong_by_its_file(row: Row) -> bool:
    """Whether nothing could be read of a record, or quotes, merged cells or the count of days are at fault."""
    unread = row.action is Action.REJECTED and not row.column
    return unread or any(found.code in ("QUOTE", "SERIAL_1904", "VALUE_MERGED") for found in row.problems)


def _with_unit(column: Column, unit: str) -> str:
    """A header, with the unit from above the header where values stand that say none."""
    holds_values = column.field in (Field.VALUE, Field.ACROSS) and not name_and_unit(column.header)[1]
    return f"{column.header}（{unit}）" if unit and holds_values else column.header


def _told(rows: list[Row], lang: str) -> list[str]:
    problems = [found for row in rows for found in row.problems]
    status = "error" if any(row.status == "error" for row in rows) else "warning"
    return [
        str(rows[0].line),
        text(lang, f"intake.status.{status}"),
        "\n".join(dict.fromkeys(found.what(lang) for found in problems)),
        "\n".join(dict.fromkeys(found.advice(lang) for found in problems)),
    ]
