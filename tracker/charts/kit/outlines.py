"""Boundaries on paper: degrees to pixels, simpler lines, and the place inside each where its name stands."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
Ring = Sequence[Point]
_NEAREST, _CELLS = 0.7, 24


@dataclass(frozen=True, slots=True)
class Drawn:
    """A place's rings in pixels from the upper left, the point deepest inside its largest ring, and its bounds."""

    rings: tuple[tuple[Point, ...], ...]
    middle: Point
    left: float
    top: float
    right: float
    bottom: float

    @property
    def path(self) -> str:
        """Its outline as an SVG path; holes are left out of its fill."""
        return "".join("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in ring) + "Z" for ring in self.rings)


def drawn(places: Mapping[str, Sequence[Ring]], width: float, tallest: float) -> tuple[dict[str, Drawn], float, float]:
    """The places within `width` and `tallest` pixels, true to shape in their middle; and the size they take."""
    corners = [corner for rings in places.values() for ring in rings for corner in ring]
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    shrunk = math.cos(math.radians((south + north) / 2))
    across, down = max((east - west) * shrunk, 1e-9), max(north - south, 1e-9)
    scale = min(width / across, tallest / down)
    found = {}
    for code, rings in places.items():
        placed = [_simpler([((x - west) * shrunk * scale, (north - y) * scale) for x, y in ring]) for ring in rings]
        largest = max(placed, key=lambda ring: abs(_area(ring)))
        kept = tuple(ring for ring in placed if len(ring) > 2) or (largest,)
        xs, ys = [x for x, _ in largest], [y for _, y in largest]
        found[code] = Drawn(kept, _middle(largest), min(xs), min(ys), max(xs), max(ys))
    return found, across * scale, down * scale


def _simpler(ring: Iterable[Point]) -> tuple[Point, ...]:
    """The corners that are not next to the one before."""
    kept: list[Point] = []
    for corner in ring:
        if not kept or math.dist(kept[-1], corner) >= _NEAREST:
            kept.append(corner)
    return tuple(kept)


def _area(ring: Sequence[Point]) -> float:
    return sum(x * below - right * y for (x, y), (right, below) in pairwise([*ring, ring[0]])) / 2


def _middle(ring: Sequence[Point]) -> Point:
    """The point of a grid that is farthest from the outline, of those inside."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    grid = [(min(xs) + wide * (n + 0.5) / _CELLS, min(ys) + high * (m + 0.5) / _CELLS)
            for n in range(_CELLS) for m in range(_CELLS)]  # fmt: skip
    inside = [point for point in grid if _contains(ring, point)] or [(min(xs) + wide / 2, min(ys) + high / 2)]
    return max(inside, key=lambda point: min(math.dist(point, corner) for corner in ring))


def _contains(ring: Sequence[Point], point: Point) -> bool:
    x, y = point
    crossings = (
        (above > y) != (below > y) and x < left + (right - left) * (y - above) / (below - above)
        for (left, above), (right, below) in pairwise([*ring, ring[0]])
    )
    return sum(crossings) % 2 == 1
