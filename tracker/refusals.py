"""What the product refuses to work with, in one place for page and command line: the errors and their words."""

from collections.abc import Sequence

from tracker.catalogue import CatalogueError, CatalogueShrinks, problem_words
from tracker.core.settings import SettingsError
from tracker.people import PeopleError
from tracker.store.errors import StoreError
from tracker.vocabulary import VocabularyError
from tracker.words import text

REFUSALS = (StoreError, CatalogueError, CatalogueShrinks, SettingsError, PeopleError, VocabularyError)

_NAMED = 5
_MOST_SHOWN = 60


def refusal_words(lang: str, refusal: Exception) -> str:
    """What is wrong, where, and what to do."""
    if isinstance(refusal, CatalogueError):
        return _catalogue_words(lang, refusal)
    if isinstance(refusal, CatalogueShrinks):
        lost = refusal.losses
        counts = {
            "retired": len(lost.retired),
            "targets": lost.targets,
            "taken": lost.taken_back,
            "values": lost.values,
        }
        named = ", ".join(lost.retired[:_NAMED]) + (" …" if len(lost.retired) > _NAMED else "")
        return text(lang, "refusal.catalogue_shrinks", **counts, named=named, folder=refusal.path.name)
    code = getattr(refusal, "code", "settings_invalid")
    where, detail = getattr(refusal, "path", ""), getattr(refusal, "detail", str(refusal))
    if isinstance(refusal, PeopleError):
        detail = text(lang, f"refusal.people_{refusal.kind}", found=refusal.found, path=where)
    return text(lang, f"refusal.{code}", path=where, detail=detail)


def _catalogue_words(lang: str, refusal: CatalogueError) -> str:
    """The first problem with its file, line and column; of the folder only its last name, as any reader may see it."""
    key, problems = "catalogue_part" if refusal.rest_taken else "catalogue_invalid", refusal.problems
    words = text(lang, f"refusal.{key}", folder=refusal.path.name, first=problem_words(lang, problems[0]))
    return words + (text(lang, "refusal.catalogue_more", more=len(problems) - 1) if problems[1:] else "")


def vocabulary_words(lang: str, faults: Sequence[VocabularyError]) -> str:
    """Which rows of the standard vocabulary are left out, the first with its place; the others go on."""
    first = faults[0]
    column = first.column or text(lang, "refusal.whole_row")
    found = {"file": first.file, "line": first.line, "column": column, "found": first.found[:_MOST_SHOWN]}
    return text(lang, "refusal.vocabulary_rows", count=len(faults), **found)


def no_backup_words(lang: str, refusal: StoreError) -> str:
    """That the day's backup could not be made, why, and what to do; reading and writing go on."""
    return text(lang, "refusal.no_backup", why=refusal_words(lang, refusal))
