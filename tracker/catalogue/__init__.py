"""The curated targets as reviewable text: load them, check them, and bring a database up to date with them."""

from tracker.catalogue.check import check
from tracker.catalogue.load import Catalogue, Problem, load_catalogue, problem_words
from tracker.catalogue.losses import CatalogueShrinks
from tracker.catalogue.sync import CatalogueError, SyncReport, bring_up_to_date, sync

__all__ = [
    "Catalogue",
    "CatalogueError",
    "CatalogueShrinks",
    "Problem",
    "SyncReport",
    "bring_up_to_date",
    "check",
    "load_catalogue",
    "problem_words",
    "sync",
]
