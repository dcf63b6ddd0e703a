"""Three-way merge of a target: what the catalogue last said, what stands here now, what the catalogue says today."""

from tracker.store.targets import FIELDS, Stored

# Numbers mean something only with their indicator, kind and unit, a deadline only with its basis: such fields are taken
# or kept together, so that a merged target keeps what was checked of either side.
_NUMBERS = frozenset({
    "indicator_id", "kind", "comparator", "value", "value_upper", "unit", "redacted", "value_basis", "value_source",
    "baseline_value", "baseline_period", "baseline_basis", "interim",
})  # fmt: skip
_DATES = frozenset({"start", "deadline", "deadline_basis", "deadline_from_zh", "deadline_from_en"})
_GROUPS = (_NUMBERS, _DATES, *(frozenset({name}) for name in FIELDS if name not in _NUMBERS | _DATES))


def merge(base: Stored, ours: Stored, theirs: Stored) -> tuple[Stored, list[str]]:
    """The fields to set, and the names of those that the catalogue and a person both changed, which stay as they are.

    A field that `base` does not know yet counts as untouched by people.
    """
    base = {name: base.get(name, ours[name]) for name in ours}
    take: Stored = {}
    conflicts: list[str] = []
    for group in _GROUPS:
        offered = [name for name in group if theirs[name] not in (base[name], ours[name])]
        if any(ours[name] != base[name] for name in group):
            conflicts += offered
        else:
            take |= {name: theirs[name] for name in offered}
    return take, sorted(conflicts)


def nothing_said() -> Stored:
    """What the catalogue has said so far of a target that a person added."""
    return dict.fromkeys(FIELDS)
