"""How the cells of the catalogue's files are read: a form for each type of field, which says as well what is allowed.

A form is part of a field's type, so that the fields of a row (see `tables`) say everything about its columns.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from tracker.core.limits import LONGEST_CODE, LONGEST_NAME, LONGEST_TEXT, clean_text, within_days
from tracker.core.numbers import parse_number
from tracker.core.periods import Period

_TOO_LONG = {LONGEST_TEXT: "too_long", LONGEST_NAME: "name_long", LONGEST_CODE: "code_long"}


@dataclass(frozen=True, slots=True)
class Form:
    """What a cell may look like: its name, how it is read, and the codes that it may hold where they are a list.

    `read` raises a PydanticCustomError whose type is the code of a problem.
    """

    name: str
    read: Callable[[str], Any]
    codes: tuple[str, ...] = ()

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        """Validate by nothing but `read`."""
        return core_schema.no_info_plain_validator_function(self.read)


def _wrong(code: str) -> PydanticCustomError:
    return PydanticCustomError(code, code)


def _matching(pattern: str, code: str, most: int = LONGEST_TEXT) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if cell != cell.strip():
            raise _wrong("blanks")
        if cell != clean_text(cell):
            raise _wrong("control")
        if len(cell) > most:
            raise _wrong(_TOO_LONG[most])
        if not re.fullmatch(pattern, cell, re.DOTALL):
            raise _wrong(code if cell else "empty")
        return cell

    return read


def _converted(pattern: str, code: str, convert: Callable[[str], Any]) -> Callable[[str], Any]:
    matching = _matching(pattern, code)

    def read(cell: str) -> Any:
        matched = matching(cell)
        try:
            return convert(matched)
        except PydanticCustomError:
            raise
        except ValueError as error:
            raise _wrong("number_scale" if getattr(error, "code", "") == "VALUE_SCALE" else code) from error

    return read


def _day(cell: str) -> date:
    day = date.fromisoformat(cell)
    if not within_days(day):
        raise _wrong("day_range")
    return day


def _published(cell: str) -> str:
    if cell:
        _day((cell + "-01-01")[:10])
    return cell


def _or_none(form: Form) -> Form:
    return Form(f"{form.name}_or_empty", lambda cell: form.read(cell) if cell else None)


def one_of(*codes: str) -> Form:
    """The form of one code of a list; an empty text among them lets the cell stay empty."""

    def read(cell: str) -> str:
        if cell not in codes:
            raise _wrong("code_unknown")
        return cell

    return Form("one_of", read, codes)


def some_of(*codes: str) -> Form:
    """The form of one or more codes of a list, with | between them."""
    one, filled = one_of(*codes), _matching(r".+", "empty")
    return Form("some_of", lambda cell: tuple(map(one.read, filled(cell).split("|"))), codes)


_YEAR, _NAME = "[0-9]{4}", "[^\n\t]+"
_TEXT = Form("text", _matching(r".*", ""))
_FILLED = Form("filled", _matching(_NAME, "control", LONGEST_NAME))
_CODE = Form("code", _matching(r"[a-z0-9]+([-.][a-z0-9]+)*", "code_form", LONGEST_CODE))
_WHOLE = Form("whole", _converted("[0-9]{1,6}", "whole_number", int))
_NUMBER = Form("number", _converted(r"-?[0-9]+(\.[0-9]+)?", "number", lambda cell: parse_number(cell).value))
_DATE = Form("day", _converted(f"{_YEAR}-[0-9]{{2}}-[0-9]{{2}}", "day", _day))
_PERIOD = Form("period", _converted(r".+", "period", Period.from_code))
_NAMES = Form("names", lambda cell: tuple(map(_FILLED.read, cell.split("|"))) if cell else ())
_PUBLISHED = Form("published", _converted(f"({_YEAR}(-[0-9]{{2}}(-[0-9]{{2}})?)?)?", "published_form", _published))
_SWITCH = one_of("", "0", "1")
_FLAG = Form("flag", lambda cell: _SWITCH.read(cell) == "1")

Words = Annotated[str, _TEXT]
Filled = Annotated[str, _FILLED]
Code = Annotated[str, _CODE]
Published = Annotated[str, _PUBLISHED]
Names = Annotated[tuple[str, ...], _NAMES]
Flag = Annotated[bool, _FLAG]
Whole = Annotated[int, _WHOLE]
WholeOrNone = Annotated[int | None, _or_none(_WHOLE)]
Number = Annotated[Decimal, _NUMBER]
NumberOrNone = Annotated[Decimal | None, _or_none(_NUMBER)]
Day = Annotated[date, _DATE]
DayOrNone = Annotated[date | None, _or_none(_DATE)]
When = Annotated[Period, _PERIOD]
WhenOrNone = Annotated[Period | None, _or_none(_PERIOD)]
