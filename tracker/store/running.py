"""Acts of writing that are under way in this process, so that a server that is to stop lets them end."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

_changed = Condition()
_under_way = 0
_stopping = False


@contextmanager
def under_way() -> Iterator[None]:
    """Count an act while it runs."""
    global _under_way
    with _changed:
        _under_way += 1
    try:
        yield
    finally:
        with _changed:
            _under_way -= 1
            _changed.notify_all()


def stopping() -> bool:
    """Whether the process has been told to stop."""
    return _stopping


def let_end(seconds: float) -> bool:
    """Note that the process stops and wait until no act is under way; whether all have ended in time.

    What has not is taken back by the database once the process is gone.
    """
    global _stopping
    _stopping = True
    with _changed:
        return _changed.wait_for(lambda: not _under_way, seconds)
