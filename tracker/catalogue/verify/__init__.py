"""The catalogue against its documents: every row stands where it says, and no numeral is overlooked.

`python -m tracker verify --sources DIR`. The parts: `numerals` finds every numeral, `readings` says what one states,
`figures` and `deadlines` check a row, `exclusions` and `reasons` hold what is no goal, `verification` puts it together.
"""

from tracker.catalogue.verify.command import add_arguments, run
from tracker.catalogue.verify.verification import Tally, Verification, verify
from tracker.documents.reasons import Reason

__all__ = ["Reason", "Tally", "Verification", "add_arguments", "run", "verify"]
