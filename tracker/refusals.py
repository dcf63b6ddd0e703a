"""What the product refuses to work with, in one place for page and command line: the errors and their words."""

from tracker.catalogue import CatalogueError
from tracker.core.settings import SettingsError
from tracker.people import PeopleError
from tracker.store.errors import StoreError
from tracker.words import text

REFUSALS = (StoreError, CatalogueError, SettingsError, PeopleError)


def refusal_words(lang: str, refusal: Exception) -> str:
    """What is wrong, where, and what to do."""
    code = getattr(refusal, "code", "settings_invalid")
    where, detail = getattr(refusal, "path", ""), getattr(refusal, "detail", str(refusal))
    return text(lang, f"refusal.{code}", path=where, detail=detail)
