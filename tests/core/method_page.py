"""The part of docs/methods.md that the method works out itself. Write it anew: `python -m tests.core.method_page`."""

import tempfile
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

from tests.conftest import ROOT
from tracker.catalogue.opening import open_current
from tracker.core.kinds import Kind, Status
from tracker.core.settings import load_settings
from tracker.views.board import Board, load_board
from tracker.views.method import EXAMPLES
from tracker.views.snapshot import counted_of
from tracker.words import text
from tracker.words.sentences import told

PAGE = ROOT / "docs" / "methods.md"
MARK = "<!-- 以下由方法自己算出 · below is what the method works out: python -m tests.core.method_page -->\n"
DAYS = (date(2023, 9, 30), date(2026, 11, 21))
CATALOGUE_DAY = datetime(2026, 11, 21, tzinfo=UTC)


def written() -> str:
    """The worked cases on both days and the counts of the shipped targets, Chinese first."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_current(Path(folder) / "method.db", now=CATALOGUE_DAY)
        boards = [load_board(engine, version=(0, 0), as_of=day, settings=load_settings()) for day in DAYS]
        engine.dispose()
    cases = [line for board in boards for line in _cases(board)]
    return MARK + "\n".join([*cases, *_counts(boards[-1]), *_reasons(boards[-1])]) + "\n"


def _cases(board: Board) -> list[str]:
    lines = ["", f"## 实例 · Worked cases, {board.as_of}", ""]
    for code in (code for code in EXAMPLES if code in board.statuses):
        target, judged = board.data.targets[code], board.judgements[code]
        measure = board.data.measures[target.indicator_id]
        lines.append(f"- **`{code}`** → `{judged.status}`" + (f" (`{judged.reason}`)" if judged.reason else ""))
        for lang, mark in (("zh", ""), ("en", "*")):
            said = [
                told(each, lang, unit=measure.unit, decimals=measure.decimals, counted=counted_of(measure, lang))
                for each in judged.sentences
            ]
            lines.append(f"  {mark}{('' if lang == 'zh' else ' ').join(said)}{mark}" + ("<br>" if lang == "zh" else ""))
    return lines


def _counts(board: Board) -> list[str]:
    counts = Counter((target.kind, board.statuses[target.code]) for target in board.targets)
    shown = [status for status in Status if any(counts[kind, status] for kind in Kind)]
    judged = sum(number for (_, status), number in counts.items() if status.judged)
    head = ["", f"## 随附目标的状态 · The shipped targets, {board.as_of}", ""]
    said = f"{counts.total()} 个目标，能够评价的 {judged} 个。 *{counts.total()} targets, {judged} of them judged.*"
    names = " | ".join(f"{text('zh', f'status.{status}')} `{status}`" for status in shown)
    rows = [f"| `{kind}` | " + " | ".join(str(counts[kind, status] or "") for status in shown) + " |" for kind in Kind]
    return [*head, said, "", f"| 类型 kind | {names} |", "|---" * (len(shown) + 1) + "|", *rows]


def _reasons(board: Board) -> list[str]:
    reasons = Counter(str(judged.reason) for code in board.statuses if (judged := board.judgements[code]).reason)
    rows = [
        f"| `{reason}` | "
        + " | ".join(text(lang, f"reading.reason.{reason}") for lang in ("zh", "en"))
        + f" | {number} |"
        for reason, number in reasons.most_common()
    ]
    return ["", "| 无法评价的原因 reason | 中文 | English | 个数 number |", "|---|---|---|---|", *rows]


if __name__ == "__main__":
    by_hand = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    PAGE.write_text(by_hand + written(), encoding="utf-8")
