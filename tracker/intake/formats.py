"""What the number formats of a workbook mean for its values: 0.064 shown as 6.4%, 46203 as a date, 234 as 234万元."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal, NamedTuple
from xml.etree import ElementTree

from tracker.core.cells import BLANKS


class Shown(NamedTuple):
    """How a number is shown, and what its format puts before and behind it, such as a unit or a currency."""

    kind: Literal["number", "percent", "date"]
    before: str = ""
    behind: str = ""


AS_NUMBER = Shown("number")
_AS_PERCENT = Shown("percent", "", "%")
_AS_DATE = Shown("date")
_AS_DOLLARS = Shown("number", "$")

_PERCENT_IDS = frozenset({9, 10})
_DOLLAR_IDS = frozenset({5, 6, 7, 8, 42, 44})
_DATE_IDS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NOT_PATTERN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DATE_LETTERS = re.compile(r"[ymdhs年月日]", re.IGNORECASE)
_PIECE = re.compile(
    r'(?P<digits>General|G/通用格式|[0#?.,/@]|E[+-])|[_*].|"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)'
    r"|\[\$(?P<currency>[^\]-]*)[^\]]*\]|(?P<condition>\[[<>=][^\]]*\])|\[[^\]]*\]|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_BROKEN = "\0"
_NO_UNIT = BLANKS + "+-()"
_RAW = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,4})?")
_MOST_PLACES = 30
_MOST_DIGITS = 9


def shown_by_style(styles: ElementTree.Element | None) -> list[Shown]:
    """How each cell style (by its index) shows a number."""
    if styles is None:
        return []
    patterns = {_number(form): form.get("formatCode", "") for form in styles.iter() if _is(form, "numFmt")}
    cell_styles = next((part for part in styles if _is(part, "cellXfs")), None)
    if cell_styles is None:
        return []
    return [_shown(_number(style), patterns) for style in cell_styles]


def _is(element: ElementTree.Element, name: str) -> bool:
    return element.tag.rpartition("}")[2] == name


def _number(element: ElementTree.Element) -> int:
    return whole_number(element.get("numFmtId", ""), 0)


def whole_number(text: str, otherwise: int) -> int:
    """A number of an attribute; `otherwise` for anything that is none, or is too long to be meant."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else otherwise


def _shown(number: int, patterns: dict[int, str]) -> Shown:
    if number not in patterns:
        if number in _DOLLAR_IDS:
            return _AS_DOLLARS
        return _AS_PERCENT if number in _PERCENT_IDS else _AS_DATE if number in _DATE_IDS else AS_NUMBER
    pattern = _NOT_PATTERN.sub("", patterns[number]).partition(";")[0]
    if "%" not in pattern and _DATE_LETTERS.search(pattern) and pattern.lower() != "general":
        return _AS_DATE
    before, behind = _around(patterns[number])
    return Shown("percent" if "%" in pattern else "number", before, behind)


def _around(pattern: str) -> tuple[str, str]:
    """What a pattern puts before and behind a positive number.

    The whole pattern, in brackets, is put behind a number that it shows as another one (in thousands by a comma at the
    end, with a dot of its own, in a way that depends on its size), so that the cell is refused.
    """
    before = behind = digits = ""
    for piece in _PIECE.finditer(pattern):
        literal = piece["quoted"] or piece["escaped"] or piece["currency"] or piece["plain"] or ""
        if literal == ";" and piece["plain"]:
            break
        if piece["digits"]:
            digits += (_BROKEN if behind.strip(_NO_UNIT) else "") + piece["digits"]
            behind = ""
        elif digits:
            behind += literal
        else:
            before += literal
    scaled = digits.endswith(",") or ",." in digits or _BROKEN in digits
    if scaled or any(piece["condition"] for piece in _PIECE.finditer(pattern)):
        return "", f" [{pattern}]"
    return before.strip(_NO_UNIT), behind.strip(_NO_UNIT)


def number_text(raw: str, shown: Shown, from_1904: bool) -> str:
    """A numeric cell as a person sees it: its shortest exact decimal, with what its format adds, or an ISO date.

    A saved binary fraction comes back as the decimal that was typed (0.28999999999999998 is 0.29).
    """
    if not _RAW.fullmatch(raw):
        return raw
    value = Decimal(raw) if raw.lstrip("-").isdigit() else Decimal(repr(float(raw)))
    if not value.is_finite() or abs(value.adjusted()) > _MOST_PLACES:
        return raw
    if shown.kind == "date":
        return _date_text(value, from_1904)
    return shown.before + _plain(value * 100 if shown.kind == "percent" else value) + shown.behind


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date_text(serial: Decimal, from_1904: bool) -> str:
    """Excel's day count; it has a 29 February 1900, so the first 59 days are one off. Times of day are kept."""
    start = date(1904, 1, 1) if from_1904 else date(1899, 12, 31) if serial < 60 else date(1899, 12, 30)
    if not 0 <= serial < 2_958_466:
        return _plain(serial)
    day = start + timedelta(days=int(serial))
    seconds = round(serial % 1 * 86_400)
    if not seconds:
        return day.isoformat()
    return (datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)).isoformat(" ")  # noqa: DTZ001 - a cell
