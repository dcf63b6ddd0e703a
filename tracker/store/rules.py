"""What the tables themselves refuse: the CHECK constraints that stand behind every other check."""

from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import CheckConstraint

STRICT = {"sqlite_strict": True}


def one_of(column: str, codes: Iterable[StrEnum | str]) -> CheckConstraint:
    """The column has one of the codes."""
    listed = ", ".join(f"'{code}'" for code in codes)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_code")


def either(column: str, codes: Iterable[StrEnum], usual: StrEnum) -> CheckConstraint:
    """The same as `one_of`, for a table into which a million rows may go: `IN` makes a table for every insert.

    The usual code is compared first.
    """
    ordered = sorted(codes, key=lambda code: code != usual)
    return CheckConstraint(" OR ".join(f"{column} = '{code}'" for code in ordered), name=f"{column}_code")


def is_flag(column: str) -> CheckConstraint:
    """The column is 0 or 1."""
    return CheckConstraint(f"{column} IN (0, 1)", name=f"{column}_flag")


_NUMBER = (
    "({0} GLOB '[0-9]*' OR {0} GLOB '-[0-9]*') AND {0} NOT GLOB '*[^0-9.-]*'"
    " AND {0} NOT GLOB '?*-*' AND {0} NOT GLOB '*.*.*' AND {0} NOT GLOB '*.'"
)


def is_number(column: str, *, optional: bool = False) -> tuple[CheckConstraint, CheckConstraint]:
    """The column is a decimal number in digits; or, if that is allowed, NULL.

    A whole number is told by its own spelling, which takes a third of what the patterns take. NUMERIC would take what
    is no number and what has no end.
    """
    quickly = "{0} IS NULL" if optional else "{0} = CAST(CAST({0} AS INTEGER) AS TEXT)"
    without = "{0} NOT IN ('NaN', 'Infinity', '-Infinity')"
    return _each(f"{column}_number", f"{quickly} OR ({_NUMBER})".format(column), without.format(column))


def is_day(column: str) -> tuple[CheckConstraint, CheckConstraint]:
    """The column is a day of the calendar, in ISO form.

    SQLite lets 31 November be until it has to reckon with it; of what is no day it knows nothing, which `=` lets pass.
    """
    return _each(f"{column}_day", f"{column} IS date({column}, '+0 days')", f"isfinite({column})")


def _each(name: str, sqlite: str, postgresql: str) -> tuple[CheckConstraint, CheckConstraint]:
    """A rule that each engine says in its own words."""
    of_sqlite, of_postgresql = CheckConstraint(sqlite, name=name), CheckConstraint(postgresql, name=name)
    of_sqlite.ddl_if(dialect="sqlite")
    of_postgresql.ddl_if(dialect="postgresql")
    return of_sqlite, of_postgresql
