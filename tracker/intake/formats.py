"""What the number formats of a workbook mean for its values: 0.064 shown as 6.4%, 46203 as a date, 234 as 234万元."""

import re
from datetime import datetime
from decimal import Decimal
from typing import Literal, NamedTuple

from openpyxl import Workbook
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.utils.datetime import from_excel

from tracker.core.cells import BLANKS


class Shown(NamedTuple):
    """How a cell is shown: its number, what the format puts before and behind it (a unit), and if it is struck out."""

    kind: Literal["number", "percent", "date"]
    before: str = ""
    behind: str = ""
    struck: bool = False


_CHINESE_DATE_IDS = frozenset({*range(27, 37), *range(50, 59)})
"""Built-in formats of Excel in Chinese, which openpyxl does not know."""
_PIECE = re.compile(
    r'(?P<digits>General|G/通用格式|[0#?.,/@]|E[+-])|[_*].|"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)'
    r"|\[\$(?P<currency>[^\]-]*)[^\]]*\]|(?P<condition>\[[<>=][^\]]*\])|\[[^\]]*\]|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_BROKEN = "\0"
_NO_UNIT = BLANKS + "+-()"


def shown_by_style(book: Workbook) -> dict[int, Shown]:
    """How each cell style (by its index) shows a number."""
    styles = {}
    for at, style in enumerate(book._cell_styles):
        is_date = at in book._date_formats or style.numFmtId in _CHINESE_DATE_IDS
        shown = Shown("date") if is_date else _shown(_pattern(book, style.numFmtId))
        styles[at] = shown._replace(struck=bool(book._fonts[style.fontId].strike))
    return styles


def _pattern(book: Workbook, number: int) -> str:
    if number < BUILTIN_FORMATS_MAX_SIZE:
        return str(BUILTIN_FORMATS.get(number, "General"))
    return str(book._number_formats[number - BUILTIN_FORMATS_MAX_SIZE])


def _shown(pattern: str) -> Shown:
    """What a pattern makes of a positive number.

    The whole pattern, in brackets, is put behind a number that it shows as another one (in thousands by a comma at the
    end, with a dot of its own, in a way that depends on its size), so that the cell is refused.
    """
    before = behind = digits = ""
    percent = False
    for piece in _PIECE.finditer(pattern):
        literal = piece["quoted"] or piece["escaped"] or piece["currency"] or piece["plain"] or ""
        if piece["plain"] == ";":
            break
        percent = percent or piece["plain"] == "%"
        if piece["digits"]:
            digits += (_BROKEN if behind.strip(_NO_UNIT) else "") + piece["digits"]
            behind = ""
        elif digits:
            behind += literal
        else:
            before += literal
    kind: Literal["number", "percent"] = "percent" if percent else "number"
    scaled = digits.endswith(",") or ",." in digits or _BROKEN in digits
    if scaled or any(piece["condition"] for piece in _PIECE.finditer(pattern)):
        return Shown(kind, "", f" [{pattern}]")
    return Shown(kind, before.strip(_NO_UNIT), behind.strip(_NO_UNIT))


def number_text(value: float, shown: Shown, epoch: datetime) -> str:
    """A number as a person sees it: an exact decimal with what its format adds, or an ISO date.

    Excel keeps 15 significant digits, so a saved binary fraction comes back as the decimal that was typed or that
    Excel shows (0.28999999999999998 is 0.29); a whole number comes back digit by digit.
    """
    if shown.kind == "date":
        try:
            return date_text(from_excel(value, epoch))
        except (OverflowError, ValueError):
            return _plain(value)
    return shown.before + _plain(value, percent=shown.kind == "percent") + shown.behind


def _plain(value: float, *, percent: bool = False) -> str:
    exact = Decimal(value if isinstance(value, int) else format(value, ".15g"))
    text = format(exact * 100 if percent else exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def date_text(moment: object) -> str:
    """A date, with its time of day where it has one."""
    return str(moment).removesuffix(" 00:00:00")
