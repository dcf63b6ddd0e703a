"""The status colours under colour blindness and on both backgrounds; a sign and a fill of its own for every status."""

from itertools import combinations
from math import dist
from typing import Literal

import pytest

from tests.charts import samples
from tracker.charts import STATUS_STYLE, totals_by_deadline, totals_by_place
from tracker.charts.kit.fills import segment, swatch
from tracker.charts.kit.look import PALETTES, Look
from tracker.charts.kit.signs import sign
from tracker.core.kinds import Status, StatusKind
from tracker.words import text

# Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB
SEEN = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
LEAST_DISTANCE = 15.0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_totals_have_six_kinds_of_status_and_a_legend_of_those_that_are_drawn(lang: str) -> None:
    totals = samples.totals(lang)
    for draw in (totals_by_place, totals_by_deadline):
        figure = draw(totals, lang, samples.AS_OF)
        kinds = {status.kind for status in totals.all}
        assert len(figure["data"]) == len(kinds) <= len(StatusKind) == 6
        words = [note["text"] for note in figure["layout"]["annotations"]]
        for kind in kinds:
            count = sum(number for status, number in totals.all.items() if status.kind is kind)
            assert (
                words.count(text(lang, "chart.status_count", status=text(lang, f"status.kind.{kind}"), count=count))
                == 1
            )


def _linear(colour: str) -> list[float]:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _luminance(colour: str) -> float:
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), _linear(colour), strict=True))


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _lab(colour: str, seen: str) -> tuple[float, float, float]:
    rgb = [
        min(1.0, max(0.0, sum(m * part for m, part in zip(row, _linear(colour), strict=True)))) for row in SEEN[seen]
    ]
    weights = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [sum(w * part for w, part in zip(row, rgb, strict=True)) for row in weights]
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (xyz[0] / 0.9505, xyz[1], xyz[2] / 1.089)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("seen", SEEN)
def test_the_groups_stay_apart_for_every_eye(seen: str, theme: str) -> None:
    colours = {style.colour(theme) for style in STATUS_STYLE.values()}  # type: ignore[arg-type]
    assert len(colours) == 6
    for one, other in combinations(colours, 2):
        assert dist(_lab(one, seen), _lab(other, seen)) >= LEAST_DISTANCE, (seen, one, other)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_signs_and_text_stand_off_the_background(theme: str) -> None:
    palette = PALETTES[theme]
    for style in STATUS_STYLE.values():
        assert _contrast(style.colour(theme), palette.paper) >= 3.0  # type: ignore[arg-type]
    for colour in (palette.ink, palette.muted):
        assert _contrast(colour, palette.paper) >= 4.5
    assert _contrast(palette.accent, palette.paper) >= 3.0


def test_every_status_has_a_sign_of_its_own() -> None:
    assert list(STATUS_STYLE) == list(Status)
    assert len({style.symbol for style in STATUS_STYLE.values()}) == len(Status)
    assert len({style.glyph for style in STATUS_STYLE.values()}) == len(Status)
    paths = {
        (shape["path"], shape["fillcolor"] == "rgba(0,0,0,0)")
        for shape in (sign(status, Look(), xref="paper", x=0, xshift=0, yref="paper", y=0) for status in Status)
    }
    assert len(paths) == len(Status)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_segments_of_a_colour_are_filled_unlike_and_the_key_shows_how(theme: Literal["light", "dark"]) -> None:
    look = Look(theme=theme)
    fills = [(style.colour(theme), style.fill) for style in STATUS_STYLE.values()]
    assert len(set(fills)) == len(Status)
    assert len({str(segment(status, look)) for status in Status}) == len(Status)
    assert len({str(swatch(status, look, xshift=0, yshift=0)) for status in Status}) == len(Status)


def test_what_is_not_judged_is_hollow() -> None:
    left = [STATUS_STYLE[status] for status in Status if not status.judged]
    assert all(style.open and style.fill != "full" for style in left)
