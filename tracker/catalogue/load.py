"""The catalogue's CSV files as frozen rows, with everything that is wrong with them found in one pass."""

import csv
import hashlib
import io
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from tracker.catalogue.tables import (
    ActualRow,
    ExclusionRow,
    IndicatorRow,
    JurisdictionRow,
    Row,
    ScopeRow,
    SourceRow,
    TargetRow,
    ThemeRow,
)
from tracker.core.limits import clean_text
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
    what = text(lang, f"catalogue.{problem.code}", found=problem.found)
    place = "cell" if problem.column else "line" if problem.line else "file"
    return text(lang, f"refusal.place_{place}", file=problem.file, line=problem.line, column=problem.column, what=what)


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


_OPTIONAL = {kind: {each.name: "" for each in fields(kind) if each.default == ""} for kind in TABLES.values()}
"""The columns that a file need not have, each with its empty cell."""

_READERS: Mapping[type[Row], TypeAdapter[Any]] = {kind: TypeAdapter(kind) for kind in TABLES.values()}

R = TypeVar("R", bound=Row)


_MOST_SHOWN = 40


def digest(folder: Path) -> str:
    """SHA-256 over the catalogue's files; one that is missing or cannot be read counts as empty."""
    whole = hashlib.sha256()
    for name in TABLES:
        content = b""
        with suppress(OSError):
            content = (folder / f"{name}.csv").read_bytes()
        whole.update(f"{name} {len(content)}\n".encode() + content)
    return whole.hexdigest()


def stamp(folder: Path) -> tuple[tuple[int, int], ...]:
    """Size and time of the catalogue's files, which change when somebody writes one; cheaper than `digest`."""
    found = []
    for name in TABLES:
        with suppress(OSError):
            file = (folder / f"{name}.csv").stat()
            found.append((file.st_size, file.st_mtime_ns))
    return tuple(found)


def load_catalogue(folder: Path) -> tuple[Catalogue, list[Problem]]:
    """The rows that can be read, and the problems of those that cannot; see `check` for what rows say of each other.

    A folder without any of the files is an empty catalogue: a start of one's own. One that does not exist is a slip.
    """
    if folder.is_dir() and not any((folder / f"{name}.csv").exists() for name in TABLES):
        return Catalogue(digest=digest(folder)), []
    problems: list[Problem] = []
    rows: dict[str, Any] = {name: tuple(_read(folder / f"{name}.csv", kind, problems)) for name, kind in TABLES.items()}
    return Catalogue(**rows, digest=digest(folder)), problems


def _read(path: Path, kind: type[Row], problems: list[Problem]) -> list[Row]:
    """The rows of a file in UTF-8, with or without the mark that Excel puts before its first character."""
    try:
        content = path.read_bytes()
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    except FileNotFoundError:
        problems.append(Problem(path.name, 0, "", "file_missing", path.name))
        return []
    except OSError as error:
        problems.append(Problem(path.name, 0, "", "unreadable", error.strerror or ""))
        return []
    except UnicodeDecodeError as error:
        problems.append(Problem(path.name, content.count(b"\n", 0, error.start) + 1, "", "not_utf8", ""))
        return []
    try:
        columns = {field.name for field in fields(kind)} - {"at"}
        given = set(reader.fieldnames or ())
        if wrong := (columns - _OPTIONAL[kind].keys() - given) | (given - columns):
            problems += [Problem(path.name, 1, column, "columns", _shown(str(column))) for column in sorted(wrong)]
            return []
        return [row for cells in reader if (row := _row(path.name, reader.line_num, kind, cells, problems))]
    except csv.Error as error:
        code = "too_long" if "field larger" in str(error) else "quotes"
        problems.append(Problem(path.name, reader.reader.line_num, "", code, ""))
    return []


def _row(file: str, at: int, kind: type[Row], cells: dict[Any, Any], problems: list[Problem]) -> Row | None:
    if None in cells or None in cells.values():
        problems.append(Problem(file, at, "", "cells_count", ""))
        return None
    row, wrong = read_row(kind, cells, at=at)
    problems += [Problem(file, at, column, code, _shown(cells[column])) for column, code in wrong.items()]
    return row


def _shown(cell: str) -> str:
    """A cell as a message can show it: without what cannot be printed, and not longer than a line."""
    plain = clean_text(cell)
    return plain if len(plain) <= _MOST_SHOWN else plain[:_MOST_SHOWN] + "…"


def read_row(kind: type[R], cells: Mapping[str, str], *, at: int = 0) -> tuple[R | None, dict[str, str]]:
    """A row from its cells, or the code of what is wrong by column. Pages read a person's edit by it as well."""
    try:
        return _READERS[kind].validate_python({"at": at, **_OPTIONAL[kind], **cells}), {}
    except ValidationError as error:
        return None, {str(wrong["loc"][0]): wrong["type"] for wrong in error.errors(include_url=False)}
