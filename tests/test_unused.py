"""Everything in the product is used by the product: code that only tests use, or nobody, is found by name."""

from enum import Enum

import vulture

from tests.conftest import ROOT
from tracker.core import kinds
from tracker.documents import reasons

FRAMEWORKS = {
    "down_revision": "Alembic reads it",
    "downgrade": "Alembic calls it",
    "revision": "Alembic reads it",
    "upgrade": "Alembic calls it",
    "cache_ok": "SQLAlchemy reads it",
    "dialect": "SQLAlchemy passes it",
    "impl": "SQLAlchemy reads it",
    "inherit_cache": "SQLAlchemy reads it",
    "load_dialect_impl": "SQLAlchemy calls it",
    "process_bind_param": "SQLAlchemy calls it",
    "process_result_value": "SQLAlchemy calls it",
    "_of_sqlite": "SQLAlchemy calls it for its engine",
    "_of_postgresql": "SQLAlchemy calls it for its engine",
    "handler": "pydantic passes it",
    "model_config": "pydantic reads it",
    "part_of": "the vocabulary's own file says it; whoever adds parts up reads it there",
}
"""Names that only a library or a reader asks for, and who."""
CODES = {
    name
    for module in (kinds, reasons)
    for each in vars(module).values()
    if isinstance(each, type) and issubclass(each, Enum)
    for name in each.__members__
}
"""Members of enumerations: what stands in the database or the catalogue asks for them."""


def test_nothing_is_left_that_the_product_does_not_use() -> None:
    search = vulture.Vulture()
    search.scavenge([ROOT / "app.py", ROOT / "pages", ROOT / "tracker"])
    found = [
        item
        for kind in (search.unused_funcs, search.unused_classes, search.unused_methods, search.unused_props,
                     search.unused_imports, search.unused_vars)
        for item in kind if item.name not in CODES and item.name not in FRAMEWORKS
    ]  # fmt: skip
    assert not [f"{item.filename.relative_to(ROOT)}:{item.first_lineno} {item.name}" for item in found]
