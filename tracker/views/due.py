"""When targets fall due, as the filter of lists and the counts that open them."""

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

DUE = ("30", "90", "365", "passed", "none")
"""Deadlines within so many days from the day on, passed before it, or not set."""


def due_mask(deadlines: NDArray[np.datetime64], within: str, as_of: date) -> NDArray[np.bool_]:
    """Which deadlines (not-a-time where there is none) fit one of DUE."""
    today = np.datetime64(as_of)
    if within == "none":
        return np.isnat(deadlines)
    if within == "passed":
        return deadlines < today
    return (deadlines >= today) & (deadlines <= np.datetime64(as_of + timedelta(days=int(within))))
