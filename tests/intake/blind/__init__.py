"""Hostile files of the 14 families, built when asked for, with the verdicts that the intake's rules allow.

Each family's module holds a tuple CASES; they assume the catalogue and the stored values of `catalogue`. STRICT names
the cases where refusing a good file is known and borne.
"""

from . import (
    duplicates,
    encodings,
    filetypes,
    names,
    numbers,
    packages,
    periods,
    rights,
    structure,
    texts,
    units,
    workbooks,
)

STRICT: frozenset[str] = frozenset()

CASES = (
    *encodings.CASES,
    *structure.CASES,
    *numbers.CASES,
    *units.CASES,
    *periods.CASES,
    *duplicates.CASES,
    *names.CASES,
    *rights.CASES,
    *texts.CASES,
    *workbooks.CASES,
    *packages.CASES,
    *filetypes.CASES,
)
