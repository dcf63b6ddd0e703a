"""One file of an office, and what is right."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

IN, ASK, NO, SAFE = "goes in as it is", "goes in once it is answered", "is refused", "goes in right, or is refused"

Key = tuple[str, str, str]


@dataclass(frozen=True)
class File:
    """What is sent, what has to come of it, and all that it says, one value a line: place indicator period=value.

    `answers` are those that the file leaves open; `may` is what it says besides, which need not be taken. `causes` is
    how many things there are to say of it, `says` codes that have to be among them.
    """

    name: str
    sent: str | bytes
    comes: str
    right: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    may: str = ""
    causes: int | None = None
    says: tuple[str, ...] = ()

    @property
    def data(self) -> bytes:
        """The bytes."""
        return self.sent.encode("utf-8-sig") if isinstance(self.sent, str) else self.sent


def values(lines: str) -> dict[Key, Decimal]:
    """The values of such lines."""
    found = {}
    for line in filter(None, (one.strip() for one in lines.replace(";", "\n").splitlines())):
        key, _, value = line.rpartition("=")
        place, indicator, period = key.split()
        found[place, indicator, period] = Decimal(value)
    return found
