"""The pictures of a report, drawn one after the other, so that whoever waits sees progress and can stop."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tracker.charts import Look
from tracker.reports.browser import PicturesError
from tracker.reports.report import Report
from tracker.reports.studio import Studio
from tracker.reports.writable import writable_figure

_log = logging.getLogger("tracker")


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture, PNG or SVG, and the size in which its figure was laid out."""

    content: bytes
    width: int
    height: int


@dataclass(slots=True)
class Pictures:
    """The pictures of each part by its number.

    `missing` says in a sentence why there are none at all; `failed` are the numbers of parts that lack one.
    """

    missing: str = ""
    parts: dict[int, list[Picture]] = field(default_factory=dict)
    failed: list[int] = field(default_factory=list)

    def of(self, number: int) -> list[Picture]:
        """The pictures of a part, in order."""
        return self.parts.get(number, [])


def lacking(report: Report, pictures: Pictures, number: int) -> str:
    """Why a part has not all of its pictures, in a sentence; empty where it has."""
    if report.drawn_native(number):
        return ""
    if pictures.missing and report.parts[number - 1].draw:
        return pictures.missing
    return report.text("report.picture_failed") if number in pictures.failed else ""


def draw(
    report: Report, studio: Studio, looks: Mapping[int, Look], form: str, scale: float, into: Pictures
) -> Iterator[tuple[int, int]]:
    """Draw the figures of the parts that have a look into `into`; yields after each how many are done, of how many.

    A figure that cannot be drawn is noted and the rest drawn; raises PicturesError where two in a row cannot.
    """
    figures = [
        (number, figure)
        for number, part in enumerate(report.parts, start=1) if part.draw and number in looks
        for figure in part.draw(looks[number])
    ]  # fmt: skip
    yield 0, len(figures)
    failing = False
    for done, (number, figure) in enumerate(figures, start=1):
        size = figure["layout"]
        try:
            drawn = Picture(
                studio.picture(writable_figure(figure), form=form, scale=scale), size["width"], size["height"]
            )
        except PicturesError as error:
            if failing:
                raise
            _log.warning("a picture of %r was not drawn: %s", report.parts[number - 1].title, error.detail)
            into.failed.append(number)
            failing = True
        else:
            into.parts.setdefault(number, []).append(drawn)
            failing = False
        yield done, len(figures)
