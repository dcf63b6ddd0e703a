"""The pictures of a report, drawn one after the other, so that whoever waits sees progress and can stop."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tracker.charts import Look
from tracker.reports.report import Report
from tracker.reports.studio import Studio


@dataclass(frozen=True, slots=True)
class Picture:
    """One PNG and the size in which its figure was laid out."""

    png: bytes
    width: int
    height: int


@dataclass(slots=True)
class Pictures:
    """The pictures of each part by its number; `missing` says in a sentence why there are none."""

    missing: str = ""
    parts: dict[int, list[Picture]] = field(default_factory=dict)

    def of(self, number: int) -> list[Picture]:
        """The pictures of a part, in order."""
        return self.parts.get(number, [])


def draw(
    report: Report, studio: Studio, look: Look, tallest: float, scale: float, into: Pictures
) -> Iterator[tuple[int, int]]:
    """Draw every figure into `into`; yields after each how many are done, of how many."""
    figures = [
        (number, figure)
        for number, part in enumerate(report.parts, start=1) if part.draw
        for figure in part.draw(look, tallest)
    ]  # fmt: skip
    yield 0, len(figures)
    for done, (number, figure) in enumerate(figures, start=1):
        size = figure["layout"]
        drawn = Picture(studio.picture(figure, scale=scale), size["width"], size["height"])
        into.parts.setdefault(number, []).append(drawn)
        yield done, len(figures)
