"""Boundaries of divisions that the office supplies, as GeoJSON with the code of each in its feature; none are ours."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from tracker import config

Ring = tuple[tuple[float, float], ...]
"""Corners as longitude and latitude in degrees."""
NAMED = ("adcode", "code", "gb", "id", "区划代码", "行政区划代码", "代码")
"""The properties that may hold a code, in this order; else the feature's own id."""
_LARGEST, _FEWEST, _CODE, _COUNTRY = 60_000_000, 3, 6, "156"


class BoundariesError(ValueError):
    """A file that cannot be read as boundaries: a stable `code` for the words, and where or what was `found`."""

    def __init__(self, code: str, found: object = "") -> None:
        """Keep the code and what it is about."""
        super().__init__(f"{code}: {found}")
        self.code = code
        self.found = str(found)


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The rings of each division by its code, outer ones and holes alike, and how many features have no code."""

    rings: Mapping[str, tuple[Ring, ...]]
    nameless: int = 0


def supplied() -> Boundaries | None:
    """The boundaries of the file in force, read again when it has changed; None without one. Raises BoundariesError."""
    path = config.boundaries()
    try:
        stood = path.stat()
    except OSError:
        return None
    return _kept(path, stood.st_mtime_ns, stood.st_size)


@lru_cache(maxsize=2)
def _kept(path: Path, changed: int, size: int) -> Boundaries:
    if size > _LARGEST:
        raise BoundariesError("too_large", size // 1_000_000)
    return read(path.read_bytes())


def read(content: bytes) -> Boundaries:
    """The boundaries of a GeoJSON file; raises BoundariesError where it is none, or not in degrees."""
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BoundariesError("no_json", error) from None
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list):
        raise BoundariesError("no_features")
    found: dict[str, tuple[Ring, ...]] = {}
    nameless = 0
    for number, feature in enumerate(features, start=1):
        if not isinstance(feature, dict):
            raise BoundariesError("geometry", number)
        code = _code(feature)
        if not code:
            nameless += 1
        elif feature.get("geometry") is not None:
            found[code] = (*found.get(code, ()), *_rings(feature["geometry"], number))
    if not found:
        raise BoundariesError("no_code", ", ".join(NAMED))
    return Boundaries(found, nameless)


def _code(feature: Mapping[str, Any]) -> str:
    """A feature's six digits: a longer code is one of a street, or begins with that of the country."""
    said = feature.get("properties")
    properties = said if isinstance(said, dict) else {}
    for value in (*(properties.get(name) for name in NAMED), feature.get("id")):
        digits = str(value).strip().removesuffix(".0") if isinstance(value, str | int | float) else ""
        if len(digits) == len(_COUNTRY) + _CODE:
            digits = digits.removeprefix(_COUNTRY)
        if digits.isascii() and digits.isdigit() and len(digits) in (_CODE, 2 * _CODE):
            return digits[:_CODE]
    return ""


def _rings(geometry: Any, number: int) -> Iterator[Ring]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise BoundariesError("geometry", number)
    try:
        polygons = geometry["coordinates"] if kind == "MultiPolygon" else [geometry["coordinates"]]
        rings = [tuple((float(corner[0]), float(corner[1])) for corner in ring) for ring in chain(*polygons)]
    except (KeyError, TypeError, ValueError, IndexError):
        raise BoundariesError("geometry", number) from None
    for ring in rings:
        if len(ring) < _FEWEST:
            raise BoundariesError("geometry", number)
        if not all(-180 <= east <= 180 and -90 <= north <= 90 for east, north in ring):
            raise BoundariesError("degrees", number)
        yield ring
