"""docs/sentences.md: what the product says of every status and main variant, in both languages, to be read aloud.

Write it anew: `python -m tests.core.sentence_page`.
"""

from tests.conftest import ROOT
from tests.core.judging_cases import TODAY, judged
from tests.core.sentence_cases import CASES, GOALS, Case, Goal
from tracker.core.judging import Promise
from tracker.core.judging.tiers import goal_status
from tracker.core.kinds import Status
from tracker.words import LANGUAGES, measured, text
from tracker.words.sentences import told, told_of_goal

PAGE = ROOT / "docs" / "sentences.md"
HEAD = """# 状态说明的句子 · What is said of every status

由 `python -m tests.core.sentence_page` 写出，测试逐字核对；改了措辞就重写这一页，并读一遍。
*Written by `python -m tests.core.sentence_page` and held word for word by a test; after a change of words write it
anew and read it.*
"""


def said(case: Case, lang: str) -> tuple[Status, str]:
    """The status of a case, and all its sentences."""
    judgement, counted = case.judged(), case.counted if lang == "en" else ""
    sentences = [
        told(each, lang, unit=case.unit, decimals=case.decimals, counted=counted) for each in judgement.sentences
    ]
    return judgement.status, ("" if lang == "zh" else " ").join(sentences)


def written() -> str:
    """The page: a section a status, best first; a case has what was promised and known, then its words."""
    sections: dict[Status, list[str]] = {status: [] for status in Status}
    for case in CASES:
        status, chinese = said(case, "zh")
        sections[status] += ["", f"- `{_promised(case)}` · `{case.actuals or '—'}` · {case.as_of}<br>",
                             f"  {chinese}<br>", f"  *{said(case, 'en')[1]}*"]  # fmt: skip
    for goal in GOALS:
        status, chinese = said_of_goal(goal, "zh")
        both = " + ".join(_promise(promise, goal.unit) for promise in (goal.floor, goal.stretch))
        sections[status] += ["", f"- `{both}` · `{goal.actuals}` · {TODAY}<br>", f"  {chinese}<br>",
                             f"  *{said_of_goal(goal, 'en')[1]}*"]  # fmt: skip
    lines = [HEAD.rstrip()]
    for status, cases in sections.items():
        words = " · ".join(text(lang, f"status.{status}") for lang in LANGUAGES)
        lines += ["", f"## `{status}` {words}", *cases]
    return "\n".join(lines) + "\n"


def said_of_goal(goal: Goal, lang: str) -> tuple[Status, str]:
    """The status of a goal with two tiers, and what is said of them together."""
    tiers = []
    for promise in (goal.floor, goal.stretch):
        assert promise.value is not None
        words = measured(promise.comparator, promise.value, promise.upper, goal.unit, lang)
        tiers.append((judged(promise, goal.actuals).status, words))
    floor, stretch = tiers
    passed = goal.floor.deadline is not None and goal.floor.deadline < TODAY
    told_words = told_of_goal(lang, floor, stretch, passed=passed)
    return goal_status(floor[0], stretch[0], passed=passed), told_words


def _promised(case: Case) -> str:
    return _promise(case.promise, case.unit)


def _promise(promise: Promise, unit: str) -> str:
    value = measured(promise.comparator, promise.value, promise.upper, unit, "zh") if promise.value else "—"
    return f"{promise.kind} {value} {promise.deadline or ''}".rstrip()


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
