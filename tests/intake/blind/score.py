"""The verdict on an answer of the intake, by the logic of the shared corpus' scorer, and three rules more.

It adds that no record may go missing from an answer, that a record in error is in error whatever the file's outcome,
and that a good record stays good beside a bad one: a person can then still ask for the good records alone.
"""

from typing import Any

from .case import ACCEPT, FILE, RANK, WARN, Case, Record

FACTS = ("value", "unit", "period", "jurisdiction", "indicator", "action")


def verdict(case: Case, answer: dict[str, Any]) -> tuple[str, str]:
    """`match`, `acceptable`, `strict` (safer than asked) or `UNSAFE`, and why."""
    outcome = answer["outcome"]
    wrong = [] if outcome == FILE else _wrong(case, outcome, answer["records"])
    if wrong:
        return "UNSAFE", "; ".join(wrong)
    if outcome == case.expected:
        good = [number for number, record in enumerate(case.records, 1) if record.status == "ok"]
        lost = [told["record"] for told in answer["records"] if told["record"] in good and told["status"] == "error"]
        return ("strict", f"good records refused: {lost}") if lost else ("match", "")
    if outcome in case.also:
        return "acceptable", ""
    return ("strict" if RANK[outcome] > RANK[case.expected] else "UNSAFE"), f"{outcome}, not {case.expected}"


def _wrong(case: Case, outcome: str, answers: list[dict[str, Any]]) -> list[str]:
    """What is dangerous in the records of the answer."""
    if not case.records:
        return []
    lost = set(range(1, len(case.records) + 1)) - {told["record"] for told in answers}
    wrong = [f"record {number} is lost" for number in sorted(lost)]
    for told in answers:
        number = told["record"]
        if number > len(case.records):
            wrong.append(f"record {number} is none of the file's")
        elif told["status"] != "error":
            record = case.records[number - 1]
            wrong += [f"record {number} {text}" for text in _wrong_if_taken(case, outcome, record, told)]
    return wrong


def _wrong_if_taken(case: Case, outcome: str, record: Record, told: dict[str, Any]) -> list[str]:
    wrong = []
    if record.status == "error" and not (outcome == WARN and outcome in case.also):
        wrong.append(f"taken as {told.get('value')!r}, should be {record.code}")
    for fact, want in (record.told or {}).items():
        if fact in FACTS and fact in told and not same(told[fact], want):
            wrong.append(f"{fact}={told[fact]!r}, want {want!r}")
    silence = ACCEPT in (case.expected, *case.also)
    if record.status == "warning" and told["status"] == "ok" and outcome in (ACCEPT, WARN) and not silence:
        wrong.append(f"no warning {record.code}")
    return wrong


def same(got: Any, want: Any) -> bool:
    """Numbers are the same within 1e-9 of their size, all else exactly."""
    if isinstance(want, int | float) and isinstance(got, int | float):
        return abs(got - want) <= 1e-9 * max(abs(want), 1e-9)
    return bool(got == want)
