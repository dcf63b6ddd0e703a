"""What `import --json` says of a plan: its values, problems, statements and offers as JSON objects."""

from typing import Any

from tracker.catalogue.taking import UNKNOWN, in_vocabulary, vocabulary_name
from tracker.core.kinds import Qualifier
from tracker.intake.meaning.statements import Statement
from tracker.intake.plans.plan import Offer
from tracker.intake.problems import Problem
from tracker.intake.records import Row
from tracker.store.columns import decimal_text

_TAKE = "python -m tracker take {code}"
_MOST_NAMES = 200


class Takeable:
    """What the standard vocabulary has for names that are not known, and the command that takes it in.

    Looked up only so often: in a file with a hundred thousand wrong names nobody reads it.
    """

    def __init__(self, lang: str) -> None:
        """Say names in this language."""
        self._lang = lang
        self._known: dict[tuple[str, str], dict[str, Any]] = {}

    def of(self, found: Problem) -> dict[str, Any]:
        """`vocabulary` (code, name) and `command` for the name of a problem; nothing where there is none."""
        if found.code not in UNKNOWN:
            return {}
        name = found.code, found.found
        if name not in self._known:
            self._known[name] = self._looked_up(*name) if len(self._known) < _MOST_NAMES else {}
        return self._known[name]

    def _looked_up(self, problem: str, name: str) -> dict[str, Any]:
        near = in_vocabulary(problem, name)
        codes = [near.code] if near.code else list(near.suggestions)
        if not codes:
            return {}
        known = [{"code": code, "name": vocabulary_name(code, self._lang)} for code in codes]
        return {"vocabulary": known, "command": _TAKE.format(code=near.code or "CODE")}


def value_json(row: Row) -> dict[str, Any]:
    """A value that would be stored, in the unit of its indicator, and the one that stands there."""
    assert row.key is not None
    assert row.content is not None
    old = row.old if row.old and row.old.version and not row.old.retracted else None
    return {
        "line": row.line,
        "action": row.action.value,
        "jurisdiction": row.key.jurisdiction,
        "indicator": row.key.indicator,
        "scope": row.key.scope,
        "period": row.key.period.code,
        "vintage": row.key.vintage,
        "value": decimal_text(row.content.value),
        "unit": row.unit,
        "qualifier": row.content.qualifier or Qualifier.EXACT.value,
        "original_value": row.content.original_value,
        "original_unit": row.content.original_unit,
        "old_value": decimal_text(old.value) if old else None,
    }


def statement_json(said: Statement) -> dict[str, Any]:
    """What the file as a whole says of something, or leaves open."""
    return {
        "about": said.about.value,
        "value": said.value,
        "read": said.read,
        "words": said.words,
        "where": said.where.value,
        "line": said.line,
        "choices": list(said.choices),
        "asked": said.asked,
        "recalled": said.recalled,
    }


def offer_json(offer: Offer) -> dict[str, Any]:
    """How somebody has read such files."""
    columns, answers, names = offer.reading
    return {
        "who": offer.who,
        "columns": {str(at): field for at, field in columns.items()},
        "answers": {about: answer for about, (answer, _) in answers.items()},
        "names": {name: code for (_, name), code in names.items()},
    }


def problem_json(found: Problem, lang: str, vocabulary: Takeable) -> dict[str, Any]:
    """A problem in words; of an unknown name also what the vocabulary has."""
    return {
        "line": found.line,
        "column": found.column,
        "level": "error" if found.is_error else "warning",
        "code": found.code,
        "found": found.found,
        "why": found.what(lang),
        "do": found.advice(lang),
        **vocabulary.of(found),
    }
