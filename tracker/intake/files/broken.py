"""The one answer for a workbook that its library cannot read."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from tracker.intake.problems import FileRefused, problem

_log = logging.getLogger("tracker")


@contextmanager
def refused_if_broken(library: str, found: str) -> Iterator[None]:
    """FileRefused for any exception there is, for a library meets a broken workbook with every kind of them.

    The person gets one answer about `found` (a part of the workbook), the log the cause.
    """
    try:
        yield
    except FileRefused:
        raise
    except Exception as broken:
        _log.warning("%s cannot read %s: %r", library, found, broken, exc_info=_log.isEnabledFor(logging.DEBUG))
        raise FileRefused(problem("ENCRYPTED" if _is_locked(broken) else "DAMAGED", found=found)) from broken


def _is_locked(broken: Exception) -> bool:
    """xlrd has no error of its own for a password."""
    return type(broken).__name__ == "XLRDError" and "encrypted" in str(broken).lower()
