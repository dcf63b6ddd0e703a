"""A problem without its place, as judges of single texts give it."""

from typing import NamedTuple

from tracker.core.cells import CoreError


class Finding(NamedTuple):
    """A problem without its place: a code, what was found, and what fills the blanks of its texts."""

    code: str
    found: str
    values: tuple[tuple[str, str], ...] = ()


def of_core(error: CoreError, found: str) -> Finding:
    """A refusal of the core; a hidden character in a number or period is an error, in a name it is a warning."""
    code = "CELL_HIDDEN_CHARACTERS" if error.code == "TEXT_HIDDEN_CHARACTERS" else error.code
    return Finding(code, error.found if code == "CELL_HIDDEN_CHARACTERS" else found)
