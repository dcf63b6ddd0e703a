"""Made-up boundaries: a grid of uneven fields for the counties of a city, four of them small and close together."""

from tests.charts.samples.names import PLACES, place
from tracker.views.boundaries import Outlines
from tracker.vocabulary.boundaries import Ring

_SMALL = ("420502", "420503", "420504", "420505")
_WEST, _NORTH = 110.2, 31.6


def outlined(lang: str) -> Outlines:
    """Boundaries of all counties but one."""
    codes = [code for code in PLACES if code.startswith("4205") and code not in ("420500", "420500-gxq")]
    *large, lacking = [code for code in codes if code not in _SMALL]
    rings = {code: (_field(0.5 * (n % 4), 0.5 * (n // 4), 0.5),) for n, code in enumerate(large)}
    rings |= {code: (_field(1.56 + 0.1 * (n % 2), 0.56 + 0.1 * (n // 2), 0.1),) for n, code in enumerate(_SMALL)}
    return Outlines({code: place(code, lang) for code in rings}, rings, (place(lacking, lang),), (), 0)


def _field(right: float, down: float, size: float) -> Ring:
    """A field with a bay on its northern side."""
    corners = ((0, 0), (0.4, 0), (0.5, 0.15), (0.6, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    return tuple((_WEST + right + x * size, _NORTH - down - y * size) for x, y in corners)
