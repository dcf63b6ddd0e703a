"""Write `data/catalogue/agreed.csv` anew from the documents: `python -m tests.catalogue.make_agreed`.

What was agreed to keeps its reason; a new difference gets the reason of its kind, to be looked at in the change.
"""

import csv
from collections.abc import Iterator

from tests.conftest import ROOT, SHARED
from tracker.catalogue.load import load_catalogue
from tracker.catalogue.verify.agreed import COLUMNS, FILE, Difference, read_agreed
from tracker.catalogue.verify.verification import _second
from tracker.documents.numerals import lines_of

FOLDER = ROOT / "data" / "catalogue"
_FROM_CONTEXT = "期限由编者按上下文认定 · the deadline follows from the context (see deadline_from)"
BY_FIELD = {
    "role": "规则没有读出：没有数字，或数字在名称里 · not read: no number, or one inside a name",
    "indicator": "指标名由编者拟定，读出的是文中的词 · a curator's name beside the document's words",
    "jurisdiction": "地区由编者认定 · the place follows from heading, speaker or scope",
    "kind": "存量还是流量由编者认定 · stock or flow follows from the indicator",
    "comparator": "文中没有比较词，按达到计 · no comparing word; attaining counts",
    "commitment": "承诺语管到哪里由编者认定 · how far the word of commitment reaches",
    "deadline": _FROM_CONTEXT,
    "deadline_basis": _FROM_CONTEXT,
    "tier": "两档由编者认定 · the tiers are the curator's reading",
    "period": "时期由编者按上下文认定 · the period follows from the context",
    "reason": "规则不认得名称、成语和提法 · the rules know no names and idioms",
}
PROPOSED = "规则当作目标或数值，编者判断不是 · proposed by the rules, not taken by the curator"


def differences() -> Iterator[Difference]:
    """What the second reading reads in another way, over all documents."""
    catalogue, _ = load_catalogue(FOLDER)
    for source in catalogue.sources:
        path = SHARED / "sources" / source.file
        if source.file and path.is_file():
            for _, _, one in _second(source, lines_of(path.read_text(encoding="utf-8")), catalogue):
                yield one


def main() -> None:
    """Write the list."""
    known = read_agreed(FOLDER) or {}
    with (FOLDER / FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for one in dict.fromkeys(differences()):
            reason = known.get(one) or BY_FIELD[one.field]
            if one.field == "reason" and ({"target", "actual"} & set(one.reading.split("+"))):
                reason = known.get(one) or PROPOSED
            writer.writerow([one.row, one.field, one.catalogue, one.reading, reason])


if __name__ == "__main__":
    main()
