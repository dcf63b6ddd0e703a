"""The log: sentences as ever, or one JSON object a line (TRACKER_LOG=json), each with the request that it belongs to.

Lines hold ids, codes and counts; of people the name of record, and nothing else.
"""

import json
import logging
from collections import Counter
from contextvars import ContextVar
from datetime import UTC, datetime

from tracker import config

REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The id of the request that is being answered, empty where there is none."""

LEVELS: Counter[str] = Counter()
"""How many lines of the product there were, by level, from warnings on."""
BATCHES: Counter[str] = Counter()
"""How many batches were written, by kind."""

_ABOUT = ("batch", "kind", "who", "added", "changed", "method", "path", "status", "milliseconds")


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """When, how grave, whose, what, and the ids that it is about."""
        said: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if number := REQUEST.get():
            said["request"] = number
        said |= {name: getattr(record, name) for name in _ABOUT if hasattr(record, name)}
        if record.exc_info:
            said["trace"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False)


class _Counting(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        """Count what the operator is told of in numbers."""
        if record.levelno >= logging.WARNING:
            LEVELS[record.levelname.lower()] += 1
        if hasattr(record, "batch"):
            BATCHES[record.kind] += 1  # type: ignore[attr-defined]


def begin() -> None:
    """Set the log of this process up; what is no warning is written in JSON lines alone."""
    log, written = logging.getLogger("tracker"), logging.StreamHandler()
    if config.log_is_json():
        written.setFormatter(JsonLines())
        logging.root.addHandler(written)
    else:
        written.setLevel(logging.WARNING)
        log.addHandler(written)
    log.setLevel(logging.INFO)
    log.addHandler(_Counting())
