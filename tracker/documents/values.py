"""Candidates of a document -> a table of reported values, which is checked and taken in like any file of values."""

from collections.abc import Callable, Container, Sequence

from tracker.core.kinds import Comparator
from tracker.documents.candidates import Candidate
from tracker.documents.reading import Reading
from tracker.intake.meaning.guard import header
from tracker.intake.out.sheets import Sheet, as_csv
from tracker.vocabulary import indicators

_FIELDS = (
    "jurisdiction_code", "jurisdiction", "indicator_code", "indicator", "period", "value", "unit", "qualifier",
    "publisher", "published", "source",
)  # fmt: skip
_QUALIFIERS = {Comparator.ABOVE: "突破", Comparator.BELOW: "不足", Comparator.ABOUT: "约"}


def values_table(
    reading: Reading,
    chosen: Sequence[Candidate],
    *,
    publisher: str,
    published: str,
    stands: Callable[[int], str],
    known: Container[str],
) -> bytes:
    """The table of these candidates, as CSV. `stands` says where a line stands; `known` are the codes
    that the database has: a standard indicator that it lacks goes by its name, so that it can be offered.
    """
    rows = []
    for one in (part for candidate in chosen for part in candidate.each()):
        of_document = one.jurisdiction == reading.facts.place_name and reading.facts.place in known
        standard = indicators().get(one.indicator_code)
        coded = one.indicator_code in known
        said = {
            "jurisdiction_code": reading.facts.place if of_document else "",
            "jurisdiction": "" if of_document else one.jurisdiction,
            "indicator_code": one.indicator_code if coded else "",
            "indicator": "" if coded else standard.name_zh if standard else one.indicator,
            "period": one.period,
            "value": one.value,
            "unit": one.unit,
            "qualifier": _QUALIFIERS.get(one.comparator, "") if one.comparator else "",
            "publisher": publisher,
            "published": published,
            "source": stands(one.line),
        }
        rows.append([said[field] for field in _FIELDS])
    return as_csv(Sheet(header("zh", _FIELDS), rows))
