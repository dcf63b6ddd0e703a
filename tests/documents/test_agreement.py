"""How far two readers agree, against figures worked out by hand."""

from fractions import Fraction

import pytest

from tracker.documents.agreement import kappa


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("a", "a"), ("b", "b")], Fraction(1)),
        ([("a", "b"), ("b", "a")], Fraction(-1)),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], Fraction(0)),
        # Cohen's own form of table: 20 and 15 alike, 5 and 10 not: agreement 0.7, by chance 0.5.
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, Fraction(2, 5)),
        ([("a", "a"), ("a", "a")], None),
        ([], None),
    ],
)
def test_kappa_is_agreement_beyond_chance(pairs: list[tuple[str, str]], expected: Fraction | None) -> None:
    assert kappa(pairs) == expected
