"""What the number formats of a workbook mean for its values: 0.064 shown as 6.4%, 46203 as a date, 234 as 234万元."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, NamedTuple

from openpyxl import Workbook
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.utils.datetime import from_excel

from tracker.core.cells import BLANKS


class Shown(NamedTuple):
    """How a cell is shown: its number, what the format puts before and behind it (a unit), and if it is struck out.

    Of a date it can be the whole, or only the month or the year that it lies in.
    """

    kind: Literal["number", "percent", "date", "month", "year"]
    before: str = ""
    behind: str = ""
    struck: bool = False

    @property
    def is_short(self) -> bool:
        """Whether it is a date of which only a part is shown."""
        return self.kind in ("month", "year")

    @property
    def whole(self) -> "Shown":
        """The same with the whole date."""
        return self._replace(kind="date")


_CHINESE_DATE_IDS = frozenset({*range(27, 37), *range(50, 59)})
"""Built-in formats of Excel in Chinese, which openpyxl does not know."""
_CHINESE_MONTH_IDS = frozenset({27, 36, 50, 52, 57})
"""Those of them that are yyyy"年"m"月"."""
_NO_PART = re.compile(r'"[^"]*"|\[[^\]]*\]|[_*\\!].|[^a-z]', re.IGNORECASE | re.DOTALL)
_SHORT: dict[str, Literal["month", "year"]] = {"y": "year", "my": "month"}
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
        styles[at] = shown_by_pattern(
            style.numFmtId,
            _pattern(book, style.numFmtId),
            is_date=at in book._date_formats,
            struck=bool(book._fonts[style.fontId].strike),
        )
    return styles


def shown_by_pattern(number: int, pattern: str, *, is_date: bool, struck: bool) -> Shown:
    """The same for one format by its number and its pattern, as workbooks of Excel 97-2003 hold it."""
    if number in _CHINESE_MONTH_IDS:
        shown = Shown("month")
    elif is_date or number in _CHINESE_DATE_IDS:
        shown = Shown(_of_date(pattern))
    else:
        shown = _shown(pattern)
    return shown._replace(struck=struck)


def _pattern(book: Workbook, number: int) -> str:
    if number < BUILTIN_FORMATS_MAX_SIZE:
        return str(BUILTIN_FORMATS.get(number, "General"))
    return str(book._number_formats[number - BUILTIN_FORMATS_MAX_SIZE])


def _of_date(pattern: str) -> Literal["date", "month", "year"]:
    """What a pattern shows of a date; anything else than a year, or a year and a month, counts as the whole."""
    letters = _NO_PART.sub("", pattern.partition(";")[0]).lower()
    return _SHORT.get("".join(sorted({*letters})), "date")


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
    """A number as a person sees it: an exact decimal with what its format adds, or a date.

    Excel keeps 15 significant digits, so a saved binary fraction comes back as the decimal that was typed or that
    Excel shows (0.28999999999999998 is 0.29); a whole number comes back digit by digit.
    """
    if shown.kind == "date" or shown.is_short:
        try:
            return date_text(from_excel(value, epoch), shown)
        except (OverflowError, ValueError):
            return _plain(value)
    return shown.before + _plain(value, percent=shown.kind == "percent") + shown.behind


def _plain(value: float, *, percent: bool = False) -> str:
    exact = Decimal(value if isinstance(value, int) else format(value, ".15g"))
    text = format(exact * 100 if percent else exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def date_text(moment: object, shown: Shown) -> str:
    """A date in ISO form, with its time of day where it has one; 2026年6月 or 2026年 where no more of it is shown."""
    if isinstance(moment, date) and shown.is_short:
        return f"{moment.year}年{moment.month}月" if shown.kind == "month" else f"{moment.year}年"
    return str(moment).removesuffix(" 00:00:00")
