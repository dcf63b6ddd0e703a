"""Headers that say no more than that values stand below them, and for which span: 绝对额, 本月, 本月止累计."""

import re
from collections.abc import Sequence

from tracker.intake.meaning.fields import name_and_unit
from tracker.intake.meaning.senses import Sense

_REACHED = r"(?:实际|完成)*(?:数|值|额|量)?"
_PLAIN = re.compile(r"绝对[额值数量]|总量|总额|数额|金额|完成|完成值|完成量|实际|实际完成|本期|本期实际|本期完成")
_SINGLE = re.compile(rf"(?:当月|本月|单月|当季|本季){_REACHED}")
_CUMULATIVE = re.compile(
    r"(?:[本当]年|自?年初(?:以来|至今|[到至]本月)?|1\s*[-—–~～至]\s*本月|截[至止]本月|[至到]本月|本月末?)?"
    rf"止?累[计积]{_REACHED}"
)


def value_columns(header: Sequence[str]) -> list[int]:
    """The columns of values that are headed by such words alone.

    One of them, or one of single months beside one of cumulative values; of any others it is open which is meant.
    """
    found = {at: kind for at, cell in enumerate(header) if (kind := _kind(name_and_unit(cell.strip())[0])) is not None}
    kinds = list(found.values())
    return list(found) if len(kinds) == 1 or sorted(kinds) == [Sense.CUMULATIVE, Sense.SINGLE] else []


def _kind(name: str) -> str | None:
    """The span that a header's words say, empty for none; None where they say anything else."""
    for kind, words in (("", _PLAIN), (Sense.SINGLE, _SINGLE), (Sense.CUMULATIVE, _CUMULATIVE)):
        if words.fullmatch(name):
            return kind
    return None
