"""Column types that keep exact values: in SQLite's STRICT tables as text, in PostgreSQL by types of its own.

The stored spelling, which digests and JSON have, is the text on both.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Date, DateTime, Dialect, Integer, Numeric, Text
from sqlalchemy.dialects.postgresql import TEXT
from sqlalchemy.types import TypeDecorator, TypeEngine

Words = Text().with_variant(TEXT(collation="C"), "postgresql")
"""Text that is ordered by its bytes."""


def decimal_text(value: Decimal) -> str:
    """A Decimal in its one stored spelling: plain notation, no trailing zeros, no negative zero."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def number_text(number: str) -> str:
    """A number of digits, point and minus in its one stored spelling."""
    as_stored = number[0] > "0" and (number[-1] != "0" or "." not in number)
    return number if as_stored else decimal_text(Decimal(number))


def moment_text(value: datetime) -> str:
    """A moment in its one stored spelling: UTC, to the microsecond."""
    return value.astimezone(UTC).isoformat(timespec="microseconds")


class Spelled(TypeDecorator[Any]):
    """A type that PostgreSQL has and SQLite keeps as text, in one spelling."""

    impl = Text
    cache_ok = True
    native: TypeEngine[Any]
    spell: Callable[[Any], str]
    """The stored spelling of a value."""
    read: Callable[[str], Any]
    """The value of a spelling."""

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The column's type."""
        return dialect.type_descriptor(self.native if _has_types(dialect) else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """As the engine takes it."""
        if value is None:
            return None
        return self.normal(value) if _has_types(dialect) else self.spell(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """As Python has it."""
        if value is None:
            return None
        return self.normal(value) if _has_types(dialect) else self.read(value)

    def normal(self, value: Any) -> Any:
        """The value as its spelling would be read."""
        return self.read(self.spell(value))


def _has_types(dialect: Dialect) -> bool:
    return dialect.name == "postgresql"


class DecimalText(Spelled):
    """A Decimal as plain text without exponent, so that nothing is rounded through a float; or NUMERIC."""

    cache_ok = True
    native = Numeric()
    spell, read = staticmethod(decimal_text), staticmethod(Decimal)


class DateText(Spelled):
    """A date as YYYY-MM-DD; or DATE."""

    cache_ok = True
    native = Date()
    spell, read = staticmethod(date.isoformat), staticmethod(date.fromisoformat)

    def normal(self, value: Any) -> Any:
        """A date is one."""
        return value


class MomentText(Spelled):
    """A moment as UTC text, to the microsecond; or TIMESTAMPTZ."""

    cache_ok = True
    native = DateTime(timezone=True)
    spell, read = staticmethod(moment_text), staticmethod(datetime.fromisoformat)

    def normal(self, value: Any) -> Any:
        """The same moment in UTC."""
        return value.astimezone(UTC)


class Flag(TypeDecorator[int]):
    """0 or 1, given as a number or as a truth; it comes back as the number."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """The number."""
        return None if value is None else int(value)
