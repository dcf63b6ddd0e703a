"""Column types that keep exact values in SQLite's STRICT tables: decimals, dates and times as text."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator


class DecimalText(TypeDecorator[Decimal]):
    """A Decimal as plain text without exponent, so that nothing is rounded through a float."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Plain notation without trailing zeros."""
        return None if value is None else decimal_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """The exact Decimal."""
        return None if value is None else Decimal(value)


class DateText(TypeDecorator[date]):
    """A date as YYYY-MM-DD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """ISO form."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """The date."""
        return None if value is None else date.fromisoformat(value)


class MomentText(TypeDecorator[datetime]):
    """A moment as UTC text, to the microsecond."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """ISO form in UTC."""
        return None if value is None else moment_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """An aware datetime in UTC."""
        return None if value is None else datetime.fromisoformat(value)


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
