"""What a check of the database finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written: a stable code, and where."""

    code: str
    where: str
