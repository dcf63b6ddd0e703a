"""A whole number inside a text that is JSON, as each engine asks for it."""

from typing import Any

from sqlalchemy import Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction


class NumberInside(GenericFunction[int]):
    """The number of this name: `NumberInside(column, "name")`."""

    type = Integer()
    inherit_cache = True


@compiles(NumberInside, "sqlite")
def _of_sqlite(element: NumberInside, compiler: Any, **options: Any) -> str:
    column, name = (compiler.process(clause, **options) for clause in element.clauses)
    return f"CAST(json_extract({column}, '$.' || {name}) AS INTEGER)"


@compiles(NumberInside, "postgresql")
def _of_postgresql(element: NumberInside, compiler: Any, **options: Any) -> str:
    column, name = (compiler.process(clause, **options) for clause in element.clauses)
    return f"CAST(CAST({column} AS json) ->> CAST({name} AS text) AS integer)"
