"""What a form needs to correct a target: its cells, and the choices that a cell may take."""

from collections.abc import Callable, Mapping

from tracker.catalogue.edits import COLUMNS, cells_of
from tracker.core.kinds import (
    BaselineBasis,
    Binding,
    Commitment,
    Comparator,
    DeadlineBasis,
    IntervalMode,
    Kind,
    Tier,
)
from tracker.views.choices import place_choices, thing_choices
from tracker.views.snapshot import Snapshot, TargetRecord, name
from tracker.words import text

Choices = dict[str, tuple[list[str], Callable[[str], str]]]


def cells(data: Snapshot, target: TargetRecord) -> dict[str, str]:
    """The cells of a stored target."""
    stored = {column: getattr(target, column, None) for column in COLUMNS}
    return cells_of(stored, data.places_by_id[target.jurisdiction_id].code, data.measures[target.indicator_id].code)


def choices(data: Snapshot, lang: str) -> Choices:
    """For each column that holds a code: the codes, and their words."""
    scopes = {"": "—"} | {code: name(scope, lang) for code, scope in data.scopes.items()}
    themes = {"": "—"} | {code: name(theme, lang) for code, theme in data.themes.items()}
    sources = {code: each.short_zh if lang == "zh" else each.short_en for code, each in data.documents.items()}
    targets = {"": "—"} | {code: code for code in data.targets}
    flags = {"0": text(lang, "library.no"), "1": text(lang, "library.yes")}
    listed: dict[str, Mapping[str, str]] = {
        "jurisdiction": place_choices(data, lang),
        "indicator": thing_choices(data, lang),
        "scope": scopes,
        "theme": themes,
        "source": sources,
        "parent": targets,
        "tier_of": targets,
        "redacted": flags,
        "late_allowed": flags,
        "kind": {code: text(lang, f"code.kind.{code}") for code in Kind},
        "comparator": {code: text(lang, f"library.comparator_{code.name.lower()}") for code in Comparator},
        "commitment": {code: text(lang, f"code.commitment.{code}") for code in Commitment},
        "binding": {code: text(lang, f"code.binding.{code}") for code in Binding},
        "baseline_basis": {code: text(lang, f"code.baseline.{code}") for code in BaselineBasis},
        "deadline_basis": {code: text(lang, f"code.deadline.{code}") for code in DeadlineBasis},
        "interval_mode": {code: text(lang, f"library.mode_{code}") for code in ("", *IntervalMode)},
        "tier": {code: text(lang, f"library.tier_{code}") for code in ("", *Tier)},
    }
    return {
        column: ([str(code) for code in words], {str(code): said for code, said in words.items()}.__getitem__)
        for column, words in listed.items()
    }
