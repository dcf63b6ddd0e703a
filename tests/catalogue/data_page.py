"""docs/data.md: every file and table with its columns. Anew: `python -m tests.catalogue.data_page`."""

import csv
from collections.abc import Iterator

from sqlalchemy import Column, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateColumn

from tests.conftest import ROOT
from tracker.catalogue.load import TABLES
from tracker.catalogue.tables import forms
from tracker.core.settings import Settings, allowed
from tracker.store.models import Table as Stored

PAGE, MEANINGS = ROOT / "docs/data.md", ROOT / "docs/columns.csv"
HEAD = """# 数据字典 · Data dictionary

由 `python -m tests.catalogue.data_page` 写出：列与内容取自程序的声明，含义取自 `columns.csv`。

Written by `python -m tests.catalogue.data_page`: the columns and what they hold come from the program's own
declarations, the meanings from `columns.csv`.
"""
FORMS = {
    "text": ("文字，可空", "text, may be empty"),
    "filled": ("文字", "text"),
    "code": ("小写代码", "lower-case code"),
    "whole": ("整数", "whole number"),
    "number": ("数", "number"),
    "day": ("日（YYYY-MM-DD）", "day (YYYY-MM-DD)"),
    "period": ("时期（2026、2026H1、2026-03 …）", "period (2026, 2026H1, 2026-03 …)"),
    "published": ("年、月或日，可空", "year, month or day, may be empty"),
    "names": ("多项，以 | 分隔", "several, with | between them"),
    "flag": ("0 或 1", "0 or 1"),
    "one_of": ("其一", "one of"),
    "some_of": ("其中若干，以 | 分隔", "some of, with | between them"),
}


def meanings() -> dict[str, tuple[str, str]]:
    """The meaning of a column by its name, or by `column.table` where a table means something else by it."""
    with MEANINGS.open(encoding="utf-8", newline="") as file:
        return {row["name"]: (row["zh"], row["en"]) for row in csv.DictReader(file)}


def columns() -> Iterator[tuple[str, str, str, str]]:
    """Every column: its section, its table, its name, and what it holds."""
    for name, kind in TABLES.items():
        for column, form in forms(kind).items():
            yield f"data/catalogue/{name}.csv", name, column, _held(form.name, form.codes)
    for path in (
        ROOT / "data/catalogue/agreed.csv",
        *sorted(ROOT.glob("data/vocabulary/*.csv")),
        ROOT / "data/tiles.csv",
    ):
        for column in path.read_text(encoding="utf-8").partition("\n")[0].split(","):
            yield path.relative_to(ROOT).as_posix(), path.stem, column, ""
    for table in Stored.metadata.sorted_tables:
        for stored in table.columns:
            yield f"SQLite: {table.name}", table.name, stored.name, f"`{_declared(stored)}`{_led(table, stored)}"


def _held(form: str, codes: tuple[str, ...]) -> str:
    zh, en = FORMS[form.removesuffix("_or_empty")]
    if form.endswith("_or_empty") or "" in codes:
        zh, en = f"{zh}，可空", f"{en}, may be empty"
    return "<br>".join(filter(None, (zh, en, " ".join(f"`{code}`" for code in codes if code))))


def _declared(column: Column[object]) -> str:
    return " ".join(str(CreateColumn(column).compile(dialect=sqlite.dialect())).split()[1:])


def _led(table: Table, column: Column[object]) -> str:
    return "".join(f" → {key.column.table.name}.{key.column.name}" for key in column.foreign_keys)


def settings() -> str:
    """The keys of the settings file with their limits."""
    rows = "".join(f"| `{field.alias}` | {allowed(field)} |\n" for field in Settings.model_fields.values())
    return f"\n## tracker/settings.toml\n\n| 键 key | 界限 limits |\n|---|---|\n{rows}"


def written() -> str:
    """The whole page."""
    known, page, last = meanings(), [HEAD], ""
    for section, table, column, held in columns():
        if section != last:
            page.append(f"\n## {section}\n\n| 列 column | 含义 meaning | 内容 content |\n|---|---|---|\n")
            last = section
        zh, en = known.get(f"{column}.{table}") or known[column]
        cells = (f"`{column}`", f"{zh}<br>{en}", held)
        page.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n")
    return "".join((*page, settings()))


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
