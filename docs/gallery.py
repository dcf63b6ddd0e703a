"""Draw every chart in both languages for docs/gallery.md: `python docs/gallery.py` (needs requirements-dev.txt).

Real charts come from the catalogue as it is shipped, in a database of their own; where it has too little for a chart,
the example rows of the tests stand in, and the page says that they are made up.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402

from tests.charts import golden  # noqa: E402
from tracker import charts  # noqa: E402
from tracker.catalogue import bring_up_to_date  # noqa: E402
from tracker.charts import Look  # noqa: E402
from tracker.core.settings import load_settings  # noqa: E402
from tracker.store.engine import Engine, data_version, open_store  # noqa: E402
from tracker.views.board import Board, load_board, target_rows  # noqa: E402
from tracker.views.compare import comparison  # noqa: E402
from tracker.views.families import families  # noqa: E402
from tracker.views.goals import goal_rows  # noqa: E402
from tracker.views.links import links  # noqa: E402
from tracker.views.status_days import status_histories  # noqa: E402
from tracker.views.target import trajectory  # noqa: E402
from tracker.words import LANGUAGES  # noqa: E402

OUT = ROOT / "docs" / "gallery"
TODAY, THEN = date(2026, 11, 21), date(2023, 9, 30)
Draw = Callable[[Look], dict[str, Any]]


@dataclass(frozen=True)
class Shown:
    """A chart of the gallery: its heading in both languages, whether its data are made up, and the drawing."""

    zh: str
    en: str
    made_up: bool
    draw: Callable[[str], Draw]


def real(board: Board, then: Board) -> dict[str, Shown]:
    """Charts of the shipped data."""

    def of(place: str, lang: str) -> list[Any]:
        return target_rows(board, lang, [each.code for each in board.targets_of(board.data.places[place].id)])

    def every(lang: str) -> list[Any]:
        return target_rows(board, lang, board.statuses)

    def course(at: Board, code: str) -> Callable[[str], Draw]:
        return lambda lang: lambda look: charts.trajectory(trajectory(at, lang, code), lang, look)

    def with_values(lang: str) -> list[Any]:
        codes = [row.code for row in every(lang) if row.latest is not None and not row.tier_of]
        return [trajectory(board, lang, code) for code in codes]

    def parts(lang: str) -> Draw:
        family = families(board, lang, board.targets)[0]
        return lambda look: charts.parts(family, lang, TODAY, look)

    def tiles(code: str, lang: str) -> Draw:
        place = board.data.places[code]
        name = place.name_zh if lang == "zh" else place.name_en
        return lambda look: charts.tile_map(every(lang), code, name, lang, TODAY, look)

    def on_day(chart: Callable[..., dict[str, Any]], rows: Callable[[str], Any]) -> Callable[[str], Draw]:
        return lambda lang: lambda look: chart(rows(lang), lang, TODAY, look)

    return {
        "counts": Shown("状态分布", "Statuses", False,
                         on_day(charts.counts, lambda lang: goal_rows(every(lang), TODAY, lang))),
        "matrix": Shown("地区与领域", "Jurisdictions by theme", False, on_day(charts.matrix, every)),
        "progress": Shown("一个地区的目标进展", "Progress of a place", False,
                          on_day(charts.progress, lambda lang: of("420500", lang))),
        "trajectory-then": Shown("目标走势：回到 2023-09-30", "A course, back on 2023-09-30", False,
                                 course(then, "420500-gdp-2023-floor")),
        "trajectory-now": Shown("目标走势：今天", "A course, today", False,
                                 course(board, "420100-market-entities-open")),
        "deadlines": Shown("期限分布", "Deadlines", False, on_day(charts.deadlines, every)),
        "calendar": Shown("未来十二个月的期限", "The next twelve months", False, on_day(charts.calendar, every)),
        "status-history": Shown("逐月回看的状态", "Status month by month", False,
                                on_day(charts.status_history,
                                       lambda lang: status_histories(board, lang, board.targets))),
        "ranking": Shown("一个指标的各地对比", "One indicator over places", False,
                         lambda lang: lambda look: charts.ranking(comparison(board, lang, "gdp", []).rows,
                                                                  load_settings().tie_points, lang, TODAY, look)),
        "tiles-city": Shown("方位图：宜昌", "Tile map: Yichang", False, lambda lang: tiles("420500", lang)),
        "tiles-province": Shown("方位图：湖北", "Tile map: Hubei", False, lambda lang: tiles("420000", lang)),
        "multiples": Shown("走势小图", "Small multiples", False, on_day(charts.multiples, with_values)),
        "documents": Shown("文件之间的对照", "Documents against each other", False,
                           on_day(charts.documents, lambda lang: links(board, lang, board.targets))),
        "parts": Shown("分解与总目标", "Parts and their whole", False, parts),
    }  # fmt: skip


def made_up() -> dict[str, Shown]:
    """Charts for which the shipped data have too little."""

    def example(name: str) -> Callable[[str], Draw]:
        return lambda lang: lambda look: golden.FIGURES[name](lang, look)

    return {
        "made-up-progress": Shown("每种状态、每种类型", "Every status, every kind", True, example("progress")),
        "made-up-trajectory": Shown("走势与推算", "A course with its projection", True, example("trajectory-level")),
        "made-up-fan": Shown(
            "走势：推算的区间", "A course: intervals of the projection", True, example("trajectory-fan")
        ),
        "made-up-broken": Shown(
            "走势：口径变化与数值修订",
            "A series break and a revision",
            True,
            example("trajectory-broken"),
        ),
        "made-up-totals": Shown("很多目标时：按地区合计", "Many targets, by place", True, example("totals-places")),
        "made-up-totals-deadlines": Shown(
            "很多目标时：按期限合计", "Many targets, by deadline", True, example("totals-deadlines")
        ),
        "made-up-ranking": Shown(
            "排名：并列、缺数、时期不同", "Ranking: a tie, gaps, another period", True, example("ranking")
        ),
        "made-up-growth": Shown(
            "十四个县市区的增速，已知前九个月",
            "Growth of fourteen counties, nine months known",
            True,
            example("ranking-growth"),
        ),
        "made-up-outfalls": Shown(
            "走势：1973 个中的 1972 个", "A course: 1972 of 1973", True, example("trajectory-outfalls")
        ),
        "made-up-band": Shown(
            "走势：左右的允许范围", "A course: the band of “about”", True, example("trajectory-hold")
        ),
        "made-up-interval": Shown("走势：区间目标", "A course: an interval", True, example("trajectory-interval")),
        "made-up-average": Shown("走势：年均增速", "A course: a yearly average", True, example("trajectory-average")),
        "made-up-bounds": Shown(
            "走势：约数、预计值和上下限", "A course: bounds and estimates", True, example("trajectory-bounds")
        ),
        "made-up-in-year": Shown("年内逐月", "Within the year", True, example("in-year-total")),
        "made-up-bulletin": Shown("通报：县市区与指标", "Counties by indicators", True, example("bulletin")),
        "made-up-contributions": Shown(
            "下辖各地对合计的贡献", "Contributions to a total", True, example("contributions")
        ),
        "made-up-gap": Shown("与序时进度之差", "The gap to schedule", True, example("gap")),
        "made-up-tiles": Shown("方位图：一个指标", "Tile map of one indicator", True, example("tiles-one")),
        "made-up-boundaries": Shown("自备边界的地图", "A map of boundaries supplied", True, example("boundaries")),
        "made-up-history": Shown("逐月回看的状态", "Status month by month", True, example("status_history")),
        "made-up-documents": Shown("后来的文件提高要求", "A later document asks for more", True, example("documents")),
        "made-up-parts": Shown("分解之和", "The sum of parts", True, example("parts")),
    }


def board_of(engine: Engine, as_of: date) -> Board:
    """The board of a day."""
    return load_board(engine, version=data_version(engine), as_of=as_of, settings=load_settings())


def main() -> None:
    """Draw all and write the page that shows them."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder, golden.drawing_board() as page:
        now = datetime.now(UTC)
        engine = open_store(Path(folder) / "gallery.db", now=now)
        bring_up_to_date(engine, now=now)
        shown = real(board_of(engine, TODAY), board_of(engine, THEN)) | made_up()
        for name, chart in shown.items():
            for lang in LANGUAGES:
                drawn = (
                    golden.saved(page, chart.draw(lang), "a4")
                    .convert("RGB")
                    .quantize(128, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
                )
                drawn.save(OUT / f"{name}.{lang}.png", optimize=True)
    lines = ["# 图集 · Gallery", "",
             f"由 `python docs/gallery.py` 按 {TODAY} 的数据画出（A4 页宽，1 倍）；",
             "标“虚构”的用测试中的示例数据，因为随附的数据还画不出这样的图。", "",
             f"*Drawn by `python docs/gallery.py` as of {TODAY} (A4 width, 1×). What says “made up” shows example rows",
             "of the tests, because the shipped data have too little for it.*", ""]  # fmt: skip
    for name, chart in shown.items():
        zh, en = ("（虚构）", " (made up)") if chart.made_up else ("", "")
        lines += [f"## {chart.zh}{zh} · {chart.en}{en}", "", f"![{chart.zh}](gallery/{name}.zh.png)", "",
                  f"![{chart.en}](gallery/{name}.en.png)", ""]  # fmt: skip
    (ROOT / "docs" / "gallery.md").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
