"""What verification finds: problems as values, each with the place in the document and the row it is about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong; the words for `code` are in `verify.po` under `verify.problem.<code>`.

    `source` is the document's code, or the catalogue's own file for a row that cannot be used.
    """

    source: str
    line: int
    code: str
    text: str
    row: str = ""
