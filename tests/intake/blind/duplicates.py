"""07 duplicates: whether a value was said before, in this file or in the database."""

from .case import OK_PLAIN, PLAIN, YEAR_2025, Case, Pair, Record, refused, row, several, skipped, taken, warned


def _duplicate(name: str, verdicts: str, *pairs: Pair) -> Case:
    return several("07-duplicate", name, verdicts, *pairs)


SAME, CONFLICT = Record("warning", "DUPLICATE_SAME"), refused("DUPLICATE_CONFLICT")
FIRST = (PLAIN, OK_PLAIN)


def _twice(name: str, verdicts: str, then: Record, first: Record = OK_PLAIN, **changes: str) -> Case:
    """The plain record, and a second with these changes that may be of the same key."""
    return _duplicate(name, verdicts, (PLAIN, first), (row(**changes), then))


def _differing(name: str, **changes: str) -> Case:
    """Two records of one key with two values: both are in error, or their order would decide."""
    return _twice(name, "rows", CONFLICT, CONFLICT, **({"value": "25.1"} | changes))


def _stored(name: str, verdicts: str, action: str, record: Record, **changes: str) -> Case:
    """One record against the stored 41.2 of 2025."""
    told = None if record.told is None else record.told | {"action": action}
    cells = row(**({"period": "2025年", "value": "41.2", "source": "宜都市财政局"} | changes))
    return _duplicate(f"stored_{name}", verdicts, (cells, Record(record.status, record.code, told)))


OF_2025 = {"period": YEAR_2025, "value": 41.2}
CASES = (
    _twice("same", "warn", SAME),
    _twice("same_other_spelling_of_value", "warn", SAME, value="23.40"),
    _twice("same_other_unit", "warn", SAME, value="234000", unit="万元"),
    _twice("same_other_period_text", "warn", SAME, period="2026年1-6月"),
    _twice("same_place_by_code", "warn accept rows", SAME, place="420581"),
    _twice("same_place_by_path", "warn rows", SAME, place="湖北省宜昌市宜都市"),
    _twice("same_fullwidth", "warn", SAME, value="２３．４", period="２０２６年上半年"),
    _twice("same_other_note", "warn rows", OK_PLAIN, note="快报"),
    _twice("same_other_source", "warn rows", OK_PLAIN, source="宜都市财政局"),
    _differing("differing"),
    _differing("differing_by_a_hair", value="23.400001"),
    _differing("differing_other_period_text", period="2026H1"),
    _differing("differing_place_by_code", place="420581"),
    _differing("differing_only_in_unit", value="23.4", unit="万元"),
    _differing("differing_sign_of_zero_apart", value="0"),
    _twice("differing_after_15_digits", "warn rows", SAME, value="23.4000000000000000001"),
    _twice("value_then_missing", "warn rows", skipped(), value="暂无"),
    _duplicate("missing_then_value", "warn rows", (row(value="暂无"), skipped()), FIRST),
    _twice("value_then_broken", "rows", refused("VALUE_NOT_EXACT"), value="20-23"),
    _twice("half_and_a_month_of_it", "accept", taken(period="2026-05-01/2026-05-31"), period="2026年5月"),
    _duplicate("third_agrees_with_first", "rows", (PLAIN, CONFLICT), (row(value="25"), CONFLICT), (PLAIN, CONFLICT)),
    _duplicate(
        "year_said_as_months",
        "rows",
        (row(period="2024年"), CONFLICT),
        (row(period="2024年1-12月", value="25"), CONFLICT),
    ),
    _duplicate(
        "quarter_said_as_months",
        "rows",
        (row(period="2026年一季度"), CONFLICT),
        (row(period="2026M1-3", value="25"), CONFLICT),
    ),
    _duplicate(
        "indicator_said_by_alias",
        "rows",
        (row(indicator="GDP", value="412.6"), CONFLICT),
        (row(indicator="生产总值", value="421.6"), CONFLICT),
    ),
    _duplicate(
        "apart_by_a_bad_record",
        "rows",
        (PLAIN, CONFLICT),
        (row(place="某地"), refused("JURISDICTION_UNKNOWN")),
        (row(value="9"), CONFLICT),
    ),
    _duplicate("500_times", "warn", FIRST, *[(PLAIN, SAME)] * 499),
    _stored("same", "accept", "unchanged", taken(**OF_2025)),
    _stored("same_of_other_source", "warn accept", "changed", warned("SOURCE_CHANGED", **OF_2025), source="某网站"),
    _stored("same_with_a_note", "accept warn", "changed", taken(**OF_2025), note="快报"),
    _stored("same_without_source", "accept warn", "unchanged", taken(**OF_2025), source=""),
    _stored(
        "same_in_yuan", "warn accept", "unchanged", warned("UNIT_CONVERTED", **OF_2025), value="4120000000", unit="元"
    ),
    _stored("same_but_for_float_noise", "accept warn", "unchanged", taken(**OF_2025), value="41.2000000000000028"),
    _stored("other", "warn", "changed", warned("VALUE_CHANGED", period=YEAR_2025, value=42.0), value="42"),
    _stored(
        "other_by_a_hair", "warn", "changed", warned("VALUE_CHANGED", period=YEAR_2025, value=41.2001), value="41.2001"
    ),
    _stored("zero", "warn", "changed", warned("VALUE_CHANGED", period=YEAR_2025, value=0.0), value="0"),
    _stored("missing", "warn rows", "none", skipped(), value="无"),
    _stored("deleted_by_word", "rows warn", "none", skipped("VALUE_NOT_NUMERIC"), value="删除"),
    _stored("annulled", "rows warn", "none", skipped("VALUE_NOT_NUMERIC"), value="作废"),
    _stored("other_twice", "rows", "changed", CONFLICT, value="40/42"),
)
