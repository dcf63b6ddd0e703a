"""The tables of docs/performance.md, made of the numbers in benchmarks/results: `python -m benchmarks.page`."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.measure import RESULTS, Measured
from tracker import config
from tracker.words import text

PAGE = config.ROOT / "docs" / "performance.md"
_TABLE = (
    "screen",
    "visits",
    "changes",
    "starts",
    "judging",
    "large",
    "memory",
    "people",
    "intake",
    "panel",
    "command",
    "report",
    "documents",
)
_ZH = {
    "first screen of 100,000 values": "10 万个值的首页，第一屏",
    "another target chosen": "换一个目标 → 新图画出",
    "a value saved in the grid": "表格里存一个值 → 确认并重画",
    "start of the server": "启动（已有数据库）→ 送出第一页",
    "the same, processor time": "同上，处理器时间",
    "first start, database built": "首次启动，含建库",
    "judging 100,000 targets, 1,000,000 actuals": "评价 10 万个目标、100 万个实际值，全部读数",
    "overview of 1,000,000 values": "100 万个值的总览",
    "jurisdiction of 1,000,000 values": "100 万个值的地区页",
    "memory of that server": "该服务器的内存",
    "memory of a session": "每多一位读者的内存",
    "the same in no order": "同上，乱序",
    "the most memory of either": "同上，最多占用的内存",
    "1,000,000 rows by the command line": "命令行导入 100 万行",
    "100,000 rows checked and committed": "核对并写入 10 万行",
    "20 MB that leave something open: the question": "20 MB 的文件 → 要回答的问题",
    "reading 30,000 characters": "识读 3 万字的工作报告",
    "reading a PDF of 60 pages": "识读 60 页的 PDF",
    "the same, in processor time": "同上，与允许的处理器时间相比",
}
_PARTS = {
    "waiting": "等网络和服务器 · waiting",
    "framework": "Streamlit 脚本 · framework",
    "plotly": "plotly 解析与绘图 · plotly",
    "browser": "排版与绘制 · layout and paint",
    "garbage": "回收 · garbage",
}

MARK = "<!-- 以下由原始数写出 · below is made of the raw numbers: python -m benchmarks.page -->\n"
_HEADS = ("量什么 · what", "参照 · against", "我们 · ours", "参照 · reference", "结果 · found", "目标 · reach",
          "达到 · reached", "负荷 · load")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """The results of one benchmark as they were kept."""

    load: float
    lines: list[Measured]


def written() -> str:
    """The tables, as they would stand in the page."""
    results = {name: _kept(name) for name in (*_TABLE, "growth", "profile")}
    return MARK + "".join(f"{line}\n" for line in (
        *_rows(_HEADS, (_line(line, results[name].load) for name in _TABLE for line in results[name].lines)),
        *_people(results["people"].lines[0]), *_growth(results["growth"].lines), *_profile(results["profile"].lines),
    ))  # fmt: skip


def _rows(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    table = [list(heads), *map(list, rows)]
    table.insert(1, ["---"] * len(table[0]))
    yield from (f"| {' | '.join(row)} |" for row in table)


def _kept(name: str) -> Kept:
    told = json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))
    return Kept(told["load"][0], [Measured(**line) for line in told["lines"]])


def _line(line: Measured, load: float) -> Iterator[str]:
    _, _, ours, reference, found, reach, reached, _ = (cell.strip() for cell in line.line.split("|"))
    against, _, seconds = reference.rpartition(": ")
    yield from (
        _name(line.name),
        against,
        ours,
        seconds,
        found,
        reach,
        "✓" if reached == "yes" else "**✗**",
        f"{load:.1f}",
    )


def _name(name: str) -> str:
    if name.startswith("first visit to "):
        return f"首次打开{text('zh', 'nav.' + name.rpartition(' ')[2])} · {name}"
    if " readers at once" in name:
        return f"{name.partition(' ')[0]} 位读者同时使用，p95 · {name}"
    if name.startswith("a report of "):
        return f"30 幅图的报告（{name.rpartition(' ')[2]}） · {name}"
    return f"{_ZH[name]} · {name}"


def _people(line: Measured) -> Iterator[str]:
    """What the load generator itself took, so that it is seen not to have been the bottleneck."""
    clients, server = (f"{line.more[f'load of the {side}']:.1%}" for side in ("clients", "server"))
    readers = line.name.partition(" ")[0]
    yield f"\n{readers} 位读者由一个进程扮演，它自己占一个处理器的 {clients}，服务器占 {server}。"
    yield f"*The {readers} readers are one process, which took {clients} of a processor; the server took {server}.*"


def _growth(lines: list[Measured]) -> Iterator[str]:
    yield "\n## 增长 · Growth\n"
    yield "按实际值的个数，秒；指数 1 是成比例，0 是与大小无关。"
    yield "*By the number of actuals, in seconds; an exponent of 1 is proportional, 0 the same at any size.*\n"
    rows = []
    for line in lines:
        what, exponent = line.name.removeprefix("growth of ").split(": exponent ")
        rows.append([what, *(f"{each:.3g}" for each in line.more["seconds"]), exponent])
    yield from _rows(["", *(f"{size:,}" for size in lines[0].more["sizes"]), "指数 · exponent"], rows)


def _profile(lines: list[Measured]) -> Iterator[str]:
    seconds = {words: [line.more["parts"][part] for line in lines] for part, words in _PARTS.items()}
    seconds["合计 · all"] = [sum(line.more["parts"].values()) for line in lines]
    seconds["服务器上脚本一次运行 · a run on the server"] = [line.more["server"] for line in lines]
    yield "\n## 首次打开总览的时间用在哪里 · Where a first visit to the overview spends its time\n"
    yield "浏览器主线程，毫秒，用 Chromium 自己的剖析器（会慢一些）；before 是提速之前的版本。"
    yield "*The page's main thread in ms, by Chromium's own profiler, which slows it a little; before is the version"
    yield "before the work on speed.*\n"
    yield from _rows(
        ["", *(line.name.rpartition(": ")[2] for line in lines)],
        ([words, *(f"{value * 1000:.0f}" for value in values)] for words, values in seconds.items()),
    )


if __name__ == "__main__":
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(page[: page.index(MARK)] + written(), encoding="utf-8")
