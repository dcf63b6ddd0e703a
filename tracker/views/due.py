"""When targets fall due, as the filter of lists and the counts that open them."""

import re
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

DUE = ("30", "90", "365", "passed", "none")
"""Deadlines within so many days from the day on, passed before it, or not set."""
_YEAR = re.compile("[0-9]{4}")


def is_due(code: str) -> bool:
    """Whether a code asks for deadlines: one of DUE, or a year of four digits."""
    return code in DUE or bool(_YEAR.fullmatch(code))


def due_years(deadlines: NDArray[np.datetime64]) -> list[str]:
    """The years that have deadlines, the first one first."""
    return [str(year) for year in np.unique(deadlines[~np.isnat(deadlines)].astype("datetime64[Y]"))]


def due_mask(deadlines: NDArray[np.datetime64], within: str, as_of: date) -> NDArray[np.bool_]:
    """Which deadlines (not-a-time where there is none) fit one of DUE, or a year."""
    today = np.datetime64(as_of)
    if _YEAR.fullmatch(within):
        falling: NDArray[np.bool_] = deadlines.astype("datetime64[Y]") == np.datetime64(within)
        return falling
    if within == "none":
        return np.isnat(deadlines)
    if within == "passed":
        return deadlines < today
    return (deadlines >= today) & (deadlines <= np.datetime64(as_of + timedelta(days=int(within))))
