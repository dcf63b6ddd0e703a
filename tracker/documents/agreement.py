"""How far two people agree about the roles of numerals."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction


def kappa(pairs: Sequence[tuple[str, str]]) -> Fraction | None:
    """Cohen's κ of two readings of the same things: 1 is full agreement, 0 what chance gives.

    None where there is nothing to compare, or chance alone would make them agree (both always say one and the same).
    """
    count = len(pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(first[role] * second[role] for role in first)
    if by_chance == count * count:
        return None
    agreed = sum(one == other for one, other in pairs)
    return Fraction(agreed * count - by_chance, count * count - by_chance)
