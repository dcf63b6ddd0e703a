"""The 32 inputs of `../shared/files` and what comes of each, as lines of a table: docs/files.md holds what it gives."""

import tempfile
from pathlib import Path

from tests.intake.test_files import CASES, NOW, Sent, sent, values
from tracker.catalogue import bring_up_to_date
from tracker.intake.plans.causes import causes
from tracker.intake.plans.plan import Plan
from tracker.store.engine import Engine, open_store
from tracker.words import text

ROOT = Path(__file__).resolve().parent.parent.parent
HEAD = (
    "| 文件 · file | 原样 · as it comes | 写入 · stored | 回答 · answers | 之后写入 · stored then | 为什么 · why |",
    "|---|---|---|---|---|---|",
)
_OUTCOMES = {
    "accept": "收入 · taken", "accept-with-warning": "收入，有提醒 · taken, with a word",
    "reject-with-row-errors": "有记录不收 · records refused", "reject-file": "不收 · refused",
}  # fmt: skip
_ABOUT = {"actual": "plan"}
_CHOICES = {"skip_unknown": "目录里没有的指标跳过", "only_good": "只收没有问题的记录"}


def table(shared: Path) -> list[str]:
    """The lines of the table; a file that stands twice among the cases is told as it comes first."""
    first = {case.file: case for case in reversed(CASES)}
    with tempfile.TemporaryDirectory() as place:
        engine = open_store(Path(place) / "tracker.db", now=NOW)
        bring_up_to_date(engine, now=NOW, folder=ROOT / "data" / "catalogue")
        lines = [_line(engine, shared, first[file]) for file in sorted(first)]
        engine.dispose()
    return [*HEAD, *lines]


def _line(engine: Engine, shared: Path, case: Sent) -> str:
    """A file as it comes, and once it is answered."""
    path, said = shared / "files" / case.file, {**case.options, **case.answers}
    plain = sent(engine, path, {})
    cells = [case.file, _asked(plain) or _OUTCOMES[plain.outcome], _stored(plain)]
    if not said:
        return _row(*cells, "", "", _why(plain))
    answered = sent(engine, path, said)
    return _row(*cells, "、".join(map(_answer, said)), _stored(answered), _why(answered) or _why(plain))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _asked(plan: Plan) -> str:
    return "要回答 · asked" if any(one.asked for one in plan.layout.statements) else ""


def _stored(plan: Plan) -> str:
    return str(len(values(plan)) if plan.committable else 0)


def _answer(option: str) -> str:
    return _CHOICES.get(option) or text("zh", f"intake.about.{_ABOUT.get(option, option)}")


def _why(plan: Plan) -> str:
    """The first thing that refuses the file or a record of it; empty where nothing does."""
    first = next((cause.first for cause in causes(plan.all_problems()) if cause.first.is_error), None)
    return first.what("zh").replace("|", "/") if first else ""
