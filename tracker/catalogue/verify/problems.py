"""What verification finds: problems as values, each with the place in the document and the row it is about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong; the words for `code` are in `verify.po` under `verify.problem.<code>`."""

    source: str
    line: int
    code: str
    text: str
    row: str = ""
