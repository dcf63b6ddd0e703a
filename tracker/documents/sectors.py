"""The shares of the three sectors, said as one ratio: 三次产业结构由21:50:29调整为11:65:24."""

import re

from tracker.documents.quantities import Quantity

NAMES = ("第一产业增加值比重", "第二产业增加值比重", "第三产业增加值比重")
_RATIO = re.compile(r"(?<![\d.])(\d{1,2}(?:\.\d+)?)[:：∶](\d{1,2}(?:\.\d+)?)[:：∶](\d{1,2}(?:\.\d+)?)(?![\d.])")
_SECTORS = re.compile(r"(?:三次|三大|三)产业?[^，。；]{0,40}$|产业结构[^，。；]{0,40}$|一二三产业[^，。；]{0,30}$")


def sector_shares(text: str, begin: int, end: int) -> dict[int, Quantity]:
    """The shares by where each begins, in percent."""
    found = {}
    for ratio in _RATIO.finditer(text, begin, end):
        if _SECTORS.search(text[begin : ratio.start()]):
            for nth in (1, 2, 3):
                found[ratio.start(nth)] = Quantity(ratio.start(nth), ratio.end(nth), ratio[nth], "%", sector=nth)
    return found
