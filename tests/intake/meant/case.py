"""What a case is: a file as people send it, what may be stored of it, and what has to be said."""

from typing import Any, NamedTuple


class Case(NamedTuple):
    """A file's text (or bytes), all that is stored of it when only the good records are taken, and codes that are said.

    `stores` has a value each: place, indicator, period, value, and perhaps a qualifier, separated by blanks.
    `says` are codes among all that is said; a case in which nothing may be said is `silent`.
    """

    content: str | bytes
    stores: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    options: dict[str, Any] = {}  # noqa: RUF012
    name: str = "sent.csv"
    silent: bool = False
    whole: bool = True
    """Whether all its records are taken, so that it goes in without leaving any out."""


HEADER = "地区,指标,时期,数值,单位\n"
YEARLY = "地区,指标,年份,数值,单位\n"
NOTED = "地区,指标,时期,数值,单位,备注\n"
ROW = "宜都市,地区生产总值,2025年,451.2,亿元\n"
STORED = "420581 gdp 2025 451.2"


def refused(content: str, *says: str, stores: tuple[str, ...] = (), **options: Any) -> Case:
    """A file of which nothing more than this is stored, for these reasons."""
    return Case(content, stores, says, options, whole=False)


def taken(content: str, *stores: str, says: tuple[str, ...] = (), **options: Any) -> Case:
    """A file that goes in as it is."""
    return Case(content, stores, says, options)
