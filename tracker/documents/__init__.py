"""From a document to its numbers, each with its role: a proposed target, a reported value, or neither, and why.

`files.opening.open_document` gives the lines of a file, `read_lines` (or `read_text`) a `Reading` of them with one
`Candidate` for each numeral. The parts: `lines` and `writing` make plain paragraphs; `numerals`, `readings`, `measures`
and `quantities` say what a numeral states; `facts`, `frames` and `sentences` where it stands; `neither`, `spelled` and
`roles` what it is; `subjects`, `kinds` and `periods` its fields, which `fields` puts together. Nothing here needs a
database.
"""

from tracker.documents.candidates import Candidate
from tracker.documents.reading import Reading, read_lines, read_text
from tracker.documents.roles import Role

__all__ = ["Candidate", "Reading", "Role", "read_lines", "read_text"]
