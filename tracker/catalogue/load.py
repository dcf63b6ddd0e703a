"""The catalogue's CSV files as frozen rows, with everything that is wrong with them found in one pass."""

import csv
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from tracker.catalogue.tables import (
    ActualRow,
    Code,
    ExclusionRow,
    Filled,
    IndicatorRow,
    JurisdictionRow,
    OneOf,
    Published,
    Row,
    ScopeRow,
    SourceRow,
    TargetRow,
    ThemeRow,
)
from tracker.core.periods import Period
from tracker.words import text


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file: where, what was found, and a code; see `problem_words`."""

    file: str
    line: int
    column: str
    code: str
    found: str


def problem_words(lang: str, problem: Problem) -> str:
    """Where a problem is, what is wrong and what to do."""
    words = text(lang, f"catalogue.{problem.code}", found=problem.found)
    return f"{problem.file}:{problem.line} {problem.column} {words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All rows of the catalogue, and the digest of the files that they were read from."""

    themes: tuple[ThemeRow, ...] = ()
    jurisdictions: tuple[JurisdictionRow, ...] = ()
    scopes: tuple[ScopeRow, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()
    sources: tuple[SourceRow, ...] = ()
    targets: tuple[TargetRow, ...] = ()
    actuals: tuple[ActualRow, ...] = ()
    exclusions: tuple[ExclusionRow, ...] = ()
    digest: str = ""


TABLES: Mapping[str, type[Row]] = {
    "themes": ThemeRow,
    "jurisdictions": JurisdictionRow,
    "scopes": ScopeRow,
    "indicators": IndicatorRow,
    "sources": SourceRow,
    "targets": TargetRow,
    "actuals": ActualRow,
    "exclusions": ExclusionRow,
}


R = TypeVar("R", bound=Row)


class CellError(ValueError):
    """A cell that cannot be read; its text is the problem's code."""


def digest(folder: Path) -> str:
    """SHA-256 over the catalogue's files; a file that is missing counts as empty."""
    whole = hashlib.sha256()
    for name in TABLES:
        path = folder / f"{name}.csv"
        content = path.read_bytes() if path.exists() else b""
        whole.update(f"{name} {len(content)}\n".encode() + content)
    return whole.hexdigest()


def load_catalogue(folder: Path) -> tuple[Catalogue, list[Problem]]:
    """The rows that can be read, and the problems of those that cannot; see `check` for what rows say of each other."""
    problems: list[Problem] = []
    rows: dict[str, Any] = {name: tuple(_read(folder / f"{name}.csv", kind, problems)) for name, kind in TABLES.items()}
    return Catalogue(**rows, digest=digest(folder)), problems


def _read(path: Path, kind: type[Row], problems: list[Problem]) -> list[Row]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            columns = {field.name for field in fields(kind)} - {"at"}
            if wrong := columns ^ set(reader.fieldnames or ()):
                problems += [Problem(path.name, 1, column, "columns", column) for column in sorted(wrong)]
                return []
            return [row for cells in reader if (row := _row(path.name, reader.line_num, kind, cells, problems))]
    except FileNotFoundError:
        problems.append(Problem(path.name, 0, "", "file_missing", path.name))
    except (UnicodeDecodeError, csv.Error) as error:
        problems.append(Problem(path.name, 0, "", "file_unreadable", str(error)))
    return []


def _row(file: str, at: int, kind: type[Row], cells: dict[Any, Any], problems: list[Problem]) -> Row | None:
    if None in cells or None in cells.values():
        problems.append(Problem(file, at, "", "cells_count", ""))
        return None
    row, wrong = read_row(kind, cells, at=at)
    problems += [Problem(file, at, column, code, cells[column]) for column, code in wrong.items()]
    return row


def read_row(kind: type[R], cells: Mapping[str, str], *, at: int = 0) -> tuple[R | None, dict[str, str]]:
    """A row from its cells, or the code of what is wrong by column. Pages read a person's edit by it as well."""
    values: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for column, read in _READS[kind].items():
        try:
            values[column] = read(cells[column])
        except CellError as error:
            wrong[column] = str(error)
    return (None if wrong else kind(at=at, **values)), wrong


def _reads(kind: type[Row]) -> dict[str, Callable[[str], Any]]:
    hints = get_type_hints(kind, include_extras=True)
    return {column: _reader(hint) for column, hint in hints.items() if column != "at"}


def _reader(hint: Any) -> Callable[[str], Any]:
    if get_origin(hint) is Annotated:
        base, one_of = get_args(hint)
        return (lambda cell: _codes(cell, one_of)) if base is not str else (lambda cell: _code_of(cell, one_of))
    if type(None) in get_args(hint):
        read = _READERS[get_args(hint)[0]]
        return lambda cell: read(cell) if cell else None
    return _READERS[hint]


def _code_of(cell: str, one_of: OneOf) -> str:
    if cell not in one_of.codes:
        raise CellError("code_unknown")
    return cell


def _codes(cell: str, one_of: OneOf) -> tuple[str, ...]:
    return tuple(_code_of(part, one_of) for part in _matching(r".+", "empty")(cell).split("|"))


def _matching(pattern: str, code: str) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if cell != cell.strip():
            raise CellError("blanks")
        if not re.fullmatch(pattern, cell, re.DOTALL):
            raise CellError(code if cell else "empty")
        return cell

    return read


def _converted(pattern: str, code: str, convert: Callable[[str], Any]) -> Callable[[str], Any]:
    def read(cell: str) -> Any:
        try:
            return convert(_matching(pattern, code)(cell))
        except CellError:
            raise
        except ValueError as error:
            raise CellError(code) from error

    return read


_DAY = r"\d{4}-\d{2}-\d{2}"
_READERS: dict[Any, Callable[[str], Any]] = {
    str: _matching(r".*", ""),
    Filled: _matching(r".+", "empty"),
    Code: _matching(r"[a-z0-9]+([-.][a-z0-9]+)*", "code_form"),
    Published: _matching(r"(\d{4}(-\d{2}(-\d{2})?)?)?", "published_form"),
    bool: lambda cell: _code_of(cell, OneOf(("", "0", "1"))) == "1",
    int: _converted(r"\d{1,6}", "whole_number", int),
    Decimal: _converted(r"-?\d+(\.\d+)?", "number", Decimal),
    date: _converted(_DAY, "day", date.fromisoformat),
    Period: _converted(r".+", "period", Period.from_code),
    tuple[str, ...]: lambda cell: tuple(_matching(r".+", "empty")(part) for part in cell.split("|")) if cell else (),
}
_READS: Mapping[type[Row], dict[str, Callable[[str], Any]]] = {kind: _reads(kind) for kind in TABLES.values()}
